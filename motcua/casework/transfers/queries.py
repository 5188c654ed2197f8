"""What asks about papers on their way: what lies at a unit, which lists there are, the list to print."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from motcua.casework.dossiers.models import KIND, Dossier, State
from motcua.casework.transfers.errors import TransferUnknown
from motcua.casework.transfers.models import Transfer, TransferLine
from motcua.foundation.access.models import Actor
from motcua.foundation.accounts.queries import names_of as account_names
from motcua.foundation.clock import VN
from motcua.foundation.papers.queries import render_paper
from motcua.foundation.text import moment_words
from motcua.instruments.deadlines.queries import hand_on_by, workplace
from motcua.instruments.documents.queries import sheets_of
from motcua.registers.organisations.queries import agency_on, names_of, one_stop
from motcua.registers.procedures.models import Channel

LOOKED_BACK: Final = timedelta(days=10)
"""What came earlier has been handed on long ago, on a list or without one."""
SHOWN: Final = 100
PAPER: Final = "slips/transfer"
_UNDER_WAY: Final = (State.ACCEPTED, State.IN_PROGRESS, State.AWAITING_SUPPLEMENT, State.PAUSED)
_READING: Final = ("dossiers.accept", "dossiers.hand_over", "dossiers.handle", "dossiers.view")


@dataclass(frozen=True)
class Lying:
    """Giấy tờ chờ bàn giao: what lies at a unit for one agency, and by when the first of it is due there."""

    agency_id: UUID
    agency: str
    dossiers: tuple[Dossier, ...]
    by: datetime

    def is_late(self, now: datetime) -> bool:
        """Say whether that moment has passed."""
        return self.by < now


def lying_at(unit_id: UUID, now: datetime) -> QuerySet[Dossier]:
    """Give what was taken in on paper at a unit, is under way, and is on no list."""
    listed = TransferLine.objects.filter(Q(received__isnull=True) | Q(received=True), dossier=OuterRef("pk"))
    rows = Dossier.objects.filter(
        reception_unit=unit_id, accepted_at__gt=now - LOOKED_BACK, state__in=_UNDER_WAY, whole__isnull=True
    )
    return rows.exclude(channel=Channel.ONLINE).filter(~Exists(listed))


def lying_by_agency(unit_id: UUID, now: datetime) -> list[Lying]:
    """Give the same by agency, what must be there first before the rest (before 15:00 the same day)."""
    rows = lying_at(unit_id, now).select_related("version", "applicant_person", "applicant_entity")
    found: dict[UUID, list[Dossier]] = {}
    for one in rows.order_by("accepted_at", "id")[: SHOWN * 10]:
        found.setdefault(one.decision_agency_id, []).append(one)
    day = now.astimezone(VN).date()
    names, unit = names_of(found, day), one_stop(unit_id, day)
    working = workplace(unit.term.place_id, unit_id=unit_id).working
    lying = [
        Lying(agency_id, names.get(agency_id, ""), tuple(many), hand_on_by(_accepted(many[0]), working))
        for agency_id, many in found.items()
    ]
    return sorted(lying, key=lambda one: (one.by, one.agency))


def transfers_of(unit_id: UUID, day: date) -> list[Transfer]:
    """Give the lists that a unit made on a day, the latest first, each with how many dossiers it has."""
    begins = datetime.combine(day, time.min, VN)
    rows = Transfer.objects.filter(unit=unit_id, made_at__gte=begins, made_at__lt=begins + timedelta(days=1))
    return list(_counted(rows).order_by("-made_at")[:SHOWN])


def transfers_to(agency_ids: Iterable[UUID] | None) -> list[Transfer]:
    """Give the lists on their way to some agencies, or to any, the longest on its way first."""
    rows = Transfer.objects.filter(received_at__isnull=True)
    if agency_ids is not None:
        rows = rows.filter(agency__in=set(agency_ids))
    return list(_counted(rows).order_by("made_at")[:SHOWN])


def transfer(transfer_id: UUID, by: Actor) -> Transfer:
    """Give a list that the actor may see from either side. Raises TransferUnknown."""
    found = _counted(Transfer.objects.filter(id=transfer_id)).first()
    if found is None or not any(
        by.may(right, unit=whose) for right in _READING for whose in (found.unit_id, found.agency_id)
    ):
        raise TransferUnknown
    return found


def lines_of(found: Transfer) -> list[TransferLine]:
    """Give the lines of a list in order, with their dossiers."""
    people = ("dossier__version__procedure", "dossier__applicant_person", "dossier__applicant_entity")
    return list(found.lines.select_related(*people).order_by("id"))


def handed_on_at(dossier_ids: Iterable[UUID]) -> Mapping[UUID, datetime]:
    """Say when the papers of dossiers were handed on by a list, of those that were."""
    rows = TransferLine.objects.filter(dossier__in=set(dossier_ids)).exclude(received=False)
    return dict(rows.values_list("dossier_id", "transfer__made_at"))


def transfer_sheet(found: Transfer) -> bytes:
    """Set a list as PDF, A4, to be signed by both sides. Equal rows give equal bytes."""
    made = found.made_at.astimezone(VN)
    unit, lines = one_stop(found.unit_id, made.date()), lines_of(found)
    people = account_names(one for one in (found.made_by, found.received_by) if one is not None)
    data: dict[str, Any] = {  # Any: what the template's schema asks for
        "superior": agency_on(unit.term.parent_id, made.date()).name if unit.term.parent_id else "",
        "unit": unit.term.name,
        "number": f"{found.number:02d}/BG",
        "place": unit.term.place.name if unit.term.place else "",
        "date": made.date().isoformat(),
        "title": "Danh sách bàn giao hồ sơ giấy",
        "agency": names_of([found.agency_id], made.date()).get(found.agency_id, ""),
        "made_at": moment_words(made),
        "made_by": people.get(found.made_by, ""),
        "received_at": moment_words(found.received_at.astimezone(VN)) if found.received_at else "",
        "received_by": people.get(found.received_by, "") if found.received_by else "",
        "rows": _rows(lines),
    }
    return render_paper(PAPER, data, at=found.received_at or made)


def _rows(lines: Sequence[TransferLine]) -> list[dict[str, Any]]:  # Any: as above
    sheets = sheets_of(KIND, [line.dossier_id for line in lines])
    return [
        {
            "number": number,
            "code": str(line.dossier),
            "procedure": line.dossier.version.title,
            "applicant": str(line.dossier.applicant_person or line.dossier.applicant_entity),
            "originals": sheets.get(line.dossier_id, (0, 0))[0],
            "copies": sheets.get(line.dossier_id, (0, 0))[1],
            "note": "Không có trong tập giấy" if line.received is False else "",
        }
        for number, line in enumerate(lines, start=1)
    ]


def _counted(rows: QuerySet[Transfer]) -> QuerySet[Transfer]:
    missing = Count("lines", filter=Q(lines__received=False))
    return rows.annotate(dossiers=Count("lines"), missing=missing)


def _accepted(one: Dossier) -> datetime:
    return one.accepted_at or one.submitted_at
