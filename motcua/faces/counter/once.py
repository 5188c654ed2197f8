"""A page is sent once: a double click, a second tab or a page left open leads to what was done before."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Final
from uuid import UUID

from motcua.faces.shared.doors import HouseRequest
from motcua.foundation import clock
from motcua.foundation.ids import new_id
from motcua.foundation.once.actions import answer_once
from motcua.foundation.once.models import Answer, Question

PAGE: Final = "page"
_DONE: Final = 303


@dataclass(frozen=True)
class Done:
    """What sending a page made, and whether an earlier sending of the same page had made it."""

    id: UUID
    again: bool


def page_key(request: HouseRequest) -> str:
    """Name the page: as it was sent, else by a new name."""
    return str(_sent(request) or new_id())


def done_once(request: HouseRequest, act: Callable[[], UUID]) -> Done:
    """Do what the page asks for if it was not done before; refused, it may be sent again.

    Raises what the act raises, and what `answer_once` raises.
    """
    key = _sent(request)
    if key is None:
        return Done(act(), again=False)
    asked = Question(f"page:{key}", sha256(request.path.encode()).digest())
    answer = answer_once(
        lambda: Answer(_DONE, str(act())), asked, by=request.actor, real_now=clock.real_now()
    )
    return Done(UUID(answer.body), answer.again)


def _sent(request: HouseRequest) -> UUID | None:
    try:
        return UUID(request.POST.get(PAGE, ""))
    except ValueError:
        return None
