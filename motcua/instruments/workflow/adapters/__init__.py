"""What this room is to rooms below it, joined in `wiring`."""
