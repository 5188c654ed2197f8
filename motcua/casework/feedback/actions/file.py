"""Gửi phản ánh, kiến nghị: by anybody, with or without his name, of a rule or of a conduct."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.queries.held import hold_dossiers
from motcua.casework.feedback.actions.rows import (
    locked_by_secret,
    note_step,
    promise,
    tell_house,
    write_to_sender,
)
from motcua.casework.feedback.errors import (
    AgencyOdd,
    ContactOdd,
    KindOdd,
    RepeatClosed,
    TooLong,
    TooManyFiles,
    TooManyOpen,
    TooShort,
)
from motcua.casework.feedback.events import FeedbackFiled
from motcua.casework.feedback.models import (
    Channel,
    Code,
    Deed,
    Draft,
    Feedback,
    FeedbackFile,
    Kind,
    Sent,
    State,
)
from motcua.casework.feedback.queries import dossier_of_slip, limits_on, repeatable_until, sent_with
from motcua.casework.feedback.queries.letters import RECEIVED
from motcua.casework.feedback.queries.reading import open_of_dossier, secret_index
from motcua.casework.feedback.rules import (
    FEWEST_SIGNS,
    MOST_FILES,
    MOST_OF_A_NAME,
    MOST_OPEN_OF_A_DOSSIER,
    MOST_SIGNS,
    SIGNS_OF_A_SECRET,
    cleaned,
    is_phone,
    secret_from,
)
from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell
from motcua.foundation.notices.queries import takes
from motcua.foundation.text import tidy
from motcua.registers.organisations.queries import agencies_on


@act
def file_feedback(draft: Draft, files: Sequence[Sent] = (), *, by: Actor, at: datetime) -> Feedback:
    """Gửi phản ánh, kiến nghị: it goes to the agency named, or to the one that decided the dossier, or waits
    for who says whose it is; fifteen working days begin. The same form again gives what it sent.

    Raises KindOdd, TooShort, TooLong, ContactOdd, AgencyOdd, TooManyFiles, SlipUnknown, TooManyOpen,
    FeedbackUnknown, RepeatClosed.
    """
    if earlier := sent_with(draft.form_key):
        return earlier
    content = _must_be_sound(draft, files)
    first = _repeated(draft.repeats, at) if draft.repeats else None
    dossier = first.dossier if first else _dossier(draft.token, at)
    feedback = _begun(draft, content, _agency(draft, first, dossier, at), at)
    feedback.dossier, feedback.repeats = dossier, first
    feedback.save(force_insert=True)
    _put_files(feedback, files)
    feedback.due_at = promise(feedback, Code.ANSWER, by=by, at=at).due_at
    feedback.save(update_fields=["due_at"])
    note_step(feedback, Deed.FILED, by=by, at=at)
    if first is not None:
        note_step(first, Deed.REPEATED, by=by, at=at)
    tell(_told(feedback), by=by, at=at)
    write_to_sender(RECEIVED, feedback, by=by, at=at)
    tell_house(feedback, by=by, at=at)
    return feedback


def _begun(draft: Draft, content: str, agency_id: UUID | None, at: datetime) -> Feedback:
    """Give it as it begins; it is not written yet."""
    secret = secret_from(secrets.token_bytes(SIGNS_OF_A_SECRET))
    return Feedback(
        code=f"PA{at.astimezone(VN):%y%m%d}-{secrets.token_hex(4).upper()}",
        secret=secret,
        secret_index=secret_index(secret),
        form_key=draft.form_key,
        kind=draft.kind,
        channel=draft.channel,
        state=State.RECEIVED,
        content=content,
        name=tidy(draft.name),
        phone=tidy(draft.phone),
        email=tidy(draft.email),
        agency_id=agency_id,
        filed_at=at,
        counted_from=at,
    )


def _told(one: Feedback) -> FeedbackFiled:
    where = (one.agency_id, one.dossier_id, one.repeats_id)
    return FeedbackFiled(one.id, one.code, one.kind, one.channel, *where)


def _must_be_sound(draft: Draft, files: Sequence[Sent]) -> str:
    """Pass what makes sense, and give its words. Raises what is wrong with it."""
    if draft.kind not in Kind.values or draft.channel not in Channel.values:
        raise KindOdd
    content = cleaned(draft.content)
    if len(content) < FEWEST_SIGNS:
        raise TooShort(fewest=FEWEST_SIGNS)
    if len(content) > MOST_SIGNS:
        raise TooLong(signs=len(content), most=MOST_SIGNS)
    if len(tidy(draft.name)) > MOST_OF_A_NAME:
        raise ContactOdd(what=_("Họ và tên"))
    if tidy(draft.phone) and not is_phone(draft.phone):
        raise ContactOdd(what=_("Số điện thoại"))
    if tidy(draft.email) and not takes(tidy(draft.email)):
        raise ContactOdd(what=_("Thư điện tử"))
    if len(files) > MOST_FILES:
        raise TooManyFiles(most=MOST_FILES)
    return content


def _repeated(secret: str, at: datetime) -> Feedback:
    """Give what is repeated, under lock, if that is still open. Raises FeedbackUnknown, RepeatClosed."""
    first = locked_by_secret(secret)
    until = repeatable_until(first)
    if until is None or at.astimezone(VN).date() > until:
        raise RepeatClosed(days=limits_on(at.astimezone(VN).date())[Code.REPEAT].quantity)
    return first


def _dossier(token: str, at: datetime) -> Dossier | None:
    """Give the dossier that it is about; only who holds its slip names it.

    Raises SlipUnknown, TooManyOpen.
    """
    if not token:
        return None
    dossier = dossier_of_slip(token, at)
    hold_dossiers([dossier.id])
    if open_of_dossier(dossier.id) >= MOST_OPEN_OF_A_DOSSIER:
        raise TooManyOpen(most=MOST_OPEN_OF_A_DOSSIER)
    return dossier


def _agency(draft: Draft, first: Feedback | None, dossier: Dossier | None, at: datetime) -> UUID | None:
    """Give where it goes. Raises AgencyOdd."""
    named = first.agency_id if first else draft.agency_id
    if named is None:
        return dossier.decision_agency_id if dossier else None
    if not agencies_on(at.astimezone(VN).date()).filter(agency_id=named).exists():
        raise AgencyOdd
    return named


def _put_files(feedback: Feedback, files: Sequence[Sent]) -> None:
    FeedbackFile.objects.bulk_create(
        FeedbackFile(feedback=feedback, number=number, file=one.file, name=tidy(one.name)[-200:])
        for number, one in enumerate(files, start=1)
    )
