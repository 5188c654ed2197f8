"""Kind `office_hours`: the open stretches of each weekday, from a day on."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Final

from motcua.foundation.access.models import Actor
from motcua.foundation.packs.ports import Change, Context, Item, LoadReport, Problem
from motcua.foundation.text import day_figures
from motcua.registers.calendars.actions import set_office_hours
from motcua.registers.calendars.errors import HoursOverlap
from motcua.registers.calendars.models import OfficeHours
from motcua.registers.calendars.queries import office_hours_by_key
from motcua.registers.calendars.rules import in_order, read_span
from motcua.registers.places.queries import place_by_code, places_by_codes

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Key = tuple[date, str]


class OfficeHoursKind:
    """Kind `office_hours`. Hours that hold are not rewritten: others follow them from a later day."""

    name = "office_hours"
    order = 32
    schema: Mapping[str, object] = json.loads(
        (Path(__file__).parents[1] / "office_hours.schema.json").read_text()
    )

    def key(self, item: Item) -> str:
        """The first day, and the place if they are of one."""
        return f"{item['valid_from']} {item['place']}" if "place" in item else str(item["valid_from"])

    def check(self, items: Sequence[Item], context: Context) -> list[Problem]:
        """Hours that do not hold together or overlap others, ends before beginnings, unknown places."""
        brought = {place["code"] for place in context.items("place")}
        problems = _overlaps(items)
        for index, item in enumerate(items):
            problems += [Problem((index, *path), said) for path, said in _unsound(item)]
            code = item.get("place")
            if code and code not in brought and not places_by_codes([code], _key(item)[0]):
                said = f"Không có đơn vị hành chính mã {code} vào ngày {item['valid_from']}."
                problems.append(Problem((index, "place"), said))
        return problems

    def diff(self, items: Sequence[Item]) -> list[Change]:
        """What is new and what is the same; other hours from the same day are a conflict."""
        known = office_hours_by_key()
        return [self._change(item, known.get(_key(item))) for item in items]

    def load(self, items: Sequence[Item], *, by: Actor, at: datetime) -> LoadReport:
        """Set what is new, by its days. Raises HoursOverlap where other hours stand."""
        known = office_hours_by_key()
        report = LoadReport()
        for item in sorted(items, key=lambda one: str(one["valid_from"])):
            row = known.get(_key(item))
            if row is not None and not _stands(item, row):
                raise HoursOverlap(since=day_figures(row.valid_from))
            if row is None:
                _set(item, by=by, at=at)
            report += LoadReport(added=1) if row is None else LoadReport(same=1)
        return report

    def _change(self, item: Item, row: OfficeHours | None) -> Change:
        if row is None:
            return Change(self.key(item), "add", f"Giờ làm việc từ {day_figures(_key(item)[0])}.")
        if _stands(item, row):
            return Change(self.key(item), "same")
        said = "Giờ làm việc từ ngày này đã đặt khác; hãy đặt giờ mới từ một ngày sau."
        return Change(self.key(item), "conflict", said)


def _key(item: Item) -> Key:
    return date.fromisoformat(item["valid_from"]), item.get("place", "")


def _overlaps(items: Sequence[Item]) -> list[Problem]:
    """Items that would cut into others of their scope, in the pack or in the register.

    Hours without an end give way to those that follow; hours with one do not.
    """
    standing = {
        key: row.valid_to.isoformat() if row.valid_to else "" for key, row in office_hours_by_key().items()
    }
    brought = {_key(item): item.get("valid_to", "") for item in items}
    problems: list[Problem] = []
    for index, item in enumerate(items):
        since, code = _key(item)
        if (since, code) in standing or item.get("valid_to", "9999") < item["valid_from"]:
            continue
        for (other, place), until in {**standing, **brought}.items():
            if place == code and other != since and _cuts(item, other.isoformat(), until):
                said = f"Chồng lên giờ làm việc từ {day_figures(other)} của cùng phạm vi."
                problems.append(Problem((index, "valid_from"), said))
                break
    return problems


def _cuts(item: Item, other: str, until: str) -> bool:
    """Whether hours from `other` to `until` (empty: open) and the item's would both hold on a day."""
    since, end = item["valid_from"], item.get("valid_to", "")
    if other < since:  # the other gives way only if it has no end, and is not to go on afterwards
        return until >= since if until else bool(end)
    return bool(end) and end >= other


def _week(item: Item) -> list[list[str]]:
    return [sorted(span.replace("–", "-") for span in item["week"].get(day, ())) for day in WEEKDAYS]


def _stands(item: Item, row: OfficeHours) -> bool:
    """Whether the hours say what the item says; an end that later hours brought does not matter."""
    until = item.get("valid_to")
    ends_so = until is None or (row.valid_to is not None and row.valid_to.isoformat() <= until)
    return ends_so and (_week(item), item.get("source", "")) == (row.week, row.source)


def _set(item: Item, *, by: Actor, at: datetime) -> None:
    since, code = _key(item)
    until = item.get("valid_to")
    set_office_hours(
        _week(item),
        valid_from=since,
        valid_to=date.fromisoformat(until) if until else None,
        place_id=place_by_code(code, since).id if code else None,
        source=item.get("source", ""),
        by=by,
        at=at,
    )


def _unsound(item: Item) -> list[tuple[tuple[str, ...], str]]:
    found: list[tuple[tuple[str, ...], str]] = []
    if item.get("valid_to", "9999") < item["valid_from"]:
        found.append((("valid_to",), "Giờ làm việc hết hiệu lực trước khi có hiệu lực."))
    for day, written in item["week"].items():
        if not _hold_together(written):
            found.append((("week", day), f"Giờ “{', '.join(written)}” không đọc được hoặc chồng lên nhau."))
    return found


def _hold_together(written: Sequence[str]) -> bool:
    try:
        return in_order(sorted(read_span(text) for text in written))
    except ValueError:
        return False
