"""Nhiều việc một lúc: ticked tasks are taken in hand, finished or handed on, each told by itself."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from motcua.casework.dossiers.actions import claim_steps, finish_steps, hand_steps_on
from motcua.casework.dossiers.models import KIND
from motcua.faces.desk.outcomes import CLAIM, FINISH, HAND_ON, keep_outcome
from motcua.faces.desk.pages import HANDLING, show
from motcua.faces.desk.receivers import receivers_for
from motcua.faces.desk.worklist import lines_of, read_id, read_pairs
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.foundation.accounts.queries import names_of
from motcua.instruments.workflow.models import Task
from motcua.instruments.workflow.queries import all_waiting_of

Pairs = Sequence[tuple[UUID, UUID]]
ASSIGN = "workflow.assign"


@officer(*HANDLING, ASSIGN)
@never_cache
@require_POST
def many(request: HouseRequest) -> HttpResponse:
    """Do one thing with every ticked task, and tell what became of each."""
    pairs = read_pairs(request.POST.getlist("viec"))
    verb = request.POST.get("lam", "")
    if not pairs:
        messages.warning(request, _("Chưa chọn việc nào. Hãy đánh dấu vào ô đầu dòng rồi chọn việc cần làm."))
        return redirect(_back(request))
    if verb == CLAIM:
        keep_outcome(request, verb, claim_steps(pairs, by=request.actor, at=clock.now()))
    elif verb == FINISH:
        keep_outcome(request, verb, finish_steps(pairs, by=request.actor, at=clock.now()))
    elif verb == HAND_ON:
        return _hand_on(request, pairs)
    return redirect(_back(request))


def _hand_on(request: HouseRequest, pairs: Pairs) -> HttpResponse:
    """Ask who is to get the tasks; once that is said, hand them on."""
    receiver = read_id(request.POST.get("nguoi", ""))
    if receiver is not None:
        done = hand_steps_on(pairs, receiver, by=request.actor, at=clock.now())
        keep_outcome(request, HAND_ON, done)
        return redirect(_back(request))
    now = clock.now()
    tasks = _still_waiting(pairs)
    lines = lines_of(tasks, names_of(task.holder_id for task in tasks if task.holder_id), now=now)
    words = {
        "lines": lines,
        "gone": len(pairs) - len(lines),
        "receivers": receivers_for(tasks, now=now, day=clock.today()),
        "back": _back(request),
        "unsaid": "nguoi" in request.POST or "chon-nguoi" in request.POST,
    }
    return show(request, "desk/hand_on.html", words)


def _still_waiting(pairs: Pairs) -> list[Task]:
    """Give the ticked tasks in which their dossiers still lie."""
    found = all_waiting_of(KIND, [dossier_id for dossier_id, _task in pairs])
    waiting = {(one.subject_id, one.id): one for one in found}
    return [waiting[pair] for pair in pairs if pair in waiting]


def _back(request: HouseRequest) -> str:
    """Give the list from which the tasks were ticked."""
    said = request.POST.get("ve", "")
    here = url_has_allowed_host_and_scheme(said, None) and said.startswith(reverse("desk:home"))
    return said if here else reverse("desk:home")
