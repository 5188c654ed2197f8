"""What decides, of papers in a vault."""
