"""What decides in this room: reading a form's text, its conditions, its values, its sentences."""
