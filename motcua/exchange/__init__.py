"""Máy vào ra: machines come in and are asked; a folder for each system, none of which knows another."""
