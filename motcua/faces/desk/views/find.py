"""Tìm hồ sơ: by code, by name without marks, by number; who looked for whom is on record."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.casework.dossiers.models import KIND, Dossier
from motcua.casework.dossiers.queries import find as find_dossiers
from motcua.casework.dossiers.queries import tidy_code
from motcua.faces.desk.pages import READING, show
from motcua.faces.desk.worklist import read_cursor
from motcua.faces.shared.doors import HouseRequest, officer
from motcua.foundation import clock
from motcua.foundation.audit.actions import record_looks
from motcua.instruments.workflow.models import Task
from motcua.instruments.workflow.queries import waiting_of

MOST: Final = 50
_LONGEST: Final = 120


@dataclass(frozen=True)
class Hit:
    """A dossier that was found, and the step in which it lies."""

    dossier: Dossier
    task: Task | None


@officer(*READING)
@never_cache
@require_safe
def find(request: HouseRequest) -> HttpResponse:
    """Find dossiers among those the officer may read; a whole code opens its dossier."""
    asked = (request.GET.get("tim") or request.GET.get("ma") or "").strip()[:_LONGEST]
    after = read_cursor(request.GET.get("sau", ""))
    found = list(find_dossiers(asked, request.actor, limit=MOST + 1, after=after)) if asked else []
    last = found[MOST - 1] if len(found) > MOST else None
    found = found[:MOST]
    if len(found) == 1 and found[0].code == tidy_code(asked):
        return redirect("desk:dossier", found[0].id)
    _note_looks(request, asked, found)
    lying = waiting_of(KIND, [one.id for one in found]) if found else {}
    words = {
        "asked": asked,
        "hits": [Hit(one, lying.get(one.id)) for one in found],
        "next": f"{last.submitted_at.isoformat()}~{last.id}" if last else "",
        "first": after is None,
    }
    return show(request, "desk/find.html", words)


def _note_looks(request: HouseRequest, asked: str, found: Sequence[Dossier]) -> None:
    """Put on record whose dossiers came up, and by what kind of words: never the words themselves."""
    if not found:
        return
    by_number = any(sign.isdecimal() for sign in asked) and not any(sign.isspace() for sign in asked)
    purpose = "tìm hồ sơ theo số" if by_number else "tìm hồ sơ theo họ tên"
    ids = [one.id for one in found]
    ip = request.META.get("REMOTE_ADDR", "")
    record_looks(KIND, ids, purpose=purpose, by=request.actor, at=clock.now(), ip=ip)
