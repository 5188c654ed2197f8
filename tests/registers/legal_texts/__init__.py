"""Tests of registers/legal_texts."""
