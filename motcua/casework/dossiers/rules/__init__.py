"""What decides about dossiers; pure."""
