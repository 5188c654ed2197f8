"""The numbers that Word writes itself before paragraphs: kept as lists in the file, counted here."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from motcua.steering.plans.adapters.parcels import Parcel

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMANS: Final = ((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True)
class Level:
    """How one level of a list is written."""

    format: str
    text: str
    start: int


@dataclass
class Numbers:
    """The lists of a document, and how far each has counted."""

    levels: Mapping[str, Mapping[int, Level]] = field(default_factory=dict)
    lists: Mapping[str, str] = field(default_factory=dict)
    of_styles: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, parcel: Parcel) -> "Numbers":
        """Read the lists of a document; it may have none."""
        if "word/numbering.xml" not in parcel.names:
            return cls()
        root = parcel.xml("word/numbering.xml")
        levels = {_id(node, "abstractNumId"): _levels(node) for node in root.iter(f"{W}abstractNum")}
        lists = {_id(node, "numId"): _value(node.find(f"{W}abstractNumId")) for node in root.iter(f"{W}num")}
        styles = parcel.xml("word/styles.xml") if "word/styles.xml" in parcel.names else None
        return cls(levels, lists, _of_styles(styles))

    def label(self, paragraph: etree._Element) -> str:
        """Count on, and give what Word writes before this paragraph."""
        found = self._list_of(paragraph)
        if found is None:
            return ""
        list_id, depth = found
        levels = self.levels.get(self.lists.get(list_id, ""), {})
        level = levels.get(depth)
        if level is None or list_id == "0":
            return ""
        counts = self.counts.setdefault(self.lists.get(list_id, ""), {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        if level.format == "bullet":
            return "-"
        if level.format == "none":
            return ""
        return re.sub(r"%(\d)", lambda found: self._figure(levels, counts, int(found[1]) - 1), level.text)

    def _figure(self, levels: Mapping[int, Level], counts: Mapping[int, int], depth: int) -> str:
        level = levels.get(depth)
        return _written(counts.get(depth, level.start if level else 1), level.format if level else "decimal")

    def _list_of(self, paragraph: etree._Element) -> tuple[str, int] | None:
        own = paragraph.find(f"{W}pPr/{W}numPr")
        if own is not None:
            list_id = _value(own.find(f"{W}numId"))
            depth = _value(own.find(f"{W}ilvl"))
            return (list_id, int(depth) if depth.isdecimal() else 0) if list_id else None
        return self.of_styles.get(_value(paragraph.find(f"{W}pPr/{W}pStyle")))


def _id(node: etree._Element, name: str) -> str:
    return str(node.get(f"{W}{name}", ""))


def _value(node: etree._Element | None) -> str:
    return str(node.get(f"{W}val", "")) if node is not None else ""


def _levels(node: etree._Element) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for level in node.iter(f"{W}lvl"):
        depth, start = level.get(f"{W}ilvl", ""), _value(level.find(f"{W}start"))
        if depth.isdecimal():
            format = _value(level.find(f"{W}numFmt")) or "decimal"
            text = _value(level.find(f"{W}lvlText"))
            found[int(depth)] = Level(format, text, int(start) if start.isdecimal() else 1)
    return found


def _of_styles(styles: etree._Element | None) -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for style in styles.iter(f"{W}style") if styles is not None else ():
        numbers = style.find(f"{W}pPr/{W}numPr")
        if numbers is not None and (list_id := _value(numbers.find(f"{W}numId"))):
            depth = _value(numbers.find(f"{W}ilvl"))
            found[_id(style, "styleId")] = (list_id, int(depth) if depth.isdecimal() else 0)
    return found


def _written(number: int, format: str) -> str:
    if format in {"upperRoman", "lowerRoman"}:
        text = _roman(number)
        return text if format == "upperRoman" else text.lower()
    if format in {"upperLetter", "lowerLetter"}:
        letter = chr(ord("a") + (number - 1) % 26)
        return letter.upper() if format == "upperLetter" else letter
    return f"{number:02d}" if format == "decimalZero" else str(number)


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMANS:
        count, number = divmod(number, value)
        text += sign * count
    return text
