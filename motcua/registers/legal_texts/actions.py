"""What changes the register of legal texts."""

from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.events.actions import tell
from motcua.foundation.text import day_figures, fold, tidy
from motcua.registers.legal_texts.access import KEEP
from motcua.registers.legal_texts.errors import (
    ForceEndsBeforeItBegins,
    IssuedInAnotherYear,
    LegalTextKnown,
    LegalTextUnknown,
    NothingToAmend,
    NumberUnreadable,
    YearUnknown,
)
from motcua.registers.legal_texts.events import LegalTextAmended, LegalTextRecorded
from motcua.registers.legal_texts.models import LegalText, Sureness
from motcua.registers.legal_texts.rules import read_reference, year_of


@dataclass(frozen=True)
class LegalTextFacts:
    """What the register says of a text; its number and issuer name it."""

    number: str
    kind: str
    issuer: str
    title: str
    issued_on: date | None = None
    in_force_from: date | None = None
    in_force_to: date | None = None
    replaced_by: UUID | None = None
    note: str = ""
    mark: str = Sureness.SEEN

    def differing_from(self, row: LegalText) -> tuple[str, ...]:
        """Name the facts that differ from what the register says; number and issuer are names."""
        said = asdict(self) | {"title": tidy(self.title), "note": tidy(self.note)}
        stood = {field.name: getattr(row, field.name) for field in fields(self)}
        stood["replaced_by"] = row.replaced_by_id
        facts = said.keys() - {"number", "issuer"}
        return tuple(sorted(name for name in facts if said[name] != stood[name]))


@transaction.atomic
def record_legal_text(facts: LegalTextFacts, *, by: Actor, at: datetime) -> LegalText:
    """Ghi văn bản: take a text in.

    Raises NotAllowed, NumberUnreadable, YearUnknown, LegalTextKnown, ForceEndsBeforeItBegins,
    IssuedInAnotherYear.
    """
    must(by, KEEP)
    reference = read_reference(facts.number)
    if reference is None:
        raise NumberUnreadable(written=facts.number)
    year = year_of(reference.number) or (facts.issued_on.year if facts.issued_on else None)
    if year is None:
        raise YearUnknown(number=reference.number)
    _must_hold_together(facts, year)
    row = LegalText(number=reference.number, number_key=reference.key, year=year)
    _write(row, facts)
    known = LegalText.objects.select_for_update(of=("self",))
    if known.filter(number_key=row.number_key, year=year, issuer=row.issuer).exists():
        raise LegalTextKnown(number=row.number, issuer=row.issuer)
    row.save(force_insert=True)
    tell(LegalTextRecorded(row.id, row.number), by=by, at=at)
    return row


@transaction.atomic
def amend_legal_text(text_id: UUID, facts: LegalTextFacts, *, by: Actor, at: datetime) -> LegalText:
    """Sửa thông tin văn bản: its force, successor, title; number and issuer stay, they name it.

    Raises NotAllowed, LegalTextUnknown, NothingToAmend, ForceEndsBeforeItBegins, IssuedInAnotherYear.
    """
    row = LegalText.objects.select_for_update(of=("self",)).filter(id=text_id).first()
    must(by, KEEP)
    if row is None:
        raise LegalTextUnknown(number=text_id)
    _must_hold_together(facts, row.year)
    changed = facts.differing_from(row)
    if not changed:
        raise NothingToAmend(number=row.number)
    _write(row, facts)
    row.save()
    tell(LegalTextAmended(row.id, row.number, changed), by=by, at=at)
    return row


def _must_hold_together(facts: LegalTextFacts, year: int) -> None:
    if facts.issued_on is not None and facts.issued_on.year != year:
        raise IssuedInAnotherYear(issued_on=day_figures(facts.issued_on), number=facts.number)
    begins, ends = facts.in_force_from, facts.in_force_to
    if begins is not None and ends is not None and ends < begins:
        raise ForceEndsBeforeItBegins(number=facts.number)


def _write(row: LegalText, facts: LegalTextFacts) -> None:
    row.kind, row.issuer, row.title = facts.kind, tidy(facts.issuer), tidy(facts.title)
    row.issued_on, row.in_force_from, row.in_force_to = (
        facts.issued_on,
        facts.in_force_from,
        facts.in_force_to,
    )
    row.replaced_by_id, row.note, row.mark = facts.replaced_by, tidy(facts.note), facts.mark
    row.words = fold(f"{row.citation} {row.title} {row.issuer}")
