"""The forms of this face."""
