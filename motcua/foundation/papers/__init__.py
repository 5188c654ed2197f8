"""Giấy tờ: a template and data become an official paper, PDF/A-2b, the same bytes for the same input.

Templates are Typst files that rooms and packs register; data goes in as JSON and is never markup. The
house brings the common head of Decree 30, an A5 slip, and an A4 sheet.
"""
