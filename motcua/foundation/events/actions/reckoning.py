"""Reckoning: new chains whose places, hashes and heads are found here, and written as they are.

Only whoever owns the table of heads may do it, whom the database has always taken at his word; what it is
worth, `verify` says, as of every event. Everybody else's chains are found by the database alone.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from operator import attrgetter
from typing import Final
from uuid import UUID

from django.db import connection

from motcua.foundation.copying import (
    NOTHING,
    copy_packed,
    pack_big,
    pack_json,
    pack_moment,
    pack_text,
    pack_uuid,
    packed_row,
)
from motcua.foundation.events.actions.casting import Casting
from motcua.foundation.events.actions.journal import Past
from motcua.foundation.events.actions.wording import Names, Writer, writer_of
from motcua.foundation.events.events import Told, kind_of, names_of

EVENT_COLUMNS = (
    "id", "subject_kind", "subject_id", "position", "kind", "data", "state", "actor_id", "at",
    "previous_hash", "hash",
)  # fmt: skip
HEAD_COLUMNS = ("subject_kind", "subject_id", "count", "hash")
_EVENT, _HEAD = packed_row(len(EVENT_COLUMNS)), packed_row(len(HEAD_COLUMNS))
_HASH, _ID, _WHOLE = ((width).to_bytes(4, "big") for width in (32, 16, 4))
_EMPTY = bytes(4)
_NEW: Final = (0, b"")
_IDS: Final = "events_event_id_seq"
_BEGINNING: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)


def put_down_reckoned(past: Sequence[Past], castings: Sequence[Casting] = ()) -> Sequence[int]:
    """Write happenings of subjects of whom nothing was told before, and the heads; give the events' ids.

    The database refuses a chain that had begun.
    """
    count = len(past) + sum(len(mould.events) for mould, _filling in castings)
    with connection.cursor() as cursor:
        cursor.execute("select kind from events_subject")
        watched = {kind for (kind,) in cursor.fetchall()}
    ids = _take_ids(count)
    chains = Chains(watched)
    packed, further = chains.link(past, ids[: len(past)]), iter(ids[len(past) :])
    heads = chains.heads()
    for mould, filling in castings:
        packed += mould.events_cast(filling, further, heads)
    copy_packed("events_event", EVENT_COLUMNS, packed)
    copy_packed("events_chainhead", HEAD_COLUMNS, [row for _subject, _whom, row in sorted(heads)])
    return ids


def _take_ids(count: int) -> range:
    """Take so many ids in a row; others who reckon wait for that moment."""
    if not count:
        return range(0)
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_lock(hashtext(%s))", [_IDS])
        try:
            cursor.execute("select setval(%s, nextval(%s) + %s - 1)", [_IDS, _IDS, count])
            last = cursor.fetchone()[0]
        finally:
            cursor.execute("select pg_advisory_unlock(hashtext(%s))", [_IDS])
    return range(last - count + 1, last + 1)


class Chains:
    """New chains in the making: of each subject the last event's place and hash."""

    def __init__(self, watched: set[str]) -> None:
        self.watched = watched
        self.ends: dict[str, dict[int, tuple[int, bytes]]] = {}
        self.names = Names()

    def link(self, past: Sequence[Past], ids: Sequence[int]) -> list[bytes]:
        """Pack the events, each linked to the one before it."""
        packed: list[bytes] = []
        actor = moment = None
        by_whom, said = b"", ""
        join, names = b"".join, self.names
        for event_id, (told, by, at, state) in zip(ids, past, strict=True):
            if by is not actor or at is not moment:  # what one act tells is told by one, at once
                actor, moment = by, at
                by_whom = pack_uuid(by.id) + pack_moment(at)
                said = f"{names[by.id.int]}\n{(at - _BEGINNING) // _MICROSECOND}"
            words = _WORDS[told.__class__]
            whom = words.whom(told).int
            ends = self._ends(words.subject)
            place, before = ends.get(whom, _NEW)
            place += 1
            data = words.write(told, names)
            last = "" if state is None or words.subject not in self.watched else state
            link = sha256(
                f"{before.hex()}\n{event_id}\n{words.subject}\n{names[whom]}\n{place}\n{words.kind}\n{said}\n"
                f"{data}\n{last}".encode()
            ).digest()
            ends[whom] = place, link
            packed.append(
                join((
                    _EVENT, pack_big(event_id), words.packed_subject, whom.to_bytes(16, "big"),
                    _WHOLE, place.to_bytes(4, "big"), words.packed_kind, pack_json(data.encode()),
                    pack_text(last) if last else NOTHING, by_whom,
                    _HASH if before else _EMPTY, before, _HASH, link,
                ))
            )  # fmt: skip
        return packed

    def heads(self) -> list[tuple[str, bytes, bytes]]:
        """Pack the heads of all chains; give each after what its table finds it by."""
        packed = []
        for kind, ends in self.ends.items():
            begin = _HEAD + pack_text(kind)
            for number, (place, link) in ends.items():
                whom = _ID + number.to_bytes(16, "big")
                row = b"".join((begin, whom, _WHOLE, place.to_bytes(4, "big"), _HASH, link))
                packed.append((kind, whom, row))
        return packed

    def _ends(self, subject: str) -> dict[int, tuple[int, bytes]]:
        ends = self.ends.get(subject)
        if ends is None:
            ends = self.ends[subject] = {}
        return ends


@dataclass(frozen=True, slots=True)
class _Words:
    """What all happenings of a kind have in common."""

    subject: str
    kind: str
    packed_subject: bytes
    packed_kind: bytes
    whom: Callable[[Told], UUID]
    write: Writer


class _AllWords(dict[type[Told], _Words]):
    def __missing__(self, cls: type[Told]) -> _Words:
        subject, kind = cls.SUBJECT, kind_of(cls)
        first = attrgetter(names_of(cls)[0])
        words = _Words(
            subject, kind, pack_text(subject) + _ID, pack_text(kind), first, writer_of(names_of(cls))
        )
        self[cls] = words
        return words


_WORDS: Final = _AllWords()
