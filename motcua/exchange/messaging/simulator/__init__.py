"""A gateway of our own for development and tests; it shares nothing with the side that sends."""
