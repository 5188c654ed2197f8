"""This room plugged into others."""
