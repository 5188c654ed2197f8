"""Sổ theo dõi hồ sơ của một năm: what a unit took in, by its numbers, as the law's form has it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Max

from motcua.casework.dossiers.models import Dossier, HandOver, ReturnWay, State
from motcua.casework.dossiers.queries.slip import Slip
from motcua.foundation.clock import VN
from motcua.foundation.papers.queries import form_on, render_paper
from motcua.foundation.text import day_figures
from motcua.instruments.deadlines.queries import hand_on_by, workplace
from motcua.registers.calendars.queries import WorkingTime
from motcua.registers.organisations.queries import agency_on, names_of, one_stop
from motcua.registers.procedures.models import Channel

REGISTER: Final = "register"
PART: Final = 500
"""So many numbers are set as one file; a busy unit's year comes in several."""
_ENDED_EARLY = {
    State.REFUSED: "Từ chối giải quyết",
    State.WITHDRAWN: "Đã rút",
    State.STOPPED: "Dừng giải quyết",
    State.AWAITING_SUPPLEMENT: "Đang chờ bổ sung",
    State.PAUSED: "Đang tạm dừng",
}


@dataclass(frozen=True)
class YearBook:
    """Quyển sổ: how many numbers a unit gave out in a year, and in how many parts its book is set."""

    unit_id: UUID
    year: int
    last: int

    @property
    def parts(self) -> list[tuple[int, int, int]]:
        """Give the parts: which, from which number to which."""
        firsts = range(1, self.last + 1, PART)
        return [
            (number, first, min(first + PART - 1, self.last)) for number, first in enumerate(firsts, start=1)
        ]


HandedOn = Callable[[Iterable[UUID]], Mapping[UUID, datetime]]


def _by_rule(dossier_ids: Iterable[UUID]) -> Mapping[UUID, datetime]:
    """Know of no list."""
    del dossier_ids
    return {}


def year_book(unit_id: UUID, year: int) -> YearBook:
    """Give the book of a unit's year, in one question."""
    rows = Dossier.objects.filter(reception_unit=unit_id, book_year=year)
    return YearBook(unit_id, year, rows.aggregate(last=Max("book_number"))["last"] or 0)


def year_sheet(book: YearBook, *, part: int = 1, handed_on: HandedOn = _by_rule, at: datetime) -> Slip:
    """Set a part of the book as it stands `at`; when the year is over, with the line that closes it.

    `handed_on` says of dossiers when their papers went on a list; the others have gone as the law has it.
    """
    today = at.astimezone(VN).date()
    day = min(today, date(book.year, 12, 31))
    form, unit = form_on(REGISTER, day), one_stop(book.unit_id, day)
    _number, first, last = book.parts[part - 1] if 0 < part <= len(book.parts) else (1, 1, 0)
    rows = _rows(book, first, last)
    data: dict[str, Any] = {  # Any: what the template's schema asks for
        "superior": agency_on(unit.term.parent_id, day).name if unit.term.parent_id else "",
        "unit": unit.term.name,
        "place": unit.term.place.name if unit.term.place else "",
        "date": today.isoformat(),
        "title": form.title,
        "form": {"number": form.number, "set": form.set},
        "year": book.year,
        "volume": f"01/{book.year}",
        "span": f"Từ số {first:02d} đến số {last:02d}" if len(book.parts) > 1 else "",
        "rows": _lines(rows, day, workplace(unit.term.place_id, unit_id=unit.id).working, handed_on),
        "closing": _closing(book, today),
        "sign_role": "Thủ trưởng đơn vị",
    }
    return Slip(data, render_paper(form.template, data, at=at))


def _rows(book: YearBook, first: int, last: int) -> list[Dossier]:
    """Read the dossiers of some numbers, in one question."""
    rows = Dossier.objects.filter(
        reception_unit=book.unit_id, book_year=book.year, book_number__gte=first, book_number__lte=last
    )
    people = ("applicant_person__place", "applicant_entity__place")
    return list(rows.select_related("version__procedure", *people).order_by("book_number"))


def _lines(
    rows: Sequence[Dossier], day: date, working: WorkingTime, handed_on: HandedOn
) -> list[dict[str, Any]]:  # Any: as above
    listed = handed_on(row.id for row in rows)
    agencies = names_of((row.decision_agency_id for row in rows), day)
    handed = {one.dossier_id: one for one in HandOver.objects.filter(dossier__in=rows)}
    return [_line(row, agencies, handed.get(row.id), working, listed.get(row.id)) for row in rows]


def _line(
    row: Dossier,
    agencies: dict[UUID, str],
    handed: HandOver | None,
    working: WorkingTime,
    listed: datetime | None,
) -> dict[str, Any]:  # Any: as above
    who = row.applicant_person or row.applicant_entity
    place = who.place.full_name if who and who.place else ""
    contact = (
        ", ".join(part for part in (str(who.address_line), place, str(who.phone)) if part) if who else ""
    )
    accepted = row.accepted_at.astimezone(VN) if row.accepted_at else None
    on_paper = row.channel != Channel.ONLINE
    passed = listed or (hand_on_by(accepted, working) if accepted and on_paper else accepted)
    return {
        "number": row.book_number,
        "code": str(row.code),
        "procedure": row.version.title,
        "sets": row.sets,
        "applicant": str(who),
        "contact": contact,
        "decider": agencies.get(row.decision_agency_id, ""),
        "accepted": _figures(accepted),
        "due": _figures(row.due_at) or "không hạn",
        "passed": _figures(passed),
        "returned": _figures(handed.handed_at) if handed else "",
        "method": _capital(str(handed.get_method_display() if handed else ReturnWay(row.return_way).label)),
        "note": _note(row),
    }


def _note(row: Dossier) -> str:
    notes = [_ENDED_EARLY.get(State(row.state), "")]
    first = row.first_due_at
    notes.append(f"Hẹn lần đầu {_figures(first)}" if first else "")
    notes.append("Nhập sau" if row.entered_late else "")
    return "; ".join(one for one in notes if one)


def _closing(book: YearBook, today: date) -> str:
    if today > date(book.year, 12, 31):
        return (
            f"Sổ có {book.last} hồ sơ, từ số 01 đến số {book.last:02d}; "
            f"khóa sổ ngày 31 tháng 12 năm {book.year}."
        )
    return (
        f"Tính đến ngày {day_figures(today)}, sổ có {book.last} hồ sơ; sổ được khóa và đóng dấu vào cuối năm."
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _figures(moment: datetime | None) -> str:
    return day_figures(moment.astimezone(VN).date()) if moment else ""
