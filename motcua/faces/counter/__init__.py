"""Quầy một cửa: dossiers are taken in and results handed over, by keyboard, at a one-stop unit's counter."""
