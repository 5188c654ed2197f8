"""What decides about agencies, their names and codes, and lists of officers; pure."""
