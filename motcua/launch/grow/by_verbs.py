"""Lives lives as people do: every act through the verb that a counter or a desk would call, in its order."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from motcua.casework.dossiers.actions import (
    NewResult,
    Receiving,
    accept_dossier,
    archive,
    claim_step,
    finish_step,
    hand_over,
    put_scan,
    receive_supplement,
    record_result,
    refuse,
    request_supplement,
    return_step,
    submit,
    take_in,
    withdraw,
)
from motcua.casework.dossiers.models import KIND
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import VN
from motcua.foundation.files.models import StoredFile
from motcua.instruments.deadlines.actions import miss_promises, warn_promises
from motcua.instruments.deadlines.ports import WARNERS
from motcua.instruments.documents.queries import documents_of
from motcua.instruments.workflow.queries import outcomes_of, waiting_of
from motcua.launch.grow.filings import ASKED_FOR, Comers, filing_of, handed_to, papers_brought, result_of
from motcua.launch.grow.lives import Act, Life, Verb, in_order
from motcua.launch.grow.paper import NAME, SCAN_NAME, SCANNED, sample_result

Doing = Callable[["ByVerbs", Life, Act], object]
Reach = Callable[[int, int], None]
"""Told how many of how many acts are done."""


@dataclass
class ByVerbs:
    """What is known while lives are lived: who came, which dossier is whose."""

    until: datetime
    comers: Comers = field(default_factory=Comers)
    dossiers: dict[int, UUID] = field(default_factory=dict)
    files: dict[str, StoredFile] = field(default_factory=dict)

    def live(self, lives: Iterable[Life], reach: Reach) -> int:
        """Live many lives side by side, act after act as they happened; count the acts."""
        whole = list(in_order(list(lives)))
        for done, (life, act) in enumerate(whole, start=1):
            with WARNERS.silenced():
                DOING[act.verb](self, life, act)
            reach(done, len(whole))
        return len(whole)

    def task(self, life: Life) -> UUID:
        """Give the task in which a dossier lies."""
        return waiting_of(KIND, [self.dossiers[life.number]])[self.dossiers[life.number]].id

    def paper(self, title: str) -> StoredFile:
        """Give the paper that stands for every made-up result of a title."""
        if title not in self.files:
            self.files[title] = sample_result(title, by=SYSTEM, at=self.until)
        return self.files[title]


def _submit(now: ByVerbs, life: Life, act: Act) -> None:
    comer = now.comers.known(life, by=act.by, at=act.at)
    now.dossiers[life.number] = submit(filing_of(life, comer), by=act.by, at=act.at).id


def _take_in(now: ByVerbs, life: Life, act: Act) -> None:
    comer = now.comers.known(life, by=act.by, at=act.at)
    now.dossiers[life.number] = take_in(filing_of(life, comer), by=act.by, at=act.at).id


def _accept(now: ByVerbs, life: Life, act: Act) -> None:
    accept_dossier(now.dossiers[life.number], by=act.by, at=act.at)


def _scan(now: ByVerbs, life: Life, act: Act) -> None:
    dossier_id, file = now.dossiers[life.number], now.paper(SCANNED)
    paper = documents_of(KIND, dossier_id)[int(act.words) - 1]
    put_scan(dossier_id, paper.id, file, name=SCAN_NAME, by=act.by, at=act.at)


def _claim(now: ByVerbs, life: Life, act: Act) -> None:
    claim_step(now.dossiers[life.number], now.task(life), by=act.by, at=act.at)


def _finish(now: ByVerbs, life: Life, act: Act) -> None:
    lying = waiting_of(KIND, [now.dossiers[life.number]])[now.dossiers[life.number]]
    outcome = next((key for key, _title in outcomes_of(lying)), "")
    finish_step(now.dossiers[life.number], lying.id, outcome=outcome, by=act.by, at=act.at)


def _send_back(now: ByVerbs, life: Life, act: Act) -> None:
    dossier_id = now.dossiers[life.number]
    return_step(dossier_id, now.task(life), act.stage, reason=act.words, by=act.by, at=act.at)


def _ask(now: ByVerbs, life: Life, act: Act) -> None:
    request_supplement(now.dossiers[life.number], [act.words], reason=ASKED_FOR, by=act.by, at=act.at)


def _supply(now: ByVerbs, life: Life, act: Act) -> None:
    receive_supplement(now.dossiers[life.number], papers_brought(life), by=act.by, at=act.at)


def _refuse(now: ByVerbs, life: Life, act: Act) -> None:
    refuse(now.dossiers[life.number], reason=act.words, by=act.by, at=act.at)


def _withdraw(now: ByVerbs, life: Life, act: Act) -> None:
    withdraw(now.dossiers[life.number], reason=act.words, by=act.by, at=act.at)


def _record(now: ByVerbs, life: Life, act: Act) -> None:
    title, number = result_of(life, act)
    day = act.at.astimezone(VN).date()
    new = NewResult(title, number, day, now.paper(title), NAME)
    record_result(now.dossiers[life.number], new, by=act.by, at=act.at)


def _hand_over(now: ByVerbs, life: Life, act: Act) -> None:
    receiver, method = handed_to(life)
    hand_over(now.dossiers[life.number], Receiving(receiver, method=method), by=act.by, at=act.at)


def _archive(now: ByVerbs, life: Life, act: Act) -> None:
    archive(now.dossiers[life.number], by=act.by, at=act.at)


def _warn(_now: ByVerbs, _life: Life, act: Act) -> None:
    warn_promises(by=act.by, at=act.at)


def _miss(_now: ByVerbs, _life: Life, act: Act) -> None:
    miss_promises(by=act.by, at=act.at)


DOING: dict[Verb, Doing] = {
    Verb.SUBMIT: _submit,
    Verb.ACCEPT: _accept,
    Verb.TAKE_IN: _take_in,
    Verb.SCAN: _scan,
    Verb.CLAIM: _claim,
    Verb.FINISH: _finish,
    Verb.SEND_BACK: _send_back,
    Verb.ASK: _ask,
    Verb.SUPPLY: _supply,
    Verb.REFUSE: _refuse,
    Verb.WITHDRAW: _withdraw,
    Verb.RECORD: _record,
    Verb.HAND_OVER: _hand_over,
    Verb.ARCHIVE: _archive,
    Verb.WARN: _warn,
    Verb.MISS: _miss,
}
"""Which verb of the rooms does which act."""
