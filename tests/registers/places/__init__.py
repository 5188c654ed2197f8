"""Tests of registers/places."""
