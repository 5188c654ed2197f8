"""The views of this face."""
