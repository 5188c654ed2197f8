"""Ports of rooms below that the land plugs into."""
