"""What decides whether a chain holds: pure, fed row by row, the same reckoning as the trigger's."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Fault(StrEnum):
    """What can be wrong with the record."""

    ALTERED = "ALTERED"
    MISSING = "MISSING"
    HEAD = "HEAD"
    STATE = "STATE"
    ANCHOR = "ANCHOR"


SENTENCES = {
    Fault.ALTERED: "nội dung sự kiện đã bị sửa",
    Fault.MISSING: "thiếu sự kiện trong chuỗi",
    Fault.HEAD: "đầu chuỗi không khớp với sự kiện cuối",
    Fault.STATE: "dòng dữ liệu không khớp với sự kiện cuối",
    Fault.ANCHOR: "mốc neo đã ký không khớp",
}


@dataclass(frozen=True)
class Finding:
    """One place where the record does not hold, named so that a person can look."""

    fault: Fault
    subject_kind: str
    subject_id: str
    event_id: int | None
    detail: str

    def __str__(self) -> str:
        """Say it in a sentence."""
        where = f"sự kiện #{self.event_id}, " if self.event_id else ""
        return f"{where}{self.subject_kind} {self.subject_id}: {SENTENCES[self.fault]} ({self.detail})"


@dataclass(frozen=True, slots=True)
class Link:
    """One event as the database gives it: its place, its two hashes and the text that was hashed."""

    id: int
    subject_kind: str
    subject_id: str
    position: int
    previous_hash: bytes
    hash: bytes
    text: str


@dataclass
class AnchorReckoning:
    """Reckons again the digest that an anchor signed: the last link of every subject up to one event."""

    last_event_id: int
    count: int = 0
    _hash: "hashlib._Hash" = field(default_factory=hashlib.sha256)
    _last: Link | None = None

    def take(self, link: Link) -> None:
        """Take the next link, in the order of subjects and positions."""
        if self._last and (
            link.subject_id != self._last.subject_id or link.subject_kind != self._last.subject_kind
        ):
            self._seal()
        if link.id <= self.last_event_id:
            self.count += 1
            self._last = link

    def _seal(self) -> None:
        if self._last:
            last = self._last
            line = f"{last.subject_kind}\n{last.subject_id}\n{last.position}\n{last.hash.hex()}\n"
            self._hash.update(line.encode())
            self._last = None

    def digest(self) -> bytes:
        """Close the reckoning."""
        self._seal()
        return self._hash.digest()


def walk(links: Iterable[Link], reckonings: Iterable[AnchorReckoning] = ()) -> Iterator[Finding]:
    """Walk all chains in order and name every link that was altered or is missing."""
    reckonings = list(reckonings)
    last: Link | None = None
    for link in links:
        if last is None or link.subject_id != last.subject_id or link.subject_kind != last.subject_kind:
            expected, previous = 1, b""
        else:
            expected, previous = last.position + 1, last.hash
        if link.position != expected:
            yield _finding(Fault.MISSING, link, f"sau thứ tự {expected - 1} là {link.position}")
        elif link.previous_hash != previous:
            yield _finding(Fault.ALTERED, link, "không nối với sự kiện trước")
        if hashlib.sha256(link.text.encode()).digest() != link.hash:
            yield _finding(Fault.ALTERED, link, "mã băm không khớp")
        for reckoning in reckonings:
            reckoning.take(link)
        last = link


def _finding(fault: Fault, link: Link, detail: str) -> Finding:
    return Finding(fault, link.subject_kind, link.subject_id, link.id, detail)


def statement(last_event_id: int, count: int, digest: bytes, previous: bytes, at: str) -> bytes:
    """Write what an anchor signs: five lines of text."""
    return f"motcua anchor v1\n{at}\n{last_event_id}\n{count}\n{digest.hex()}\n{previous.hex()}\n".encode()
