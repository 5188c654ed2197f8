"""Yêu cầu về dữ liệu cá nhân: asked by the person himself, answered by an officer with words."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from motcua.casework.privacy import access
from motcua.casework.privacy.errors import RequestEnded, RequestUnknown, WishOdd, WordsOdd
from motcua.casework.privacy.events import DataRequestAnswered, DataRequested, DataRequestWithdrawn
from motcua.casework.privacy.models import KIND, DataRequest, Draft
from motcua.casework.privacy.queries import ANSWERED, ARRIVED, answerers, limit_on
from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.acts import act
from motcua.foundation.clock import VN
from motcua.foundation.events.actions import tell
from motcua.foundation.notices.actions import Word, put_notices, send_notice
from motcua.foundation.notices.queries import takes
from motcua.foundation.text import moment_words
from motcua.instruments.contacts.queries import Way, ways_of
from motcua.instruments.documents.actions import remove_from_vault
from motcua.instruments.documents.queries import vault_document
from motcua.registers.people.models import Person

MOST_SIGNS: Final = 4000


@act
def request_data(draft: Draft, *, by: Actor, at: datetime) -> DataRequest:
    """Yêu cầu đính chính, xóa, hạn chế, phản đối: by the person himself, of what is held of him.

    While one of the same sort about the same thing is open, it is that one. Who answers is told at once.
    Raises AskedByNobody, WishOdd, WordsOdd, VaultDocumentUnknown (a paper that is not his).
    """
    person = access.himself(by)
    if draft.wish not in DataRequest.Wish.values:
        raise WishOdd
    words = _said(draft.words)
    if draft.document_id is not None:
        vault_document(draft.document_id, [person.id], [])
    Person.objects.select_for_update(of=("self",)).get(pk=person.pk)  # two clicks come one after the other
    about = {"person": person, "wish": draft.wish, "document_id": draft.document_id}
    known = DataRequest.objects.filter(**about, state=DataRequest.State.OPEN).first()
    if known is not None:
        return known
    day = at.astimezone(VN).date()
    limit = limit_on(day)
    due_at = at + timedelta(hours=limit.hours) if limit else None
    made = DataRequest.objects.create(**about, words=words, asked_at=at, asked_by=by.id, due_at=due_at)
    tell(DataRequested(made.id, made.wish, due_at), by=by, at=at)
    _tell_house(made, by=by, at=at)
    return made


@act
def withdraw_request(request_id: UUID, *, by: Actor, at: datetime) -> DataRequest:
    """Rút yêu cầu that waits. Raises AskedByNobody, RequestUnknown (too another's), RequestEnded."""
    person = access.himself(by)
    found = DataRequest.objects.select_for_update(of=("self",)).filter(pk=request_id, person=person).first()
    if found is None:
        raise RequestUnknown
    _end(found, DataRequest.State.WITHDRAWN, "", by=by, at=at)
    tell(DataRequestWithdrawn(found.id), by=by, at=at)
    return found


@act
def answer_request(request_id: UUID, *, is_done: bool, words: str, by: Actor, at: datetime) -> DataRequest:
    """Trả lời yêu cầu: done, or not and why. Deleting a paper of the vault takes it out at once.

    Raises NotAllowed, RequestUnknown, RequestEnded, WordsOdd, and what `remove_from_vault` raises.
    """
    must(by, access.ANSWER)
    found = DataRequest.objects.select_for_update(of=("self",)).filter(pk=request_id).first()
    if found is None:
        raise RequestUnknown
    state = DataRequest.State.DONE if is_done else DataRequest.State.REFUSED
    _end(found, state, _said(words), by=by, at=at)
    if is_done and found.wish == DataRequest.Wish.DELETE and found.document_id is not None:
        remove_from_vault(found.document_id, reason=words, by=by, at=at)
    tell(DataRequestAnswered(found.id, is_done), by=by, at=at)
    _tell_asker(found, by=by, at=at)
    return found


def _end(found: DataRequest, state: DataRequest.State, answer: str, *, by: Actor, at: datetime) -> None:
    """End one under lock. Raises RequestEnded."""
    if found.state != DataRequest.State.OPEN:
        raise RequestEnded(state=found.get_state_display())
    found.state, found.answer = state, answer
    found.ended_at, found.ended_by = max(at, found.asked_at), by.id
    found.save(update_fields=["state", "answer", "ended_at", "ended_by"])


def _said(words: str) -> str:
    said = words.strip()
    if not said or len(said) > MOST_SIGNS:
        raise WordsOdd(most=MOST_SIGNS)
    return said


def _tell_asker(found: DataRequest, *, by: Actor, at: datetime) -> None:
    """Tell who asked that it is answered, by the ways he chose; the answer itself stands in his pages."""
    person = found.person
    chosen = ways_of([person.pk]).get(person.pk)
    left = Way("email", str(person.email)) if person.email and takes(str(person.email)) else None
    ways = chosen if chosen is not None else [left] if left else []
    facts = {"person": person.full_name, "wish": str(found.get_wish_display())}
    for way in ways:
        key = f"{ANSWERED}:{found.id}:{way.channel}"
        send_notice(
            ANSWERED,
            way.address,
            facts,
            subject_kind=KIND,
            subject_id=found.id,
            dedupe_key=key,
            channel=way.channel,
            by=by,
            at=at,
        )


def _tell_house(made: DataRequest, *, by: Actor, at: datetime) -> None:
    """Put into the boxes of those who answer that it came, and by when."""
    due = moment_words(made.due_at.astimezone(VN)) if made.due_at else ""
    facts = {"wish": str(made.get_wish_display()), "due": due}
    told = sorted(answerers(at.astimezone(VN).date()))
    words = [Word(ARRIVED, one, facts, KIND, made.id, f"{ARRIVED}:{made.id}:{one}") for one in told]
    if words:
        put_notices(words, by=by, at=at)
