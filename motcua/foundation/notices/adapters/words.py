"""From a template and facts to the words of a message, in Django's template language without its reach."""

import re
from functools import lru_cache
from typing import Final

from django.template import Context, Engine, TemplateSyntaxError
from django.template.base import Template
from django.utils.html import urlize

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


@lru_cache(256)
def _compiled(source: str) -> Template:
    """A template read once, however many are told by it."""
    return _ENGINE.from_string(source)


def broken(source: str) -> str:
    """What is wrong with a template's text, or nothing."""
    try:
        _ENGINE.from_string(source)
    except TemplateSyntaxError as cause:
        return str(cause)
    return ""


def fill(source: str, facts: dict[str, object]) -> str:
    """A template's text with its facts, as plain text. Raises MissingFact."""
    filled = _compiled(source).render(Context(facts, autoescape=False))
    missing = _MISSING_FOUND.search(filled)
    if missing:
        raise MissingFact(missing.group(1))
    return filled


def as_html(text: str) -> str:
    """Plain text as a small page: all escaped, addresses made links, blank lines between paragraphs."""
    parts = re.split(r"\n\s*\n", text.strip())
    body = "\n".join(f"<p>{urlize(part, nofollow=True, autoescape=True)}</p>" for part in parts)
    lines = body.replace("\n", "<br>\n").replace("</p><br>", "</p>")
    return f'<!doctype html><html lang="vi"><meta charset="utf-8"><body>\n{lines}\n</body></html>'
