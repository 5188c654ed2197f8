"""Nơi nhận tin: named, confirmed by the code that was sent there, given up. Each by its owner alone."""

import secrets
from datetime import datetime
from uuid import UUID

from django.db.models import F

from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.events.actions import tell
from motcua.foundation.keys.queries import blind_index
from motcua.foundation.notices.actions import send_notice
from motcua.foundation.notices.ports import NOTICE_BOOK
from motcua.instruments.contacts import access
from motcua.instruments.contacts.errors import (
    AddressOdd,
    ChannelAbsent,
    CodeSpent,
    CodeWrong,
    ContactNotWaiting,
    ContactUnknown,
    TooManyCodes,
)
from motcua.instruments.contacts.events import ContactAsked, ContactConfirmed, ContactEnded
from motcua.instruments.contacts.models import CODE_LIVES, KIND, TOLD_SO, ContactPoint, ContactState
from motcua.instruments.contacts.queries import CODE, channels_offered
from motcua.instruments.contacts.rules import (
    DAY,
    FIGURES,
    HOUR,
    MOST_A_DAY,
    MOST_AN_HOUR,
    MOST_TRIES,
    code_of,
    figures_in,
    minutes_of,
)
from motcua.instruments.documents.actions import give_consent, withdraw_consent
from motcua.registers.people.models import Person

_INDEX = "contacts.address"
_DIGEST = "contacts.code"


@act
def ask_contact(channel: str, address: str, *, by: Actor, at: datetime, real_now: datetime) -> ContactPoint:
    """Đăng ký nơi nhận tin: note an address and send a code there; what was waiting before is given up.

    What is in use stays so until the new one is confirmed. Raises ContactIsPersonal, ChannelAbsent,
    AddressOdd, TooManyCodes (by a person in a day, to an address in an hour).
    """
    person = access.himself(by)
    if channel not in channels_offered():
        raise ChannelAbsent
    carrier, tidy = NOTICE_BOOK.channels[channel], address.strip()
    if not carrier.takes(tidy):
        raise AddressOdd
    Person.objects.select_for_update(of=("self",)).get(pk=person.pk)  # two clicks come one after the other
    index = blind_index(tidy.casefold(), purpose=_INDEX)
    _must_not_be_many(person, index, real_now)
    for waiting in ContactPoint.objects.filter(person=person, channel=channel, state=ContactState.WAITING):
        _end(waiting, by=by, at=at)
    made = ContactPoint(
        person=person,
        channel=channel,
        address=tidy,
        address_masked=carrier.mask(tidy)[:200],
        address_index=index,
        code_sent_at=real_now,
        asked_at=at,
        asked_by=by.id,
    )
    _send_code(made, by=by, at=at)
    return made


def _send_code(made: ContactPoint, *, by: Actor, at: datetime) -> None:
    """Write a new point down with what its code leaves behind, and send the code there."""
    code = code_of(secrets.randbelow(10**FIGURES))
    made.code_digest = _digest(made.pk, code)
    made.save(force_insert=True)
    tell(ContactAsked(made.pk, made.channel), by=by, at=at)
    send_notice(
        CODE,
        str(made.address),
        {"code": code},
        subject_kind=KIND,
        subject_id=made.pk,
        dedupe_key=f"{CODE}:{made.pk}",
        channel=made.channel,
        is_new=True,
        by=by,
        at=at,
    )


def confirm_contact(
    contact_id: UUID, typed: str, *, by: Actor, at: datetime, real_now: datetime
) -> ContactPoint:
    """Xác nhận bằng mã: from now on its owner is told there, by the words he agrees to.

    Each try is counted before it is judged, in an act of its own, so that nobody tries for nothing.
    Raises ContactIsPersonal, ContactUnknown (too another's), ContactNotWaiting, CodeSpent, CodeWrong,
    ConsentTextUnknown.
    """
    count_try(contact_id, by=by, at=at)
    return take_code(contact_id, typed, by=by, at=at, real_now=real_now)


@act
def count_try(contact_id: UUID, *, by: Actor, at: datetime) -> None:
    """Đếm một lần gõ mã. Raises ContactIsPersonal, ContactUnknown, ContactNotWaiting, CodeSpent."""
    found = _own(contact_id, by)
    rows = ContactPoint.objects.filter(pk=found.pk, state=ContactState.WAITING)
    if not rows.exists():
        raise ContactNotWaiting(state=found.get_state_display())
    if not rows.filter(tries__lt=MOST_TRIES).update(tries=F("tries") + 1):
        raise CodeSpent


@act
def take_code(contact_id: UUID, typed: str, *, by: Actor, at: datetime, real_now: datetime) -> ContactPoint:
    """Nhận mã, once its try is counted. Raises as `confirm_contact`."""
    found = _own(contact_id, by)
    if found.state != ContactState.WAITING or found.code_digest is None:
        raise ContactNotWaiting(state=found.get_state_display())
    if real_now - found.code_sent_at > CODE_LIVES or not 0 < found.tries <= MOST_TRIES:
        raise CodeSpent
    if not secrets.compare_digest(bytes(found.code_digest), _digest(found.pk, figures_in(typed))):
        if found.tries >= MOST_TRIES:
            raise CodeSpent
        raise CodeWrong(left=MOST_TRIES - found.tries)
    for before in ContactPoint.objects.filter(
        person=found.person_id, channel=found.channel, state=ContactState.IN_USE
    ):
        end_contact(before.pk, by=by, at=at)
    found.consent = give_consent(TOLD_SO, KIND, found.pk, by=by, at=at)
    found.state, found.code_digest = ContactState.IN_USE, None
    found.confirmed_at = max(at, found.asked_at)
    found.save(update_fields=["consent", "state", "code_digest", "confirmed_at"])
    tell(ContactConfirmed(found.pk, found.channel, found.consent.pk), by=by, at=at)
    return found


@act
def end_contact(contact_id: UUID, *, by: Actor, at: datetime) -> ContactPoint:
    """Bỏ nơi nhận tin: nothing goes there any more, and the consent is taken back. Again, it changes nothing.

    Raises ContactIsPersonal, ContactUnknown (too another's).
    """
    found = _own(contact_id, by)
    if found.state != ContactState.ENDED:
        if found.consent_id is not None:
            withdraw_consent(found.consent_id, by=by, at=at)
        _end(found, by=by, at=at)
    return found


def _own(contact_id: UUID, by: Actor) -> ContactPoint:
    """Give one's own, locked. Raises ContactIsPersonal, ContactUnknown."""
    person = access.himself(by)
    rows = ContactPoint.objects.select_for_update(of=("self",)).filter(pk=contact_id, person=person)
    found = rows.first()
    if found is None:
        raise ContactUnknown
    return found


def _end(found: ContactPoint, *, by: Actor, at: datetime) -> None:
    found.state, found.code_digest, found.ended_at = ContactState.ENDED, None, max(at, found.asked_at)
    found.save(update_fields=["state", "code_digest", "ended_at"])
    tell(ContactEnded(found.pk, found.channel), by=by, at=at)


def _must_not_be_many(person: Person, index: bytes, real_now: datetime) -> None:
    """Pass while few codes were asked for. Raises TooManyCodes."""
    ways = (
        (ContactPoint.objects.filter(person=person), DAY, MOST_A_DAY),
        (ContactPoint.objects.filter(address_index=index), HOUR, MOST_AN_HOUR),
    )
    for rows, stretch, most in ways:
        sent = rows.filter(code_sent_at__gt=real_now - stretch).order_by("-code_sent_at")
        latest = list(sent.values_list("code_sent_at", flat=True)[:most])
        if len(latest) == most:
            raise TooManyCodes(minutes=minutes_of(latest[-1] + stretch - real_now))


def _digest(contact_id: UUID, code: str) -> bytes:
    return blind_index(f"{contact_id}:{code}", purpose=_DIGEST)
