"""A page that was drawn before others moved on: what is so now, and how one goes on."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final, TypeVar, cast
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from motcua.casework.dossiers.models import KIND
from motcua.casework.dossiers.queries import course_of, dossier
from motcua.faces.desk.pages import show
from motcua.faces.desk.worklist import read_id
from motcua.faces.shared.doors import HouseRequest
from motcua.foundation.clock import VN
from motcua.foundation.errors import Refused
from motcua.foundation.text import day_figures
from motcua.instruments.workflow.models import Task
from motcua.instruments.workflow.queries import tasks_of

View = TypeVar("View", bound=Callable[..., HttpResponse])
_MOVED: Final = frozenset({404, 409})


def says_where_it_is(view: View) -> View:
    """Turn the refusal of an act on a dossier that moved on into a page that says where it is now."""

    @wraps(view)
    def answered(request: HouseRequest, dossier_id: UUID, **more: Any) -> HttpResponse:  # Any: of the URL
        try:
            return view(request, dossier_id, **more)
        except Refused as refusal:
            if request.method != "POST" or refusal.status not in _MOVED:
                raise
            return _where_it_is(request, dossier_id, refusal)

    return cast("View", answered)


def _where_it_is(request: HouseRequest, dossier_id: UUID, refusal: Refused) -> HttpResponse:
    """Show the refusal with what became of the dossier. Raises DossierUnknown for who may not read it."""
    found = dossier(dossier_id, request.actor)
    mine = _done_before(request, dossier_id)
    words = {
        "dossier": found,
        "course": course_of(dossier_id, request.actor),
        "sentence": _done_words(mine) if mine else str(refusal),
        "is_mine": mine is not None,
        "refusal": None if mine else refusal.code,
    }
    return show(request, "desk/moved_on.html", words, status=refusal.status)


def _done_before(request: HouseRequest, dossier_id: UUID) -> Task | None:
    """Give the step that the page was drawn for, if the officer himself did it before: he pressed twice."""
    task_id = read_id(request.POST.get("task", ""))
    tasks = tasks_of(KIND, dossier_id) if task_id else []
    ended = (Task.State.DONE, Task.State.RETURNED)
    of_his = (one for one in tasks if one.holder_id == request.actor.id and one.state in ended)
    return next((one for one in of_his if one.id == task_id), None)


def _done_words(task: Task) -> str:
    at = (task.done_at or task.opened_at).astimezone(VN)
    said = (
        _("Anh, chị đã trả lại từ bước «{title}» lúc {hour} ngày {day}. Hệ thống không trả lại lần nữa.")
        if task.state == Task.State.RETURNED
        else _("Anh, chị đã xong bước «{title}» lúc {hour} ngày {day}. Không cần làm lại.")
    )
    return said.format(title=task.title, hour=f"{at:%H:%M}", day=day_figures(at.date()))
