"""Telex: what is left in a word when the keyboard's marks did not take ("keets hoon" → ket hon)."""

import re
from typing import Final

_DOUBLED: Final = re.compile(r"aa|ee|oo|dd")
_HOOKED: Final = re.compile(r"(?<=[uoa])w")
_TONED: Final = re.compile(r"([aeiouy][a-z]*?)[sfrxj]([a-z]*)$")


def plain_of(word: str) -> str:
    """Give a word without the keys of a Telex keyboard; a word that carries none comes back as it was."""
    plain = _HOOKED.sub("", _DOUBLED.sub(lambda found: found[0][0], word))
    return _TONED.sub(r"\1\2", plain)
