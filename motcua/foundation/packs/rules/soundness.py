"""From a bundle of files to the items of each kind, with file and line of every flaw on the way."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath
from typing import Final

import jsonschema_rs

from motcua.foundation.packs.ports import DAY, Item, PackKind, Problem
from motcua.foundation.packs.rules.bundles import BESIDE, HEAD, Bundle
from motcua.foundation.packs.rules.flaws import Flaw
from motcua.foundation.packs.rules.sentences import nearest, wrongs
from motcua.foundation.packs.rules.yaml_text import Path, Reading, read_yaml

_YAML: Final = frozenset({".yaml", ".yml"})
_NAME: Final = r"^[a-z][a-z0-9-]{1,59}$"
HEAD_SCHEMA: Final[dict[str, object]] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["name", "title", "version", "effective_from"],
    "properties": {
        "name": {"type": "string", "pattern": _NAME},
        "title": {"type": "string", "minLength": 1, "maxLength": 200},
        "version": {"type": "string", "minLength": 1, "maxLength": 40},
        "effective_from": DAY,
        "requires": {"type": "array", "uniqueItems": True, "items": {"type": "string", "pattern": _NAME}},
        "description": {"type": "string"},
    },
}
_FILE_KEYS: Final = ("kind", "items")


@dataclass(frozen=True)
class PackHead:
    """What `pack.yaml` says of the pack."""

    name: str
    title: str
    version: str
    effective_from: date
    requires: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Place:
    """Where an item stands: its file's reading and the way to it there."""

    reading: Reading
    path: Path


@dataclass
class Contents:
    """A pack read: its head, the sound items of each kind, and every flaw found so far."""

    head: PackHead | None = None
    items: dict[str, list[Item]] = field(default_factory=dict)
    places: dict[str, list[_Place]] = field(default_factory=dict)
    unsound: set[str] = field(default_factory=set)
    flaws: list[Flaw] = field(default_factory=list)

    def flaw_of(self, kind: str, problem: Problem) -> Flaw:
        """Turn a kind's problem into file and line."""
        index, *below = problem.path or (0,)
        places = self.places.get(kind, [])
        if not isinstance(index, int) or not 0 <= index < len(places):
            return Flaw("", 0, problem.sentence)
        place = places[index]
        return Flaw(place.reading.file, place.reading.line_of((*place.path, *below)), problem.sentence)


def read_contents(bundle: Bundle, kinds: Sequence[PackKind]) -> Contents:
    """Read every file, check every item against its kind's schema, and keep all flaws in file order."""
    contents = Contents()
    readings = [read_yaml(name, content) for name, content in sorted(bundle.items()) if _is_yaml(name)]
    contents.flaws.extend(_strangers(bundle))
    by_file = {reading.file: reading for reading in readings}
    if HEAD in by_file:
        _read_head(contents, by_file.pop(HEAD))
    else:
        contents.flaws.append(
            Flaw(HEAD, 0, "Gói thiếu tệp pack.yaml (name, title, version, effective_from).")
        )
    by_name = {kind.name: kind for kind in kinds}
    for reading in by_file.values():
        _take_file(contents, reading, by_name)
    for name, kind in by_name.items():
        _check_schema(contents, name, kind.schema)
    return contents


def _is_yaml(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in _YAML


def _strangers(bundle: Bundle) -> Iterable[Flaw]:
    """Flaws for files of which no pack has any use."""
    for name in sorted(bundle):
        if not _is_yaml(name) and PurePosixPath(name).suffix.lower() not in BESIDE:
            yield Flaw(
                name,
                0,
                "Gói dữ liệu chỉ gồm tệp .yaml (và .md, .txt, .csv, .typ, .svg, .bpmn, .json đi kèm).",
            )


def _read_head(contents: Contents, reading: Reading) -> None:
    """Read `pack.yaml`."""
    contents.flaws.extend(reading.flaws)
    if reading.flaws:
        return
    found = wrongs(_validator(HEAD_SCHEMA), HEAD_SCHEMA, reading.value)
    contents.flaws.extend(Flaw(HEAD, reading.line_of(wrong.path), wrong.sentence) for wrong in found)
    if not found:
        said = reading.value
        contents.head = PackHead(
            name=said["name"],
            title=said["title"],
            version=said["version"],
            effective_from=date.fromisoformat(said["effective_from"]),
            requires=tuple(said.get("requires", ())),
        )


def _take_file(contents: Contents, reading: Reading, kinds: Mapping[str, PackKind]) -> None:
    """Sort a file's items to their kind, once the file has its two keys right."""
    contents.flaws.extend(reading.flaws)
    said = reading.value
    kind = said.get("kind") if isinstance(said, dict) else None
    if reading.flaws:
        if isinstance(kind, str):
            contents.unsound.add(kind)
        return
    found = list(_file_flaws(reading, kinds))
    contents.flaws.extend(found)
    if found:
        contents.unsound.add(str(kind))
        return
    for index, item in enumerate(said["items"]):
        contents.items.setdefault(said["kind"], []).append(item)
        contents.places.setdefault(said["kind"], []).append(_Place(reading, ("items", index)))


def _file_flaws(reading: Reading, kinds: Mapping[str, PackKind]) -> Iterable[Flaw]:
    """What is wrong with the outer shape of one file."""
    said, file = reading.value, reading.file
    if not isinstance(said, dict):
        yield Flaw(file, 1, "Tệp phải bắt đầu bằng hai khóa kind: và items:.")
        return
    for key in said:
        if key not in _FILE_KEYS:
            yield Flaw(file, reading.line_of((key,)), f"Không có khóa “{key}”. {nearest(key, _FILE_KEYS)}")
    kind, items = said.get("kind"), said.get("items")
    if "kind" not in said:
        yield Flaw(file, 1, "Thiếu khóa kind: (loại của các mục trong tệp).")
    elif not isinstance(kind, str) or kind not in kinds:
        line = reading.line_of(("kind",))
        yield Flaw(file, line, f"Không có loại “{kind}”. {nearest(str(kind), kinds)}")
    if not isinstance(items, list):
        yield Flaw(
            file, reading.line_of(("items",)), "Khóa items: phải là danh sách, mỗi mục bắt đầu bằng dấu -."
        )


def _check_schema(contents: Contents, name: str, schema: Mapping[str, object]) -> None:
    """Check every item of one kind; a kind with one bad item is not checked further."""
    items = contents.items.get(name, [])
    if not items:
        return
    validator = _validator(schema)
    for item, place in zip(items, contents.places[name], strict=True):
        for wrong in wrongs(validator, schema, item):
            line = place.reading.line_of((*place.path, *wrong.path))
            contents.flaws.append(Flaw(place.reading.file, line, wrong.sentence))
            contents.unsound.add(name)


def _validator(schema: Mapping[str, object]) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(dict(schema), validate_formats=True)


def doubled(kind: PackKind, items: Sequence[Item], found: Sequence[Problem]) -> list[Problem]:
    """Items that stand twice: word for word, or with other words under one key from one day.

    Of the latter only those of which the kind itself has `found` nothing wrong.
    """
    told = {problem.path[0] for problem in found if problem.path}
    seen: dict[tuple[str, str], str] = {}
    problems: list[Problem] = []
    for index, item in enumerate(items):
        written = repr(sorted(item.items(), key=lambda pair: pair[0]))
        named = (kind.key(item), str(item.get("valid_from", "")))
        known = seen.get(named)
        if known == written:
            problems.append(Problem((index,), f"Mục “{named[0]}” viết hai lần y hệt nhau."))
        elif known is not None and index not in told:
            said = f"Mục “{named[0]}” viết hai lần với nội dung khác nhau; hãy giữ một."
            problems.append(Problem((index,), said))
        seen.setdefault(named, written)
    return problems


def is_pack_name(name: str) -> bool:
    """Whether a word may name a pack."""
    return re.fullmatch(_NAME, name) is not None
