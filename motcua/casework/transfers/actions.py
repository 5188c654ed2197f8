"""What hands papers on: making a list, and confirming it."""

from collections.abc import Collection
from datetime import datetime
from typing import Final
from uuid import UUID

from motcua.casework.dossiers.actions.numbers import give_sheet_number
from motcua.casework.transfers.errors import NothingToHandOn, NotOnTheList, TransferReceived, TransferUnknown
from motcua.casework.transfers.events import PapersHandedOn, PapersReceived
from motcua.casework.transfers.models import SERIES, Transfer, TransferLine
from motcua.casework.transfers.queries import lying_at
from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.acts import act
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell
from motcua.foundation.text import moment_words

ACCEPT: Final = "dossiers.accept"
HANDLE: Final = "dossiers.handle"
MOST: Final = 500
"""So many dossiers go on one list; the rest goes on the next."""


@act
def hand_papers_on(unit_id: UUID, agency_id: UUID, *, by: Actor, at: datetime) -> Transfer:
    """Bàn giao giấy tờ of all that lies at a unit for an agency, the longest lying first, on one list.

    Raises NotAllowed, NothingToHandOn.
    """
    must(by, ACCEPT, unit=unit_id)
    lying = lying_at(unit_id, at).filter(decision_agency=agency_id).select_for_update(of=("self",))
    dossiers = list(lying.order_by("accepted_at", "id")[:MOST])
    if not dossiers:
        raise NothingToHandOn
    number = give_sheet_number(unit_id, SERIES, at.astimezone(VN).date())
    made = Transfer.objects.create(
        unit_id=unit_id, agency_id=agency_id, number=number, made_at=at, made_by=by.id
    )
    TransferLine.objects.bulk_create(TransferLine(transfer=made, dossier=one) for one in dossiers)
    tell(PapersHandedOn(made.id, unit_id, agency_id, len(dossiers)), by=by, at=at)
    return made


@act
def receive_papers(transfer_id: UUID, *, missing: Collection[UUID] = (), by: Actor, at: datetime) -> Transfer:
    """Xác nhận đã nhận giấy tờ of a list, once, but for dossiers whose papers were `missing`.

    Those lie at the unit again and go with its next list. Raises TransferUnknown, NotAllowed,
    TransferReceived, NotOnTheList.
    """
    found = Transfer.objects.select_for_update(of=("self",)).filter(id=transfer_id).first()
    if found is None:
        raise TransferUnknown
    must(by, HANDLE, unit=found.agency_id)
    if found.received_at is not None:
        raise TransferReceived(number=found.number, at=moment_words(found.received_at.astimezone(VN)))
    lines = TransferLine.objects.filter(transfer=found)
    lacking = lines.filter(dossier_id__in=set(missing)).update(received=False)
    if lacking != len(set(missing)):
        raise NotOnTheList
    there = lines.filter(received__isnull=True).update(received=True)
    found.received_at, found.received_by = at, by.id
    found.save(update_fields=["received_at", "received_by"])
    tell(PapersReceived(found.id, there, lacking), by=by, at=at)
    return found
