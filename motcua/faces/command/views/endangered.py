"""Hồ sơ sắp trễ: what is late by the next closing unless somebody acts, agency by agency, act by act."""

from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.casework.dossiers.queries import Endangered, endangered, pressing_by_agency
from motcua.faces.command.asking import VIEW, Question, must_see, read_cursor, read_id
from motcua.faces.command.endangered import Line, Span, lines_of, lines_table
from motcua.faces.command.pages import UNPROCESSABLE, show
from motcua.faces.command.tables import handed_out
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation.accounts.queries import names_of as people_called
from motcua.foundation.text import figures, moment_words
from motcua.registers.organisations.queries import names_of

PAGE = 50
_MOST_BARS = 12


@dataclass(frozen=True)
class _Found:
    """What is in danger, as it was asked for: whose, by when, at which step, and a page of it."""

    asked: Question
    span: Span
    agency_id: UUID | None
    step: str
    counts: dict[UUID, int]
    names: dict[UUID, str]
    lines: list[Line]
    is_first: bool
    next: str

    def query(self, **other: str) -> str:
        """Write what it is narrowed to as an address does, with some of it otherwise."""
        said = {"co-quan": str(self.agency_id or ""), "buoc": self.step} | other
        query = urlencode({key: value for key, value in said.items() if value})
        return "&".join(part for part in (self.span.query, query) if part)

    def query_of(self, span: str) -> str:
        """Write the same as an address does, of another span."""
        said = {"khi": span, "co-quan": str(self.agency_id or "")}
        return urlencode({key: value for key, value in said.items() if value})


@officer(VIEW)
@never_cache
@require_safe
def listed(request: HouseRequest) -> HttpResponse:
    """Show what is in danger; who sees some agencies only sees theirs."""
    found = _find(request)
    page = reverse("command:endangered")
    words = {
        "asked": found.asked,
        "now": found.asked.at,
        "span": found.span,
        "spans": [
            (label, f"{page}?{found.query_of(key)}", key == found.span.key)
            for key, label in (("", _("Đến hết ngày làm việc tới")), ("qua-han", _("Đã quá hạn")))
        ],
        "agency": found.names.get(found.agency_id, "") if found.agency_id else "",
        "agency_id": found.agency_id,
        "step": found.step,
        "total": sum(found.counts.values()),
        "bars": _bars(found),
        "others": max(0, len(found.counts) - _MOST_BARS),
        "lines": found.lines,
        "all": f"{page}?{found.span.query}",
        "next": f"{page}?{found.query(sau=found.next)}" if found.next else "",
        "first": "" if found.is_first else f"{page}?{found.query()}",
        "export": f"{page}bang.xlsx?{found.query(luc=f'{found.asked.at:%Y%m%dT%H%M%S.%f}')}",
    }
    status = UNPROCESSABLE if found.span.said else 200
    return show(request, "command/endangered.html", words, status=status)


@officer(VIEW)
@never_cache
@require_safe
def listed_workbook(request: HouseRequest) -> HttpResponse:
    """Hand the same page out as a workbook."""
    found = _find(request)
    title = _("Hồ sơ sắp trễ")
    whose = found.names.get(found.agency_id, "") if found.agency_id else _("mọi cơ quan được xem")
    shown, total = figures(len(found.lines)), figures(sum(found.counts.values()))
    moment = [
        (_("Tính tại"), moment_words(found.asked.at)),
        (_("Khoảng"), found.span.words),
        (_("Cơ quan"), whose),
        (_("Số hồ sơ"), _("{shown} trên {all}").format(shown=shown, all=total)),
    ]
    return handed_out(title, moment, [lines_table(found.lines)])


def _find(request: HouseRequest) -> _Found:
    """Ask for what an address names. Raises NotAllowed for an agency that the officer does not see."""
    asked = Question.read(request)
    agency_id = read_id(request.GET.get("co-quan", ""))
    if agency_id is not None:
        must_see(request.actor, agency_id)
    span, step = Span.read(request.GET, asked.at), request.GET.get("buoc", "")[:200]
    agencies = frozenset({agency_id}) if agency_id else asked.seen
    pressing = span.pressing(agencies, step)
    after = read_cursor(request.GET.get("sau", ""))
    rows = endangered(pressing, now=asked.at, after=after)
    shown = rows[:PAGE]
    counts = pressing_by_agency(pressing)
    people = people_called(task.holder_id for one in shown for task in one.tasks if task.holder_id)
    names = names_of(counts.keys() | ({agency_id} if agency_id else set()), asked.today)
    following = _spot(shown[-1]) if len(rows) > PAGE else ""
    lines = lines_of(shown, people, names, request.actor)
    return _Found(asked, span, agency_id, step, counts, names, lines, after is None, following)


def _bars(found: _Found) -> list[tuple[str, int, float, str]]:
    """Draw how many each agency has, the most first; an agency alone needs no bar."""
    ordered = sorted(found.counts.items(), key=lambda one: (-one[1], found.names.get(one[0], "")))
    if found.agency_id is not None:
        return []
    most = max(found.counts.values(), default=0)
    page = reverse("command:endangered")
    return [
        (
            found.names.get(agency, ""),
            count,
            round(100 * count / most, 2),
            f"{page}?{found.query(**{'co-quan': str(agency)})}",
        )
        for agency, count in ordered[:_MOST_BARS]
    ]


def _spot(last: Endangered) -> str:
    due = last.dossier.due_at
    return f"{due.isoformat()}~{last.dossier.id}" if due else ""
