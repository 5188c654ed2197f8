"""Handing papers on."""
