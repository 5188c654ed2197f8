"""What recognises a plan in lines and tables, and what decides about its assignments; pure."""
