"""Whoever sits at the console sits at the head's pages too."""

from tests.faces.console.conftest import chairs, keeper

__all__ = ["chairs", "keeper"]
