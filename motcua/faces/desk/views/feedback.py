"""Phản ánh, kiến nghị at the desk: what came, what is to be done with it by when, and what was done."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from motcua.casework.feedback.actions import (
    answer_feedback,
    ask_sender,
    publish_answer,
    refuse_feedback,
    take_feedback,
    transfer_feedback,
)
from motcua.casework.feedback.models import KIND, Code, Feedback, State
from motcua.casework.feedback.queries import (
    TABS,
    feedback_for,
    file_of,
    files_of,
    limits_on,
    moment_to,
    queue,
    ratings_of,
    receivers,
    steps_of,
)
from motcua.faces.desk.pages import show
from motcua.faces.desk.worklist import read_id
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.faces.shared.promises import Left, left_of
from motcua.foundation import clock
from motcua.foundation.access.models import Actor
from motcua.foundation.accounts.queries import names_of as people_names
from motcua.foundation.audit.actions import record_look
from motcua.foundation.errors import Refused
from motcua.foundation.files.errors import FileUnknown
from motcua.foundation.files.queries import pieces_of, serving_headers
from motcua.foundation.ids import HOUSE
from motcua.foundation.text import mask_email, mask_name, mask_phone
from motcua.instruments.deadlines.queries import standing, workplace
from motcua.registers.organisations.queries import names_of

RIGHTS: Final = ("feedback.handle", "feedback.publish", "feedback.sort", "feedback.view")
HANDLE, PUBLISH, SORT = RIGHTS[:3]
LABELS: Final = {
    "new": gettext_noop("Mới đến"),
    "nobodys": gettext_noop("Chưa rõ cơ quan"),
    "handling": gettext_noop("Đang xử lý"),
    "awaiting": gettext_noop("Chờ người gửi"),
    "answered": gettext_noop("Chờ công khai"),
    "ended": gettext_noop("Đã xong"),
}
_FIRST: Final = ("nobodys", "new", "handling", "answered", "awaiting", "ended")
_MOST: Final = 6000
_DAYS_BACK: Final = 365


@officer(*RIGHTS)
@never_cache
@require_safe
def waiting(request: HouseRequest) -> HttpResponse:
    """Show a tab of the queue, what is due first in front."""
    tab = request.GET.get("muc", "")
    after = read_id(request.GET.get("sau", ""))
    found = queue(request.actor, tab if tab in TABS else "ended")
    if tab not in TABS:
        tab = next((name for name in _FIRST if found.counts.get(name)), "new")
        found = queue(request.actor, tab)
    elif after is not None:
        found = queue(request.actor, tab, after=after)
    now = clock.now()
    words = {
        "tab": tab,
        "tabs": [
            (name, _(label), found.counts.get(name), name == tab)
            for name, label in LABELS.items()
            if name != "nobodys" or request.actor.may(SORT)
        ],
        "lines": lines_of(found.rows, now),
        "next": found.after or "",
        "limits": {code.value: limit for code, limit in limits_on(clock.today()).items()},
    }
    return show(request, "desk/feedback.html", words)


@dataclass(frozen=True)
class FeedbackLine:
    """Feedback on a list: whose it is, and what is left to do the next thing; nothing while it waits."""

    one: Feedback
    agency: str
    left: Left | None


def lines_of(rows: Sequence[Feedback], now: datetime) -> list[FeedbackLine]:
    """Put the rows of a tab in words: what is left is said in working time, as on every list of work."""
    where = workplace() if any(one.due_at for one in rows) else None
    names = names_of({one.agency_id for one in rows if one.agency_id}, clock.today())
    return [
        FeedbackLine(
            one,
            names.get(one.agency_id, "") if one.agency_id else "",
            left_of(standing(one.due_at, None, where, now=now)) if one.due_at and where else None,
        )
        for one in rows
    ]


@officer(*RIGHTS)
@never_cache
@require_safe
def one(request: HouseRequest, feedback_id: UUID) -> HttpResponse:
    """Show what was sent, by when what is to be done, and the ways to do it; the sender is masked."""
    return _page(request, feedback_for(feedback_id, request.actor))


@officer(HANDLE)
@never_cache
@require_POST
def reveal(request: HouseRequest, feedback_id: UUID) -> HttpResponse:
    """Show once how the sender is reached; who looked is on record first."""
    found = feedback_for(feedback_id, request.actor)
    _look(request, found, "liên hệ người gửi phản ánh", "tên, điện thoại, thư điện tử")
    return _page(request, found, is_whole=True)


@officer(*RIGHTS)
@never_cache
@require_safe
def file(request: HouseRequest, feedback_id: UUID, number: int) -> HttpResponseBase:
    """Show what came along; each look is on record."""
    found = feedback_for(feedback_id, request.actor)
    came = file_of(found.id, number)
    if came is None:
        raise FileUnknown
    _look(request, found, "xem tệp kèm phản ánh", str(came.name)[:80])
    headers = serving_headers(came.file, str(came.name), inline=True)
    return StreamingHttpResponse(pieces_of(came.file), headers=headers)


def _look(request: HouseRequest, found: Feedback, purpose: str, field: str) -> None:
    ip = request.META.get("REMOTE_ADDR", "")
    record_look(KIND, found.id, purpose=purpose, field=field, by=request.actor, at=clock.now(), ip=ip)


Do = Callable[[HouseRequest, UUID], Feedback]


_WORDS: Final = ("cau-hoi", "tra-loi", "hoi", "chuyen", "tra-lai")


def _typed(request: HouseRequest, name: str) -> str:
    return request.POST.get(name, "")[:_MOST]


def _take(request: HouseRequest, feedback_id: UUID) -> Feedback:
    return take_feedback(feedback_id, by=request.actor, at=clock.now())


def _refuse(request: HouseRequest, feedback_id: UUID) -> Feedback:
    words = _typed(request, "tra-lai")
    return refuse_feedback(feedback_id, reason=words, by=request.actor, at=clock.now())


def _ask(request: HouseRequest, feedback_id: UUID) -> Feedback:
    return ask_sender(feedback_id, question=_typed(request, "hoi"), by=request.actor, at=clock.now())


def _transfer(request: HouseRequest, feedback_id: UUID) -> Feedback:
    to_id = read_id(request.POST.get("noi", "")) or UUID(int=0)
    words = _typed(request, "chuyen")
    return transfer_feedback(feedback_id, to_id, reason=words, by=request.actor, at=clock.now())


def _answer(request: HouseRequest, feedback_id: UUID) -> Feedback:
    said = {"question": _typed(request, "cau-hoi"), "answer": _typed(request, "tra-loi")}
    return answer_feedback(feedback_id, **said, by=request.actor, at=clock.now())


def _publish(request: HouseRequest, feedback_id: UUID) -> Feedback:
    said = {"question": _typed(request, "cau-hoi"), "answer": _typed(request, "tra-loi")}
    return publish_answer(feedback_id, **said, by=request.actor, at=clock.now())


_DONE: Final[Mapping[str, tuple[Do, str]]] = {
    "nhan": (_take, gettext_noop("Đã tiếp nhận phản ánh {code}.")),
    "tra-lai": (_refuse, gettext_noop("Đã trả lại phản ánh {code}.")),
    "hoi": (_ask, gettext_noop("Đã hỏi người gửi phản ánh {code}; thời hạn dừng đến khi có trả lời.")),
    "chuyen": (_transfer, gettext_noop("Đã chuyển phản ánh {code}; thời hạn được tính lại ở nơi nhận.")),
    "tra-loi": (_answer, gettext_noop("Đã có trả lời cho phản ánh {code}; chờ lãnh đạo duyệt, công khai.")),
    "cong-khai": (_publish, gettext_noop("Đã công khai trả lời phản ánh {code}.")),
}


@officer(HANDLE, PUBLISH, SORT)
@never_cache
@require_POST
def act(request: HouseRequest, feedback_id: UUID) -> HttpResponse:
    """Do one thing with it; refused, the page comes back with the sentence and what was typed."""
    found = feedback_for(feedback_id, request.actor)
    do, said = _DONE.get(request.POST.get("viec", ""), (None, ""))
    if do is None:
        return redirect("desk:feedback_one", found.id)
    try:
        done = do(request, found.id)
    except Refused as refusal:
        found = feedback_for(feedback_id, request.actor)
        return _page(request, found, fault=str(refusal), status=refusal.status)
    messages.success(request, _(said).format(code=done.code))
    if done.state in (State.REFUSED, State.PUBLISHED) or done.agency_id != found.agency_id:
        return redirect("desk:feedback")
    return redirect("desk:feedback_one", found.id)


def _page(
    request: HouseRequest, found: Feedback, *, fault: str = "", is_whole: bool = False, status: int = 200
) -> HttpResponse:
    steps, day = steps_of(found.id), clock.today()
    houses = {step.agency_id for step in steps} | {found.agency_id}
    names = names_of({house for house in houses if house}, day)
    people = people_names({step.by for step in steps} - {HOUSE.id})
    may = _may(request.actor, found)
    words = {
        "one": found,
        "agency": names.get(found.agency_id, "") if found.agency_id else "",
        "sender": _sender(found, is_whole=is_whole),
        "is_whole": is_whole,
        "course": [
            (step, names.get(step.agency_id, "") if step.agency_id else "", people.get(step.by, ""))
            for step in reversed(steps)
        ],
        "files": files_of(found.id),
        "may": may,
        "refuse_by": moment_to(Code.REFUSE, found) if "tra-lai" in may else None,
        "ask_by": moment_to(Code.ASK, found) if "hoi" in may else None,
        "receivers": receivers(day) if "chuyen" in may else (),
        "left": lines_of([found], clock.now())[0].left,
        "fault": fault,
        "typed": {name.replace("-", "_"): _typed(request, name) for name in _WORDS},
        "tried": request.POST.get("viec", ""),
    }
    return show(request, "desk/feedback_one.html", words, status=status)


def _sender(found: Feedback, *, is_whole: bool) -> list[tuple[str, str]]:
    told = (
        (_("Người gửi"), str(found.name), mask_name),
        (_("Điện thoại"), str(found.phone), mask_phone),
        (_("Thư điện tử"), str(found.email), mask_email),
    )
    return [(head, text if is_whole else mask(text)) for head, text, mask in told if text]


def _may(actor: Actor, found: Feedback) -> frozenset[str]:
    """Say what stands open to the actor as it stands now; the act itself judges again."""
    if found.agency_id is None:
        return frozenset({"chuyen", "tra-lai"}) if actor.may(SORT) else frozenset()
    may: set[str] = set()
    if actor.may(HANDLE, found.agency_id):
        may |= _OPEN_TO_HANDLERS.get(State(found.state), frozenset())
    if actor.may(PUBLISH, found.agency_id) and found.state == State.ANSWERED:
        may.add("cong-khai")
    return frozenset(may)


_OPEN_TO_HANDLERS: Final = {
    State.RECEIVED: frozenset({"nhan", "tra-lai", "hoi", "chuyen"}),
    State.HANDLING: frozenset({"tra-loi", "hoi", "chuyen", "tra-lai"}),
    State.AWAITING: frozenset({"tra-lai"}),
}


@officer("feedback.view", PUBLISH)
@never_cache
@require_safe
def ratings(request: HouseRequest) -> HttpResponse:
    """Show how the last year's ratings of one's agencies fell, together; nobody's by itself."""
    actor, day = request.actor, clock.today()
    seen, answers = actor.units_for("feedback.view"), actor.units_for(PUBLISH)
    houses = None if seen is None or answers is None else seen | answers
    since = day - timedelta(days=_DAYS_BACK)
    found = ratings_of(houses, since, day)
    rows = [
        (_(_STEPS[steps]), count, round(count * 100 / found.count))
        for steps, count in zip(range(5, 0, -1), reversed(found.by_steps), strict=False)
    ]
    words = {"found": found, "rows": rows, "since": since, "until": day}
    words["share"] = round(found.well * 100 / found.count) if found.is_told else None
    return show(request, "desk/ratings.html", words)


_STEPS: Final = {
    5: gettext_noop("Rất hài lòng"),
    4: gettext_noop("Hài lòng"),
    3: gettext_noop("Bình thường"),
    2: gettext_noop("Chưa hài lòng"),
    1: gettext_noop("Rất không hài lòng"),
}
