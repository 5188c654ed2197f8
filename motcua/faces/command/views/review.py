"""Rà soát: the source on one side, the draft lines on the other, doubtful ones first."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from motcua.faces.command.forms.documents import LineForm, form_of
from motcua.faces.command.pages import UNPROCESSABLE, show
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.foundation.accounts.queries import names_of
from motcua.foundation.errors import Refused
from motcua.foundation.text import day_figures
from motcua.steering.plans import actions
from motcua.steering.plans.actions import Edit
from motcua.steering.plans.errors import LineUnknown
from motcua.steering.plans.models import DraftLine, PlanReading
from motcua.steering.plans.queries import desk as queries
from motcua.steering.plans.queries import reviewing
from motcua.steering.plans.queries.reading import milestone_of
from motcua.steering.plans.queries.reviewing import BETWEEN_CELLS, STRETCH, Stretch

_BEFORE: Final = 2  # the place that is looked over stands in sight at once
_AFTER: Final = 40
_NEAR: Final = 0  # what a telephone shows beside it; the whole document is one press away
_CODES: Final = 6
_FIGURES: Final = 8
_STOP: Final = re.compile(r"[;.](?=\s)")
_WORDS_OF_PART: Final = 8


@dataclass(frozen=True)
class SourceLine:
    """A line of the document as shown; `page` where a new one begins, `lit` if the draft line is there.

    `far` ones stand aside where there is little room. The cells of a row stand apart.
    """

    number: int
    text: str
    page: int | None
    lit: bool
    far: bool

    @property
    def cells(self) -> list[str]:
        """Give the cells of a row of a table; one of any other line."""
        return self.text.split(BETWEEN_CELLS)


@officer("plans.review", "plans.publish", "plans.view")
@require_safe
def review(request: HouseRequest, reading_id: UUID) -> HttpResponse:
    """Show a reading at one of its lines: the one asked for, else the next that waits."""
    reading = queries.document_of(reading_id, request.actor)
    stretch = reviewing.stretch_of(reading_id, request.GET.get("dong", ""))
    form = form_of(stretch.chosen) if stretch.chosen else None
    return _page(request, reading, stretch, form)


@officer("plans.review")
@require_POST
def act(request: HouseRequest, reading_id: UUID, line_id: UUID) -> HttpResponse:
    """Do one act on a line, on the version that was seen; a refusal stands beside what was typed."""
    reading = queries.reading(reading_id, request.actor)
    line = queries.line(line_id, request.actor)
    if line.reading_id != reading.id:
        raise LineUnknown
    form = form_of(line, request.POST)
    status = UNPROCESSABLE
    try:
        doing = _ACTS.get(request.POST.get("viec", ""), _save)
        if form.is_valid() or doing is not _save:
            place = doing(request, line, form)
            return HttpResponseRedirect(place)
    except Refused as refusal:
        line = queries.line(line_id, request.actor)
        form.add_error(None, str(refusal))
        form.data = {**form.data.dict(), "version": str(line.version)}  # type: ignore[attr-defined]  # a QueryDict
        status = refusal.status
    return _page(request, reading, reviewing.stretch_of(reading_id, "", tried=line), form, status=status)


@officer("plans.review")
@require_POST
def act_on_many(request: HouseRequest, reading_id: UUID) -> HttpResponse:
    """Confirm the lines without doubts that were shown, all or none; a refusal is said above the list."""
    reading = queries.reading(reading_id, request.actor)
    try:
        seen = _seen(request.POST.getlist("thay"))
        count = actions.confirm_lines(reading.id, seen, by=request.actor, at=clock.now())
        messages.success(request, _("Đã xác nhận {count} dòng.").format(count=count))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return HttpResponseRedirect(reverse("command:reading", args=[reading_id]))


def _seen(written: Sequence[str]) -> dict[UUID, int]:
    """Read which lines were seen at which version, "id.version". Raises LineUnknown."""
    found: dict[UUID, int] = {}
    for one in written[:STRETCH]:
        key, _dot, version = one.partition(".")
        if not (version.isdecimal() and len(version) <= _FIGURES):
            raise LineUnknown
        try:
            found[UUID(key)] = int(version)
        except ValueError:
            raise LineUnknown from None
    return found


def _page(
    request: HouseRequest,
    reading: PlanReading,
    stretch: Stretch,
    form: LineForm | None,
    *,
    status: int = 200,
) -> HttpResponse:
    chosen, said = stretch.chosen, _said(request)
    lines = reviewing.lines_found(reading.id, said) if said else stretch.lines
    day = reading.signed_on or (date(reading.year, 1, 1) if reading.year else clock.today())
    codes = [*chosen.lead_codes, *chosen.support_codes] if chosen else []
    named = queries.agencies_called(codes, day)
    words = {
        "reading": reading,
        "stretch": stretch,
        "lines": lines,
        "sure": [one for one in lines if one.state == DraftLine.State.OPEN and not one.doubts],
        "said": said,
        "just": next((one for one in _just(request, reading)), None),
        "below": reviewing.joined_by(chosen) if chosen else None,
        "parts": _parts(chosen.text) if chosen else (),
        "chosen": chosen,
        "form": form,
        "tally": reviewing.tally_of(reviewing.lines_of(reading.id)),
        "source": source_around(reading, chosen, whole=request.GET.get("nguon") == "het"),
        "is_open": reading.state == PlanReading.State.OPEN and request.actor.may("plans.review"),
        "means_lead": _named(chosen.lead_codes, named) if chosen else "",
        "means_support": _named(chosen.support_codes, named) if chosen else "",
        "means_due": _days(chosen) if chosen else "",
        "names": names_of([reading.read_by, *([chosen.touched_by] if chosen and chosen.touched_by else [])]),
        "findings": [one for one in reading.findings if one["kind"] not in {"no_register"}],
    }
    return show(request, "command/review.html", words, status=status)


def source_around(reading: PlanReading, line: DraftLine | None, *, whole: bool = False) -> list[SourceLine]:
    """Give the document's lines around where a draft line was read, that place lit; or all of them."""
    first, last = (line.source_line, max(line.source_to, line.source_line)) if line else (0, 0)
    shown: list[SourceLine] = []
    page: int | None = None
    for number, on_page, text in reading.source:
        if whole or first - _BEFORE <= number <= last + _AFTER:
            new_page = on_page if on_page != page else None
            far = not whole and not first - _NEAR <= number <= last + _NEAR
            shown.append(SourceLine(number, text, new_page, first <= number <= last and bool(line), far))
            page = on_page
    return shown


def _just(request: HouseRequest, reading: PlanReading) -> list[DraftLine]:
    """Give the line that an act has just led away from."""
    try:
        key = UUID(request.GET.get("vua", ""))
    except ValueError:
        return []
    return list(reviewing.lines_of(reading.id).filter(id=key))


def _parts(text: str) -> list[str]:
    """Propose where a line may be parted: the last words before each stop within it."""
    ends = [hit.start() for hit in _STOP.finditer(text)]
    return [" ".join(text[:end].split(" ")[-_WORDS_OF_PART:]) for end in ends if text[end + 1 :].strip()]


def _named(codes: Sequence[str], named: Mapping[str, str]) -> str:
    """Name agencies; a class by its first ones and how many more."""
    said = [named.get(code, code) for code in codes]
    if len(said) <= _CODES:
        return "; ".join(said)
    return _("{names}; và {count} cơ quan nữa").format(names="; ".join(said[:3]), count=len(said) - 3)


def _days(line: DraftLine) -> str:
    """Say the days that a deadline was understood as."""
    said = []
    for one in map(milestone_of, line.milestones):
        stretch = " – ".join(day_figures(day) for day in (one.start, one.end) if day)
        said.append(
            f"{one.label}: {stretch}".strip(": ") if stretch else one.label or _WORDS.get(one.kind, "")
        )
    return "; ".join(part for part in said if part)


_WORDS: Final = {
    "regular": "thường xuyên",
    "daily": "hằng ngày",
    "weekly": "hằng tuần",
    "monthly": "hằng tháng",
    "quarterly": "hằng quý",
    "half_yearly": "6 tháng một lần",
    "nine_monthly": "9 tháng",
    "yearly": "hằng năm",
    "periodic": "định kỳ",
    "after": "chờ sự kiện",
    "document": "theo văn bản khác",
}


def _at(line: DraftLine, said: str = "", just: DraftLine | None = None) -> str:
    """Write the address of a line in review; `just` was done before, and is led back to."""
    asked = {"dong": line.id, "tim": said, "vua": just.id if just else ""}
    query = urlencode({key: value for key, value in asked.items() if value})
    return f"{reverse('command:reading', args=[line.reading_id])}?{query}"


def _next(request: HouseRequest, line: DraftLine) -> str:
    """Lead on to the line that waits next, of those that were searched for while any does."""
    said = _said(request)
    found, holds = reviewing.waiting_next(line, said)
    if said and not holds:
        messages.info(request, _("Đã rà hết các dòng có «{said}».").format(said=said))
    return _at(found or line, said if holds else "", line)


def _said(request: HouseRequest) -> str:
    return request.GET.get("tim", "").strip()


def _save(request: HouseRequest, line: DraftLine, form: LineForm) -> str:
    given = {name: value for name, value in form.cleaned_data.items() if name != "version"}
    version = form.cleaned_data["version"]
    actions.edit_line(line.id, version, Edit(**given), by=request.actor, at=clock.now())
    messages.success(request, _("Đã lưu và xác nhận dòng {no}.").format(no=line.no or _("vừa rồi")))
    return _next(request, line)


def _confirm(request: HouseRequest, line: DraftLine, form: LineForm) -> str:
    actions.confirm_line(line.id, _version(form), by=request.actor, at=clock.now())
    return _next(request, line)


def _drop(request: HouseRequest, line: DraftLine, form: LineForm) -> str:
    actions.drop_line(line.id, _version(form), by=request.actor, at=clock.now())
    messages.info(request, _("Đã bỏ dòng {no}; có thể lấy lại ở cuối danh sách.").format(no=line.no or "–"))
    return _next(request, line)


def _reopen(request: HouseRequest, line: DraftLine, form: LineForm) -> str:
    actions.reopen_line(line.id, _version(form), by=request.actor, at=clock.now())
    return _at(line, _said(request))


def _split(request: HouseRequest, line: DraftLine, form: LineForm) -> str:
    after = str(form.data.get("after", ""))
    actions.split_line(line.id, _version(form), after=after, by=request.actor, at=clock.now())
    messages.success(request, _("Đã tách thành hai dòng; hãy rà cả hai."))
    return _at(line, _said(request))


def _merge(request: HouseRequest, line: DraftLine, form: LineForm) -> str:
    actions.merge_line(line.id, _version(form), by=request.actor, at=clock.now())
    messages.success(request, _("Đã gộp dòng sau vào dòng này."))
    return _at(line, _said(request))


def _version(form: LineForm) -> int:
    """Give the version that was seen; none that was sent is no version at all."""
    typed = str(form.data.get("version", ""))
    return int(typed) if typed.isdecimal() and len(typed) <= _FIGURES else 0


_ACTS: Final[dict[str, Callable[[HouseRequest, DraftLine, LineForm], str]]] = {
    "save": _save,
    "confirm": _confirm,
    "drop": _drop,
    "reopen": _reopen,
    "split": _split,
    "merge": _merge,
}
