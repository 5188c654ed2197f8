"""Khuôn: chains of one shape are cut once, and cast again and again with other ids, moments and words.

A mould holds what all of a shape tell alike, with holes (`%(name)s`) where they differ. What is cast is
linked and hashed like anything else that is told; how its holes are filled is for the room to say.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import md5, sha256
from typing import Final
from uuid import UUID

from motcua.foundation.copying import NOTHING, pack_big, pack_json, pack_text, pack_uuid, packed_row
from motcua.foundation.events.actions.reckoning import with_holes
from motcua.foundation.events.events import Told, kind_of

_EVENT: Final = packed_row(11)
_HEAD: Final = packed_row(4)
_HASH, _ID, _WHOLE = (width.to_bytes(4, "big") for width in (32, 16, 4))
_EMPTY: Final = bytes(4)
_APART: Final = "\0"
"""No text of ours holds it: PostgreSQL takes none that does."""


@dataclass(frozen=True, slots=True)
class Filling:
    """What goes into the holes of a mould: as words, and packed as cells of a row."""

    words: Mapping[str, str]
    cells: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class EventMould:
    """One happening of a shape: its chain, and its row packed as far as all of the shape have it alike."""

    chain: int
    whom: str
    subject: bytes
    rest: bytes
    actor: bytes
    moment: str
    has_state: bool
    is_digest: bool


@dataclass(frozen=True, slots=True)
class Outline:
    """A happening as a room describes it to be cut: its subject, moment and state by the names of holes."""

    told: Told
    by: UUID
    whom: str
    moment: str
    data: str
    state: str | None
    is_digest: bool = False


class ChainMould:
    """All that lives of one shape tell, in its order."""

    def __init__(self, outlines: Sequence[Outline]) -> None:
        self.chains: list[tuple[str, str]] = []
        self.events: list[EventMould] = []
        words: list[str] = []
        places: dict[tuple[str, str], int] = {}
        for one in outlines:
            subject, kind = one.told.SUBJECT, kind_of(type(one.told))
            chain = (subject, one.whom)
            if chain not in places:
                self.chains.append(chain)
            place = places[chain] = places.get(chain, 0) + 1
            self.events.append(
                EventMould(
                    self.chains.index(chain),
                    one.whom,
                    pack_text(subject),
                    _WHOLE + place.to_bytes(4, "big") + pack_text(kind),
                    pack_uuid(one.by),
                    one.moment,
                    one.state is not None,
                    one.is_digest,
                )
            )
            head = f"{subject}\n%({one.whom})s\n{place}\n{kind}\n{one.by}\n%({one.moment}u)s\n"
            words += (head, one.data, one.state or "")
        self.words = _APART.join(words)
        self.counts = [places[chain].to_bytes(4, "big") for chain in self.chains]

    @staticmethod
    def said(told: Told, hole: Callable[[str, object], str | None]) -> str:
        """Write what a happening tells, with holes where `hole` gives one for a field and its value."""
        return with_holes(told, hole)

    def events_cast(
        self, filling: Filling, ids: Iterator[int], heads: list[tuple[str, bytes, bytes]]
    ) -> list[bytes]:
        """Pack the happenings of one life, and put down the heads of its chains."""
        cells = filling.cells
        words = iter((self.words % filling.words).split(_APART))
        links = [b""] * len(self.chains)
        packed: list[bytes] = []
        for one, event_id, head, data, state in zip(self.events, ids, words, words, words, strict=False):
            before = links[one.chain]
            last = md5(state.encode(), usedforsecurity=False).hexdigest() if one.is_digest else state
            link = sha256(f"{before.hex()}\n{event_id}\n{head}{data}\n{last}".encode()).digest()
            links[one.chain] = link
            packed.append(
                b"".join((
                    _EVENT, pack_big(event_id), one.subject, cells[one.whom], one.rest,
                    pack_json(data.encode()), pack_text(last) if one.has_state else NOTHING,
                    one.actor, cells[one.moment], _HASH if before else _EMPTY, before, _HASH, link,
                ))
            )  # fmt: skip
        for (subject, whom), count, link in zip(self.chains, self.counts, links, strict=True):
            cell = cells[whom]
            heads.append(
                (subject, cell, b"".join((_HEAD, pack_text(subject), cell, _WHOLE, count, _HASH, link)))
            )
        return packed
