"""Toàn cảnh tỉnh: how things stand, today and in a period, against the period before, over twelve months."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from motcua.faces.command.asking import Question
from motcua.faces.command.charts import Part as BarPart
from motcua.faces.command.charts import Spot, line_of, spark_of
from motcua.faces.command.measures import Looked, figure_of
from motcua.faces.command.periods import months_from
from motcua.faces.command.roles import INCOMING, KEPT, LATE, shown_of
from motcua.faces.command.tables import Cell, Head, Table, count_cell, figure_cell
from motcua.foundation.text import decimal, figures
from motcua.registers.organisations.queries import names_of
from motcua.steering.indices.models import Indicator
from motcua.steering.indices.queries import (
    Part,
    Value,
    agencies_of,
    months_of,
    parts_of,
    source_of,
    values_of,
)

STANDING: Final = (
    ("open_within", gettext_noop("còn trong hạn"), "blue"),
    ("open_near", gettext_noop("sắp đến hạn"), "amber"),
    ("open_overdue", gettext_noop("đã quá hạn"), "red"),
)
_TOP: Final = 5
_STEP: Final = 10


@dataclass(frozen=True)
class Tile:
    """A figure of the board: what it counts, how it stands to the period before, the ways down."""

    indicator: Indicator
    figure: str
    part: Part | None
    why_not: str
    address: str
    rows: str
    change: str
    tone: str
    spark: str

    @property
    def against(self) -> str:
        """Say what it was counted against."""
        if self.part is None or self.part.below is None:
            return ""
        source = source_of(self.indicator.denominator)
        return _("{above} trên {below} {noun}").format(
            above=figures(self.part.above),
            below=figures(self.part.below),
            noun=source.noun if source else "",
        )


@dataclass(frozen=True)
class Glance:
    """All that a board of figures shows of somebody's work."""

    behind: int
    now: tuple[BarPart, ...]
    now_total: int
    now_address: str
    today: tuple[tuple[str, str, str, str], ...]
    tiles: tuple[Tile, ...]
    flow: tuple[Spot, ...]
    course: tuple[Spot, ...]
    course_title: str
    course_axis: str
    months: Table | None
    tables: tuple[Table, ...]
    unheld: str  # said once where nothing of the period before is there to hold figures against

    @property
    def is_empty(self) -> bool:
        """Say whether there is no indicator to show."""
        return not (self.tiles or self.now or self.today or self.months)


def glance(asked: Question, known: Mapping[str, Indicator]) -> Glance:
    """Reckon a board of indicators by their places, a question for each span of days. Raises PeriodOdd."""
    codes = {one.code: role for role, one in known.items()}
    shown = {role: known[role] for role in shown_of(known)}
    standing = [known[role] for role in ("open", *(role for role, *_rest in STANDING)) if role in known]
    told = values_of([*shown.values(), *standing], asked.scope, asked.at)
    values = {codes[one.indicator.code]: one for one in told}
    before = parts_of(list(shown.values()), asked.before_scope, asked.at) if shown else {}
    of_today = [one for role, one in shown.items() if role in (INCOMING, KEPT)]
    today = parts_of(of_today, asked.day.scope(asked.seen), asked.at) if of_today else {}
    months = months_of(list(shown.values()), asked.year.scope(asked.seen), asked.at)
    is_held = any(part and (part.below or part.above) for part in before.values())
    against = asked.before.words if is_held else ""
    tiles = tuple(
        _tile(values[role], before.get(one.code), months[one.code], asked, against)
        for role, one in shown.items()
    )
    bar, total = _standing(values, asked)
    table = months_table(shown.values(), months, asked)
    by_month = {codes[code]: found for code, found in months.items()}
    course, axis = _course(known.get(KEPT), by_month.get(KEPT, {}), asked)
    return Glance(
        max((one.behind for one in values.values()), default=0),
        bar,
        total,
        _open_rows("open", values, asked),
        _today_facts(known, {codes[code]: part for code, part in today.items()}, asked),
        tiles,
        _flow(by_month, known.get(INCOMING), asked),
        course,
        known[KEPT].title if KEPT in known else "",
        axis,
        table,
        tuple(one for one in (_standing_table(bar, total), _tiles_table(tiles, asked), table) if one),
        ""
        if is_held or not shown
        else _("{before} chưa có số liệu để so.").format(before=asked.before.words),
    )


def _tile(
    value: Value, before: Part | None, months: Mapping[date, Part], asked: Question, against: str
) -> Tile:
    one, part = value.indicator, value.part
    change, tone = change_of(one, part, before, against) if against else ("", "")
    spots = [_float(months.get(month)) for month in _year_of(asked)]
    return Tile(
        one,
        figure_of(one, part),
        part,
        one.lacking or ("" if part else value.words),
        asked.looked.at("command:index", one.code) if part else "",
        asked.looked.at("command:index-dossiers", one.code) if part and part.above else "",
        change,
        tone,
        spark_of(spots),
    )


def change_of(one: Indicator, part: Part | None, before: Part | None, against: str) -> tuple[str, str]:
    """Say how a figure moved against the period before, and whether that is for the better."""
    now, then = part.value if part else None, before.value if before else None
    if now is None:
        return "", ""
    if then is None or (one.unit == Indicator.Unit.COUNT and not then):
        return _("{against}: chưa có số liệu").format(against=against), "grey"
    moved = now - then
    said = figure_of(one, before)
    if not moved:
        return _("bằng {against} ({then})").format(against=against, then=said), "grey"
    words = _("cao hơn {much}, {against} {then}") if moved > 0 else _("thấp hơn {much}, {against} {then}")
    up = one.direction == Indicator.Direction.UP
    is_judged = one.direction != Indicator.Direction.NEUTRAL
    tone = ("green" if (moved > 0) == up else "red") if is_judged else "grey"
    return words.format(much=_much(one, abs(moved)), against=against, then=said), tone


def _much(one: Indicator, moved: Decimal) -> str:
    if one.unit == Indicator.Unit.PERCENT:
        return _("{points} điểm %").format(points=decimal(float(moved), 2))
    return figures(int(moved))


def _standing(values: Mapping[str, Value], asked: Question) -> tuple[tuple[BarPart, ...], int]:
    """Part what is under way; nothing where a part lacks: the others would not be all of it."""
    if any(code not in values for code, *_rest in STANDING):
        return (), 0
    counted = [
        (code, words, tone, values[code].part.above if values[code].part else 0)  # type: ignore[union-attr]
        for code, words, tone in STANDING
        if code in values
    ]
    total = sum(count for *_rest, count in counted)
    found, start = [], 0.0
    for code, words, tone, count in counted:
        width = 100 * count / total if total else 0.0
        way = values[code].indicator.code
        address = asked.day.at("command:index-dossiers", way) if count else ""
        found.append(BarPart(tone, _(words), count, round(start, 2), round(width, 2), address))
        start += width
    return tuple(found), total


def _open_rows(code: str, values: Mapping[str, Value], asked: Question) -> str:
    value = values.get(code)
    if value is None or value.part is None or not value.part.above:
        return ""
    return asked.day.at("command:index-dossiers", value.indicator.code)


def _today_facts(
    known: Mapping[str, Indicator], today: Mapping[str, Part | None], asked: Question
) -> tuple[tuple[str, str, str, str], ...]:
    """Say what came in today and what was done: label, figure, against what, the way down."""
    found = []
    came, kept = today.get(INCOMING), today.get(KEPT)
    if came:
        way = asked.day.at("command:index-dossiers", known[INCOMING].code) if came.above else ""
        found.append((_("Tiếp nhận hôm nay"), figures(came.above), _("hồ sơ"), way))
    if kept and kept.below is not None:
        done = known[KEPT].denominator
        way = asked.day.at("command:index-dossiers", known[KEPT].code, dem=done) if kept.below else ""
        against = _("hồ sơ, {count} trước và đúng hạn").format(count=figures(kept.above))
        found.append((_("Có kết quả hôm nay"), figures(kept.below), against, way))
    return tuple(found)


def _flow(
    months: Mapping[str, Mapping[date, Part]], incoming: Indicator | None, asked: Question
) -> tuple[Spot, ...]:
    """Draw what came in beside what was settled, month by month; nothing where either is not counted."""
    if INCOMING not in months or KEPT not in months:
        return ()
    came = {month: part.above for month, part in months.get(INCOMING, {}).items()}
    done = {month: part.below or 0 for month, part in months.get(KEPT, {}).items()}
    most = max([*came.values(), *done.values()], default=0)
    if not most:
        return ()
    way = incoming.code if incoming else ""
    return tuple(
        _flow_spot(month, (came.get(month, 0), done.get(month, 0)), most, way, asked)
        for month in _year_of(asked)
    )


def _flow_spot(month: date, counted: tuple[int, int], most: int, way: str, asked: Question) -> Spot:
    came, done = counted
    words = _("Tháng {month}: tiếp nhận {came}, có kết quả {done}").format(
        month=_month_words(month), came=figures(came), done=figures(done)
    )
    address = month_of(asked, month).at("command:index-dossiers", way) if came and way else ""
    heights = (round(100 * came / most, 2), round(100 * done / most, 2))
    return Spot(str(month.month), words, "", address, heights, is_now=_is_now(month, asked))


def _course(
    one: Indicator | None, months: Mapping[date, Part], asked: Question
) -> tuple[tuple[Spot, ...], str]:
    values = {month: _float(part) for month, part in months.items()}
    known = [value for value in values.values() if value is not None]
    if one is None or not known:
        return (), ""
    low, high = axis_of(known)
    year = _year_of(asked)
    drawn = line_of([values.get(month) for month in year], low, high)
    spots = [
        Spot(
            str(month.month),
            _("Tháng {month}: {figure}").format(
                month=_month_words(month), figure=figure_of(one, months.get(month, Part(0, 0)))
            ),
            "" if values.get(month) is None else f"{values[month]:.0f}",
            month_of(asked, month).at("command:index-dossiers", one.code)
            if values.get(month) is not None
            else "",
            line=line,
            area=area,
            dot=dot,
            is_now=_is_now(month, asked),
        )
        for month, (line, area, dot) in zip(year, drawn, strict=True)
    ]
    return tuple(spots), _("Trục từ {low} % đến {high} %.").format(low=f"{low:.0f}", high=f"{high:.0f}")


def axis_of(known: Sequence[float]) -> tuple[float, float]:
    """Give where an axis of shares begins and ends: round numbers, a little beyond what is drawn."""
    low = max(0, (int(min(known)) - 1) // _STEP * _STEP)
    return float(low), float(max(min(100, -(-int(max(known) + 1) // _STEP) * _STEP), low + _STEP))


def months_table(
    shown: Iterable[Indicator], months: Mapping[str, Mapping[date, Part]], asked: Question
) -> Table | None:
    """Lay twelve months out as rows, an indicator a column; what has no months has no column."""
    columns = [one for one in shown if months.get(one.code)]
    if not columns:
        return None
    rows = tuple(
        (
            Cell(_month_words(month), _month_words(month)),
            *(_month_cell(one, months[one.code].get(month), month, asked) for one in columns),
        )
        for month in reversed(_year_of(asked))
    )
    heads = (Head(_("Tháng"), is_number=False), *(Head(one.title) for one in columns))
    return Table(_("Mười hai tháng"), heads, rows, folds=False)


def _month_cell(one: Indicator, part: Part | None, month: date, asked: Question) -> Cell:
    if part is None:
        return Cell("–") if one.unit == Indicator.Unit.PERCENT else Cell("0", 0)
    address = month_of(asked, month).at("command:index-dossiers", one.code) if part.above else ""
    return figure_cell(one, part, address)


def month_of(asked: Question, month: date) -> Looked:
    """Narrow to one month."""
    return asked.year.in_month(month)


def _standing_table(bar: Sequence[BarPart], total: int) -> Table | None:
    if not bar:
        return None
    rows = [(Cell(_("Đang giải quyết")), count_cell(total))]
    rows += [(Cell(one.words), count_cell(one.count)) for one in bar]
    return Table(_("Đang giải quyết"), (Head(_("Lúc này"), is_number=False), Head(_("Hồ sơ"))), tuple(rows))


def _tiles_table(tiles: Sequence[Tile], asked: Question) -> Table | None:
    if not tiles:
        return None
    words = (_("Giá trị"), _("Đơn vị"), _("Tử số"), _("Mẫu số"))
    heads = (
        Head(_("Chỉ số"), is_number=False),
        *map(Head, words),
        Head(_("So với {before}").format(before=asked.before.words), is_number=False),
    )
    rows = tuple(
        (
            Cell(tile.indicator.title),
            figure_cell(tile.indicator, tile.part) if tile.part else Cell(tile.figure),
            Cell(str(tile.indicator.get_unit_display())),
            count_cell(tile.part.above) if tile.part else Cell(""),
            count_cell(tile.part.below) if tile.part and tile.part.below is not None else Cell(""),
            Cell(tile.change or tile.why_not),
        )
        for tile in tiles
    )
    return Table(_("Trong kỳ"), heads, rows)


@dataclass(frozen=True)
class Latest:
    """Where most is overdue now: agencies as bars, each with the way to its page and to its dossiers."""

    rows: tuple[tuple[str, int, float, str, str], ...]
    table: Table | None


def most_overdue(asked: Question, known: Mapping[str, Indicator]) -> Latest:
    """Name the agencies with most that is overdue, in one question and one for their names."""
    one = known.get(LATE)
    parts = agencies_of([one], asked.day.scope(asked.seen), asked.at)[one.code] if one else {}
    ordered = sorted(parts.items(), key=lambda pair: -pair[1].above)[:_TOP]
    names = names_of((agency for agency, _part in ordered), asked.today)
    most = max((part.above for _agency, part in ordered), default=0)
    rows = tuple(
        (
            names.get(agency, ""),
            part.above,
            round(100 * part.above / most, 2),
            reverse("command:unit", args=[agency]) if asked.seen is None or agency in asked.seen else "",
            asked.day.of(agency).at("command:index-dossiers", one.code) if one else "",
        )
        for agency, part in sorted(ordered, key=lambda pair: (-pair[1].above, names.get(pair[0], "")))
        if part.above
    )
    table = Table(
        _("Nơi quá hạn nhiều nhất"),
        (Head(_("Cơ quan"), is_number=False), Head(_("Hồ sơ quá hạn"))),
        tuple((Cell(name), count_cell(count)) for name, count, *_rest in rows),
    )
    return Latest(rows, table if rows else None)


def _year_of(asked: Question) -> list[date]:
    year = asked.year
    return months_from(year.since or asked.today, year.until or asked.today)


def _is_now(month: date, asked: Question) -> bool:
    return (month.year, month.month) == (asked.today.year, asked.today.month)


def _month_words(month: date) -> str:
    return f"{month.month}/{month.year}"


def _float(part: Part | None) -> float | None:
    value = part.value if part else None
    return None if value is None else float(value)
