"""Báo trạng thái: what happened to dossiers is read from the book, queued, and told in its turn."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef

from motcua.casework.dossiers.models import KIND
from motcua.exchange.national_portal import access
from motcua.exchange.national_portal.client import NationalPortal, PortalAway, PortalRefused
from motcua.exchange.national_portal.errors import PortalReportNotDead, PortalReportUnknown
from motcua.exchange.national_portal.events import PortalReportRevived
from motcua.exchange.national_portal.models import PortalReader, PortalReport
from motcua.exchange.national_portal.queries import last_told, reported_of, step_of
from motcua.exchange.national_portal.rules import (
    MEANS,
    MOST_ATTEMPTS,
    payload_of,
    progress_of,
    status_of,
    wait_after,
)
from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.acts import act
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell
from motcua.foundation.events.queries import Mark, Owed, chain_of, newest, read_on

BOOK: Final = "changes"
_State = PortalReport.State
_AGAIN: Final = {"state": _State.QUEUED, "attempts": 0, "obstacle": "", "sent_at": None}


@transaction.atomic
def note_changes(*, by: Actor, at: datetime) -> int:
    """Đọc sổ: queue what happened to dossiers since it was read last; count it.

    It begins with the day on which a portal is set: what happened before is not told. Raises NotAllowed.
    """
    del at
    must(by, access.KEEP)
    PortalReader.objects.bulk_create([PortalReader(name=BOOK, last=newest())], ignore_conflicts=True)
    reader = PortalReader.objects.select_for_update().get(name=BOOK)
    began = reader.last
    stretch = read_on(Mark(began, tuple(Owed(*one) for one in reader.owed)), list(MEANS))
    rows = [row for dossier_id in sorted(stretch.subjects) for row in _changes(dossier_id)]
    PortalReport.objects.bulk_create(rows, ignore_conflicts=True)
    reader.last = stretch.mark.last
    reader.owed = [[one.first, one.final, one.horizon, one.seen] for one in stretch.mark.owed]
    reader.save()
    return len(rows)


def _changes(dossier_id: UUID) -> Iterator[PortalReport]:
    """Give what of a dossier's chain was not queued yet."""
    told = PortalReport.objects.filter(dossier_id=dossier_id).order_by("-position").first()
    was_accepted, found = False, []
    for event in chain_of(KIND, dossier_id):
        status = status_of(event.kind, event.data, was_accepted=was_accepted)
        was_accepted = was_accepted or event.kind == "dossiers.DossierAccepted"
        if status is not None and (told is None or event.position > told.position):
            found.append(
                PortalReport(dossier_id=dossier_id, position=event.position, status=status, at=event.at)
            )
    yield from found


def send_due_reports(
    portal: NationalPortal, *, by: Actor, at: datetime, real_now: datetime, limit: int = 200
) -> int:
    """Tell what is due, each dossier's changes in their order; count what was tried.

    Where the portal is away nothing more is tried now. Told and not heard, it is told again: there it
    stands once, by its MaHoSo.
    """
    tried = 0
    while tried < limit:
        was_heard = _send_next(portal, by=by, at=at, real_now=real_now)
        if was_heard is None:
            break
        tried += 1
        if not was_heard:
            break
    return tried


@transaction.atomic
def _send_next(portal: NationalPortal, *, by: Actor, at: datetime, real_now: datetime) -> bool | None:
    """Tell the change that has waited longest; say whether the portal was there, none where none is due."""
    del by
    earlier = PortalReport.objects.filter(
        dossier=OuterRef("dossier"), state=_State.QUEUED, position__lt=OuterRef("position")
    )
    due = PortalReport.objects.filter(~Exists(earlier), state=_State.QUEUED, next_at__lte=real_now)
    row = due.select_for_update(skip_locked=True, of=("self",)).order_by("next_at", "id").first()
    if row is None:
        return None
    row.attempts += 1
    said = reported_of(row.dossier_id, at.astimezone(VN).date())
    is_update = PortalReport.objects.filter(dossier=row.dossier_id, state=_State.SENT).exists()
    try:
        portal.report(payload_of(said, row.status), is_update=is_update or row.attempts > 1)
        _tell_step(portal, row, said.number)
    except (PortalAway, PortalRefused) as obstacle:
        _later(row, obstacle, real_now)
        return isinstance(obstacle, PortalRefused)
    row.state, row.sent_at = _State.SENT, at
    row.save()
    return True


def _tell_step(portal: NationalPortal, row: PortalReport, number: str) -> None:
    """Tell who did it, where the change was a step; a plain no to that is noted and undoes no report.

    Raises PortalAway.
    """
    row.obstacle = ""
    step = step_of(row, number)
    if step is None:
        return
    try:
        portal.progress(progress_of(step, row.status))
    except PortalRefused as no:
        row.obstacle = f"Tiến độ không được nhận: {no}"[:300]


def _later(row: PortalReport, obstacle: Exception, real_now: datetime) -> None:
    """Wait longer, or give up: at once on a plain no, else after many tries."""
    row.obstacle = str(obstacle)[:300]
    if isinstance(obstacle, PortalRefused) or row.attempts >= MOST_ATTEMPTS:
        row.state = _State.DEAD
    else:
        row.next_at = real_now + wait_after(row.attempts)
    row.save()


@act
def resend_report(report_id: UUID, *, by: Actor, at: datetime, real_now: datetime) -> PortalReport:
    """Gửi lại one that was given up. Raises NotAllowed, PortalReportUnknown, PortalReportNotDead."""
    must(by, access.KEEP)
    row = PortalReport.objects.select_for_update(of=("self",)).filter(id=report_id).first()
    if row is None:
        raise PortalReportUnknown
    if row.state != _State.DEAD:
        raise PortalReportNotDead
    row.state, row.attempts, row.obstacle, row.next_at = _State.QUEUED, 0, "", real_now
    row.save()
    tell(PortalReportRevived(row.id), by=by, at=at)
    return row


def reconcile(portal: NationalPortal, day: date, *, by: Actor, at: datetime, real_now: datetime) -> int:
    """Đối soát: hold what the portal says of a day's changes against what was told; tell anew what differs.

    Raises NotAllowed, PortalAway, PortalRefused.
    """
    must(by, access.KEEP)
    del at
    theirs = portal.known_since(f"{day:%Y%m%d}")
    differing = [
        report_id
        for report_id, number, status in last_told(day, day + timedelta(days=1))
        if theirs.get(number) != str(status)
    ]
    return PortalReport.objects.filter(id__in=differing, state=_State.SENT).update(**_AGAIN, next_at=real_now)
