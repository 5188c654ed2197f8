"""What can be done with a dossier now, as its page offers it; and of the rest, why not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.queries import Act, Course, PossibleAct
from motcua.foundation import clock
from motcua.instruments.workflow.models import StepKind, Task
from motcua.instruments.workflow.queries import is_certain
from motcua.registers.organisations.queries import names_of


@dataclass(frozen=True)
class Way:
    """How one act is offered: its words, its letter, its address; whether it is done at once."""

    label: str
    key: str
    page: str
    at_once: bool = False
    kind: str = "second"


WAYS: Final[dict[Act, Way]] = {
    Act.HAND_OVER: Way(gettext_noop("Trả kết quả"), "T", "counter:give"),
    Act.RECORD_RESULT: Way(gettext_noop("Ghi nhận kết quả"), "K", "desk:result"),
    Act.FINISH: Way(gettext_noop("Xong bước này"), "X", "desk:finish", at_once=True),
    Act.CLAIM: Way(gettext_noop("Nhận việc"), "N", "desk:claim", at_once=True),
    Act.RECEIVE_SUPPLEMENT: Way(gettext_noop("Nhận bổ sung"), "S", "counter:supplemented"),
    Act.SUPPLEMENT: Way(gettext_noop("Yêu cầu bổ sung"), "B", "desk:supplement"),
    Act.RETURN: Way(gettext_noop("Trả lại bước trước"), "L", "desk:send_back"),
    Act.HAND_ON: Way(gettext_noop("Giao cho người khác"), "G", "desk:many", at_once=True),
    Act.GO_ON: Way(gettext_noop("Giải quyết tiếp"), "J", "desk:go_on", at_once=True),
    Act.APOLOGISE: Way(gettext_noop("Xin lỗi, hẹn lại"), "O", "desk:apology"),
    Act.APOLOGISE_LATE: Way(gettext_noop("Xin lỗi vì quá hạn"), "O", "desk:apology"),
    Act.HALT: Way(gettext_noop("Tạm dừng"), "D", "desk:halt"),
    Act.STOP: Way(gettext_noop("Dừng giải quyết"), "U", "desk:stop", kind="link"),
    Act.REFUSE: Way(gettext_noop("Từ chối hồ sơ"), "C", "desk:refuse"),
    Act.WITHDRAW: Way(gettext_noop("Rút hồ sơ theo yêu cầu"), "R", "counter:take_back", kind="link"),
    Act.ARCHIVE: Way(gettext_noop("Lưu trữ hồ sơ"), "A", "desk:archive", at_once=True),
}
_MAIN: Final = (
    Act.HAND_OVER,
    Act.RECORD_RESULT,
    Act.FINISH,
    Act.RECEIVE_SUPPLEMENT,
    Act.GO_ON,
    Act.CLAIM,
    Act.ARCHIVE,
)
"""Which act takes a dossier on: the result before the step that carries it."""

_OF_STEP: Final = frozenset({Act.FINISH, Act.HAND_OVER, Act.CLAIM, Act.RETURN})


@dataclass(frozen=True)
class Choice:
    """One of several things that a step can come to, with its figure on the keys."""

    outcome: str
    label: str
    key: str
    kind: str


@dataclass(frozen=True)
class OpenWay:
    """An act that can be done now."""

    act: Act
    label: str
    key: str
    address: str
    at_once: bool
    kind: str
    choices: tuple[Choice, ...] = ()
    """What it can come to, where that must be said."""


@dataclass(frozen=True)
class ShutWay:
    """Acts that cannot be done now, and the one reason why not."""

    labels: str
    why: str


@dataclass(frozen=True)
class Ways:
    """All of them."""

    open: tuple[OpenWay, ...]
    shut: tuple[ShutWay, ...]
    is_elsewhere: bool
    """The step in which the dossier lies is not for this officer."""


def ways_for(found: Dossier, acts: Iterable[PossibleAct], course: Course) -> Ways:
    """Put the acts that concern an officer as his page offers them, the one that leads on first."""
    known = [one for one in acts if one.act in WAYS]
    open_acts = [one.act for one in known if one.is_open]
    outcomes = next((one.outcomes for one in known if one.act is Act.FINISH), ())
    main = next((act for act in _MAIN if act in open_acts), None)
    ordered = sorted(open_acts, key=lambda act: (act is not main, list(WAYS).index(act)))
    shut: dict[str, list[str]] = {}
    for one in known:
        if not one.is_open:
            shut.setdefault(one.blocked, []).append(_(WAYS[one.act].label))
    return Ways(
        tuple(_open(act, found.id, course, outcomes, is_main=act is main) for act in ordered),
        tuple(ShutWay(", ".join(labels), why) for why, labels in shut.items()),
        course.now is not None and not any(one.act in _OF_STEP for one in known),
    )


def _open(
    act: Act, dossier_id: UUID, course: Course, outcomes: Sequence[tuple[str, str]], *, is_main: bool
) -> OpenWay:
    way = WAYS[act]
    address = reverse(way.page) if act is Act.HAND_ON else reverse(way.page, args=[dossier_id])
    kind = "main" if is_main else way.kind
    choices = _choices(outcomes, kind) if act is Act.FINISH else ()
    return OpenWay(act, _label(act, course), way.key, address, way.at_once, kind, choices)


def _choices(outcomes: Sequence[tuple[str, str]], kind: str) -> tuple[Choice, ...]:
    return tuple(
        Choice(outcome, label, str(number), kind if number == 1 else "second")
        for number, (outcome, label) in enumerate(outcomes, start=1)
    )


def side_by_side(course: Course) -> list[tuple[Task, str]]:
    """Give the other hands in which a dossier lies at once, each with its agency and who has it."""
    tasks = course.beside
    agencies = names_of([task.agency_id for task in tasks], clock.today()) if tasks else {}
    return [(task, agencies.get(task.agency_id, "")) for task in tasks]


def _label(act: Act, course: Course) -> str:
    if act is Act.FINISH and course.ahead and course.now is not None and is_certain(course.now):
        return _("Xong, chuyển: {title}").format(title=course.ahead[0].title)
    if act is Act.RECORD_RESULT and course.now is not None and course.now.kind == StepKind.SIGN:
        return _("Ký, ghi nhận kết quả")
    return _(WAYS[act].label)
