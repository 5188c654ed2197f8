"""How an assignment is bound in time, by the milestones that its deadline was understood as."""

from collections.abc import Sequence
from datetime import date

from motcua.steering.plans.ports import Milestone
from motcua.steering.plans.rules.due_words import DATED, PERIODIC


def term_of(milestones: Sequence[Milestone]) -> str:
    """Say how milestones bind: by a day, by what comes again, by an event, by another document, or not."""
    kinds = {one.kind for one in milestones}
    if any(one.kind in DATED and one.end is not None for one in milestones):
        return "DATED"
    if kinds & PERIODIC:
        return "PERIODIC"
    if "after" in kinds:
        return "CONDITIONAL"
    if "document" in kinds:
        return "LINKED"
    return "REGULAR" if "regular" in kinds else "OPEN_ENDED"


def last_day(milestones: Sequence[Milestone]) -> date | None:
    """Give the day by which all of it is due: the last milestone's end."""
    return max((one.end for one in milestones if one.kind in DATED and one.end), default=None)
