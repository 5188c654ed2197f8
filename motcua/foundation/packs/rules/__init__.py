"""What decides in this room: reading a bundle and its YAML, and saying what is wrong with it."""
