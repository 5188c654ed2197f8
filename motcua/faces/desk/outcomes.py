"""What became of many dossiers at once, kept until the next page has told it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from motcua.casework.dossiers.actions import Done
from motcua.casework.dossiers.queries import dossiers_for
from motcua.faces.shared.doors import HouseRequest

_MEMORY: Final = "desk_outcome"
CLAIM, FINISH, HAND_ON = "nhan", "xong", "giao"


@dataclass(frozen=True)
class Outcome:
    """How many were done, and of each other one why not."""

    verb: str
    done: tuple[str, ...]
    refused: tuple[tuple[str, str, str], ...]

    @property
    def words(self) -> str:
        """Say what was done."""
        said = {
            CLAIM: ngettext("Đã nhận {n} việc.", "Đã nhận {n} việc.", len(self.done)),
            FINISH: ngettext("Đã xong bước ở {n} hồ sơ.", "Đã xong bước ở {n} hồ sơ.", len(self.done)),
            HAND_ON: ngettext("Đã giao {n} việc.", "Đã giao {n} việc.", len(self.done)),
        }
        nothing = _("Không làm được việc nào.")
        return said[self.verb].format(n=len(self.done)) if self.done else nothing

    @property
    def rest(self) -> str:
        """Say how many were not done."""
        n = len(self.refused)
        return ngettext("Còn {n} hồ sơ chưa làm được:", "Còn {n} hồ sơ chưa làm được:", n).format(n=n)


def keep_outcome(request: HouseRequest, verb: str, done: Done) -> None:
    """Keep what became of many, each dossier by its code."""
    ids = [*done.done, *(dossier_id for dossier_id, _why in done.refused)]
    codes = _codes(request, ids)
    request.session[_MEMORY] = {
        "verb": verb,
        "done": [codes.get(one, "") for one in done.done],
        "refused": [[str(one), codes.get(one, ""), why] for one, why in done.refused],
    }


def take_outcome(request: HouseRequest) -> Outcome | None:
    """Give what is to be told, once."""
    kept = request.session.pop(_MEMORY, None) if _MEMORY in request.session else None
    if kept is None:
        return None
    refused = tuple((one, code, why) for one, code, why in kept["refused"])
    return Outcome(kept["verb"], tuple(kept["done"]), refused)


def _codes(request: HouseRequest, ids: Sequence[UUID]) -> dict[UUID, str]:
    rows = dossiers_for(request.actor).filter(id__in=ids).values_list("id", "code", "submission_id")
    return {one: code or submission or "" for one, code, submission in rows}
