"""Cùng ký: others are named by number, sign in themselves, and confirm what stands there or decline."""

from datetime import datetime
from uuid import UUID

from motcua.casework.filings import access
from motcua.casework.filings.actions.rows import open_draft, touched
from motcua.casework.filings.errors import (
    ChangedElsewhere,
    CoSignerIsWriter,
    CoSignerNamedBefore,
    CoSignerNumberOdd,
    CoSignerUnknown,
    DraftOver,
    TooManyCoSigners,
)
from motcua.casework.filings.events import (
    CoSignerConfirmed,
    CoSignerDeclined,
    CoSignerLeftOut,
    CoSignerNamed,
)
from motcua.casework.filings.models import CoSigner, FilingDraft, State
from motcua.casework.filings.queries.drafts import number_index
from motcua.casework.filings.rules import MOST_CO_SIGNERS
from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell
from motcua.registers.people.queries.checks import personal_number


@act
def name_co_signer(draft_id: UUID, number: str, *, by: Actor, at: datetime) -> CoSigner:
    """Nêu người cùng ký by the personal number; whether anybody bears it is not said.

    Raises DraftUnknown, DraftOver, CoSignerNumberOdd, CoSignerIsWriter, CoSignerNamedBefore and
    TooManyCoSigners.
    """
    draft = open_draft(draft_id, by)
    figures = "".join(number.split())
    if why := personal_number(figures, at.astimezone(VN).date()):
        raise CoSignerNumberOdd(why=why)
    index = number_index(figures)
    if index == number_index(str(draft.person.personal_id)):
        raise CoSignerIsWriter
    here = list(CoSigner.objects.filter(draft=draft))
    if any(bytes(one.number_index) == index for one in here):
        raise CoSignerNamedBefore
    if len(here) >= MOST_CO_SIGNERS:
        raise TooManyCoSigners(most=MOST_CO_SIGNERS)
    row = CoSigner.objects.create(draft=draft, number=figures, number_index=index, named_at=at)
    touched(draft, at=at)
    tell(CoSignerNamed(draft.id, row.id), by=by, at=at)
    return row


@act
def leave_out(draft_id: UUID, co_signer_id: UUID, *, by: Actor, at: datetime) -> FilingDraft:
    """Bỏ người cùng ký. Raises DraftUnknown, DraftOver, CoSignerUnknown."""
    draft = open_draft(draft_id, by)
    gone, _each = CoSigner.objects.filter(draft=draft, id=co_signer_id).delete()
    if not gone:
        raise CoSignerUnknown
    touched(draft, at=at)
    tell(CoSignerLeftOut(draft.id, co_signer_id), by=by, at=at)
    return draft


@act
def confirm(co_signer_id: UUID, *, edition: int, level: int, by: Actor, at: datetime) -> CoSigner:
    """Xác nhận cùng ký: what stands in this edition, by whoever bears the number.

    Raises CoSignerUnknown, DraftOver, ChangedElsewhere, LevelTooLow.
    """
    row = _mine(co_signer_id, by)
    access.must_be_proved(level)
    if row.draft.edition != edition:
        raise ChangedElsewhere
    if row.signed_edition == edition:
        return row
    row.person = access.writer_of(by)
    row.signed_at, row.signed_edition, row.declined_at = at, edition, None
    row.save(update_fields=["person", "signed_at", "signed_edition", "declined_at"])
    tell(CoSignerConfirmed(row.draft_id, row.id, edition), by=by, at=at)
    return row


@act
def decline(co_signer_id: UUID, *, level: int, by: Actor, at: datetime) -> CoSigner:
    """Từ chối cùng ký. Raises CoSignerUnknown, DraftOver, LevelTooLow."""
    row = _mine(co_signer_id, by)
    access.must_be_proved(level)
    row.person = access.writer_of(by)
    row.signed_at, row.signed_edition, row.declined_at = None, None, at
    row.save(update_fields=["person", "signed_at", "signed_edition", "declined_at"])
    tell(CoSignerDeclined(row.draft_id, row.id), by=by, at=at)
    return row


def _mine(co_signer_id: UUID, by: Actor) -> CoSigner:
    """Give what the actor is asked to sign, its draft under lock. Raises CoSignerUnknown, DraftOver."""
    index = number_index(str(access.writer_of(by).personal_id))
    asked = CoSigner.objects.filter(id=co_signer_id, number_index=index).first()
    if asked is None:
        raise CoSignerUnknown
    draft = FilingDraft.objects.select_for_update(of=("self",)).get(id=asked.draft_id)
    row = CoSigner.objects.filter(id=co_signer_id, draft=draft).first()
    if row is None:
        raise CoSignerUnknown
    if draft.state != State.OPEN:
        raise DraftOver(state=draft.get_state_display())
    row.draft = draft
    return row
