"""Tests of registers/calendars."""
