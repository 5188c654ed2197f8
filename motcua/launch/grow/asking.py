"""What may be asked for at one door by one channel, and how often it is: quick things are everyday things."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from motcua.casework.dossiers.errors import CompetencePlaceMissing
from motcua.casework.dossiers.models import Filing
from motcua.casework.dossiers.queries import Ground, Sitting, ground_in, limit_kept, papers_asked
from motcua.foundation.errors import Refused
from motcua.launch.grow.lives import Asked, Way
from motcua.registers.organisations.queries import OneStop
from motcua.registers.procedures.models import Channel, Handling, Need, ProcedureVersion

SHARES: Final = {Channel.DIRECT: 0.62, Channel.ONLINE: 0.33, Channel.POSTAL: 0.05}
OTHER_CASES: Final = 0.2
PERSONS: Final = ("Công dân", "Người", "Hộ gia đình", "Cá nhân")
MINUTES: Final = {"HOUR": 60, "WORKING_DAY": 480, "DAY": 340, "MONTH": 10_000, "SAME_DAY": 240}
WITHOUT_LIMIT: Final = 2_000
_FEW_ENTITIES: Final = 0.4


@dataclass(frozen=True)
class Asking:
    """What may be filed at a unit by one channel in one case, and on what it would stand.

    `by_place`: only the place where somebody lives says who decides, so that it is named with the filing.
    """

    channel: Channel
    case_number: int | None
    ground: Ground
    by_place: bool = False

    @property
    def places(self) -> list[tuple[UUID, str]]:
        """Give where each step is done, and the role that does it."""
        return [(self.ground.agencies[step.key], step.role) for step in self.ground.steps]

    @property
    def way(self) -> Way:
        """Give the channel with its limit."""
        limit = self.ground.limit
        return Way(self.channel, SHARES[self.channel], limit.unit, limit.quantity, limit.cut_off_hour)

    @property
    def minutes(self) -> int:
        """Say how long the limit is, roughly."""
        limit = self.ground.limit
        return MINUTES.get(limit.unit, WITHOUT_LIMIT) * max(1, limit.quantity)


def asked_at(
    unit: OneStop, version: ProcedureVersion, case_number: int | None, sitting: Sitting
) -> list[Asking]:
    """Give the ways in which a case may be filed at a unit, channel by channel."""
    found: list[Asking] = []
    grounds: dict[UUID, tuple[Ground, bool]] = {}
    for channel in SHARES:
        limit = limit_kept(version.id, channel, case_number)
        if limit is None:
            continue
        filing = Filing(version.procedure.code, unit.id, channel=channel, case_number=case_number)
        try:
            stands = grounds.get(limit.id) or _standing(sitting, filing, unit)
        except Refused:
            continue  # it is not asked for here, or not by this channel
        grounds[limit.id] = stands
        found.append(Asking(channel, case_number, *stands))
    return found


def _standing(sitting: Sitting, filing: Filing, unit: OneStop) -> tuple[Ground, bool]:
    """Read what a filing stands on; what may be filed anywhere, for who lives where the unit is."""
    try:
        return ground_in(sitting, filing), False
    except CompetencePlaceMissing:
        return ground_in(sitting, replace(filing, competence_place_id=unit.term.place_id)), True


def weight(ways: Sequence[Asking]) -> float:
    """Say how often it is asked for: the longer it takes, the rarer; the first case is the usual one."""
    one = ways[0]
    usual = one.case_number in (None, 1)
    share: float = (480 / (480 + one.minutes)) ** 0.8  # 480: a working day
    return share if usual else OTHER_CASES * share


def share_of_entities(version: ProcedureVersion) -> float:
    """Say how many of those who ask are businesses and the like."""
    subjects = [str(one) for one in version.subjects]
    others = [one for one in subjects if not one.startswith(PERSONS)]
    if not others:
        return 0.0
    return 1.0 if len(others) == len(subjects) else _FEW_ENTITIES


def papers_of(version: ProcedureVersion, case_number: int | None) -> Iterator[Asked]:
    """Give the papers that are to be handed in, with their usual counts."""
    for one in papers_asked(version.id, case_number):
        if one.handling == Handling.SUBMIT:
            yield Asked(one.id, one.name, one.originals, one.copies, one.need == Need.ALWAYS)
