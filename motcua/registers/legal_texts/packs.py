"""What packs may bring of legal texts: kind `legal_text`."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Final
from uuid import UUID

from motcua.foundation.access.models import Actor
from motcua.foundation.packs.ports import Change, Context, Item, LoadReport, Problem
from motcua.registers.legal_texts.actions import LegalTextFacts, amend_legal_text, record_legal_text
from motcua.registers.legal_texts.models import LegalText
from motcua.registers.legal_texts.queries import legal_texts
from motcua.registers.legal_texts.rules import number_key, read_reference, year_of

_HERE: Final = Path(__file__).parent

Key = tuple[str, int | None]  # number and year: some numbers begin anew each year


class LegalTextKind:
    """Kind `legal_text`: a text with its force; a later pack may tell of its end."""

    name = "legal_text"
    order = 10
    schema: Mapping[str, object] = json.loads((_HERE / "legal_text.schema.json").read_text())

    def key(self, item: Item) -> str:
        """The number in one spelling, with the year where it bears none, and the issuer."""
        number, year = _key(item)
        return f"{number if year is None or f'/{year}' in number else f'{number} ({year})'}, {item['issuer']}"

    def check(self, items: Sequence[Item], context: Context) -> list[Problem]:
        """Numbers that cannot be read, ends before beginnings, successors nobody knows."""
        known = {_key_of(row) for row in legal_texts()} | {_key(item) for item in items}
        numbers = {number for number, _year_said in known}
        problems: list[Problem] = []
        for index, item in enumerate(items):
            problems += [Problem((index, spot), said) for spot, said in _unsound(item, numbers)]
        return problems

    def diff(self, items: Sequence[Item]) -> list[Change]:
        """What is new, the same, or told anew."""
        rows = _rows()
        return [self._change(item, rows) for item in items]

    def load(self, items: Sequence[Item], *, by: Actor, at: datetime) -> LoadReport:
        """Record what is new and amend what is told anew; a successor goes in before what it replaces."""
        rows = _rows()
        report = LoadReport()
        for item in _successors_first(items):
            row, facts = _find(rows, item), _facts(item, rows)
            if row is None:
                fresh = record_legal_text(facts, by=by, at=at)
                rows.setdefault(_key_of(fresh), []).append(fresh)
                report += LoadReport(added=1)
            elif facts.differing_from(row):
                amend_legal_text(row.id, facts, by=by, at=at)
                report += LoadReport(changed=1)
            else:
                report += LoadReport(same=1)
        return report

    def _change(self, item: Item, rows: dict[Key, list[LegalText]]) -> Change:
        row = _find(rows, item)
        if row is None:
            return Change(self.key(item), "add", f"Thêm văn bản số {item['number']}.")
        changed = _facts(item, rows).differing_from(row)
        if changed:
            return Change(self.key(item), "new_version", f"Sửa {', '.join(changed)} của {row.citation}.")
        return Change(self.key(item), "same")


def _unsound(item: Item, numbers: set[str]) -> Iterator[tuple[str, str]]:
    if read_reference(item["number"]) is None:
        yield "number", f"Không đọc được số, ký hiệu “{item['number']}”; ví dụ: 61/2018/NĐ-CP."
    elif _year(item) is None:
        yield "number", f"Số {item['number']} không có năm; hãy thêm issued_on."
    elif item.get("issued_on", "")[:4] not in {"", str(_year(item))}:
        yield "issued_on", f"Ngày ban hành không thuộc năm của số {item['number']}."
    if item.get("in_force_to", "9999") < item.get("in_force_from", ""):
        yield "in_force_to", f"Văn bản {item['number']} hết hiệu lực trước khi có hiệu lực."
    successor = item.get("replaced_by")
    if successor and number_key(successor) not in numbers:
        yield "replaced_by", f"Không có văn bản {successor} trong gói hay trong sổ để thay thế."


def _year(item: Item) -> int | None:
    return year_of(item["number"]) or (int(item["issued_on"][:4]) if "issued_on" in item else None)


def _key(item: Item) -> Key:
    return number_key(item["number"]), _year(item)


def _key_of(row: LegalText) -> Key:
    return row.number_key, row.year


def _rows() -> dict[Key, list[LegalText]]:
    rows: dict[Key, list[LegalText]] = {}
    for row in legal_texts():
        rows.setdefault(_key_of(row), []).append(row)
    return rows


def _find(rows: Mapping[Key, list[LegalText]], item: Item) -> LegalText | None:
    return next((row for row in rows.get(_key(item), ()) if row.issuer == item["issuer"]), None)


def _successors_first(items: Sequence[Item]) -> list[Item]:
    """The items in an order in which whoever replaces another stands before it."""
    by_number = {number_key(item["number"]): item for item in items}
    ordered: dict[int, Item] = {}

    def take(item: Item, waiting: frozenset[int]) -> None:
        successor = by_number.get(number_key(item.get("replaced_by", "")))
        if successor is not None and id(successor) not in waiting:
            take(successor, waiting | {id(item)})
        ordered.setdefault(id(item), item)

    for item in items:
        take(item, frozenset({id(item)}))
    return list(ordered.values())


def _successor(rows: Mapping[Key, list[LegalText]], number: str) -> UUID | None:
    """The text of this number; the latest, where several years or provinces have one."""
    key = number_key(number)
    found = [row for (known, _year_said), same in rows.items() if known == key for row in same]
    return max(found, key=lambda row: row.year).id if found else None


def _facts(item: Item, rows: Mapping[Key, list[LegalText]]) -> LegalTextFacts:
    def day(name: str) -> date | None:
        return date.fromisoformat(item[name]) if name in item else None

    return LegalTextFacts(
        number=item["number"],
        kind=item["kind"],
        issuer=item["issuer"],
        title=item["title"],
        issued_on=day("issued_on"),
        in_force_from=day("in_force_from"),
        in_force_to=day("in_force_to"),
        replaced_by=_successor(rows, item["replaced_by"]) if "replaced_by" in item else None,
        note=item.get("note", ""),
        mark=item.get("mark", "S"),
    )
