"""Sealers this house has of itself."""
