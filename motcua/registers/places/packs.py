"""What packs may bring of the land: kind `place`, and kind `place_change` for what one decision changes."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from motcua.foundation.access.models import Actor
from motcua.foundation.packs.ports import Change, Context, Item, LoadReport, Problem
from motcua.foundation.text import day_figures, tidy
from motcua.registers.places.actions import (
    Move,
    PlaceDraft,
    change_places,
    correct_change,
    correct_place,
    record_places,
)
from motcua.registers.places.errors import ChangeRewritten, PlaceRewritten
from motcua.registers.places.models import Place, PlaceChange
from motcua.registers.places.queries import change_by_code, every_row, rows_by_key, successions_of
from motcua.registers.places.rules import Days, Land, Plot, kind_fits, level_of, may_belong_to

_HERE: Final = Path(__file__).parent
_CORRECTABLE: Final = ("post_code", "terrain", "mark")


class PlaceKindOfPack:
    """Kind `place`: a place for the days it bears a code, name, kind and parent."""

    name = "place"
    order = 20
    schema: Mapping[str, object] = json.loads((_HERE / "place.schema.json").read_text())

    def key(self, item: Item) -> str:
        """Code and first day."""
        return f"{item['code']} ({item['valid_from']})"

    def check(self, items: Sequence[Item], context: Context) -> list[Problem]:
        """Kinds that do not fit, days that overlap, parents that are not there."""
        known = rows_by_key(_key(item) for item in items)
        land = Land(_plot_of(row) for row in every_row())
        problems: list[Problem] = []
        seen: set[tuple[str, date]] = set()
        for index in _top_down(items):
            item, plot = items[index], _plot(items[index])
            if _key(item) in known or _key(item) in seen:
                continue
            seen.add(_key(item))
            problems += [Problem((index, *path), said) for path, said in _unfit(land, item, plot)]
            land.open(plot)
        return sorted(problems, key=lambda problem: str(problem.path[0]).zfill(6))

    def diff(self, items: Sequence[Item]) -> list[Change]:
        """What is new, the same, corrected, or written differently before."""
        known = rows_by_key(_key(item) for item in items)
        return [self._change(item, known.get(_key(item))) for item in items]

    def load(self, items: Sequence[Item], *, by: Actor, at: datetime) -> LoadReport:
        """Record what is new and correct what may be corrected. Raises PlaceRewritten for the rest."""
        known = rows_by_key(_key(item) for item in items)
        fresh = [_draft(item) for item in items if _key(item) not in known]
        changed = 0
        for item in items:
            row = known.get(_key(item))
            if row is not None and _rewritten(row, item):
                since = day_figures(row.valid_from)
                raise PlaceRewritten(place=row.full_name, place_code=row.code, since=since)
            if row is not None and (better := _corrections(row, item)):
                correct_place(row.id, **better, by=by, at=at)
                changed += 1
        if fresh:
            record_places(fresh, by=by, at=at)
        return LoadReport(added=len(fresh), same=len(items) - len(fresh) - changed, changed=changed)

    def _change(self, item: Item, row: Place | None) -> Change:
        if row is None:
            return Change(self.key(item), "add", f"Thêm {_draft(item).name}.")
        if _rewritten(row, item):
            return Change(self.key(item), "conflict", f"Sổ đã ghi {row.full_name}, khác với gói này.")
        if better := _corrections(row, item):
            return Change(self.key(item), "new_version", f"Sửa {', '.join(better)} của {row.full_name}.")
        return Change(self.key(item), "same")


class PlaceChangeKind:
    """Kind `place_change`: what one decision ends, opens and passes on, from one day."""

    name = "place_change"
    order = 25
    schema: Mapping[str, object] = json.loads((_HERE / "place_change.schema.json").read_text())

    def key(self, item: Item) -> str:
        """The change's own code."""
        return str(item["code"])

    def check(self, items: Sequence[Item], context: Context) -> list[Problem]:
        """Old codes that are not there on the eve, new ones that are not there on the day, and the like."""
        brought = context.items("place")
        known = rows_by_key(_key(item) for item in brought)
        land = Land(_plot_of(row) for row in every_row())
        for index in _top_down(brought):
            if _key(brought[index]) not in known:
                land.open(_plot(brought[index]))
        problems: list[Problem] = []
        for index in sorted(range(len(items)), key=lambda i: (items[i]["day"], i)):
            if change_by_code(items[index]["code"]) is None:
                problems += [Problem((index, *path), said) for path, said in _tried(land, items[index])]
        return problems

    def diff(self, items: Sequence[Item]) -> list[Change]:
        """What would be applied, and what was applied before."""
        return [self._change(item, change_by_code(item["code"])) for item in items]

    def load(self, items: Sequence[Item], *, by: Actor, at: datetime) -> LoadReport:
        """Apply what is new, by its days. Raises ChangeRewritten where a known change says something else."""
        report = LoadReport()
        for item in sorted(items, key=lambda one: str(one["day"])):
            known = change_by_code(item["code"])
            if known is None:
                _apply(item, by=by, at=at)
                report += LoadReport(added=1)
            elif not _same_moves(known, item):
                raise ChangeRewritten(change_code=known.code)
            elif _said_of(known) == _said(item):
                report += LoadReport(same=1)
            else:
                correct_change(known.id, **_said(item), by=by, at=at)
                report += LoadReport(changed=1)
        return report

    def _change(self, item: Item, known: PlaceChange | None) -> Change:
        if known is None:
            return Change(self.key(item), "add", f"{item['title']}, từ {day_figures(_day(item['day']))}.")
        if not _same_moves(known, item):
            return Change(self.key(item), "conflict", "Đợt thay đổi này đã áp dụng với nội dung khác.")
        if _said_of(known) != _said(item):
            return Change(self.key(item), "new_version", "Sửa tên, văn bản hoặc độ chắc của đợt thay đổi.")
        return Change(self.key(item), "same")


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _key(item: Item) -> tuple[str, date]:
    return str(item["code"]), _day(item["valid_from"])


def _draft(item: Item, since: str | None = None) -> PlaceDraft:
    until = item.get("valid_to")
    return PlaceDraft(
        code=item["code"],
        kind=item["kind"],
        name=item["name"],
        parent=item.get("parent"),
        valid_from=_day(since or item["valid_from"]),
        valid_to=_day(until) if until else None,
        post_code=item.get("post_code", ""),
        terrain=item.get("terrain", ""),
        mark=item.get("mark", "S"),
    )


def _plot(item: Item, since: str | None = None) -> Plot:
    draft = _draft(item, since)
    return Plot(draft.code, level_of(draft.code) or "", draft.parent, Days(draft.valid_from, draft.valid_to))


def _plot_of(row: Place) -> Plot:
    parent = row.parent.code if row.parent else None
    return Plot(row.code, row.level, parent, Days(row.valid_from, row.valid_to))


def _top_down(items: Sequence[Item]) -> list[int]:
    """Indexes of items, provinces first and by day: parents stand before their children."""
    return sorted(range(len(items)), key=lambda i: (len(items[i]["code"]), items[i]["valid_from"], i))


def _unfit(land: Land, item: Item, plot: Plot) -> Iterator[tuple[tuple[str, ...], str]]:
    """What is wrong with one place against the land it comes into."""
    if plot.days.until and plot.days.until < plot.days.since:
        yield ("valid_to",), f"{item['name']} hết hiệu lực trước khi có hiệu lực."
        return
    if not kind_fits(plot.code, plot.level, item["kind"]):
        yield ("kind",), f"Loại {item['kind']} không đi với mã {plot.code}: tỉnh 2 số, huyện 3 số, xã 5 số."
    if (other := land.clash(plot)) is not None:
        since = day_figures(other.days.since)
        yield ("valid_from",), f"Mã {plot.code} đã chỉ một nơi khác từ {since} trong những ngày này."
    parent = land.on(plot.parent, plot.days.since) if plot.parent else None
    if plot.parent and parent is None:
        yield (
            ("parent",),
            f"Không có đơn vị mã {plot.parent} vào {day_figures(plot.days.since)} để trực thuộc.",
        )
    elif not may_belong_to(plot.level or "PROVINCE", parent.level if parent else None):
        yield ("parent" if plot.parent else "code",), f"{item['name']} phải trực thuộc một đơn vị cấp trên."


def _tried(land: Land, item: Item) -> list[tuple[tuple[str | int, ...], str]]:
    """Apply one change to the land in memory and tell what does not fit."""
    day = _day(item["day"])
    eve, found = day - timedelta(days=1), list[tuple[tuple[str | int, ...], str]]()
    old = {move["old"]: land.on(move["old"], eve) for move in item.get("moves", ())}
    for place, code in enumerate(item.get("ends", ())):
        if land.on(code, eve) is None:
            found.append((("ends", place), f"Không có đơn vị mã {code} vào {day_figures(eve)} để kết thúc."))
        land.end(code, day)
    opens = [
        (place, opened, _plot(opened, item["day"])) for place, opened in enumerate(item.get("opens", ()))
    ]
    for _place, _opened, plot in opens:
        land.end(plot.code, day)
    for place, opened, plot in sorted(opens, key=lambda one: len(one[2].code)):
        found += [(("opens", place, *path), said) for path, said in _unfit(land, opened, plot)]
        land.open(plot)
    for place, move in enumerate(item.get("moves", ())):
        if old[move["old"]] is None:
            found.append(
                (("moves", place, "old"), f"Không có đơn vị mã {move['old']} vào {day_figures(eve)}.")
            )
        if land.on(move["new"], day) is None:
            found.append(
                (("moves", place, "new"), f"Không có đơn vị mã {move['new']} vào {day_figures(day)}.")
            )
    return found


def _rewritten(row: Place, item: Item) -> bool:
    """Whether the item says of a known place what only a change by law could make true."""
    parent = row.parent.code if row.parent else None
    same = (row.kind, row.name, parent) == (item["kind"], tidy(item["name"]), item.get("parent"))
    until = item.get("valid_to")
    return not same or bool(until and (row.valid_to is None or row.valid_to > _day(until)))


def _corrections(row: Place, item: Item) -> dict[str, str]:
    wanted = {field: item[field] for field in _CORRECTABLE if field in item}
    return {field: value for field, value in wanted.items() if value != getattr(row, field)}


def _said(item: Item) -> dict[str, str]:
    return {
        "title": item["title"],
        "decision": item.get("decision", ""),
        "mark": item.get("mark", "S"),
    }


def _said_of(known: PlaceChange) -> dict[str, str]:
    return {"title": known.title, "decision": known.decision, "mark": known.mark}


def _moves(item: Item) -> list[Move]:
    return [Move(move["old"], move["new"], move.get("whole", True)) for move in item.get("moves", ())]


def _same_moves(known: PlaceChange, item: Item) -> bool:
    passed_on = {Move(step.old.code, step.new.code, step.whole) for step in successions_of(known.id)}
    return known.day == _day(item["day"]) and passed_on == set(_moves(item))


def _apply(item: Mapping[str, Any], *, by: Actor, at: datetime) -> None:  # Any: an item of the kind's schema
    change_places(
        item["code"],
        day=_day(item["day"]),
        **_said(dict(item)),
        opens=[_draft(opened, item["day"]) for opened in item.get("opens", ())],
        ends=item.get("ends", ()),
        moves=_moves(dict(item)),
        by=by,
        at=at,
    )
