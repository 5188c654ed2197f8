"""Số liệu của danh sách chậm: what the facts say of a month, by dossier, by post and by agency."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple
from uuid import UUID

from django.db.models import Count, F

from motcua.casework.dossiers.models import KIND
from motcua.foundation.clock import VN
from motcua.instruments.workflow.queries import Lay, where_lay
from motcua.registers.organisations.queries import names_of, posts_with_role
from motcua.registers.procedures.queries import governing_versions
from motcua.steering.indices.queries import Scope, facts_behind
from motcua.steering.reports.rules import Row, end_of
from motcua.steering.reports.rules.late import AGENCY, DOSSIER, POST

_KEY: Final = 120


@dataclass(frozen=True)
class Drawn:
    """What is late in a month as the facts say it now."""

    month: date
    as_of: datetime
    received: int
    resolved: int
    resolved_late: int
    open_late: int
    rows: tuple[Row, ...]


class _Late(NamedTuple):
    """A late dossier as its facts have it."""

    dossier_id: UUID
    code: str
    procedure_code: str
    agency_id: UUID
    accepted_at: datetime
    due_at: datetime
    resolved_at: datetime | None
    apologised_at: datetime | None


class _Hands(NamedTuple):
    """In whose hands a dossier lay when its moment passed."""

    agency_id: UUID
    title: str


def drawn(month: date) -> Drawn:
    """Read a month from the facts: whatever had its result late in it, or stood overdue at its end."""
    as_of = datetime.combine(end_of(month), time(), VN)
    last = end_of(month) - timedelta(days=1)
    scope = Scope(since=month, until=last)
    done = _late_ones("resolved_late", scope, as_of)
    open_ones = [one._replace(resolved_at=None) for one in _late_ones("open_overdue", Scope(), as_of)]
    late = sorted((*done, *open_ones), key=lambda one: (one.due_at, one.code))
    resolved = _per_agency("resolved", scope, as_of)
    return Drawn(
        month=month,
        as_of=as_of,
        received=facts_behind("received", scope, as_of).count(),
        resolved=facts_behind("resolved", scope, as_of).count(),
        resolved_late=len(done),
        open_late=len(open_ones),
        rows=tuple(_rows(late, resolved, last)),
    )


def _late_ones(name: str, scope: Scope, as_of: datetime) -> list[_Late]:
    rows = facts_behind(name, scope, as_of).filter(due_at__lt=as_of, agency_id__isnull=False)
    columns = ("pk", "dossier__code", *_Late._fields[2:])
    return [_Late(*row) for row in rows.order_by().values_list(*columns)]


def _per_agency(name: str, scope: Scope, as_of: datetime) -> Mapping[UUID, int]:
    rows = facts_behind(name, scope, as_of).order_by().values(agency=F("agency_id")).annotate(n=Count("pk"))
    return {row["agency"]: row["n"] for row in rows if row["agency"]}


def _rows(late: Sequence[_Late], resolved: Mapping[UUID, int], last: date) -> Iterable[Row]:
    lay = _hands(where_lay(KIND, {one.dossier_id: one.due_at for one in late}), last)
    agencies = {one.agency_id for one in late} | {place.agency_id for place in lay.values()}
    names = names_of(agencies, last)
    versions = governing_versions({one.procedure_code for one in late}, last)
    titles = {code: version.name for code, version in versions.items()}
    yield from _agencies(late, resolved, names)
    yield from _posts(late, lay, names)
    for one in late:
        yield Row(
            kind=DOSSIER,
            key=str(one.dossier_id),
            agency_id=str(one.agency_id),
            agency_name=names.get(one.agency_id, ""),
            post_title=lay[one.dossier_id].title if one.dossier_id in lay else "",
            post_key=_post_key(lay[one.dossier_id]) if one.dossier_id in lay else "",
            code=one.code,
            procedure_code=one.procedure_code,
            procedure_name=titles.get(one.procedure_code, ""),
            accepted_at=one.accepted_at,
            due_at=one.due_at,
            resolved_at=one.resolved_at,
            is_apologised=one.apologised_at is not None,
        )


def _hands(lay: Mapping[UUID, Lay], day: date) -> dict[UUID, _Hands]:
    """Name the post; where nobody had taken it, the one that does such work there, or else the step."""
    free: dict[str, set[UUID]] = {}
    for place in lay.values():
        if not place.post:
            free.setdefault(place.role, set()).add(place.agency_id)
    titles: dict[tuple[UUID, str], set[str]] = {}
    for role, agencies in free.items():
        for post in posts_with_role(role, day, agency_ids=agencies):
            titles.setdefault((post.agency_id, role), set()).add(post.title)
    return {case: _Hands(place.agency_id, _title(place, titles)) for case, place in lay.items()}


def _title(place: Lay, titles: Mapping[tuple[UUID, str], set[str]]) -> str:
    here = titles.get((place.agency_id, place.role), set())
    return place.post or (next(iter(here)) if len(here) == 1 else place.step)


def _agencies(
    late: Sequence[_Late], resolved: Mapping[UUID, int], names: Mapping[UUID, str]
) -> Iterable[Row]:
    counted = Counter((one.agency_id, one.resolved_at is None) for one in late)
    rows = [
        Row(
            kind=AGENCY,
            key=str(agency),
            agency_id=str(agency),
            agency_name=names.get(agency, ""),
            resolved=resolved.get(agency, 0),
            resolved_late=counted[agency, False],
            open_late=counted[agency, True],
        )
        for agency in {one.agency_id for one in late}
    ]
    return sorted(rows, key=lambda row: (-row.resolved_late - row.open_late, row.agency_name))


def _post_key(place: _Hands) -> str:
    return f"{place.agency_id}:{place.title}"[:_KEY]


def _posts(late: Sequence[_Late], lay: Mapping[UUID, _Hands], names: Mapping[UUID, str]) -> Iterable[Row]:
    """Count by the post in whose hands a dossier lay when its moment passed."""
    known = [(lay[one.dossier_id], one.resolved_at is None) for one in late if one.dossier_id in lay]
    counted = Counter(known)
    rows = [
        Row(
            kind=POST,
            key=_post_key(place),
            agency_id=str(place.agency_id),
            agency_name=names.get(place.agency_id, ""),
            post_title=place.title,
            resolved_late=counted[place, False],
            open_late=counted[place, True],
        )
        for place in {place for place, _is_open in known}
    ]
    return sorted(rows, key=lambda row: (-row.resolved_late - row.open_late, row.agency_name, row.post_title))
