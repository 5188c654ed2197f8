"""Chuyển hồ sơ sang quy trình mới, xem thử: how many dossiers can go over, which cannot, and why."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from motcua.casework.dossiers.errors import MovingUnknown
from motcua.casework.dossiers.models import KIND, Dossier, Filing, MovedDossier, Moving
from motcua.casework.dossiers.queries.grounds import Ground, Sitting, ground_in
from motcua.casework.dossiers.states import ENDED, RUNNING, UNACCEPTED
from motcua.foundation.errors import Refused
from motcua.instruments.workflow.models import StepKind
from motcua.instruments.workflow.queries import Destination, RunStanding, runs_standing, why_not_move
from motcua.registers.procedures.models import Channel, ProcedureVersion
from motcua.registers.procedures.queries import governing_versions

BATCH: Final = 500
MOST_TRIED: Final = 20_000
SHOWN: Final = 50


@dataclass(frozen=True)
class Judged:
    """A dossier under way, where it stands, and where it would go; `why_not` is empty when it can."""

    dossier: Dossier
    standing: RunStanding
    ground: Ground | None
    why_not: str

    @property
    def to(self) -> Destination:
        """Give where it would go."""
        assert self.ground is not None, "what can go over has a ground"
        return Destination(self.ground.steps, self.ground.drawing)


@dataclass(frozen=True)
class Blocked:
    """Why some dossiers cannot go over, how many they are, and a few of them."""

    why: str
    count: int
    codes: tuple[str, ...]


@dataclass(frozen=True)
class MovingPreview:
    """Xem thử: how many dossiers a moving would look at and move, where those lie, what cannot and why.

    Not `whole` where there are more than anybody waits for on a page.
    """

    examined: int
    movable: int
    blocked: tuple[Blocked, ...]
    whole: bool = True


@dataclass(frozen=True)
class StepInHand:
    """A step of the processes that dossiers go through now, and how many lie in it."""

    key: str
    title: str
    count: int


@dataclass
class Judge:
    """Judges dossiers for one moving: the registers of a day, each ground laid out once."""

    version: ProcedureVersion
    case_number: int | None
    mapping: Mapping[str, str]
    day: date
    _grounds: dict[tuple[object, ...], Ground | str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Open the registers."""
        self._sitting = Sitting(self.day)

    def judge(self, dossiers: Sequence[Dossier], *, lock: bool = False) -> Iterator[Judged]:
        """Judge dossiers, in two questions; those already on the way they would go to are left out."""
        standings = runs_standing(KIND, [one.id for one in dossiers], lock=lock)
        for one in dossiers:
            standing = standings.get(one.id)
            ground = self._ground(one)
            if standing is None or self._is_there(standing, ground):
                continue
            why = ground if isinstance(ground, str) else self._why_not(one, standing, ground)
            yield Judged(one, standing, None if isinstance(ground, str) else ground, why)

    def _is_there(self, standing: RunStanding, ground: Ground | str) -> bool:
        if isinstance(ground, str):
            return False
        return standing.way == Destination(ground.steps, ground.drawing).way

    def _why_not(self, one: Dossier, standing: RunStanding, ground: Ground) -> str:
        if one.joint or one.whole_id is not None:
            return _("Hồ sơ liên thông không chuyển theo đợt.")
        if ground.decision.agency_id != one.decision_agency_id:
            return _("Theo phiên bản mới, cơ quan khác giải quyết.")
        way = Destination(ground.steps, ground.drawing).way
        why = why_not_move(standing, way, self.mapping)
        if why or one.resolved_at is not None:
            return why
        coming = (way.by_key[self.mapping[task.step]].step for task in standing.waiting)
        if any(step is not None and step.kind is StepKind.HAND_OVER for step in coming):
            return _("Chưa có kết quả nên chưa chuyển sang bước trả kết quả được.")
        return ""

    def _ground(self, one: Dossier) -> Ground | str:
        """Give what a dossier would stand on under the version, or the sentence why there is nothing."""
        key = (one.reception_unit_id, one.channel, one.competence_place_id, one.decision_agency_id)
        if key not in self._grounds:
            filing = Filing(
                procedure_code=self.version.procedure.code,
                unit_id=one.reception_unit_id,
                channel=Channel(one.channel),
                case_number=self.case_number,
                competence_place_id=one.competence_place_id,
                decision_agency_id=one.decision_agency_id,
            )
            try:
                self._grounds[key] = ground_in(self._sitting, filing)
            except Refused as why:
                self._grounds[key] = str(why)
        return self._grounds[key]


def preview_moving(
    version: ProcedureVersion, case_number: int | None, mapping: Mapping[str, str], day: date
) -> MovingPreview:
    """Say what moving would do now; nothing is written. Reads dossiers a batch at a time."""
    judge = Judge(version, case_number, mapping, day)
    examined, movable, reached = 0, 0, None
    blocked: dict[str, list[str]] = {}
    while examined < MOST_TRIED and (batch := list(in_their_order(version, case_number, reached)[:BATCH])):
        reached = batch[-1].id
        for one in judge.judge(batch):
            examined += 1
            if one.why_not:
                blocked.setdefault(one.why_not, []).append(str(one.dossier))
            else:
                movable += 1
    lines = [Blocked(why, len(codes), tuple(codes[:SHOWN])) for why, codes in blocked.items()]
    ordered = tuple(sorted(lines, key=lambda line: -line.count))
    return MovingPreview(examined, movable, ordered, whole=examined < MOST_TRIED)


def steps_in_hand(version: ProcedureVersion, case_number: int | None, day: date) -> list[StepInHand]:
    """Give every step of the processes that dossiers still go through, with how many lie there.

    Those that go the version's own way already are left out.
    """
    judge = Judge(version, case_number, {}, day)
    counts: Counter[str] = Counter()
    titles: dict[str, str] = {}
    reached: UUID | None = None
    seen = 0
    while seen < MOST_TRIED and (batch := list(in_their_order(version, case_number, reached)[:BATCH])):
        reached, seen = batch[-1].id, seen + len(batch)
        for one in judge.judge(batch):
            way = one.standing.way
            titles |= {node.key: node.title for node in way.steps if node.key not in titles}
            counts.update(task.step for task in one.standing.waiting)
    return [StepInHand(key, title, counts[key]) for key, title in titles.items()]


def left_on_older_versions(day: date) -> list[tuple[ProcedureVersion, int]]:
    """Give the versions that govern on a day whose procedures have dossiers under way by another one.

    Each with how many these are, the most first: where a moving may be wanted.
    """
    under_way = Dossier.objects.filter(state__in=sorted(RUNNING)).order_by()
    by_version = under_way.values_list("version__procedure__code", "version_id").annotate(count=Count("id"))
    counted = list(by_version)
    governing = governing_versions({code for code, _version, _count in counted}, day)
    older: Counter[str] = Counter()
    for code, version_id, count in counted:
        if code in governing and governing[code].id != version_id:
            older[code] += count
    moved = _moved_to([governing[code] for code in older])
    left = ((governing[code], count - moved[governing[code].id]) for code, count in older.items())
    return sorted(((version, count) for version, count in left if count > 0), key=lambda one: -one[1])


def _moved_to(versions: Sequence[ProcedureVersion]) -> Counter[UUID]:
    """Count by version what was moved to its process and is under way; it stays under its own version."""
    lines = MovedDossier.objects.filter(why_not="", moving__version__in=versions)
    lines = lines.filter(dossier__state__in=sorted(RUNNING)).order_by()
    return Counter(dict(lines.values_list("moving__version").annotate(Count("dossier", distinct=True))))


def in_their_order(
    version: ProcedureVersion, case_number: int | None, after: UUID | None = None
) -> QuerySet[Dossier]:
    """Give the dossiers of a version's procedure and case that are under way, in the order of their ids."""
    rows = Dossier.objects.filter(version__procedure=version.procedure_id, case_number=case_number)
    rows = rows.exclude(state__in=sorted(ENDED | UNACCEPTED)).filter(code__isnull=False)
    return (rows.filter(id__gt=after) if after else rows).order_by("id")


def moving(moving_id: UUID) -> Moving:
    """Give a moving. Raises MovingUnknown."""
    found = Moving.objects.select_related("version__procedure").filter(id=moving_id).first()
    if found is None:
        raise MovingUnknown
    return found


def movings() -> QuerySet[Moving]:
    """Give all movings, the latest first."""
    return Moving.objects.select_related("version__procedure").order_by("-began_at")


def running_moving() -> Moving | None:
    """Give the moving that goes on now, if one does."""
    return Moving.objects.filter(state=Moving.State.RUNNING).first()


def left_behind(found: Moving) -> list[MovedDossier]:
    """Give the first of those that could not go over."""
    lines = MovedDossier.objects.filter(moving=found).exclude(why_not="")
    return list(lines.select_related("dossier").order_by("id")[:SHOWN])
