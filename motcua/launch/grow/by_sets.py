"""Lives lives through the bulk verbs: the same rows, events and chains as act by act, in whole batches."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from django.db import IntegrityError, OperationalError, transaction

from motcua.casework.dossiers.actions import (
    Deed,
    Eras,
    Moulds,
    NewResult,
    PastLife,
    Receiving,
    Scan,
    bring_dossiers,
)
from motcua.casework.dossiers.actions import Verb as Deeds
from motcua.casework.dossiers.queries import Sitting
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import VN
from motcua.foundation.files.models import StoredFile
from motcua.launch.grow.filings import (
    ASKED_FOR,
    entity_draft,
    filing_of,
    handed_to,
    papers_brought,
    person_draft,
    result_of,
)
from motcua.launch.grow.lives import Act, Life, Rung, Verb
from motcua.launch.grow.paper import NAME, SCAN_NAME, SCANNED, sample_result
from motcua.launch.grow.people import Someone
from motcua.registers.people.actions import Coming, Known, bring_people

_DEEDS: Final = {verb: Deeds(verb.value) for verb in Verb}
_TURNS: Final = 3
"""How often a batch is tried that other processes were in the way of."""


@dataclass
class BySets:
    """What is known from batch to batch: what a day's filings stand on, who came, the papers of results."""

    until: datetime
    ladder: Sequence[Rung] = ()
    sitting: Sitting | None = None
    eras: Eras = field(init=False)
    moulds: Moulds = field(default_factory=Moulds)
    comers: dict[str, Known] = field(default_factory=dict)
    files: dict[str, StoredFile] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Know of the registers what was read before."""
        self.eras = Eras(self.sitting)

    def live(self, lives: Sequence[Life]) -> int:
        """Put a batch of lives down, all or none; count the acts."""
        recorded = {life.offer.result for life in lives if any(act.verb is Verb.RECORD for act in life.acts)}
        scanned = {SCANNED for life in lives if any(act.verb is Verb.SCAN for act in life.acts)}
        for title in sorted(
            (recorded | scanned) - self.files.keys()
        ):  # a file on the disk is no part of a transaction
            with transaction.atomic():
                self.files[title] = sample_result(title, by=SYSTEM, at=self.until)
        for turn in range(1, _TURNS + 1):
            try:
                with transaction.atomic():
                    self._meet(lives)
                    past = [self._past(life) for life in lives]
                    bring_dossiers(past, self.eras, self.moulds, by=SYSTEM, at=self.until)
                break
            except (IntegrityError, OperationalError):  # somebody else met the same person just now
                if turn == _TURNS:
                    raise
                # what was known may have gone with the batch
                self.eras, self.moulds, self.comers = Eras(self.sitting), Moulds(), {}
        return sum(len(life.acts) for life in lives)

    def _meet(self, lives: Sequence[Life]) -> None:
        """Know whoever comes for the first time, in the order of their coming."""
        first = sorted(lives, key=lambda life: (life.acts[0].at, life.number))
        new = {life.applicant.key: life for life in reversed(first) if life.applicant.key not in self.comers}
        comings = sorted(new.values(), key=lambda life: (life.acts[0].at, life.number))
        known = bring_people([_coming(life) for life in comings], by=SYSTEM, at=self.until)
        self.comers |= {life.applicant.key: one for life, one in zip(comings, known, strict=True)}

    def _past(self, life: Life) -> PastLife:
        comer = self.comers[life.applicant.key]
        return PastLife(filing_of(life, comer.id), comer.name, tuple(self._deeds(life)), life.alike)

    def _deeds(self, life: Life) -> Iterator[Deed]:
        for act in life.acts:
            verb = _DEEDS[act.verb]
            if act.verb is Verb.RECORD:
                yield Deed(verb, act.at, act.by, result=self._result(life, act))
            elif act.verb is Verb.SCAN:
                scan = Scan(int(act.words), self.files[SCANNED], SCAN_NAME)
                yield Deed(verb, act.at, act.by, scan=scan)
            elif act.verb is Verb.HAND_OVER:
                receiver, method = handed_to(life)
                yield Deed(verb, act.at, act.by, receiving=Receiving(receiver, method=method))
            elif act.verb is Verb.ASK:
                yield Deed(verb, act.at, act.by, words=ASKED_FOR, items=(act.words,))
            elif act.verb is Verb.SUPPLY:
                yield Deed(verb, act.at, act.by, papers=papers_brought(life))
            elif act.verb is Verb.SEND_BACK:
                yield Deed(verb, act.at, act.by, words=act.words, to=act.stage)
            elif act.verb is Verb.WARN:
                rung = next(one for one in self.ladder if one.code == act.words)
                yield Deed(verb, act.at, act.by, words=rung.code, to=rung.audience)
            else:
                yield Deed(verb, act.at, act.by, words=act.words)

    def _result(self, life: Life, act: Act) -> NewResult:
        title, number = result_of(life, act)
        return NewResult(title, number, act.at.astimezone(VN).date(), self.files[title], NAME)


def _titles(lives: Sequence[Life]) -> set[str]:
    """Name the files that some lives need: results, and what stands for a scan."""
    done = {(life.offer.result, act.verb) for life in lives for act in life.acts}
    recorded = {title for title, verb in done if verb is Verb.RECORD}
    return recorded | {SCANNED for _title, verb in done if verb is Verb.SCAN}


def _coming(life: Life) -> Coming:
    comer, first = life.applicant, life.acts[0]
    if isinstance(comer, Someone):
        return Coming(person_draft(comer, life.place_id), first.by, first.at)
    return Coming(entity_draft(comer, life.place_id), first.by, first.at)
