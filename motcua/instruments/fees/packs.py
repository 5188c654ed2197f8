"""What packs may bring of money: kind `receipt_series`, numbers to write receipts under."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from motcua.foundation.access.models import Actor
from motcua.foundation.packs.ports import Change, Context, Item, LoadReport, Problem
from motcua.instruments.fees.actions import SeriesDraft, open_series
from motcua.instruments.fees.models import Series
from motcua.instruments.fees.queries import series_like
from motcua.registers.organisations.models import AgencyTerm
from motcua.registers.organisations.queries import ids_by_code, one_stop_units

Key = tuple[UUID, str, str, int]


class ReceiptSeriesKind:
    """Kind `receipt_series`: for one one-stop unit, or alike for every one of a kind and level.

    The collecting body is the agency above the unit, unless the item names another.
    """

    name = "receipt_series"
    order = 60
    schema: Mapping[str, object] = json.loads(
        (Path(__file__).parent / "receipt_series.schema.json").read_text(encoding="utf-8")
    )

    def key(self, item: Item) -> str:
        """Whose it is, its symbol and first number."""
        whose = item.get("unit") or f"{item['each']['kind']} {item['each']['level']}"
        return f"{whose}: {item['form']} {item['symbol']} từ {item['first']}"

    def check(self, items: Sequence[Item], context: Context) -> list[Problem]:
        """Numbers the wrong way round, the same numbers twice, units and bodies that nobody knows."""
        return [
            *_wrong_way(items),
            *_twice(items),
            *_nobody(items, context),
            *_said_otherwise(items),
        ]

    def diff(self, items: Sequence[Item]) -> list[Change]:
        """Say how many units would be given numbers."""
        return [self._change(item) for item in items]

    def load(self, items: Sequence[Item], *, by: Actor, at: datetime) -> LoadReport:
        """Give numbers wherever they are missing. Raises SeriesClash where other ones were given before."""
        report = LoadReport()
        for item in items:
            missing = _missing(item)
            if missing:
                open_series(missing, by=by, at=at)
            report += LoadReport(added=1) if missing else LoadReport(same=1)
        return report

    def _change(self, item: Item) -> Change:
        missing = len(_missing(item))
        if not missing:
            return Change(self.key(item), "same")
        return Change(self.key(item), "add", f"Cấp dải số {item['symbol']} cho {missing} bộ phận một cửa.")


def _wrong_way(items: Sequence[Item]) -> list[Problem]:
    return [
        Problem((index, "last"), "Số cuối của dải không được nhỏ hơn số đầu.")
        for index, item in enumerate(items)
        if item["last"] < item["first"]
    ]


def _twice(items: Sequence[Item]) -> list[Problem]:
    """Ranges of one symbol for the same units that lie over each other."""
    problems: list[Problem] = []
    for index, item in enumerate(items):
        for before in items[:index]:
            alike = all(
                item.get(key) == before.get(key) for key in ("unit", "each", "body", "form", "symbol")
            )
            if alike and item["first"] <= before["last"] and before["first"] <= item["last"]:
                problems.append(Problem((index, "first"), "Dải số trùng với một dải khác trong gói."))
    return problems


def _alike(one: Item, other: Item) -> bool:
    return all(one.get(key) == other.get(key) for key in ("unit", "each", "body", "form", "symbol"))


def _said_otherwise(items: Sequence[Item]) -> list[Problem]:
    """Ranges that were given before, to end elsewhere or to another unit."""
    return [
        Problem((index, "first"), "Dải số này đã được cấp với số cuối hoặc nơi sử dụng khác.")
        for index, item in enumerate(items)
        if any(said != (draft.final, draft.unit_id) for draft, said in _given(item))
    ]


def _nobody(items: Sequence[Item], context: Context) -> list[Problem]:
    """Agencies that neither the register nor the pack knows; patterns may make any unit."""
    named = {item[key] for item in items for key in ("unit", "body") if key in item}
    known = set(ids_by_code(named)) | {item["code"] for item in context.items("agency")}
    if context.items("agency_pattern"):
        return []
    return [
        Problem((index, key), f"Không có cơ quan mã “{item[key]}”.")
        for index, item in enumerate(items)
        for key in ("unit", "body")
        if key in item and item[key] not in known
    ]


def _missing(item: Item) -> list[SeriesDraft]:
    given = {_key(draft) for draft, _said in _given(item)}
    return [draft for draft in _drafts(item) if _key(draft) not in given]


def _given(item: Item) -> list[tuple[SeriesDraft, tuple[int, UUID]]]:
    """Give what the item asks for and is there already, with how it was given: its last number, its unit."""
    drafts = _drafts(item)
    known = {_key(row): (row.final, row.unit_id) for row in series_like(draft.body_id for draft in drafts)}
    return [(draft, known[_key(draft)]) for draft in drafts if _key(draft) in known]


def _key(one: Series | SeriesDraft) -> Key:
    return one.body_id, one.form, one.symbol, one.first


def _drafts(item: Item) -> list[SeriesDraft]:
    bodies = ids_by_code([item["body"]]) if "body" in item else {}
    return [
        SeriesDraft(
            body_id=bodies.get(item.get("body", ""), term.parent_id or term.agency_id),
            unit_id=term.agency_id,
            tax_code=item.get("tax_code", ""),
            form=item["form"],
            symbol=item["symbol"],
            first=item["first"],
            final=item["last"],
            valid_from=date.fromisoformat(item["valid_from"]),
            valid_to=date.fromisoformat(item["valid_to"]) if "valid_to" in item else None,
        )
        for term in _units(item)
    ]


def _units(item: Item) -> list[AgencyTerm]:
    """Give the one-stop units that an item means, as they are on its first day."""
    each = item.get("each")
    units = one_stop_units(date.fromisoformat(item["valid_from"]), level=each["level"] if each else None)
    terms = [unit.term for unit in units]
    if each:
        return [term for term in terms if term.kind.code == each["kind"]]
    return [term for term in terms if term.agency.code == item["unit"]]
