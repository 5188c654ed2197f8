"""Channels this house has of itself."""
