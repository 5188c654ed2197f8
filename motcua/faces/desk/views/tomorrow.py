"""Hồ sơ sắp trễ: a leader reads today what is late tomorrow, and the one act that saves each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.casework.dossiers.queries import Endangered, Saving, late_tomorrow, late_without_apology
from motcua.faces.desk.pages import show
from motcua.faces.desk.people import units_led
from motcua.faces.desk.worklist import read_cursor
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.faces.shared.promises import amount_of
from motcua.foundation import clock
from motcua.foundation.accounts.queries import names_of

APPROVE: Final = "dossiers.approve"
PAGE: Final = 50
_ACTS: Final = {
    Saving.APOLOGISE: (gettext_noop("Xin lỗi, hẹn lại"), "desk:apology"),
    Saving.SIGN: (gettext_noop("Ký, duyệt"), "desk:dossier"),
    Saving.ASSIGN: (gettext_noop("Giao cho người xử lý"), "desk:dossier"),
    Saving.FINISH: (gettext_noop("Đôn đốc xong bước"), "desk:dossier"),
}


@dataclass(frozen=True)
class Line:
    """One dossier in danger as the page says it."""

    one: Endangered
    holders: str
    left: str
    needed: str
    act: str
    address: str


@officer(APPROVE)
@never_cache
@require_safe
def tomorrow(request: HouseRequest) -> HttpResponse:
    """Show what is due by the end of the next working day; and what is late and was never apologised for."""
    now, units = clock.now(), units_led(request.actor, APPROVE)
    after = read_cursor(request.GET.get("sau", ""))
    found = late_tomorrow(units, now=now, after=after)
    late = [] if after else late_without_apology(units, now=now)
    shown = found[:PAGE]
    words = {
        "lines": _lines(shown),
        "next": _key(shown[-1]) if len(found) > PAGE else "",
        "first": after is None,
        "late": late[:PAGE],
        "more_late": len(late) > PAGE,
        "now": now,
    }
    return show(request, "desk/tomorrow.html", words)


def _lines(found: Iterable[Endangered]) -> list[Line]:
    rows = list(found)
    names = names_of(task.holder_id for one in rows for task in one.tasks if task.holder_id)
    return [_line(one, names) for one in rows]


def _line(one: Endangered, names: dict[UUID, str]) -> Line:
    label, page = _ACTS[one.saving]
    holders = [names.get(task.holder_id, "") if task.holder_id else _("chưa ai nhận") for task in one.tasks]
    return Line(
        one,
        ", ".join(dict.fromkeys(holders)),
        amount_of(one.minutes_left),
        amount_of(one.minutes_needed),
        _(label),
        reverse(page, args=[one.dossier.id]),
    )


def _key(last: Endangered) -> str:
    due: datetime | None = last.dossier.due_at
    return f"{due.isoformat()}~{last.dossier.id}" if due else ""
