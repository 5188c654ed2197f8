"""Nhiệm vụ của kế hoạch beside casework tasks: asked for once, laid into the same bands and the same list."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from motcua.faces.desk.worklist import LATE, LATER, TODAY, UNLIMITED, WEEK, Band, Line, week_ends
from motcua.foundation.access.models import Actor
from motcua.foundation.clock import VN
from motcua.instruments.workflow.models import FAR_AWAY
from motcua.registers.organisations.queries import names_of
from motcua.steering.plans.models import Assignment
from motcua.steering.plans.queries.following import in_hand
from motcua.steering.plans.queries.periods import period_words

RIGHTS: Final = ("plans.carry_out", "plans.follow", "plans.decide")
"""Who holds any of these may have assignments in hand."""

_MOST: Final = 300
_WHAT: Final = {
    Assignment.State.GIVEN: gettext_noop("Tiếp nhận nhiệm vụ"),
    Assignment.State.HANDED_IN: gettext_noop("Duyệt sản phẩm"),
}
Key = tuple[datetime, UUID]


@dataclass(frozen=True)
class Duty:
    """An assignment as the desk's list shows it."""

    one: Assignment
    band: Band
    urgent_at: datetime
    agency: str
    words: str
    tone: str
    decides: bool = False
    is_duty: bool = True

    @property
    def key(self) -> Key:
        """Give its place among tasks."""
        return self.urgent_at, self.one.id

    @property
    def what(self) -> str:
        """Say what is to be done now: where one decides and does not carry out, more time is asked for."""
        if self.decides:
            return _("Quyết định gia hạn")
        return _(_WHAT.get(Assignment.State(self.one.state), gettext_noop("Thực hiện nhiệm vụ")))

    @property
    def period(self) -> str:
        """Say of which period it is."""
        return period_words(self.one.period)


def duties_of(actor: Actor, now: datetime) -> list[Duty]:
    """Give what someone has in hand of plans, most urgent first; who has no such right costs no question."""
    if not any(actor.may(right) for right in RIGHTS):
        return []
    found = in_hand(actor, _MOST)
    agencies = (
        names_of({one.lead_id for one in found if one.lead_id}, now.astimezone(VN).date()) if found else {}
    )
    own = _own_agencies(actor)
    made = [
        replace(
            _duty(one, agencies.get(one.lead_id, "") if one.lead_id else "", now),
            decides=one.state != Assignment.State.HANDED_IN and one.lead_id not in own,
        )
        for one in found
    ]
    return sorted(made, key=lambda duty: duty.key)


def _own_agencies(actor: Actor) -> frozenset[UUID]:
    units = actor.units_for(RIGHTS[0])
    return frozenset(seat.agency_id for seat in actor.seats) if units is None else units


def _duty(one: Assignment, agency: str, now: datetime) -> Duty:
    if one.due_on is None:
        return Duty(one, UNLIMITED, FAR_AWAY, agency, str(one.get_term_display()), "grey")
    urgent_at = datetime.combine(one.due_on, time.max, tzinfo=VN)
    left = (one.due_on - now.astimezone(VN).date()).days
    if left < 0:
        return Duty(one, LATE, urgent_at, agency, _("Quá hạn {days} ngày").format(days=-left), "red")
    if left == 0:
        return Duty(one, TODAY, urgent_at, agency, _("Hạn hôm nay"), "amber")
    band = WEEK if urgent_at < week_ends(now) else LATER
    words = _("Còn {days} ngày").format(days=left)
    return Duty(one, band, urgent_at, agency, words, "amber" if band is WEEK else "green")


def counts_of(duties: Iterable[Duty]) -> Counter[str]:
    """Count them by band."""
    return Counter(duty.band.key for duty in duties)


def laid_among(
    lines: Sequence[Line], duties: Iterable[Duty], band: str, *, after: Key | None, is_last: bool
) -> list[Line | Duty]:
    """Lay duties of a band among one page of tasks: those that lie between its ends."""
    until = None if is_last or not lines else lines[-1].place
    own = [
        duty
        for duty in duties
        if band in ("", duty.band.key)
        and (after is None or duty.key > after)
        and (until is None or duty.key <= until)
    ]
    return sorted([*lines, *own], key=_place)


def _place(row: Line | Duty) -> Key:
    return row.key if isinstance(row, Duty) else row.place
