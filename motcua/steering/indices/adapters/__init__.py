"""What plugs into this room's own ports."""
