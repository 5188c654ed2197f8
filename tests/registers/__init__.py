"""The registers' tests."""
