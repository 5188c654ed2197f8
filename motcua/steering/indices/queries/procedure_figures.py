"""Thủ tục as figures are counted from them: those that stand on a day, and decisions in time.

A procedure of the communes is every commune's, one of the districts every district's; one of the province is
its competent agency's. The whole province counts each once.
"""

from collections.abc import Collection, Mapping
from datetime import date, datetime, time
from typing import Any, Final
from uuid import UUID

from django.db import connection
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from motcua.foundation.clock import VN
from motcua.instruments.deadlines.queries import workplace
from motcua.registers.calendars.errors import BeyondCalendar, NoOfficeHours
from motcua.registers.organisations.queries import agencies_on, head_of_the_house, ids_by_code
from motcua.registers.procedures.models import Level, OnlineLevel
from motcua.registers.procedures.queries import (
    Published,
    Tally,
    decided_between,
    first_made_public,
    made_public_between,
    standing_procedures,
    tally_on,
)
from motcua.steering.indices.models import DossierFact, UsedOnline
from motcua.steering.indices.ports import Counted, Line, Page, Scope
from motcua.steering.indices.queries.layout import cells_hold

STANDING: Final = {
    "procedures_public": "public",
    "procedures_online": "online",
    "procedures_online_full": "full",
    "procedures_online_partial": "partial",
    "procedures_with_fee": "with_fee",
    "procedures_complete": "complete",
}
ONLINE_USE: Final = "procedures_used_online"
USED: Final = {ONLINE_USE: Q(channel="ONLINE")}
DECIDED: Final = ("procedures_decided", "procedures_decided_in_time")
OPENED: Final = ("procedures_made_public", "procedures_made_public_in_time")
BEFORE: Final = 5
"""So many working days before what it rests on takes effect a decision of a province has to be published."""
AFTER: Final = 5
"""Within so many working days after its decision a province has to make a procedure public."""
KIND: Final = "procedure"
_EVER: Final = datetime(1900, 1, 1, tzinfo=VN)
_FACT: Final = DossierFact._meta.db_table
_USED_ONLINE: Final = f"""
select {{said}} from {UsedOnline._meta.db_table} u where u.last_at >= %(since)s and u.first_at <= %(at)s
  and (u.last_at <= %(at)s or u.first_at >= %(since)s or exists (
    select from {_FACT} f where f.channel = 'ONLINE' and f.agency_id = u.agency_id
      and f.procedure_code = u.procedure_code and f.accepted_at >= %(since)s and f.accepted_at <= %(at)s))
"""  # nosec B608
"""Only pairs that were used before the days asked and after them are looked up among dossiers."""


def count_procedures(names: Collection[str], scope: Scope, at: datetime) -> Counted:
    """Count for the whole province, or for chosen agencies together."""
    if scope.agency_ids is None:
        return _whole(names, scope, at)
    parts = procedures_by_agency(names, scope, at)
    return {name: sum(part[name] for part in parts.values()) for name in names}


def procedures_by_agency(names: Collection[str], scope: Scope, at: datetime) -> Mapping[UUID, Counted]:
    """Count by agency; decisions are the province's and no agency's."""
    found: dict[UUID, dict[str, int]] = {}

    def put(agency_id: UUID, name: str, count: int) -> None:
        if scope.agency_ids is None or agency_id in scope.agency_ids:
            sums = found.setdefault(agency_id, dict.fromkeys(names, 0))
            sums[name] += count

    standing = [name for name in names if name in STANDING]
    if standing:
        day = at.astimezone(VN).date()
        for agency_id, tally in _shared(tally_on(day), day):
            for name in standing:
                put(agency_id, name, getattr(tally, STANDING[name]))
    used = [name for name in names if name in USED]
    if used:
        for agency_id, count in _used_by_agency(scope, at):
            for name in used:
                put(agency_id, name, count)
    return found


def page_of_procedures(name: str, scope: Scope, at: datetime, *, after: str, most: int) -> Page:
    """Give the procedures behind a count, by their codes; or the decisions, the latest first."""
    if name in STANDING:
        day = at.astimezone(VN).date()
        rows = standing_procedures(day, STANDING[name], after=after, most=most + 1)
        lines = [
            Line(KIND, row.procedure_id, row.code, row.name, None, (_online(row.online_level),))
            for row in rows[:most]
        ]
        return Page(lines, rows[most - 1].code if len(rows) > most else "")
    if name in USED:
        return _page_of_used(name, scope, at, after, most)
    return _page_of_decisions(name, scope, at, after, most)


def _whole(names: Collection[str], scope: Scope, at: datetime) -> Counted:
    counted = dict.fromkeys(names, 0)
    if any(name in STANDING for name in names):
        for tally in tally_on(at.astimezone(VN).date()):
            for name in STANDING.keys() & counted.keys():
                counted[name] += getattr(tally, STANDING[name])
    used = [name for name in names if name in USED]
    if used:
        counted |= dict.fromkeys(used, _used_in_all(scope, at))
    for pair, verdicts in ((DECIDED, _decided), (OPENED, _opened)):
        if any(name in pair for name in names):
            judged = verdicts(scope, at)
            sums = {pair[0]: len(judged), pair[1]: sum(in_time for _one, in_time in judged)}
            counted |= {name: count for name, count in sums.items() if name in counted}
    return counted


def _shared(tallies: list[Tally], day: date) -> list[tuple[UUID, Tally]]:
    """Say whose procedures they are: those of a level are every committee's of that level."""
    head = head_of_the_house(day)
    committees: dict[str, list[UUID]] = {Level.DISTRICT: [], Level.COMMUNE: []}
    if head is not None:
        rows = agencies_on(day).filter(kind=head.kind_id, level__in=list(committees))
        for agency_id, level in rows.values_list("agency_id", "level"):
            committees[level].append(agency_id)
    ids = ids_by_code({tally.agency_code for tally in tallies if tally.agency_code})
    found: list[tuple[UUID, Tally]] = []
    for tally in tallies:
        found += [
            (agency, tally) for level in committees if level in tally.levels for agency in committees[level]
        ]
        competent = ids.get(tally.agency_code)
        if competent is not None and Level.PROVINCE in tally.levels:
            found.append((competent, tally))
    return found


def _within(scope: Scope, at: datetime) -> QuerySet[DossierFact]:
    chosen = Q(accepted_at__lte=at)
    if scope.since is not None:
        chosen &= Q(accepted_at__gte=datetime.combine(scope.since, time(), VN))
    return DossierFact.objects.filter(chosen)


def _used_by_agency(scope: Scope, at: datetime) -> list[tuple[UUID, int]]:
    """Count for each agency the procedures of which it received something online in the period."""
    if not cells_hold():
        rows = _within(scope, at).filter(USED[ONLINE_USE], agency_id__isnull=False).values("agency_id")
        counted = rows.annotate(codes=Count("procedure_code", distinct=True)).order_by()
        return [(agency, codes) for agency, codes in counted.values_list("agency_id", "codes") if agency]
    return _asked_of_uses("u.agency_id, count(*)", scope, at, " group by 1")


def _used_in_all(scope: Scope, at: datetime) -> int:
    """Count the procedures of which anyone received something online in the period, each once."""
    if not cells_hold():
        rows = _within(scope, at).filter(USED[ONLINE_USE], agency_id__isnull=False)
        return int(rows.aggregate(codes=Count("procedure_code", distinct=True))["codes"])
    ((codes,),) = _asked_of_uses("count(distinct u.procedure_code)", scope, at)
    return int(codes)


def _asked_of_uses(
    said: str, scope: Scope, at: datetime, rest: str = ""
) -> list[tuple[Any, ...]]:  # Any: as asked
    since = datetime.combine(scope.since, time(), VN) if scope.since else _EVER
    with connection.cursor() as cursor:
        cursor.execute(_USED_ONLINE.format(said=said) + rest, {"since": since, "at": at})
        return list(cursor.fetchall())


def _decided(scope: Scope, at: datetime) -> list[tuple[Published, bool]]:
    """Judge decisions of the period; what rests on texts whose day is not known cannot be judged."""
    until = min(scope.until, at.astimezone(VN).date()) if scope.until else at.astimezone(VN).date()
    found: list[tuple[Published, bool]] = []
    for one in decided_between(scope.since, until):
        last = _working_day(one.bases_in_force, -BEFORE)
        if last is not None and one.decided_on is not None:
            found.append((one, one.decided_on <= last))
    return found


def _opened(scope: Scope, at: datetime) -> list[tuple[Published, bool]]:
    """Judge what was made public in the period; what was due before this register began is left out."""
    since = datetime.combine(scope.since, time(), VN) if scope.since else None
    begun = first_made_public()
    found: list[tuple[Published, bool]] = []
    for one in made_public_between(since, at):
        last = _working_day(one.decided_on, AFTER)
        if last is not None and begun is not None and last >= begun.astimezone(VN).date():
            found.append((one, one.public_at.astimezone(VN).date() <= last))
    return found


def _working_day(day: date | None, number: int) -> date | None:
    """Give the n-th working day after or before a day; none where the calendar does not reach."""
    if day is None:
        return None
    try:
        return workplace().working.nth_working_day(day, number)
    except (BeyondCalendar, NoOfficeHours):
        return None


def _page_of_used(name: str, scope: Scope, at: datetime, after: str, most: int) -> Page:
    rows = _within(scope, at).filter(USED[name])
    if scope.agency_ids is not None:
        rows = rows.filter(agency_id__in=scope.agency_ids)
    if after:
        rows = rows.filter(procedure_code__gt=after)
    counted = rows.values("procedure_code").annotate(dossiers=Count("pk")).order_by("procedure_code")
    found = list(counted.values_list("procedure_code", "dossiers")[: most + 1])
    lines = [
        Line(KIND, UUID(int=0), code, "", None, (_("{count} hồ sơ").format(count=count),))
        for code, count in found[:most]
    ]
    return Page(lines, found[most - 1][0] if len(found) > most else "")


def _page_of_decisions(name: str, scope: Scope, at: datetime, after: str, most: int) -> Page:
    pair, judge = (DECIDED, _decided) if name in DECIDED else (OPENED, _opened)
    judged = [(one, in_time) for one, in_time in judge(scope, at) if name == pair[0] or in_time]
    begin = int(after) if after.isascii() and after.isdigit() else 0
    lines = [
        Line(
            KIND,
            one.version_id,
            one.code,
            one.name,
            None,
            (f"{one.decision_number}".strip() or "–", one.decided_on, one.bases_in_force, one.public_at),
            "" if in_time else _("trễ"),
        )
        for one, in_time in judged[begin : begin + most]
    ]
    return Page(lines, str(begin + most) if len(judged) > begin + most else "")


def _online(level: str) -> str:
    return str(OnlineLevel(level).label)
