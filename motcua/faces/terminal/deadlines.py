"""`motcua deadline …`"""

from argparse import Namespace
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from motcua.faces.shared.promises import explained_days, sources_words
from motcua.faces.terminal.grammar import Said
from motcua.foundation.clock import VN
from motcua.foundation.errors import Invalid
from motcua.foundation.text import day_figures, moment_words, weekday
from motcua.instruments.deadlines.models import Explanation, Unit
from motcua.instruments.deadlines.queries import explain as reckon
from motcua.instruments.deadlines.queries import rule_words, workplace
from motcua.registers.places.queries import place_by_code


class MomentOdd(Invalid):
    """What was written is no moment."""

    code = "terminal.moment_odd"
    message = _("“{written}” không phải là thời điểm; viết như 2025-01-24T15:30.")


class StretchOdd(Invalid):
    """What was written is no stretch of time."""

    code = "terminal.stretch_odd"
    message = _("“{written}” không phải là một lần tạm dừng; viết TỪ/ĐẾN.")


class PauseTooEarly(Invalid):
    """Nothing stands before it began."""

    code = "terminal.pause_too_early"
    message = _("Lần tạm dừng “{written}” bắt đầu trước lúc nhận {at}; hồ sơ chưa nhận thì chưa tạm dừng.")


def explain(asked: Namespace) -> Said:
    """Reckon a due moment and say every day of it: "vì sao ngày này?"."""
    began = moment(asked.since)
    place = place_by_code(asked.place, began.date()) if asked.place else None
    where = workplace(place.id if place else None)
    unit = Unit(asked.unit)
    found = reckon(
        began,
        where,
        unit=unit,
        quantity=asked.limit,
        cut_off_hour=asked.cut_off,
        pauses=[_since(began, written) for written in asked.pause],
    )
    rule, source = rule_words(found.limit), sources_words(found)
    data = {
        "due_at": found.due_at.isoformat() if found.due_at else None,
        "rule": rule,
        "source": source,
        "days": _days(found),
    }
    return Said([rule, *_lines(found), f"Căn cứ: {source}"], data)


def moment(written: str) -> datetime:
    """Read a moment, of Vietnamese time unless it says otherwise. Raises MomentOdd."""
    try:
        found = datetime.fromisoformat(written)
        return found.replace(tzinfo=VN) if found.tzinfo is None else found.astimezone(VN)
    except (ValueError, OverflowError) as odd:  # the latter at either end of all days
        raise MomentOdd(written=written) from odd


def stretch(written: str) -> tuple[datetime, datetime]:
    """Read a pause, FROM/TO. Raises StretchOdd, MomentOdd."""
    since, slash, until = written.partition("/")
    if not slash:
        raise StretchOdd(written=written)
    return moment(since), moment(until)


def _since(began: datetime, written: str) -> tuple[datetime, datetime]:
    """Read a pause of what began at a moment. Raises PauseTooEarly, and as `stretch`."""
    since, until = stretch(written)
    if since < began:
        raise PauseTooEarly(written=written, at=moment_words(began))
    return since, until


def _days(found: Explanation) -> list[dict[str, object]]:
    words = explained_days(found)
    return [
        {
            "date": row.day.isoformat(),
            "counted": row.counted,
            "open": [[f"{span.opens:%H:%M}", f"{span.closes:%H:%M}"] for span in row.spans],
            "minutes": row.minutes,
            "why": said.words,
        }
        for row, said in zip(found.rows, words, strict=True)
    ]


def _lines(found: Explanation) -> list[str]:
    lines = [
        f"{'•' if day.counted else '·'} {weekday(day.day)} {day_figures(day.day)}: {day.words}"
        for day in explained_days(found)
    ]
    due = f"Hạn: {moment_words(found.due_at)}." if found.due_at else "Không quy định thời hạn."
    return [f"Bắt đầu tính từ {moment_words(found.began_at)}.", *lines, due]
