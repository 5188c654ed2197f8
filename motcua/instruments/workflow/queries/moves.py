"""Chuyển quy trình: where cases stand that might go over to another process, and whether they can."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from motcua.instruments.workflow.models import Run, Step, Task
from motcua.instruments.workflow.queries.ways import steps_of, way_of
from motcua.instruments.workflow.rules import Draft, Marking, Way, in_order, read_way
from motcua.instruments.workflow.rules.moves import Hindered, Hindrance, Standing, carried

_SAID: Final[Mapping[Hindrance, StrPromise]] = {
    Hindrance.NO_STEP: _("Bước «{title}» chưa có bước tương ứng trong quy trình mới."),
    Hindrance.TWICE: _("Hai việc đang làm song song cùng chuyển về một bước: «{title}»."),
    Hindrance.NO_SUCH_STANDING: _("Quy trình mới không có chỗ đứng như hồ sơ đang đứng ở bước «{title}»."),
    Hindrance.CLOCK: _("Ở bước «{title}» và bước tương ứng, một bên dừng tính thời gian, một bên không."),
    Hindrance.NEVER_SAID: _("Nhánh phía trước hỏi kết quả của bước «{title}» mà hồ sơ không đi qua."),
}


@dataclass(frozen=True)
class RunStanding:
    """A run that is under way: what is in hand, and what its steps came to."""

    run: Run
    waiting: tuple[Task, ...]
    outcomes: Mapping[str, str]

    @property
    def way(self) -> Way:
        """Give its way."""
        return way_of(self.run.process) or in_order(steps_of(self.run))

    @property
    def standing(self) -> Standing:
        """Give where it stands."""
        arrived = frozenset((flow[0], flow[1]) for flow in self.run.arrived)
        return Standing(Marking(frozenset(task.step for task in self.waiting), arrived), self.outcomes)


@dataclass(frozen=True)
class Destination:
    """A process to which runs go over: its steps, and how they lie where they do not simply follow."""

    steps: tuple[Step, ...]
    drawing: Draft | None

    @property
    def way(self) -> Way:
        """Give its way."""
        return read_way(self.drawing) if self.drawing is not None else in_order(self.steps)


def runs_standing(subject_kind: str, ids: Iterable[UUID], *, lock: bool = False) -> dict[UUID, RunStanding]:
    """Give where cases stand that go through a process, in two questions; under lock if they are to move."""
    runs = Run.objects.filter(subject_kind=subject_kind, subject_id__in=list(ids), state=Run.State.RUNNING)
    rows = runs.select_for_update(of=("self",)) if lock else runs
    found = {run.id: run for run in rows.select_related("process").order_by("id")}
    tasks = Task.objects.filter(run__in=list(found)).order_by("number")
    by_run: dict[UUID, list[Task]] = {}
    for task in tasks.select_for_update(of=("self",)) if lock else tasks:
        by_run.setdefault(task.run_id, []).append(task)
    return {run.subject_id: _standing(run, by_run.get(run.id, [])) for run in found.values()}


def why_not_move(one: RunStanding, to: Way, mapping: Mapping[str, str]) -> str:
    """Say why a run cannot go over; empty when it can."""
    try:
        carried(one.way, to, one.standing, mapping)
    except Hindered as hindered:
        titles = {node.key: node.title for node in (*to.steps, *one.way.steps)}
        return str(_SAID[hindered.why]).format(title=titles.get(hindered.step, hindered.step))
    return ""


def _standing(run: Run, tasks: list[Task]) -> RunStanding:
    outcomes = {task.step: task.outcome for task in tasks if task.state == Task.State.DONE}
    return RunStanding(run, tuple(task for task in tasks if task.is_waiting), outcomes)
