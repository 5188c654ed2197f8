"""A flaw: one thing wrong with a pack, at a file and a line, in one sentence."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Flaw:
    """One thing wrong with a pack. Line 0 means the whole file, an empty file the whole pack."""

    file: str
    line: int
    sentence: str

    def __str__(self) -> str:
        """Write it as compilers do: file:line: sentence."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.sentence}" if place else self.sentence


class Unreadable(Exception):
    """A bundle or a text that cannot be read at all; it carries its flaws."""

    def __init__(self, *flaws: Flaw) -> None:
        super().__init__(str(flaws[0]))
        self.flaws = flaws
