"""QR codes as drawings, what a set of templates may hold, which form is in force on a day."""

import io
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

import segno

from motcua.foundation.papers.models import FormSet, PaperForm

FORMS: Final = "/forms.json"
"""How a folder's file of form sets is called."""

KEPT: Final = frozenset({".typ", ".svg", ".png", ".json"})
_FOREIGN: Final = re.compile(rb"""(import|include)\s+["']@""")


_NO_FONT: Final = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)
_ESCAPED: Final = re.compile(r"\\u\{([0-9a-f]+)\}")
_BOX: Final = "\u25a1"
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


class ForeignPackage(Exception):
    """A template asks for a package from outside; papers are set from what the house has."""


def qr_svg(text: str) -> bytes:
    """A QR code of a text as SVG, with the quiet zone that scanners need, error correction M."""
    drawing = io.BytesIO()
    segno.make(text, error="m", micro=False).save(drawing, kind="svg", border=2, xmldecl=False, svgns=True)
    return drawing.getvalue()


def gather(folders: Mapping[str, Path]) -> dict[str, bytes]:
    """Every template file under its folder's name. Raises ForeignPackage."""
    files: dict[str, bytes] = {}
    for name, folder in folders.items():
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix in KEPT:
                content = path.read_bytes()
                if path.suffix == ".typ" and _FOREIGN.search(content):
                    raise ForeignPackage(str(path))
                files[f"{name}/{path.relative_to(folder).as_posix()}"] = content
    return files


def printable(value: object) -> object:
    """Data without signs that no paper can show: controls, formats, private and unassigned letters."""
    if isinstance(value, str):
        kept = (sign for sign in value if sign == "\n" or unicodedata.category(sign) not in _UNSEEN)
        return "".join(kept)
    if isinstance(value, Mapping):
        return {key: printable(below) for key, below in value.items()}
    return [printable(below) for below in value] if isinstance(value, list | tuple) else value


def letters_without_font(complaint: str) -> set[str]:
    """The letters that the setter says no font has."""
    found = _NO_FONT.search(complaint)
    if found is None:
        return set()
    return set(_ESCAPED.sub(lambda code: chr(int(code[1], 16)), found[1]))


def boxed(data: str, unknown: set[str]) -> str:
    """The data with a box for every such letter."""
    return data.translate(dict.fromkeys(map(ord, unknown), _BOX))


def form_set(told: Mapping[str, Any]) -> FormSet:  # Any: JSON
    """Read one form set as a file tells it."""
    until = told.get("valid_to")
    forms = (
        PaperForm(key, one["title"], one["template"], one["number"], told["set"], tuple(one.get("shows", ())))
        for key, one in sorted(told["forms"].items())
    )
    first, last = date.fromisoformat(told["valid_from"]), date.fromisoformat(until) if until else None
    return FormSet(first, last, told["set"], tuple(forms))


def form_among(sets: Sequence[FormSet], key: str, day: date) -> PaperForm | None:
    """Give the form of a key in the set of the day, else as the nearest set after or before says it."""
    standing = [
        one for one in sets if one.valid_from <= day and (one.valid_to is None or day <= one.valid_to)
    ]
    later = [one for one in sets if one.valid_from > day]
    earlier = [one for one in reversed(sets) if one.valid_from <= day]
    for number, among in enumerate((standing or sets[:1], later, earlier)):
        for one in among:
            found = next((form for form in one.forms if form.key == key), None)
            if found is not None:
                return found if not number else replace(found, number="", set="")
    return None
