"""Số liệu chất lượng: how the province and each agency keep their word, over the last twelve months."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from django.db.models import Aggregate, Count, DurationField, F, Q, QuerySet
from django.db.models.functions import TruncDate, TruncMonth

from motcua.casework.dossiers.queries import lacking_by_procedure
from motcua.foundation.clock import VN
from motcua.registers.organisations.queries import names_of
from motcua.registers.procedures.queries import governing_versions
from motcua.steering.indices.errors import IndicatorUnknown
from motcua.steering.indices.queries import Scope, by_agency, facts_behind, indicator_on, value_of
from motcua.steering.reports.models import QualityFigure

FEWEST: Final = 5
"""Of fewer dossiers nothing is said to be usual, and fewer answers are nobody's opinion."""
SATISFACTION: Final = "satisfaction"
_MONTHS: Final = 12
_A_YEAR_BEFORE: Final = 11
_SUPPLEMENTED: Final = Q(supplements__gt=0) | Q(supplements_before__gt=0)
Facts = QuerySet[Any, Any]  # Any: another room's rows, counted there
Key = Any  # ids or codes, by the column


@dataclass(frozen=True)
class Quality:
    """What the public page says, as of one moment."""

    read_at: datetime
    since: date
    whole: QualityFigure
    months: tuple[QualityFigure, ...]
    agencies: tuple[QualityFigure, ...]
    procedures: tuple[QualityFigure, ...]


class Share(Aggregate):
    """The value within which a share of all lie."""

    function = "percentile_disc"
    template = "%(function)s(%(share)s) within group (order by %(expressions)s)"
    output_field = DurationField()

    def __init__(self, expression: object, share: float, **more: Any) -> None:  # Any: as Django's aggregates
        super().__init__(expression, share=share, **more)


def quality(procedures: int) -> Quality | None:
    """Give what was read last, with so many of the procedures most asked for; nothing before that."""
    rows = list(QualityFigure.objects.exclude(part=QualityFigure.Part.PROCEDURE))
    whole = next((row for row in rows if row.part == QualityFigure.Part.WHOLE), None)
    if whole is None:
        return None
    usual = QualityFigure.objects.filter(part=QualityFigure.Part.PROCEDURE, usual_days__isnull=False)
    return Quality(
        whole.read_at,
        whole.since,
        whole,
        tuple(sorted(_of(rows, QualityFigure.Part.MONTH), key=lambda row: row.key)),
        tuple(sorted(_of(rows, QualityFigure.Part.AGENCY), key=_rank)),
        tuple(usual.order_by("-resolved", "key")[:procedures]),
    )


def usual_time(code: str) -> QualityFigure | None:
    """Give how long a procedure usually takes; nothing where too few were done to say so."""
    found = procedure_figure(code)
    return found if found and found.usual_days is not None else None


def procedure_figure(code: str) -> QualityFigure | None:
    """Give how a procedure goes: how long it usually takes, where enough were done to say so, what lacks."""
    return QualityFigure.objects.filter(part=QualityFigure.Part.PROCEDURE, key=code).first()


def _of(rows: Iterable[QualityFigure], part: QualityFigure.Part) -> list[QualityFigure]:
    return [row for row in rows if row.part == part]


def _rank(row: QualityFigure) -> tuple[float, int, str]:
    """Put who keeps the least of his word first, then who has the most work."""
    return (row.in_time / row.resolved if row.resolved else 2.0, -row.resolved, row.name)


def first_month(today: date) -> date:
    """Give the first day of the twelve months of which this one is the last."""
    months = today.year * _MONTHS + today.month - 1 - _A_YEAR_BEFORE
    return date(months // _MONTHS, months % _MONTHS + 1, 1)


def read_figures(at: datetime) -> list[QualityFigure]:
    """Read all figures from the facts, as of a moment."""
    today = at.astimezone(VN).date()
    since = first_month(today)
    scope = Scope(since=since, until=today)
    facts = {
        "received": facts_behind("received", scope, at),
        "online": facts_behind("received_online", scope, at),
        "supplemented": facts_behind("received", scope, at).filter(_SUPPLEMENTED),
        "resolved": facts_behind("resolved", scope, at),
        "in_time": facts_behind("resolved_in_time", scope, at),
    }
    named = {"read_at": at, "since": since}
    rows = [
        _row(QualityFigure.Part.WHOLE, "", "", {name: rows.count() for name, rows in facts.items()}, named),
        *_by_month(facts, since, today, named),
        *_by_agency(facts, today, named),
        *_with_lacking(_by_procedure(facts, today, named), since, at),
    ]
    return _with_satisfaction(rows, scope, at)


def _row(
    part: QualityFigure.Part, key: str, name: str, counts: Mapping[str, int], named: Mapping[str, Any]
) -> QualityFigure:
    return QualityFigure(part=part, key=key, name=name, **counts, **named)


def _counts(facts: Mapping[str, Facts], column: str) -> dict[Key, dict[str, int]]:
    """Count each name by a column of the facts."""
    found: dict[Key, dict[str, int]] = {}
    for name, rows in facts.items():
        counted = rows.order_by().values(group=F(column)).annotate(n=Count("pk"))
        for key, count in counted.values_list("group", "n"):
            if key:
                found.setdefault(key, {})[name] = count
    return found


def _by_month(
    facts: Mapping[str, Facts], since: date, today: date, named: Mapping[str, Any]
) -> list[QualityFigure]:
    found: dict[date, dict[str, int]] = {}
    for name, rows in facts.items():
        column = "resolved_at" if name in ("resolved", "in_time") else "accepted_at"
        months = rows.order_by().values(month=TruncMonth(column, tzinfo=VN)).annotate(n=Count("pk"))
        for month, count in months.values_list("month", "n"):
            found.setdefault(month.date(), {})[name] = count
    month, rows_of = since, []
    while month <= today:
        key = f"{month:%Y-%m}"
        rows_of.append(_row(QualityFigure.Part.MONTH, key, "", found.get(month, {}), named))
        month = (month + timedelta(days=31)).replace(day=1)
    return rows_of


def _by_agency(facts: Mapping[str, Facts], today: date, named: Mapping[str, Any]) -> list[QualityFigure]:
    counted = _counts(facts, "agency_id")
    names = names_of(list(counted), today)
    part = QualityFigure.Part.AGENCY
    return [_row(part, str(key), names.get(key, ""), counts, named) for key, counts in counted.items()]


def _by_procedure(facts: Mapping[str, Facts], today: date, named: Mapping[str, Any]) -> list[QualityFigure]:
    counted = _counts(facts, "procedure_code")
    versions = governing_versions([str(key) for key in counted], today)
    took = TruncDate("resolved_at", tzinfo=VN) - TruncDate("accepted_at", tzinfo=VN)
    done = facts["resolved"].order_by().values(group=F("procedure_code")).annotate(n=Count("pk"))
    times = done.filter(n__gte=FEWEST).annotate(usual=Share(took, 0.5), most=Share(took, 0.9))
    days = {
        code: (usual.days, most.days) for code, usual, most in times.values_list("group", "usual", "most")
    }
    rows = []
    for key, counts in counted.items():
        code = str(key)
        name = versions[code].name if code in versions else ""
        row = _row(QualityFigure.Part.PROCEDURE, code, name, counts, named)
        row.usual_days, row.most_days = days.get(code, (None, None))
        rows.append(row)
    return rows


def _with_lacking(rows: Sequence[QualityFigure], since: date, at: datetime) -> list[QualityFigure]:
    """Add what papers were lacking most."""
    first = datetime.combine(since, time(), tzinfo=VN)
    found = lacking_by_procedure(first, at)
    for row in rows:
        row.lacking = [{"words": one.words, "count": one.count} for one in found.get(row.key, ())]
    return list(rows)


def _with_satisfaction(rows: Sequence[QualityFigure], scope: Scope, at: datetime) -> list[QualityFigure]:
    """Add what people who were served say, where anybody can tell it."""
    try:
        indicator = indicator_on(SATISFACTION, at.astimezone(VN).date())
    except IndicatorUnknown:
        return list(rows)
    whole = value_of(indicator, scope, at).part
    parts = {str(key): part for key, part in by_agency(indicator, scope, at).items()} if whole else {}
    for row in rows:
        part = whole if row.part == QualityFigure.Part.WHOLE else parts.get(row.key)
        if part is not None and (part.below or 0) >= FEWEST:
            row.satisfied = part.value
    return list(rows)
