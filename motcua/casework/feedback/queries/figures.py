"""What can be counted of ratings and feedback: each count with its words, for a period, as of a moment."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import TruncMonth
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from motcua.casework.dossiers.models import Dossier
from motcua.casework.feedback.models import Feedback, Rating
from motcua.casework.feedback.rules import BADLY, WELL
from motcua.foundation.clock import VN

_LONGEST_START: Final = 8


@dataclass(frozen=True)
class Narrowing:
    """Of whose work, over which days; nothing named means all. `seen` is a wall, either way."""

    agency_ids: frozenset[UUID] | None = None
    unit_ids: frozenset[UUID] | None = None
    procedure_code: str = ""
    since: date | None = None
    until: date | None = None
    seen: frozenset[UUID] | None = None


@dataclass(frozen=True)
class NamedCount:
    """A count: its words, and which rows count as of a moment."""

    words: StrOrPromise
    condition: Callable[[datetime], Q]


def _all(_at: datetime) -> Q:
    return Q()


@dataclass(frozen=True)
class Voices:
    """Rows of one sort that are counted: by which moment they lie in a period, and their unit."""

    model: type[Rating] | type[Feedback] | type[Dossier]
    by: str
    unit: str
    counts: Mapping[str, NamedCount]
    agency: str = "agency"
    version: str = "dossier__version"
    only: Callable[[datetime], Q] = _all


def _in_time(at: datetime) -> Q:
    """Nothing was late by then, and what is to be done next was not."""
    return (Q(late_since=None) | Q(late_since__gte=at)) & (Q(due_at=None) | Q(due_at__gte=at))


def _content(at: datetime) -> Q:
    """In time, not disliked, and not come back to."""
    liked = Q(satisfied=None) | Q(satisfied=True) | Q(judged_at__gt=at)
    return _in_time(at) & liked & (Q(repetition=None) | Q(repetition__filed_at__gt=at))


def _always(condition: Q) -> Callable[[datetime], Q]:
    return lambda _at: condition


RATINGS: Final = Voices(
    Rating,
    "given_at",
    "unit",
    {
        "ratings": NamedCount(_("đánh giá trong kỳ"), _all),
        "ratings_well": NamedCount(_("đánh giá hài lòng trở lên (mức 4, 5)"), _always(Q(steps__gte=WELL))),
        "ratings_badly": NamedCount(_("đánh giá chưa hài lòng (mức 1, 2)"), _always(Q(steps__lte=BADLY))),
    },
)
FEEDBACK: Final = Voices(
    Feedback,
    "filed_at",
    "dossier__reception_unit",
    {
        "feedback_received": NamedCount(_("phản ánh, kiến nghị gửi trong kỳ"), _all),
        "feedback_on_conduct": NamedCount(_("phản ánh về hành vi"), _always(Q(kind="CONDUCT"))),
        "feedback_on_rules": NamedCount(_("phản ánh, kiến nghị về quy định"), _always(Q(kind="RULE"))),
        "feedback_in_time": NamedCount(
            _("phản ánh, kiến nghị xử lý trong hạn, kể cả đang xử lý còn trong hạn"), _in_time
        ),
        "feedback_late": NamedCount(_("phản ánh, kiến nghị có bước trễ hạn"), lambda at: ~_in_time(at)),
        "feedback_open": NamedCount(
            _("phản ánh, kiến nghị chưa xong"), lambda at: Q(ended_at=None) | Q(ended_at__gt=at)
        ),
        "feedback_answered": NamedCount(
            _("phản ánh, kiến nghị đã công khai trả lời"), lambda at: Q(state="PUBLISHED", ended_at__lte=at)
        ),
        "feedback_refused": NamedCount(
            _("phản ánh, kiến nghị đã trả lại"), lambda at: Q(state="REFUSED", ended_at__lte=at)
        ),
        "feedback_content": NamedCount(
            _("phản ánh, kiến nghị xử lý không trễ, không bị chê, không phải phản ánh lại"), _content
        ),
        "feedback_unsatisfied": NamedCount(
            _("phản ánh, kiến nghị bị trễ, bị chê hoặc phải phản ánh lại"), lambda at: ~_content(at)
        ),
        "feedback_on_dossiers": NamedCount(
            _("phản ánh, kiến nghị về một hồ sơ"), _always(Q(dossier__isnull=False))
        ),
    },
)


def _conduct(at: datetime) -> QuerySet[Feedback]:
    return Feedback.objects.filter(kind="CONDUCT", dossier__isnull=False, filed_at__lte=at)


def _complained(at: datetime) -> Q:
    """A bad rating, or feedback on how it was handled: 766, part 5.4."""
    badly = Rating.objects.filter(steps__lte=BADLY, given_at__lte=at)
    return Q(pk__in=badly.values("dossier").union(_conduct(at).values("dossier")))


DOSSIERS: Final = Voices(
    Dossier,
    "accepted_at",
    "reception_unit",
    {
        "feedback_dossiers_complained": NamedCount(
            _("hồ sơ tiếp nhận trong kỳ bị phản ánh hoặc bị đánh giá chưa hài lòng"), _all
        )
    },
    "decision_agency",
    "version",
    _complained,
)


def count_voices(
    voices: Voices, names: Collection[str], narrowing: Narrowing, at: datetime
) -> dict[str, int]:
    """Count many names in one question."""
    return _rows(voices, narrowing, at).aggregate(**_counts(voices, names, at)) if names else {}


def voices_by_agency(
    voices: Voices, names: Collection[str], narrowing: Narrowing, at: datetime
) -> dict[UUID, dict[str, int]]:
    """Count by agency; what has none yet is left out."""
    house = f"{voices.agency}_id"
    rows = _rows(voices, narrowing, at).filter(**{f"{house}__isnull": False}).values(house)
    return {row.pop(house): row for row in rows.annotate(**_counts(voices, names, at)).order_by()}


def voices_by_month(
    voices: Voices, names: Collection[str], narrowing: Narrowing, at: datetime
) -> dict[date, dict[str, int]]:
    """Count by month, each under its first day."""
    rows = _rows(voices, narrowing, at).annotate(month=TruncMonth(voices.by, tzinfo=VN)).values("month")
    found = rows.annotate(**_counts(voices, names, at)).order_by("month")
    return {row.pop("month").astimezone(VN).date(): row for row in found}


@dataclass(frozen=True)
class Fallen:
    """How one rating fell, and in which month; whose it is, nobody is told."""

    id: UUID
    agency_id: UUID
    steps: int
    month: date


def page_of_ratings(
    name: str, narrowing: Narrowing, at: datetime, *, after: str, most: int
) -> tuple[Sequence[Fallen], str]:
    """Give how ratings fell that a name counts, month by month, in no order that tells by whom."""
    rows = _counted(RATINGS, name, narrowing, at).annotate(month=TruncMonth("given_at", tzinfo=VN))
    start = _start(after)
    ordered = rows.order_by("-month", "steps", "id").values_list("id", "agency_id", "steps", "month")
    found = [
        Fallen(one, agency, steps, month) for one, agency, steps, month in ordered[start : start + most + 1]
    ]
    return found[:most], str(start + most) if len(found) > most else ""


def page_of_feedback(
    name: str, narrowing: Narrowing, at: datetime, *, after: str, most: int
) -> tuple[Sequence[Feedback], str]:
    """Give the feedback that a name counts, the latest first; its encrypted columns are not read."""
    rows = _counted(FEEDBACK, name, narrowing, at).defer("content", "secret", "name", "phone", "email")
    start = _start(after)
    found = list(rows.order_by("-filed_at", "-id")[start : start + most + 1])
    return found[:most], str(start + most) if len(found) > most else ""


def page_of_dossiers(
    voices: Voices, name: str, narrowing: Narrowing, at: datetime, *, after: str, most: int
) -> tuple[Sequence[Dossier], str]:
    """Give the dossiers that a name counts, the latest first; what is closed at rest is not read."""
    rows = _counted(voices, name, narrowing, at).defer("answers", "exemptions", "identity_paper")
    start = _start(after)
    found = list(rows.order_by(f"-{voices.by}", "-id")[start : start + most + 1])
    return found[:most], str(start + most) if len(found) > most else ""


def _counted(voices: Voices, name: str, narrowing: Narrowing, at: datetime) -> QuerySet[Any]:  # Any: either
    return _rows(voices, narrowing, at).filter(voices.counts[name].condition(at))


def _rows(voices: Voices, narrowing: Narrowing, at: datetime) -> QuerySet[Any]:  # Any: either model
    days = voices.only(at) & Q(**{f"{voices.by}__lte": at})
    if narrowing.since is not None:
        days &= Q(**{f"{voices.by}__gte": _midnight(narrowing.since)})
    if narrowing.until is not None:
        days &= Q(**{f"{voices.by}__lt": _midnight(narrowing.until + timedelta(days=1))})
    if narrowing.seen is not None:
        days &= Q(**{f"{voices.agency}__in": narrowing.seen}) | Q(**{f"{voices.unit}__in": narrowing.seen})
    if narrowing.agency_ids is not None:
        days &= Q(**{f"{voices.agency}__in": narrowing.agency_ids})
    if narrowing.unit_ids is not None:
        days &= Q(**{f"{voices.unit}__in": narrowing.unit_ids})
    if narrowing.procedure_code:
        days &= Q(**{f"{voices.version}__procedure__code": narrowing.procedure_code})
    return voices.model._default_manager.filter(days)


def _counts(voices: Voices, names: Collection[str], at: datetime) -> dict[str, Count]:
    return {name: Count("pk", filter=voices.counts[name].condition(at) or None) for name in sorted(names)}


def _start(after: str) -> int:
    return int(after) if after.isdecimal() and len(after) <= _LONGEST_START else 0


@dataclass(frozen=True)
class Complained:
    """A dossier somebody complained of; where only a rating says it, which one it was is not told."""

    id: UUID
    agency_id: UUID
    accepted_at: datetime
    code: str = ""


def page_of_complained(
    narrowing: Narrowing, at: datetime, *, after: str, most: int
) -> tuple[Sequence[Complained], str]:
    """Give the dossiers that were complained of, those with feedback by their code."""
    said = Exists(_conduct(at).filter(dossier=OuterRef("pk")))
    rows = _rows(DOSSIERS, narrowing, at).annotate(said=said).order_by("-accepted_at", "-id")
    start = _start(after)
    found = [
        Complained(one.id, one.decision_agency_id, one.accepted_at, str(one) if one.said else "")
        for one in rows[start : start + most + 1]
    ]
    return found[:most], str(start + most) if len(found) > most else ""


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), VN)
