"""How long to wait between tries, and how words become a message."""

import re
from datetime import timedelta
from typing import Final

from django.template import Context, Engine, TemplateSyntaxError
from django.utils.html import urlize

MOST_ATTEMPTS: Final = 8
_FIRST_WAIT: Final = timedelta(minutes=1)
_MISSING: Final = "\ufdd0%s\ufdd1"
_MISSING_FOUND: Final = re.compile("\ufdd0(.*?)\ufdd1", re.DOTALL)


class _Alone(Engine):
    """Django's template language without what reaches for other files."""

    default_builtins = ["django.template.defaulttags", "django.template.defaultfilters"]


_ENGINE: Final = _Alone(loaders=[], string_if_invalid=_MISSING, autoescape=False)


class MissingFact(Exception):
    """A template asked for a fact nobody gave."""

    def __init__(self, fact: str) -> None:
        super().__init__(fact)
        self.fact = fact


def wait_after(attempts: int) -> timedelta:
    """How long to wait after that many tries: 1, 4, 16, 64 … minutes."""
    return _FIRST_WAIT * (1 << 2 * (attempts - 1))


def broken(source: str) -> str:
    """What is wrong with a template's text, or nothing."""
    try:
        _ENGINE.from_string(source)
    except TemplateSyntaxError as cause:
        return str(cause)
    return ""


def fill(source: str, facts: dict[str, object]) -> str:
    """A template's text with its facts, as plain text. Raises MissingFact."""
    filled = _ENGINE.from_string(source).render(Context(facts, autoescape=False))
    missing = _MISSING_FOUND.search(filled)
    if missing:
        raise MissingFact(missing.group(1))
    return filled


def one_line(text: str) -> str:
    """A title on one line, so that it cannot smuggle headers in."""
    return " ".join(text.split())


def as_html(text: str) -> str:
    """Plain text as a small page: all escaped, addresses made links, blank lines between paragraphs."""
    parts = re.split(r"\n\s*\n", text.strip())
    body = "\n".join(f"<p>{urlize(part, nofollow=True, autoescape=True)}</p>" for part in parts)
    lines = body.replace("\n", "<br>\n").replace("</p><br>", "</p>")
    return f'<!doctype html><html lang="vi"><meta charset="utf-8"><body>\n{lines}\n</body></html>'
