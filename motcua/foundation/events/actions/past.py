"""Telling of the past: what many acts told is put on record later, chain by chain, all together."""

import dataclasses
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from uuid import UUID

from django.db import connection, transaction

from motcua.foundation.copying import (
    NOTHING,
    copy_packed,
    pack_big,
    pack_json,
    pack_moment,
    pack_text,
    pack_uuid,
    pack_yes_no,
    packed_row,
)
from motcua.foundation.events.actions.casting import Casting
from motcua.foundation.events.actions.journal import Past
from motcua.foundation.events.actions.reckoning import put_down_reckoned
from motcua.foundation.events.actions.telling import BATCH
from motcua.foundation.events.errors import LiesAhead
from motcua.foundation.events.events import Told, kind_of, writer_of
from motcua.foundation.events.models import Delivery
from motcua.foundation.events.ports import REACTIONS, Acting
from motcua.foundation.events.queries import may_reckon

PAST = """
create temporary table if not exists events_past (
  is_last boolean, is_first boolean, subject_kind varchar, kind varchar, subject_id uuid, place bigint,
  actor_id uuid, at timestamptz, data jsonb, state text
) on commit delete rows
"""
PAST_COLUMNS = (
    "is_last", "is_first", "subject_kind", "kind", "subject_id", "place", "actor_id", "at", "data", "state"
)  # fmt: skip
_LAST = packed_row(len(PAST_COLUMNS)) + pack_yes_no(value=True)
_PASSING = packed_row(len(PAST_COLUMNS)) + pack_yes_no(value=False)


def tell_past(
    many: Iterable[Past], castings: Sequence[Casting] = (), *, by: Acting, at: datetime, are_new: bool = False
) -> int:
    """Put on record what happened before, each by whom and when it was; count the happenings.

    Positions, hashes, heads and deliveries are the same as told one by one. The last of each subject must
    agree with its row. `by` brings it in at `at`. Of subjects that `are_new` nothing was told before: their
    chains are reckoned here if our role owns them, and beside them what is cast. Raises LiesAhead for what
    is not past by then.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("what is told belongs in the transaction of its rows")
    past = list(many)
    ahead = next((one for one in past if one.at > at), None)
    if ahead is not None:
        raise LiesAhead(kind=kind_of(type(ahead.told)), by=by.id)
    kinds = {kind_of(cls): cls for cls in {type(one.told) for one in past}}
    answered = {kind: REACTIONS.by_kind[cls] for kind, cls in kinds.items() if REACTIONS.by_kind.get(cls)}
    ids = _ids_reckoned(past, castings, answered) if are_new and may_reckon() else _ids_found(past, answered)
    deliveries = [
        Delivery(event_id=event_id, reaction=name)
        for place, event_id in ids
        for name in answered[kind_of(type(past[place - 1].told))]
    ]
    if deliveries:
        Delivery.objects.bulk_create(deliveries, batch_size=BATCH)
        transaction.on_commit(REACTIONS.wake)
    return len(past)


def _ids_reckoned(
    past: Sequence[Past], castings: Sequence[Casting], answered: Collection[str]
) -> list[tuple[int, int]]:
    """Write the chains as they are reckoned here; give the ids of what something answers, by its place."""
    ids = put_down_reckoned(past, castings)
    if not answered:
        return []
    return [
        (place, event_id)
        for place, (one, event_id) in enumerate(zip(past, ids, strict=False), start=1)
        if kind_of(type(one.told)) in answered
    ]


def _ids_found(past: Sequence[Past], answered: Collection[str]) -> list[tuple[int, int]]:
    """Let the database find the chains; give the ids of what something answers, by its place."""
    with connection.cursor() as cursor:
        cursor.execute("set local client_min_messages = warning")
        cursor.execute(PAST)
        cursor.execute("grant select on pg_temp.events_past to public")
        copy_packed("events_past", PAST_COLUMNS, _by_chain(past))
        cursor.execute("select place, id from motcua_tell_past(%s)", [list(answered)])
        ids = cursor.fetchall()
        cursor.execute("truncate pg_temp.events_past")
    return list(ids)


@dataclass(frozen=True, slots=True)
class _Words:
    """What all happenings of a kind have in common when they are packed."""

    subject: str
    first: bytes  # how a row goes on that is the first of its chain here
    further: bytes
    whom: Callable[[Told], UUID]
    to_json: Callable[[Told], bytes]


_WORDS: dict[type[Told], _Words] = {}


def _words_of(cls: type[Told]) -> _Words:
    if cls not in _WORDS:
        _WORDS[cls] = _new_words(cls)
    return _WORDS[cls]


def _new_words(cls: type[Told]) -> _Words:
    whom: Callable[[Told], UUID] = attrgetter(dataclasses.fields(cls)[0].name)  # type: ignore[arg-type]  # every Told is a dataclass: tested
    about = pack_text(cls.SUBJECT) + pack_text(kind_of(cls))
    return _Words(
        cls.SUBJECT, pack_yes_no(value=True) + about, pack_yes_no(value=False) + about, whom, writer_of(cls)
    )


def _by_chain(past: Sequence[Past]) -> Iterator[bytes]:
    """Pack happenings, chain by chain in the order in which the database sorts them."""
    chains: dict[tuple[str, bytes], list[bytes]] = {}
    actor: Acting | None = None
    moment: datetime | None = None
    by_whom = b""
    for place, (told, by, at, state) in enumerate(past, start=1):
        if by is not actor or at is not moment:  # what one act tells is told by one, at once
            actor, moment, by_whom = by, at, pack_uuid(by.id) + pack_moment(at)
        words = _words_of(type(told))
        whom = pack_uuid(words.whom(told))
        data = pack_json(words.to_json(told))
        tail = NOTHING if state is None else pack_text(state)
        key = words.subject, whom
        chain = chains.get(key)
        if chain is None:
            chains[key] = [b"".join((words.first, whom, pack_big(place), by_whom, data, tail))]
        else:
            chain.append(b"".join((words.further, whom, pack_big(place), by_whom, data, tail)))
    for key in sorted(chains):
        *passing, last = chains[key]
        yield from map(_PASSING.__add__, passing)
        yield _LAST + last
