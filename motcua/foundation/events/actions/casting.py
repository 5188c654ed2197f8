"""Khuôn: chains of one shape are cut once, and cast again and again with other ids, moments and words.

A mould holds what all of a shape tell alike, with holes (`%(name)s`) where they differ. What is cast is
linked and hashed like anything else that is told; how its holes are filled is for the room to say.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import md5, sha256
from typing import Final, NamedTuple
from uuid import UUID

from motcua.foundation.copying import NOTHING, Form, pack_text, pack_uuid, packed_row
from motcua.foundation.events.actions.wording import with_holes
from motcua.foundation.events.events import Told, kind_of

_HASH, _BIG, _WHOLE = (width.to_bytes(4, "big") for width in (32, 8, 4))
_EVENT: Final = packed_row(11) + _BIG
_HEAD: Final = packed_row(4)
_EMPTY: Final = bytes(4)
_JSON: Final = b"\x01"
_SIGN: Final = re.compile(r"%%|%\((\w+)\)s")
_APART: Final = "\0"
"""No text of ours holds it: PostgreSQL takes none that does."""


@dataclass(frozen=True, slots=True)
class Filling:
    """What goes into the holes of a mould: as it is written, and packed as cells of a row."""

    words: Mapping[str, bytes]
    cells: Mapping[str, bytes]


class EventMould(NamedTuple):
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
        self.words = _form_of(_APART.join(words))
        self.heads = [
            (subject, whom, _HEAD + pack_text(subject), _WHOLE + places[subject, whom].to_bytes(4, "big"))
            for subject, whom in self.chains
        ]

    @staticmethod
    def said(told: Told, hole: Callable[[str, object], str | None]) -> str:
        """Write what a happening tells, with holes where `hole` gives one for a field and its value."""
        return with_holes(told, hole)

    def events_cast(
        self, filling: Filling, ids: Iterator[int], heads: list[tuple[str, bytes, bytes]]
    ) -> list[bytes]:
        """Pack the happenings of one life, and put down the heads of its chains."""
        cells, join = filling.cells, b"".join
        words = iter(self.words.filled(filling.words).split(_APART.encode()))
        links = [b""] * len(self.chains)
        packed: list[bytes] = []
        for event, event_id, head, data, state in zip(self.events, ids, words, words, words, strict=False):
            chain, whom, subject, rest, actor, moment, has_state, is_digest = event
            before = links[chain]
            last = md5(state, usedforsecurity=False).hexdigest().encode() if is_digest else state
            whole = join((before.hex().encode(), b"\n%d\n" % event_id, head, data, b"\n", last))
            link = links[chain] = sha256(whole).digest()
            packed.append(
                join((
                    _EVENT, event_id.to_bytes(8, "big"), subject, cells[whom], rest,
                    (len(data) + 1).to_bytes(4, "big"), _JSON, data,
                    len(last).to_bytes(4, "big") if has_state else NOTHING, last,
                    actor, cells[moment], _HASH if before else _EMPTY, before, _HASH, link,
                ))
            )  # fmt: skip
        for (subject_kind, whom, begin, count), link in zip(self.heads, links, strict=True):
            cell = cells[whom]
            heads.append((subject_kind, cell, join((begin, cell, count, _HASH, link))))
        return packed


Casting = tuple[ChainMould, Filling]
"""A mould, and what goes into its holes this time."""


def _form_of(words: str) -> Form:
    """Take words with holes apart, each `%(name)s`; a sign of per cent stands twice."""
    parts, holes, at = [""], [], 0
    for found in _SIGN.finditer(words):
        parts[-1] += words[at : found.start()]
        at = found.end()
        if found[1] is None:
            parts[-1] += "%"
        else:
            holes.append(found[1])
            parts.append("")
    parts[-1] += words[at:]
    return Form([part.encode() for part in parts], holes)
