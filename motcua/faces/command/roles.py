"""Which indicator stands where on a board: by what it counts, whatever a province calls it."""

from collections.abc import Iterable, Mapping
from typing import Final

from motcua.steering.indices.models import Indicator

INCOMING, KEPT, LATE = "received", "resolved_in_time", "open_overdue"
SHARES: Final = (
    KEPT,
    "filed_online",
    "papers_scanned",
    "results_electronic",
    "satisfaction",
    "feedback_in_time",
    "paid_online",
)
"""What a board shows, by its codes in the national pack; what a province has not set is left out."""
_COUNTED: Final[Mapping[str, tuple[str, str]]] = {
    INCOMING: ("received", ""),
    KEPT: ("resolved_in_time", "resolved"),
    "open": ("open", ""),
    "open_within": ("open_within", ""),
    "open_near": ("open_near", ""),
    LATE: ("open_overdue", ""),
    "filed_online": ("received_online", "received"),
    "papers_scanned": ("papers_scanned", "with_papers"),
    "results_electronic": ("results_electronic", "results"),
    "satisfaction": ("ratings_well", "ratings"),
    "feedback_in_time": ("feedback_in_time", "feedback_received"),
}
"""Of what an indicator of a board is made, for packs that call it otherwise."""
_FEW: Final = 3
_MOST: Final = 6


def by_role(indicators: Iterable[Indicator]) -> dict[str, Indicator]:
    """Give indicators by the place that each has on a board; those that have none by their own codes."""
    known = {one.code: one for one in indicators}
    made = {(one.numerator, one.denominator): one for one in reversed(known.values())}
    placed = {role: known.get(role) or made.get(parts) for role, parts in _COUNTED.items()}
    found = {role: one for role, one in placed.items() if one is not None}
    taken = {one.code for one in found.values()}
    return found | {code: one for code, one in known.items() if code not in taken}


def shown_of(known: Mapping[str, Indicator]) -> list[str]:
    """Give what a board shows, in order; where hardly any of it is set, a province's own shares instead."""
    shown = [role for role in (INCOMING, *SHARES) if role in known]
    if len(shown) > _FEW:
        return shown
    own = [role for role, one in known.items() if role not in shown and one.unit == Indicator.Unit.PERCENT]
    return [*shown, *own[: _MOST - len(shown)]]
