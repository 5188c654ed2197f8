"""`motcua indices …`"""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from datetime import date, datetime
from itertools import islice
from typing import Final

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from motcua.faces.terminal.deadlines import moment
from motcua.faces.terminal.grammar import Said
from motcua.foundation import clock
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.errors import Invalid
from motcua.foundation.text import figures, moment_words
from motcua.registers.organisations.queries import agency_by_code, everything_below
from motcua.steering.indices.actions import keep_up, rebuild_facts
from motcua.steering.indices.models import Indicator
from motcua.steering.indices.queries import (
    CellDifference,
    Difference,
    Scope,
    Value,
    cell_differences,
    differences,
    figures_as_of,
    indicator_on,
    indicators_on,
    value_of,
    words_of,
)

_SHOWN: Final = 20


class DayOdd(Invalid):
    """What was written is no day."""

    code = "terminal.day_odd"
    message = _("“{written}” không phải là ngày; viết như 2023-11-20.")


def list_all(asked: Namespace) -> Said:
    """Say which indicators stand today."""
    found = indicators_on(clock.today())
    lines = [f"{one.code:<20}  {one.title}" + (f" ({_lacks(one)})" if one.lacking else "") for one in found]
    data = [
        {
            "key": one.code,
            "title": one.title,
            "title_en": one.title_en,
            "unit": one.unit,
            "direction": one.direction,
            "source": one.source,
            "lacking": one.lacking,
        }
        for one in found
    ]
    return Said(lines or ["Chưa có chỉ số nào: nạp gói dữ liệu có mục `indicator`."], data)


def show(asked: Namespace) -> Said:
    """Say what an indicator comes to, and of what: now, or as it was at a moment."""
    at = moment(asked.as_of) if asked.as_of else clock.now()
    since, until = day_of(asked.since), day_of(asked.until)
    indicator = indicator_on(asked.key, until or at.astimezone(clock.VN).date())
    agencies = None
    if asked.agency:
        day = until or clock.today()
        agencies = everything_below(agency_by_code(asked.agency, day).agency_id, day)
    scope = Scope(
        agencies, None, asked.procedure, asked.channel, since, until, field=asked.field, as_now=asked.as_now
    )
    with figures_as_of(at) if asked.as_of else nullcontext():
        found = value_of(indicator, scope, at)
    return Said(list(_lines(found)), _data(found))


def rebuild(asked: Namespace) -> Said:
    """Make the facts anew from the book, or only compare them with it."""
    if asked.check:
        return _check()
    done = rebuild_facts(by=SYSTEM, at=clock.now())
    keep_up(by=SYSTEM, at=clock.now())
    return Said([f"✓ Đã dựng lại dữ kiện của {figures(done)} hồ sơ từ sổ sự kiện."], {"dossiers": done})


def _check() -> Said:
    """Compare in one snapshot, cells too: what is told meanwhile belongs to neither side."""
    keep_up(by=SYSTEM, at=clock.now())
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("set transaction isolation level repeatable read")
        at = clock.now()
        found = list(islice(differences(), _SHOWN + 1))
        cells = list(islice(cell_differences(), _SHOWN + 1))
    data = _compared(at, found, cells)
    if not found and not cells:
        return Said([f"✓ Dữ kiện khớp với sổ sự kiện ({moment_words(at)})."], data)
    lines = [
        f"  hồ sơ {one.dossier_id}: {one.column or 'có mặt'}: đang giữ {one.kept}, sổ ghi {one.told}"
        for one in found[:_SHOWN]
    ]
    lines += [
        f"  ô ngày {one.day:%d/%m/%Y}, đơn vị {one.unit_id}, “{one.name}”: "
        f"đang giữ {one.kept}, đếm được {one.told}"
        for one in cells[:_SHOWN]
    ]
    more = "Còn nữa. " if len(found) > _SHOWN or len(cells) > _SHOWN else ""
    return Said(
        [
            f"✗ Dữ kiện không khớp với sổ sự kiện ({moment_words(at)}):",
            *lines,
            f"{more}Chạy `motcua indices rebuild`.",
        ],
        data,
        ok=False,
    )


def _compared(
    at: datetime, found: Sequence[Difference], cells: Sequence[CellDifference]
) -> dict[str, object]:
    """Give both sides of what differs."""
    told = [
        {"dossier": str(one.dossier_id), "column": one.column, "kept": str(one.kept), "told": str(one.told)}
        for one in found[:_SHOWN]
    ]
    counted = [
        {"day": f"{one.day}", "unit": str(one.unit_id), "count": one.name, "kept": one.kept, "told": one.told}
        for one in cells[:_SHOWN]
    ]
    more = len(found) > _SHOWN or len(cells) > _SHOWN
    return {"at": at.isoformat(), "differences": told, "cells": counted, "more": more}


def _lines(found: Value) -> Iterator[str]:
    one = found.indicator
    yield f"{one.title}: {_figure(found)}"
    if found.part is not None and found.part.below is not None:
        yield f"  {figures(found.part.above)} / {figures(found.part.below)}"
    yield f"  {found.words}"
    if one.source:
        yield f"  Căn cứ: {one.source}"
    if found.behind:
        yield f"  Còn {figures(found.behind)} sự kiện chưa đọc tới."


def _figure(found: Value) -> str:
    if found.part is None:
        return "chưa có số liệu"
    if found.value is None:
        return "không có gì để tính"
    if found.indicator.unit == Indicator.Unit.COUNT:
        return figures(int(found.value))
    sign = " phút" if found.indicator.unit == Indicator.Unit.MINUTE else " %"
    return f"{found.value:f}".replace(".", ",") + sign


def _data(found: Value) -> dict[str, object]:
    one = found.indicator
    return {
        "key": one.code,
        "title": one.title,
        "unit": one.unit,
        "value": None if found.value is None else float(found.value),
        "numerator": found.part.above if found.part else None,
        "denominator": found.part.below if found.part else None,
        "meaning": found.words,
        "counts": {
            part: words_of(name)
            for part, name in (("numerator", one.numerator), ("denominator", one.denominator))
            if name
        },
        "source": one.source,
        "lacking": one.lacking,
        "at": found.at.isoformat(),
        "behind": found.behind,
    }


def _lacks(one: Indicator) -> str:
    return f"chưa có nguồn: {one.lacking}"


def day_of(written: str) -> date | None:
    """Read a day; nothing where none is written. Raises DayOdd."""
    try:
        return date.fromisoformat(written) if written else None
    except ValueError as odd:
        raise DayOdd(written=written) from odd
