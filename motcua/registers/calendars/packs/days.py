"""Kind `calendar_day`: holidays, swapped days, half days; REGULAR takes an earlier declaration back."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from motcua.foundation.access.models import Actor
from motcua.foundation.packs.ports import Change, Context, Item, LoadReport, Problem, Verb
from motcua.foundation.text import day_figures, tidy
from motcua.registers.calendars.actions import DayDraft, declare_days, withdraw_day
from motcua.registers.calendars.models import DayRule
from motcua.registers.calendars.queries import rules_by_key
from motcua.registers.calendars.rules import in_order, read_span
from motcua.registers.legal_texts.queries import legal_texts_by_numbers
from motcua.registers.places.queries import places_by_codes

Key = tuple[date, str]
WITHDRAWN_BY_PACK = "Gói dữ liệu mới ghi khác"


class CalendarDayKind:
    """Kind `calendar_day`. A day said otherwise than before is withdrawn and declared anew."""

    name = "calendar_day"
    order = 31
    schema: Mapping[str, object] = json.loads(
        (Path(__file__).parents[1] / "calendar_day.schema.json").read_text()
    )

    def key(self, item: Item) -> str:
        """The day, and the place if it is of one."""
        return f"{item['day']} {item['place']}" if "place" in item else str(item["day"])

    def check(self, items: Sequence[Item], context: Context) -> list[Problem]:
        """Hours that do not hold together, places and texts nobody knows."""
        brought = {place["code"] for place in context.items("place")}
        brought |= {
            place["code"] for change in context.items("place_change") for place in change.get("opens", ())
        }
        numbers = {text["number"] for text in context.items("legal_text")}
        known = set(_places(items)) | {(_day(i), i["place"]) for i in items if i.get("place") in brought}
        texts = numbers | set(legal_texts_by_numbers(i["legal_text"] for i in items if "legal_text" in i))
        return [
            Problem((index, spot), said)
            for index, item in enumerate(items)
            for spot, said in _unsound(item, known, texts)
        ]

    def diff(self, items: Sequence[Item]) -> list[Change]:
        """What is new, the same, said otherwise or taken back."""
        known = rules_by_key(_day(item) for item in items)
        texts = _texts(items)
        return [self._change(item, known.get(_key(item)), texts) for item in items]

    def load(self, items: Sequence[Item], *, by: Actor, at: datetime) -> LoadReport:
        """Withdraw what is said otherwise or taken back, then declare what is new, all at once."""
        known = rules_by_key(_day(item) for item in items)
        places, texts = _places(items), _texts(items)
        drafts: list[DayDraft] = []
        report = LoadReport()
        for item in items:
            row = known.get(_key(item))
            verb = _verb(item, row, texts)
            if row is not None and verb == "new_version":
                withdraw_day(row.id, why=WITHDRAWN_BY_PACK, by=by, at=at)
            if verb != "same" and item["kind"] != "REGULAR":
                drafts.append(_draft(item, places, texts))
            counted = {"add": LoadReport(added=1), "same": LoadReport(same=1)}
            report += counted.get(verb, LoadReport(changed=1))
        if drafts:
            declare_days(drafts, by=by, at=at)
        return report

    def _change(self, item: Item, row: DayRule | None, texts: Mapping[str, UUID]) -> Change:
        verb = _verb(item, row, texts)
        day, name = day_figures(_day(item)), item.get("name", "")
        if verb == "add":
            return Change(self.key(item), verb, f"{day}: {name}.")
        if verb == "new_version" and row is not None:
            now = f"ghi lại là “{name}”" if item["kind"] != "REGULAR" else "không còn là ngày đặc biệt"
            return Change(self.key(item), verb, f"{day}: “{row.name}” {now}.")
        return Change(self.key(item), verb)


def _day(item: Item) -> date:
    return date.fromisoformat(item["day"])


def _key(item: Item) -> Key:
    return _day(item), item.get("place", "")


def _places(items: Sequence[Item]) -> dict[Key, UUID]:
    """The places by the day they are named on; as many questions as there are days with a place."""
    codes: dict[date, set[str]] = {}
    for item in items:
        if "place" in item:
            codes.setdefault(_day(item), set()).add(item["place"])
    return {
        (day, code): place.id
        for day, named in codes.items()
        for code, place in places_by_codes(named, day).items()
    }


def _texts(items: Sequence[Item]) -> dict[str, UUID]:
    found = legal_texts_by_numbers(item["legal_text"] for item in items if "legal_text" in item)
    return {number: text.id for number, text in found.items()}


def _draft(item: Item, places: Mapping[Key, UUID], texts: Mapping[str, UUID]) -> DayDraft:
    return DayDraft(
        day=_day(item),
        kind=item["kind"],
        name=item["name"],
        spans=tuple(item.get("spans", ())),
        replaces=date.fromisoformat(item["replaces"]) if "replaces" in item else None,
        place_id=places[_key(item)] if "place" in item else None,
        legal_text_id=texts.get(item.get("legal_text", "")),
        source=item.get("source", ""),
        mark=item.get("mark", "S"),
    )


def _verb(item: Item, row: DayRule | None, texts: Mapping[str, UUID]) -> Verb:
    if row is None:
        return "same" if item["kind"] == "REGULAR" else "add"
    return "same" if _stands(item, row, texts) else "new_version"


def _stands(item: Item, row: DayRule, texts: Mapping[str, UUID]) -> bool:
    """Whether what is declared says just what the item says."""
    said = (
        item["kind"],
        tidy(item.get("name", "")),
        sorted(span.replace("–", "-") for span in item.get("spans", ())),
        item.get("replaces"),
        texts.get(item.get("legal_text", "")),
        tidy(item.get("source", "")),
        item.get("mark", "S"),
    )
    replaces = row.replaces.isoformat() if row.replaces else None
    return said == (row.kind, row.name, row.spans, replaces, row.legal_text_id, row.source, row.mark)


def _unsound(item: Item, places: set[Key], texts: set[str]) -> Iterator[tuple[str, str]]:
    kind = item["kind"]
    if kind != "REGULAR" and "name" not in item:
        yield "day", f"Ngày {item['day']} thiếu “name”: tên ngày nghỉ hoặc lý do."
    if kind == "HALF" and "spans" not in item:
        yield "kind", f"Ngày {item['day']} làm một phần thì phải ghi “spans”: giờ mở cửa."
    if kind in {"OFF", "REGULAR"} and ("spans" in item or "replaces" in item):
        yield "kind", f"Ngày {item['day']} không làm bù thì không ghi “spans” hay “replaces”."
    if "spans" in item and not _hold_together(item["spans"]):
        yield "spans", f"Giờ mở cửa ngày {item['day']} không đọc được hoặc chồng lên nhau."
    if item.get("replaces") == item["day"]:
        yield "replaces", f"Ngày {item['day']} không thể làm bù cho chính nó."
    if "place" in item and _key(item) not in places:
        yield "place", f"Không có đơn vị hành chính mã {item['place']} vào ngày {item['day']}."
    if "legal_text" in item and item["legal_text"] not in texts:
        yield "legal_text", f"Không có văn bản số {item['legal_text']} trong gói hay trong sổ văn bản."


def _hold_together(written: Sequence[str]) -> bool:
    try:
        return in_order(sorted(read_span(text) for text in written))
    except ValueError:
        return False
