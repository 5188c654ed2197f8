"""Kinds of packs for rooms that lie below this one and cannot bring their own."""
