"""What rooms and packs plug in: folders of templates, each under a name of its own."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

HOUSE: Final = Path(__file__).parent / "templates" / "house"


class _Book:
    """The folders in use, joined once by `wiring`. `house` is always there."""

    def __init__(self) -> None:
        self.folders: dict[str, Path] = {"house": HOUSE}

    def join(self, folders: Mapping[str, Path]) -> None:
        """Take the folders by name; a second call replaces them."""
        self.folders = {**folders, "house": HOUSE}


PAPER_BOOK = _Book()
