"""Nhập bản ghi quốc gia: every record lands whole or with named doubts; a second time changes nothing.

Records are taken in batches, each in a transaction of its own: what cannot be read is refused by line and
sentence, and the rest lands.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.registers.procedures.actions.landing import Arrived, Landed, land
from motcua.registers.procedures.errors import FileCut
from motcua.registers.procedures.models import REFUSAL_SENTENCES, sentence_of
from motcua.registers.procedures.queries.lines import MOST_LINE
from motcua.registers.procedures.rules.content import Finding, Json
from motcua.registers.procedures.rules.national.notes import storable
from motcua.registers.procedures.rules.national.record import Unreadable, glimpsed_code, read_line
from motcua.registers.procedures.rules.words import Landing

BATCH: Final = 250


@dataclass(frozen=True)
class RecordOutcome:
    """What became of one line: the code it gave, how and under which code it landed, its doubts."""

    line: int
    landed_as: Landing
    code: str = ""
    shape: str = ""
    procedure: str = ""
    version: int | None = None
    doubts: tuple[Finding, ...] = ()
    refused_because: str = ""

    def as_json(self) -> dict[str, Any]:  # Any: JSON
        """Give the outcome as a program reads it."""
        told: dict[str, Any] = {"line": self.line, "code": self.code, "landed_as": str(self.landed_as)}
        if self.landed_as is Landing.REFUSED:
            return told | {"sentence": self.refused_because, "doubts": []}
        return told | {
            "shape": self.shape,
            "procedure": self.procedure,
            "version": self.version,
            "doubts": [
                {"kind": one.kind, "sentence": sentence_of(one.kind, one.facts), "places": list(one.places)}
                for one in self.doubts
            ],
        }


def import_records(lines: Iterable[bytes], *, by: Actor, at: datetime) -> Iterator[RecordOutcome]:
    """Bring in the lines of a national file, headings and full records alike; one outcome for each record.

    Streams: a batch is committed before its outcomes are given. Raises NotAllowed before anything is read.
    """
    must(by, "procedures.import")
    return _imported(lines, by=by, at=at)


def _imported(lines: Iterable[bytes], *, by: Actor, at: datetime) -> Iterator[RecordOutcome]:
    waiting: list[Arrived | RecordOutcome] = []
    for one in _read(lines):
        if len(waiting) >= BATCH:
            yield from _flushed(waiting, by=by, at=at)
            waiting = []
        waiting.append(one)
    yield from _flushed(waiting, by=by, at=at)


def _read(lines: Iterable[bytes]) -> Iterator[Arrived | RecordOutcome]:
    number = 0
    try:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield _arrived(number, line)
    except FileCut as cut:
        yield _refused(number + 1, cut.reason, line=number)


def _arrived(number: int, line: bytes) -> Arrived | RecordOutcome:
    if len(line) > MOST_LINE:
        return _refused(number, "too_long", most=MOST_LINE >> 20)
    try:
        return Arrived(number, line, read_line(line))
    except Unreadable as wrong:
        return replace(_refused(number, wrong.reason, **wrong.facts), code=glimpsed_code(line))


def _refused(number: int, reason: str, **facts: object) -> RecordOutcome:
    return RecordOutcome(
        number, Landing.REFUSED, refused_because=str(REFUSAL_SENTENCES[reason]).format(**facts)
    )


def _flushed(waiting: list[Arrived | RecordOutcome], *, by: Actor, at: datetime) -> Iterator[RecordOutcome]:
    arrived = [one for one in waiting if isinstance(one, Arrived)]
    landed = iter(land(arrived, by=by, at=at) if arrived else ())
    for one in waiting:
        yield one if isinstance(one, RecordOutcome) else _outcome(one, next(landed))


def _as_given(code: Json) -> str:
    """Give a code as its record wrote it; what is no text, as JSON."""
    if code is None:
        return ""
    return str(storable(code if isinstance(code, str) else json.dumps(code, ensure_ascii=False)))


def _outcome(arrived: Arrived, landed: Landed) -> RecordOutcome:
    return RecordOutcome(
        line=arrived.line,
        landed_as=landed.landing,
        code=_as_given(arrived.record.data.get("code")),
        shape=arrived.record.shape,
        procedure=landed.procedure.code,
        version=landed.version,
        doubts=landed.findings,
    )
