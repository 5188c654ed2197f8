"""What decides about persons and their numbers; pure."""
