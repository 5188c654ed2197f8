"""Đề xuất cách đo: what the targets of a plan likely mean among the indicators of a day, and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from motcua.foundation.clock import valid_on
from motcua.registers.organisations.queries import expand_classes
from motcua.steering.indices.models import Indicator
from motcua.steering.indices.queries import indicators_on
from motcua.steering.plans.models import Target, TargetWords
from motcua.steering.plans.rules.names import core
from motcua.steering.plans.rules.proposing import Candidate, Proposal, Said, proposals_for

__all__ = [
    "Proposal",
    "Proposed",
    "candidate_of",
    "candidates_on",
    "headings_of",
    "is_counted",
    "is_heading",
    "proposed_for",
    "words_of_code",
]


@dataclass(frozen=True)
class Proposed:
    """A target, the heading above it, and what it likely means, the likeliest first."""

    target: Target
    heading: str
    proposals: Sequence[Proposal]

    @property
    def best(self) -> Proposal | None:
        """Give the likeliest."""
        return self.proposals[0] if self.proposals else None


def candidate_of(one: Indicator, phrases: Sequence[str] = (), never: Sequence[str] = ()) -> Candidate:
    """Give an indicator as it can be meant."""
    return Candidate(
        one.code, one.title, one.unit, one.direction, tuple(phrases), tuple(never), bool(one.lacking)
    )


def candidates_on(day: date) -> list[Candidate]:
    """Give the indicators of a day with their turns of phrase; two questions."""
    told = {one.indicator: one for one in TargetWords.objects.filter(valid_on(day))}
    found = []
    for one in indicators_on(day):
        words = told.get(one.code)
        found.append(candidate_of(one, words.phrases if words else (), words.never if words else ()))
    return found


def words_of_code(code: str) -> list[TargetWords]:
    """Give the turns of phrase that were ever set for an indicator."""
    return list(TargetWords.objects.filter(indicator=code).order_by("valid_from"))


def proposed_for(targets: Sequence[Target], day: date, among: Iterable[UUID] | None = None) -> list[Proposed]:
    """Propose for the targets of a plan, in its order; for all, or for some of them. Four questions."""
    wanted = None if among is None else set(among)
    headings = headings_of(targets)
    chosen = [one for one in targets if is_counted(one) and (wanted is None or one.id in wanted)]
    if not chosen:
        return []
    candidates = candidates_on(day)
    doers = {one.id: [core(name) for name in one.doers_text.split("; ") if name] for one in chosen}
    classes = expand_classes({name for names in doers.values() for name in names}, day)
    return [
        Proposed(
            one,
            headings[one.id],
            proposals_for(
                Said(
                    one.text,
                    one.op,
                    one.unit,
                    headings[one.id],
                    one.level,
                    tuple(name for name in doers[one.id] if name in classes),
                ),
                candidates,
            ),
        )
        for one in chosen
    ]


def is_counted(one: Target) -> bool:
    """Say whether a target promises a number."""
    return one.value is not None


def is_heading(one: Target) -> bool:
    """Say whether a row of a plan's targets only heads those below it: it promises nothing."""
    return one.value is None and not one.value_text.strip()


def headings_of(targets: Sequence[Target]) -> dict[UUID, str]:
    """Give for each target the words of the rows above it to which it belongs.

    A number belongs under the number that it goes on from; a row without a number under the last heading.
    """
    by_no: dict[str, Target] = {}
    last: Target | None = None
    found: dict[UUID, str] = {}
    for one in targets:
        above = by_no.get(one.no.rpartition(".")[0]) if one.no else last
        if above is not None and one.line.source_line < above.line.source_line:
            above = None  # a sentence of the body, not a row below that heading
        found[one.id] = above.text if above is not None else ""
        if one.no:
            last = one if is_heading(one) else None
            if is_heading(one):
                by_no[one.no] = one
    return found
