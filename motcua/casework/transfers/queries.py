"""What asks about papers on their way: what lies on either side, which lists there are, the list to print."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from motcua.casework.dossiers.models import KIND, Dossier, ReturnWay, State
from motcua.casework.transfers import access
from motcua.casework.transfers.errors import TransferUnknown
from motcua.casework.transfers.models import Transfer, TransferLine, Way
from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import roles_with
from motcua.foundation.accounts.queries import names_of as account_names
from motcua.foundation.clock import VN
from motcua.foundation.papers.queries import render_paper
from motcua.foundation.text import moment_words
from motcua.instruments.deadlines.queries import hand_on_by, workplace
from motcua.instruments.documents.queries import results_of, sheets_of
from motcua.registers.organisations.queries import agencies_on, agency_on, names_of, one_stop, posts_with_role
from motcua.registers.procedures.models import Channel

LOOKED_BACK: Final = timedelta(days=10)
"""What came earlier has been handed on long ago, on a list or without one."""
SHOWN: Final = 100
PAPER: Final = "slips/transfer"
_UNDER_WAY: Final = (State.ACCEPTED, State.IN_PROGRESS, State.AWAITING_SUPPLEMENT, State.PAUSED)


@dataclass(frozen=True)
class Lying:
    """Chờ bàn giao: what lies at one side for the other, and by when the first of it is due there."""

    unit_id: UUID
    agency_id: UUID
    name: str  # of the other side
    dossiers: tuple[Dossier, ...]
    by: datetime | None = None

    def is_late(self, now: datetime) -> bool:
        """Say whether that moment has passed."""
        return self.by is not None and self.by < now


def lying(way: Way, unit_id: UUID, agency_id: UUID, now: datetime) -> QuerySet[Dossier]:
    """Give what lies at one side of a unit and an agency for the other, the longest lying first."""
    rows = _LYING[way](now).filter(**{_AT_THE_UNIT[way]: unit_id})
    if way in _AT_THE_AGENCY:
        rows = rows.filter(**{_AT_THE_AGENCY[way]: agency_id})
    return rows.order_by("accepted_at", "id")


def _papers(now: datetime) -> QuerySet[Dossier]:
    """What was taken in on paper, is under way and is on no list; its papers are at the unit."""
    there = Exists(TransferLine.objects.filter(way=Way.FROM_POST, received=True, dossier=OuterRef("pk")))
    rows = _unlisted(Way.PAPERS).filter(
        accepted_at__gt=now - LOOKED_BACK, state__in=_UNDER_WAY, whole__isnull=True
    )
    at_hand = Q(help_unit__isnull=True) | Q(help_unit=F("reception_unit")) | there
    return rows.exclude(channel=Channel.ONLINE).filter(at_hand)


def _from_post(now: datetime) -> QuerySet[Dossier]:
    """What the public post took in for a unit, and has not brought yet."""
    rows = _unlisted(Way.FROM_POST).filter(accepted_at__gt=now - LOOKED_BACK, whole__isnull=True)
    return rows.exclude(help_unit=F("reception_unit"))


def _results(now: datetime) -> QuerySet[Dossier]:
    """What has a result on paper that its applicant fetches at a unit, and was not brought there yet."""
    rows = _unlisted(Way.RESULTS).filter(state=State.RESOLVED, resolved_at__gt=now - LOOKED_BACK, joint=False)
    return rows.exclude(return_way=ReturnWay.ELECTRONIC)


def _to_post(_now: datetime) -> QuerySet[Dossier]:
    """What has a result that is to be delivered by the public post, and was not given to it yet."""
    return _unlisted(Way.TO_POST).filter(state=State.RESOLVED, return_way=ReturnWay.POST, whole__isnull=True)


def _unlisted(way: Way) -> QuerySet[Dossier]:
    there = Q(received__isnull=True) | Q(received=True)
    return Dossier.objects.filter(
        ~Exists(TransferLine.objects.filter(there, way=way, dossier=OuterRef("pk")))
    )


_LYING: Final = {
    Way.PAPERS: _papers,
    Way.RESULTS: _results,
    Way.TO_POST: _to_post,
    Way.FROM_POST: _from_post,
}
_AT_THE_UNIT: Final = {
    Way.PAPERS: "reception_unit",
    Way.RESULTS: "return_unit",
    Way.TO_POST: "return_unit",
    Way.FROM_POST: "reception_unit",
}
_AT_THE_AGENCY: Final = {
    Way.PAPERS: "decision_agency",
    Way.RESULTS: "decision_agency",
    Way.FROM_POST: "help_unit",
}
"""Which agency the other side is; the post to which results are given is chosen with the list."""


def lying_at_unit(unit_id: UUID, now: datetime) -> list[Lying]:
    """Give papers that lie at a unit, by agency; what must be there first before the rest."""
    found: dict[UUID, list[Dossier]] = {}
    for one in _shown(_papers(now).filter(reception_unit=unit_id)):
        found.setdefault(one.decision_agency_id, []).append(one)
    day = now.astimezone(VN).date()
    names, unit = names_of(found, day), one_stop(unit_id, day)
    working = workplace(unit.term.place_id, unit_id=unit_id).working
    lying = [
        Lying(
            unit_id, agency_id, names.get(agency_id, ""), tuple(many), hand_on_by(_brought(many[0]), working)
        )
        for agency_id, many in found.items()
    ]
    return sorted(lying, key=lambda one: (one.by or now, one.name))


def lying_for_post(unit_id: UUID, now: datetime) -> list[Lying]:
    """Give results that lie at a unit for the public post: for each carrier, since any may take them."""
    rows = tuple(_shown(_to_post(now).filter(return_unit=unit_id)))
    day = now.astimezone(VN).date()
    names = names_of(carriers(day), day) if rows else {}
    return [Lying(unit_id, carrier, name, rows) for carrier, name in sorted(names.items())]


def lying_at_agencies(agency_ids: Iterable[UUID] | None, way: Way, now: datetime) -> list[Lying]:
    """Give what lies at some agencies for the units, by agency and unit, the longest lying first."""
    rows = _LYING[way](now)
    if agency_ids is not None:
        rows = rows.filter(**{f"{_AT_THE_AGENCY[way]}__in": set(agency_ids)})
    found: dict[tuple[UUID, UUID], list[Dossier]] = {}
    for one in _shown(rows):
        found.setdefault((_unit_of(one, way), _agency_of(one, way)), []).append(one)
    names = names_of((unit_id for unit_id, _agency in found), now.astimezone(VN).date())
    return [Lying(*sides, names.get(sides[0], ""), tuple(many)) for sides, many in found.items()]


def _unit_of(one: Dossier, way: Way) -> UUID:
    unit_id: UUID = getattr(one, f"{_AT_THE_UNIT[way]}_id")
    return unit_id


def _agency_of(one: Dossier, way: Way) -> UUID:
    agency_id: UUID = getattr(one, f"{_AT_THE_AGENCY[way]}_id")
    return agency_id


def _shown(rows: QuerySet[Dossier]) -> QuerySet[Dossier]:
    beside = ("version", "applicant_person", "applicant_entity")
    return rows.select_related(*beside).order_by("accepted_at", "id")[: SHOWN * 10]


def carriers(day: date) -> frozenset[UUID]:
    """Give the agencies that carry for the public post: where a post has a role with that right."""
    posts = [posts_with_role(role, day) for role in roles_with(access.CARRY)]
    houses = {agency_id for rows in posts for agency_id in rows.values_list("agency_id", flat=True)}
    outside = agencies_on(day).filter(agency_id__in=houses, agency__one_stop__isnull=True)
    return frozenset(outside.values_list("agency_id", flat=True))


def carrier_of(by: Actor, unit_id: UUID) -> UUID | None:
    """Give the post office for which the actor takes in at a unit; nothing for the unit's own people."""
    houses = by.units_for(access.CARRY) or frozenset()
    return next((seat.agency_id for seat in by.seats if seat.agency_id in houses - {unit_id}), None)


def transfers_of(unit_id: UUID, day: date) -> list[Transfer]:
    """Give the lists that a unit made on a day, the latest first, each with how many dossiers it has."""
    rows = Transfer.objects.filter(_on(day), unit=unit_id, way__in=_ways(is_units_own=True))
    return list(_counted(rows).order_by("-made_at")[:SHOWN])


def transfers_by(agency_ids: Iterable[UUID] | None, day: date) -> list[Transfer]:
    """Give the lists that some agencies, or any, made for units on a day, the latest first."""
    rows = Transfer.objects.filter(_on(day), way__in=_ways(is_units_own=False))
    if agency_ids is not None:
        rows = rows.filter(agency__in=set(agency_ids))
    return list(_counted(rows).order_by("-made_at")[:SHOWN])


def transfers_to(agency_ids: Iterable[UUID] | None) -> list[Transfer]:
    """Give the lists on their way to some agencies, or to any, the longest on its way first."""
    return _coming("agency", agency_ids, is_units_own=True)


def transfers_to_unit(unit_id: UUID) -> list[Transfer]:
    """Give the lists on their way to a unit, from where it is decided or from the post."""
    return _coming("unit", [unit_id], is_units_own=False)


def _coming(side: str, houses: Iterable[UUID] | None, *, is_units_own: bool) -> list[Transfer]:
    rows = Transfer.objects.filter(received_at__isnull=True, way__in=_ways(is_units_own=is_units_own))
    if houses is not None:
        rows = rows.filter(**{f"{side}__in": set(houses)})
    return list(_counted(rows).order_by("made_at")[:SHOWN])


def _ways(*, is_units_own: bool) -> list[Way]:
    return [way for way in Way if way.is_the_units_own is is_units_own]


def _on(day: date) -> Q:
    begins = datetime.combine(day, time.min, VN)
    return Q(made_at__gte=begins, made_at__lt=begins + timedelta(days=1))


@dataclass(frozen=True)
class Counted:
    """Số liệu bàn giao of one unit one way: lists, dossiers on them, those not in them, lists unconfirmed."""

    unit_id: UUID
    way: Way
    lists: int
    dossiers: int
    missing: int
    unconfirmed: int


def counts(by: Actor, since: date, until: date) -> list[Counted]:
    """Count the lists made from one day to another, by unit and way, of the houses that the actor reads."""
    houses = access.houses_of(by, access.READING)
    rows = Transfer.objects.filter(
        made_at__gte=datetime.combine(since, time.min, VN),
        made_at__lt=datetime.combine(until + timedelta(days=1), time.min, VN),
    )
    if houses is not None:
        rows = rows.filter(Q(unit__in=houses) | Q(agency__in=houses))
    said = rows.values_list("unit_id", "way").annotate(
        lists=Count("id", distinct=True),
        dossiers=Count("lines"),
        missing=Count("lines", filter=Q(lines__received=False)),
        unconfirmed=Count("id", filter=Q(received_at__isnull=True), distinct=True),
    )
    order = list(Way)
    found = [Counted(unit_id, Way(way), *numbers) for unit_id, way, *numbers in said]
    return sorted(found, key=lambda one: (str(one.unit_id), order.index(one.way)))


def transfer(transfer_id: UUID, by: Actor) -> Transfer:
    """Give a list that the actor may see from either side. Raises TransferUnknown."""
    found = _counted(Transfer.objects.filter(id=transfer_id)).first()
    if found is None or not access.may_see(by, found):
        raise TransferUnknown
    return found


def lines_of(found: Transfer) -> list[TransferLine]:
    """Give the lines of a list in order, with their dossiers."""
    people = ("dossier__version__procedure", "dossier__applicant_person", "dossier__applicant_entity")
    return list(found.lines.select_related(*people).order_by("id"))


def handed_on_at(dossier_ids: Iterable[UUID]) -> Mapping[UUID, datetime]:
    """Say when the papers of dossiers were handed on by a list, of those that were."""
    rows = TransferLine.objects.filter(way=Way.PAPERS, dossier__in=set(dossier_ids)).exclude(received=False)
    return dict(rows.values_list("dossier_id", "transfer__made_at"))


TITLES: Final = {
    Way.PAPERS: "Danh sách bàn giao hồ sơ giấy",
    Way.RESULTS: "Danh sách bàn giao kết quả giải quyết",
    Way.TO_POST: "Danh sách giao kết quả cho bưu chính để trả",
    Way.FROM_POST: "Danh sách bàn giao hồ sơ bưu chính đã nhận",
}


def transfer_sheet(found: Transfer) -> bytes:
    """Set a list as PDF, A4, to be signed by both sides. Equal rows give equal bytes."""
    made = found.made_at.astimezone(VN)
    unit, lines = one_stop(found.unit_id, made.date()), lines_of(found)
    names = names_of([found.giver_id, found.taker_id], made.date())
    people = account_names(one for one in (found.made_by, found.received_by) if one is not None)
    data: dict[str, Any] = {  # Any: what the template's schema asks for
        "superior": agency_on(unit.term.parent_id, made.date()).name if unit.term.parent_id else "",
        "unit": unit.term.name,
        "number": str(found),
        "place": unit.term.place.name if unit.term.place else "",
        "date": made.date().isoformat(),
        "title": TITLES[Way(found.way)],
        "agency": names.get(found.taker_id, ""),
        "giver": names.get(found.giver_id, ""),
        "made_at": moment_words(made),
        "made_by": people.get(found.made_by, ""),
        "received_at": moment_words(found.received_at.astimezone(VN)) if found.received_at else "",
        "received_by": people.get(found.received_by, "") if found.received_by else "",
        "of_results": Way(found.way) in (Way.RESULTS, Way.TO_POST),
        "rows": _rows(lines),
    }
    return render_paper(PAPER, data, at=found.received_at or made)


def _rows(lines: Sequence[TransferLine]) -> list[dict[str, Any]]:  # Any: as above
    ids = [line.dossier_id for line in lines]
    sheets, results = sheets_of(KIND, ids), results_of(KIND, ids)
    return [
        {
            "number": number,
            "code": str(line.dossier),
            "procedure": line.dossier.version.title,
            "applicant": str(line.dossier.applicant_person or line.dossier.applicant_entity),
            "originals": sheets.get(line.dossier_id, (0, 0))[0],
            "copies": sheets.get(line.dossier_id, (0, 0))[1],
            "result": results[line.dossier_id].number if line.dossier_id in results else "",
            "note": "Không có khi nhận" if line.received is False else "",
        }
        for number, line in enumerate(lines, start=1)
    ]


def _counted(rows: QuerySet[Transfer]) -> QuerySet[Transfer]:
    missing = Count("lines", filter=Q(lines__received=False))
    return rows.annotate(dossiers=Count("lines"), missing=missing)


def _brought(one: Dossier) -> datetime:
    return one.accepted_at or one.submitted_at
