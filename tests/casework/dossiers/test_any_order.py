"""Whatever is done to a dossier, in whatever order: refused whole, or done and everything agrees."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.casework.dossiers.actions import (
    GroundDraft,
    Receiving,
    accept_dossier,
    apologise,
    apologise_late,
    archive,
    claim_step,
    finish_step,
    give_originals_back,
    go_on,
    halt,
    hand_over,
    receive_supplement,
    record_result,
    refuse,
    request_supplement,
    return_step,
    set_halt_ground,
    stop,
    submit,
    take_in,
    withdraw,
)
from motcua.casework.dossiers.models import KIND, Dossier, State
from motcua.casework.dossiers.states import ENDED, MOVES, RUNNING, UNACCEPTED
from motcua.foundation.access.models import SYSTEM, Actor
from motcua.foundation.errors import Refused
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import verify
from motcua.instruments.deadlines.actions import miss_promises, warn_promises
from motcua.instruments.deadlines.models import Promise
from motcua.instruments.deadlines.queries import promise_of, why
from motcua.instruments.documents.queries import documents_of, originals_here
from motcua.instruments.workflow.errors import TaskUnknown
from motcua.instruments.workflow.models import Task
from motcua.instruments.workflow.queries import outcomes_of
from motcua.registers.procedures.models import Channel
from tests.casework.dossiers.refusals import record
from tests.casework.dossiers.world import AT, STEPS, World, a_result, a_world

pytestmark = pytest.mark.django_db
LIVE: Final = (Promise.State.RUNNING, Promise.State.PAUSED, Promise.State.MISSED)
WAITING: Final = (Task.State.OPEN, Task.State.CLAIMED)


@dataclass
class Case:
    """One dossier, whose hands are on it, and what time it is."""

    world: World
    hands: tuple[Actor, ...]
    dossier: Dossier
    at: datetime = AT
    done: list[str] = field(default_factory=list)

    @property
    def task(self) -> Task:
        """Where it lies, or lay last. Raises TaskUnknown where nothing was ever opened."""
        tasks = Task.objects.filter(subject_kind=KIND, subject_id=self.dossier.id).order_by("-number")
        if not tasks:
            raise TaskUnknown
        return tasks[0]


Doing = Callable[[Case, Actor, int], object]
ACTS: Final[dict[str, Doing]] = {
    "accept": lambda case, by, _: accept_dossier(case.dossier.id, by=by, at=case.at),
    "claim": lambda case, by, _: claim_step(case.dossier.id, case.task.id, by=by, at=case.at),
    "finish": lambda case, by, pick: finish_step(
        case.dossier.id, case.task.id, outcome=_an_outcome(case.task, pick), by=by, at=case.at
    ),
    "return": lambda case, by, pick: return_step(
        case.dossier.id, case.task.id, STEPS[pick % len(STEPS)][0], reason="Sai số", by=by, at=case.at
    ),
    "ask": lambda case, by, _: request_supplement(
        case.dossier.id, ["Bản án ly hôn"], reason="Còn thiếu", by=by, at=case.at
    ),
    "supply": lambda case, by, _: receive_supplement(case.dossier.id, [], by=by, at=case.at),
    "halt": lambda case, by, _: halt(case.dossier.id, "nghia_vu", by=by, at=case.at),
    "go_on": lambda case, by, _: go_on(case.dossier.id, by=by, at=case.at),
    "stop": lambda case, by, _: stop(case.dossier.id, "de_nghi", reason="Đề nghị", by=by, at=case.at),
    "apologise": lambda case, by, pick: apologise(
        case.dossier.id, until=case.at + timedelta(days=1 + pick), reason="Chờ trích lục", by=by, at=case.at
    ),
    "apologise_late": lambda case, by, pick: apologise_late(
        case.dossier.id,
        expected_at=case.at + timedelta(days=1 + pick),
        reason="Chờ trích lục",
        by=by,
        at=case.at,
    ),
    "record": lambda case, by, _: record_result(case.dossier.id, a_result(SYSTEM), by=by, at=case.at),
    "refuse": lambda case, by, _: refuse(case.dossier.id, reason="Không đủ điều kiện", by=by, at=case.at),
    "withdraw": lambda case, by, _: withdraw(case.dossier.id, reason="Người nộp rút", by=by, at=case.at),
    "hand_over": lambda case, by, _: hand_over(case.dossier.id, Receiving(), by=by, at=case.at),
    "give_back": lambda case, by, _: give_originals_back(case.dossier.id, by=by, at=case.at),
    "archive": lambda case, by, _: archive(case.dossier.id, by=by, at=case.at),
    "warn": lambda case, _, __: warn_promises(by=SYSTEM, at=case.at),
    "miss": lambda case, _, __: miss_promises(by=SYSTEM, at=case.at),
}
ONWARD: Final = ("finish", "record", "finish", "hand_over")
"""Done oftener, so that cases come to their ends, too."""

EXAMPLES: Final = settings.default.max_examples // 10

steps = st.tuples(
    st.sampled_from([*ACTS, *ONWARD]),
    st.integers(0, 3),
    st.integers(0, 6),
    st.sampled_from([0, 5, 60, 300, 1440, 4320, 20_000]),
)


def _an_outcome(task: Task, pick: int) -> str:
    possible = [key for key, _title in outcomes_of(task)]
    return possible[pick % len(possible)] if possible else ""


@contextmanager
def undone() -> Iterator[None]:
    """Take back whatever is done inside."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def world() -> World:
    world = a_world()
    for code, effect in (("nghia_vu", "PAUSE"), ("de_nghi", "STOP")):
        draft = GroundDraft(code, effect, f"Căn cứ {code}", valid_from=date(2023, 1, 1))
        set_halt_ground(draft, by=SYSTEM, at=AT)
    return world


@given(is_sent=st.booleans(), acts=st.lists(steps, min_size=3, max_size=22))
@settings(
    max_examples=settings.default.max_examples // 10,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_acts_in_any_order_are_refused_whole_or_leave_everything_in_agreement(world, is_sent, acts):
    hands = (world.ward.clerk(), world.ward.civil_status_officer(), world.ward.leader(), SYSTEM)
    with undone():
        filing = world.filing(channel=Channel.ONLINE) if is_sent else world.filing()
        begun = (submit if is_sent else take_in)(filing, by=hands[0], at=AT)
        case = Case(world, hands, begun)
        agrees(case)
        for name, hand, pick, minutes in acts:
            case.at += timedelta(minutes=minutes)
            do(case, name, hands[hand], pick)
        assert verify().findings == []


def do(case: Case, name: str, by: Actor, pick: int) -> None:
    """Try an act: refused, nothing has changed; done, everything agrees."""
    before, state = record(), State(case.dossier.state)
    try:
        with transaction.atomic():
            ACTS[name](case, by, pick)
    except Refused:
        assert record() == before
        return
    case.dossier.refresh_from_db()
    case.done.append(f"{case.at:%d/%m %H:%M} {name}: {state} → {case.dossier.state}")
    now = State(case.dossier.state)
    assert now == state or now in MOVES[state] or _went_through(state, now), case.done
    agrees(case)


def _went_through(state: State, now: State) -> bool:
    """One act may do two moves at once: in through the door and on, out and away."""
    return any(now in MOVES[between] for between in MOVES[state])


def agrees(case: Case) -> None:
    """Hold the rows of a dossier against one another."""
    one, said = case.dossier, case.done
    state = State(one.state)
    promise = promise_of(KIND, one.id)
    live = Promise.objects.filter(subject_id=one.id, purpose="RESULT", state__in=LIVE)
    waiting = Task.objects.filter(subject_kind=KIND, subject_id=one.id, state__in=WAITING)
    assert state in UNACCEPTED or one.code or state in {*ENDED, State.AWAITING_SUPPLEMENT}, said
    assert live.count() <= 1, said
    if state in RUNNING:
        assert waiting.count() == 1, said
        assert live.count() == 1, said
    if state in ENDED:
        assert (live.count(), waiting.count()) == (0, 0), said
        assert one.ended_at is not None, said
    if state in {State.PAUSED, State.AWAITING_SUPPLEMENT} and one.code:
        assert live.get().state in {Promise.State.PAUSED, Promise.State.MISSED}, said
    if promise is not None and promise.state in LIVE:
        assert promise.due_at == one.due_at, said
    if promise is not None and promise.state == Promise.State.RUNNING:
        assert why(promise).due_at == promise.due_at, said
    if state == State.ARCHIVED and one.resolved_at is None:
        assert originals_here(documents_of(KIND, one.id)) == 0, said
    times = list(Event.objects.filter(subject_kind=KIND, subject_id=one.id).order_by("position"))
    assert [row.at for row in times] == sorted(row.at for row in times), said
