"""The proof that the record holds: chains, heads and counts, watched states, signed anchors."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.db import connection, transaction

from motcua.foundation.clock import VN
from motcua.foundation.events.events import AnchorSigned, kind_of
from motcua.foundation.events.models import Anchor, Event
from motcua.foundation.events.rules import AnchorReckoning, Fault, Finding, Link, statement, walk
from motcua.foundation.keys.queries import is_signed

CHUNK = 5000

LINKS = """
select e.id, e.subject_kind, e.subject_id::text, e.position, e.previous_hash, e.hash,
  motcua_event_text(e.*)
from events_event e order by e.subject_kind, e.subject_id, e.position
"""
HEADS = """
select coalesce(h.subject_kind, l.subject_kind), coalesce(h.subject_id, l.subject_id)::text,
  h.count, l.position
from events_chainhead h
full join (
  select distinct on (subject_kind, subject_id) subject_kind, subject_id, position, hash
  from events_event order by subject_kind, subject_id, position desc
) l using (subject_kind, subject_id)
where h.count is distinct from l.position or h.hash is distinct from l.hash
"""
STATES = """
select coalesce(t.id, l.subject_id)::text, l.id, l.state, t.state
from (select {id_column} as id, ({state_sql})::text as state from {table_name}) t
full join (
  select e.subject_id, e.id, e.state from events_chainhead h
  join events_event e on (e.subject_kind, e.subject_id, e.position) = (h.subject_kind, h.subject_id, h.count)
  where h.subject_kind = %s
) l on l.subject_id = t.id
where l.state is distinct from t.state
"""
UNWATCHED = """
select k.kind from (select distinct subject_kind as kind from events_chainhead) k
where not exists (select 1 from events_subject s where s.kind = k.kind)
and exists (
  select 1 from events_chainhead h
  join events_event e on (e.subject_kind, e.subject_id, e.position) = (h.subject_kind, h.subject_id, h.count)
  where h.subject_kind = k.kind and e.state is not null)
order by k.kind
"""
"""Kinds whose last events vouch for rows that nobody compares any more."""


@dataclass
class Proof:
    """What `events verify` says: how much was read, how fast, what does not hold."""

    events: int = 0
    seconds: float = 0.0
    findings: list[Finding] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Say whether nothing is wrong."""
        return not self.findings


def verify(progress: Callable[[int], None] = lambda _: None) -> Proof:
    """Read the whole record once, in one snapshot, and name everything that does not hold."""
    proof = Proof()
    started = time.perf_counter()
    with transaction.atomic():
        with connection.cursor() as cursor:
            if len(connection.savepoint_ids) == 0:
                cursor.execute("set transaction isolation level repeatable read")
        anchors = list(Anchor.objects.order_by("id"))
        reckonings = [AnchorReckoning(anchor.last_event_id) for anchor in anchors[-1:]]
        proof.findings += walk(_counted(links(), proof, progress), reckonings)
        proof.findings += _heads()
        proof.findings += _states()
        proof.findings += _unwatched()
        proof.findings += _anchors(anchors, reckonings)
        proof.findings += _anchors_gone(anchors)
    proof.seconds = time.perf_counter() - started
    return proof


def links() -> Iterator[Link]:
    """Stream every event, subject by subject."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(LINKS)
        while rows := cursor.fetchmany(CHUNK):
            for row in rows:
                yield Link(row[0], row[1], row[2], row[3], bytes(row[4]), bytes(row[5]), row[6])


def reckon(last_event_id: int) -> AnchorReckoning:
    """Reckon what an anchor would sign, up to one event."""
    reckoning = AnchorReckoning(last_event_id)
    for link in links():
        reckoning.take(link)
    return reckoning


def _counted(many: Iterator[Link], proof: Proof, progress: Callable[[int], None]) -> Iterator[Link]:
    for link in many:
        proof.events += 1
        if proof.events % 100_000 == 0:
            progress(proof.events)
        yield link


def _heads() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        cursor.execute(HEADS)
        for kind, subject, counted, found in cursor.fetchall():
            yield Finding(
                Fault.HEAD, kind, subject, None, f"đầu chuỗi ghi {counted}, sự kiện cuối là {found}"
            )


def _states() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        cursor.execute("select kind, table_name, id_column, state_sql from events_subject order by kind")
        for kind, table, column, state in cursor.fetchall():
            # the three come from migrations, never from people
            cursor.execute(STATES.format(table_name=table, id_column=column, state_sql=state), [kind])
            for subject, event_id, told, found in cursor.fetchall():
                detail = f"sự kiện ghi «{told}», dữ liệu là «{found}»"
                yield Finding(Fault.STATE, kind, subject, event_id, detail)


def _unwatched() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        cursor.execute(UNWATCHED)
        for (kind,) in cursor.fetchall():
            detail = "phần dữ liệu được đối chiếu của loại này đã bị gỡ khỏi sổ"
            yield Finding(Fault.STATE, kind, "(mọi đối tượng)", None, detail)


def _anchors(anchors: list[Anchor], reckonings: list[AnchorReckoning]) -> Iterator[Finding]:
    previous = b""
    for anchor in anchors:
        digest = bytes(anchor.digest)
        said = statement(
            anchor.last_event_id, anchor.event_count, digest, previous, anchor.at.astimezone(VN).isoformat()
        )
        if bytes(anchor.previous_digest) != previous or not is_signed(said, bytes(anchor.signature)):
            yield Finding(Fault.ANCHOR, "anchor", str(anchor.id), None, "chữ ký không hợp lệ")
        previous = digest
    for anchor, reckoning in zip(anchors[-1:], reckonings, strict=True):
        if reckoning.count != anchor.event_count or reckoning.digest() != bytes(anchor.digest):
            detail = f"mốc ký {anchor.event_count} sự kiện, nay còn {reckoning.count}"
            yield Finding(Fault.ANCHOR, "anchor", str(anchor.id), None, detail)


def _anchors_gone(anchors: list[Anchor]) -> Iterator[Finding]:
    """Name anchors that the record tells of and that are there no more, or are there with another digest."""
    there = {(anchor.pk, bytes(anchor.digest).hex()) for anchor in anchors}
    told = Event.objects.filter(kind=kind_of(AnchorSigned)).order_by("id")
    for event_id, data in told.values_list("id", "data"):
        if (data.get("anchor_id"), data.get("digest")) not in there:
            detail = f"mốc neo số {data.get('anchor_id')} đã bị gỡ hoặc thay"
            yield Finding(Fault.ANCHOR, "anchor", str(data.get("anchor_id")), event_id, detail)
