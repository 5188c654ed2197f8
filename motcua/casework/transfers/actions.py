"""What hands papers on: making a list, and confirming it."""

from collections.abc import Collection
from datetime import datetime
from typing import Final
from uuid import UUID

from motcua.casework.dossiers.actions.numbers import give_sheet_number
from motcua.casework.transfers.access import must_give, must_take
from motcua.casework.transfers.errors import (
    NotACarrier,
    NothingToHandOn,
    NotOnTheList,
    OwnList,
    TransferReceived,
    TransferUnknown,
)
from motcua.casework.transfers.events import PapersHandedOn, PapersReceived
from motcua.casework.transfers.models import SERIES, Transfer, TransferLine, Way
from motcua.casework.transfers.queries import carriers, lying
from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell
from motcua.foundation.text import moment_words

MOST: Final = 500
"""So many dossiers go on one list; the rest goes on the next."""


@act
def hand_on(way: Way, unit_id: UUID, agency_id: UUID, *, by: Actor, at: datetime) -> Transfer:
    """Bàn giao all that lies at one side for the other, the longest lying first, on one list.

    Raises NotAllowed, NotACarrier, NothingToHandOn.
    """
    must_give(by, way, unit_id if way.is_the_units_own else agency_id)
    day = at.astimezone(VN).date()
    if way is Way.TO_POST and agency_id not in carriers(day):
        raise NotACarrier
    rows = lying(way, unit_id, agency_id, at).select_for_update(of=("self",))
    dossiers = list(rows[:MOST])
    if not dossiers:
        raise NothingToHandOn
    number = give_sheet_number(unit_id, SERIES[way], day)
    made = Transfer.objects.create(
        way=way, unit_id=unit_id, agency_id=agency_id, number=number, made_at=at, made_by=by.id
    )
    TransferLine.objects.bulk_create(TransferLine(transfer=made, way=way, dossier=one) for one in dossiers)
    tell(PapersHandedOn(made.id, unit_id, agency_id, len(dossiers), way), by=by, at=at)
    return made


@act
def confirm(transfer_id: UUID, *, missing: Collection[UUID] = (), by: Actor, at: datetime) -> Transfer:
    """Xác nhận đã nhận what is on a list, once, but for dossiers that were `missing`.

    Those lie where they were again and go with the next list. Raises TransferUnknown, NotAllowed,
    TransferReceived, OwnList, NotOnTheList.
    """
    found = Transfer.objects.select_for_update(of=("self",)).filter(id=transfer_id).first()
    if found is None:
        raise TransferUnknown
    must_take(by, Way(found.way), found.taker_id)
    if found.received_at is not None:
        raise TransferReceived(number=found.number, at=moment_words(found.received_at.astimezone(VN)))
    if found.made_by == by.id:
        raise OwnList(number=found.number)
    lines = TransferLine.objects.filter(transfer=found)
    lacking = lines.filter(dossier_id__in=set(missing)).update(received=False)
    if lacking != len(set(missing)):
        raise NotOnTheList
    there = lines.filter(received__isnull=True).update(received=True)
    found.received_at, found.received_by = at, by.id
    found.save(update_fields=["received_at", "received_by"])
    tell(PapersReceived(found.id, there, lacking), by=by, at=at)
    return found
