"""A source's running text as a citizen reads it: each line a paragraph, its dashes and pluses hanging."""

import re
from typing import Final

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

_MARK: Final = re.compile(r"^\s*(?P<mark>[-–—•*+])\s*(?=\S)")
_DEPTH: Final = {"+": "mc-line mc-line--deep"}


def prose(text: str) -> SafeString:
    """Set a text line by line; a dash or star opens an item, a plus one below it."""
    return format_html_join(
        "", '<p class="{}">{}</p>', (_line(line) for line in text.splitlines() if line.strip())
    )


def _line(line: str) -> tuple[str, str]:
    found = _MARK.match(line)
    if found is None:
        return "mc-line--plain", line.strip()
    mark = "+" if found["mark"] == "+" else "–"
    return _DEPTH.get(mark, "mc-line"), f"{mark} {line[found.end() :].strip()}"


def without_bullet(text: str) -> str:
    """Take off the dash, plus or star that a source wrote before a line, and let it begin with a capital."""
    bare = re.sub(r"^[\s*•–—+-]+(?=\S)", "", text)
    return bare[:1].upper() + bare[1:]
