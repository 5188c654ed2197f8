"""Trả lời về việc tiếp nhận: in time an online filing is accepted, asked for more, or refused."""

from datetime import datetime
from typing import Final

from django.conf import settings

from motcua.casework.dossiers.models import KIND, Dossier
from motcua.casework.dossiers.queries.grounds import Ground
from motcua.foundation.access.models import Actor
from motcua.instruments.deadlines.actions import cancel_promise_if_any, meet_promise_if_any, start_promise
from motcua.instruments.deadlines.models import Promise, Purpose, Unit
from motcua.registers.procedures.models import Channel

SOURCE: Final = "Nghị định 45/2020/NĐ-CP, Điều 11"


def promise_answer(dossier: Dossier, ground: Ground, *, by: Actor, at: datetime) -> Promise | None:
    """Cam kết trả lời of what came online: the hours run from its submission (Decree 45/2020, art. 11)."""
    if dossier.channel != Channel.ONLINE:
        return None
    return start_promise(
        KIND,
        dossier.id,
        unit=Unit.HOUR,
        quantity=settings.MOTCUA_ANSWER_HOURS,
        where=ground.where,
        purpose=Purpose.ANSWER,
        source=SOURCE,
        is_new=True,
        by=by,
        at=at,
    )


def answer_given(dossier: Dossier, *, by: Actor, at: datetime) -> None:
    """Keep what was promised of an answer: it was accepted, asked more, or refused. None may be promised."""
    if (
        dossier.channel == Channel.ONLINE
    ):  # it may have been answered before, or filed before this was promised
        meet_promise_if_any(KIND, dossier.id, purpose=Purpose.ANSWER, by=by, at=at)


def answer_not_wanted(dossier: Dossier, *, by: Actor, at: datetime) -> None:
    """Let go what was promised of an answer: the filing was taken back."""
    if dossier.channel == Channel.ONLINE:
        cancel_promise_if_any(KIND, dossier.id, purpose=Purpose.ANSWER, by=by, at=at)
