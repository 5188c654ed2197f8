"""What decides in this room: kinds of file, and what a content truly is."""
