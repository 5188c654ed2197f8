"""Nhập danh sách cán bộ from a spreadsheet: all of it or nothing, and a sentence for every wrong line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.db import transaction

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.clock import VN
from motcua.foundation.text import day_figures
from motcua.registers.organisations.access import EDIT
from motcua.registers.organisations.actions.drafts import OfficerDraft
from motcua.registers.organisations.actions.holdings import Appointment, appoint_many
from motcua.registers.organisations.actions.officers import correct_officers, enter_officers
from motcua.registers.organisations.actions.register import Register
from motcua.registers.organisations.models import Officer, Post, PostHolding
from motcua.registers.organisations.rules.rolls import OfficerEntry, RowFault, read_roll
from motcua.registers.organisations.rules.spans import Span
from motcua.registers.organisations.rules.tables import TableRow


class Outcome(StrEnum):
    """What becomes, or would become, of a line."""

    ADDED = "ADDED"
    CHANGED = "CHANGED"
    SAME = "SAME"
    WRONG = "WRONG"


@dataclass(frozen=True)
class RollLine:
    """One line of the list and what became of it; a wrong one has its sentences."""

    line: int
    code: str
    full_name: str
    outcome: Outcome
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True)
class RollReport:
    """What an import did or would do, line by line."""

    lines: tuple[RollLine, ...]
    written: bool

    @property
    def is_sound(self) -> bool:
        """Say whether no line is wrong."""
        return not self.count(Outcome.WRONG)

    def count(self, outcome: Outcome) -> int:
        """Count the lines of one outcome."""
        return sum(line.outcome is outcome for line in self.lines)


@transaction.atomic
def import_officers(
    rows: Sequence[TableRow], *, by: Actor, at: datetime, dry_run: bool = False
) -> RollReport:
    """Nhập danh sách cán bộ: enter, put right and appoint as the rows say, or say line by line what is wrong.

    One wrong line and nothing is written; a second time changes nothing. Raises NotAllowed.
    """
    Register.hold()
    must(by, EDIT)
    entries, faults = read_roll(rows, today=at.astimezone(VN).date())
    roll = _gathered(entries)
    faults += [fault for entry in entries for fault in roll.faults_of(entry)]
    lines = tuple(roll.line(entry, faults) for entry in entries)
    if faults or dry_run:
        return RollReport(lines, written=False)
    _write(roll, by=by, at=at)
    return RollReport(lines, written=True)


@dataclass(frozen=True)
class _Roll:
    """A list beside what the register already holds."""

    entries: Sequence[OfficerEntry]
    officers: Mapping[str, Officer]
    posts: Mapping[str, Post]
    held: Mapping[tuple[UUID, UUID], Sequence[Span]]
    logins: Mapping[str, str]

    def faults_of(self, entry: OfficerEntry) -> list[RowFault]:
        """Say what the register has against a line."""
        said: list[str] = []
        known = self.officers.get(entry.code)
        if known is not None and known.full_name != entry.full_name:
            said.append(
                f"Mã cán bộ “{entry.code}” đang là của {known.full_name}. Muốn đổi tên, hãy đính chính."
            )
        if self.logins.get(entry.login, entry.code) != entry.code:
            said.append(f"Tên đăng nhập “{entry.login}” đã dành cho mã cán bộ “{self.logins[entry.login]}”.")
        if entry.post and entry.since is not None:
            said += self._faults_of_post(entry, known)
        return [RowFault(entry.line, sentence) for sentence in said]

    def _faults_of_post(self, entry: OfficerEntry, known: Officer | None) -> list[str]:
        post, days = self.posts.get(entry.post), _days(entry)
        if post is None:
            return [f"Không có chức danh mã “{entry.post}”."]
        if not post.holds_on(days.since):
            return [f"Chức danh “{entry.post}” không có vào ngày {day_figures(days.since)}."]
        if days.last < days.since:
            return []
        spans = self.held.get((known.id, post.id), ()) if known else ()
        clash = next((span for span in spans if span.meets(days) and span.since != days.since), None)
        if clash is None:
            return []
        return [
            f"Đã giữ chức danh “{entry.post}” từ {day_figures(clash.since)}, trùng với thời gian ở dòng này."
        ]

    def is_new_post(self, entry: OfficerEntry) -> bool:
        """Say whether a line names a post that its officer does not yet hold from that day."""
        if not entry.post or entry.post not in self.posts:
            return False
        known = self.officers.get(entry.code)
        spans = self.held.get((known.id, self.posts[entry.post].id), ()) if known else ()
        return all(span.since != entry.since for span in spans)

    def draft(self, code: str) -> OfficerDraft:
        """Put together what the lines of one code say; what they leave empty stays as the register has it."""
        mine = [entry for entry in self.entries if entry.code == code]
        known = self.officers.get(code)
        said = {
            name: next((value for entry in mine if (value := getattr(entry, name))), "")
            or (getattr(known, name) if known else "")
            for name in ("email", "phone", "login")
        }
        return OfficerDraft(code, mine[0].full_name, **said)

    def line(self, entry: OfficerEntry, faults: Sequence[RowFault]) -> RollLine:
        """Say what becomes of a line."""
        wrong = tuple(dict.fromkeys(fault.sentence for fault in faults if fault.line == entry.line))
        known = self.officers.get(entry.code)
        if wrong:
            outcome = Outcome.WRONG
        elif known is None:
            outcome = Outcome.ADDED
        elif self.is_new_post(entry) or _differs(known, self.draft(entry.code)):
            outcome = Outcome.CHANGED
        else:
            outcome = Outcome.SAME
        return RollLine(entry.line, entry.code, entry.full_name, outcome, wrong)


def _gathered(entries: Sequence[OfficerEntry]) -> _Roll:
    officers = {row.code: row for row in Officer.objects.filter(code__in={one.code for one in entries})}
    posts = {row.code: row for row in Post.objects.filter(code__in={one.post for one in entries if one.post})}
    logins = Officer.objects.filter(login__in={one.login for one in entries if one.login})
    held: dict[tuple[UUID, UUID], list[Span]] = {}
    for row in PostHolding.objects.filter(officer__in=officers.values(), post__in=posts.values()):
        held.setdefault((row.officer_id, row.post_id), []).append(Span(row.valid_from, row.valid_to))
    return _Roll(entries, officers, posts, held, dict(logins.values_list("login", "code")))


def _write(roll: _Roll, *, by: Actor, at: datetime) -> None:
    codes = list(dict.fromkeys(entry.code for entry in roll.entries))
    drafts = {code: roll.draft(code) for code in codes}
    fresh = enter_officers([drafts[code] for code in codes if code not in roll.officers], by=by, at=at)
    correct_officers([(row.id, drafts[code]) for code, row in roll.officers.items()], by=by, at=at)
    ids = {row.code: row.id for row in (*fresh, *roll.officers.values())}
    appoint_many(
        [
            Appointment(ids[entry.code], roll.posts[entry.post].id, _days(entry))
            for entry in roll.entries
            if roll.is_new_post(entry)
        ],
        by=by,
        at=at,
    )


def _days(entry: OfficerEntry) -> Span:
    return Span(entry.since or date.max, entry.until)


def _differs(known: Officer, draft: OfficerDraft) -> bool:
    return (known.email, known.phone, known.login) != (draft.email, draft.phone, draft.login)
