"""What stands beside a dossier: supplements, notes, links, corrections; and who else comes with the same."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.functions import Reverse

from motcua.casework.dossiers.access import must_read, visible_to
from motcua.casework.dossiers.models import Dossier, DossierCorrection, DossierLink, Note, Supplement
from motcua.casework.dossiers.queries.kept import papers_kept
from motcua.casework.dossiers.rules.codes import tidy_code
from motcua.casework.dossiers.states import ENDED
from motcua.foundation.access.models import Actor
from motcua.foundation.clock import VN
from motcua.foundation.text import fold
from motcua.registers.people.queries import (
    called,
    entities_called,
    find_entities,
    find_people,
    people_called,
)
from motcua.registers.procedures.queries import lengthy

_DAY = timedelta(days=1)
_LIKE_WITHIN = timedelta(days=366)
_MOST = 20
_LATEST_REQUESTS = 300
_COMMONEST = 6
_LATEST_OF_ALL = 5000
_FEWEST_IN_PUBLIC = 3
_IN_PUBLIC = 4
_MANY = 1000
"""So many who bear a name are looked up before their dossiers are."""
_SERIAL = 4
"""Figures from which on a number typed alone is taken for the end of a code."""


def supplements_of(dossier_id: UUID) -> list[Supplement]:
    """Give every time that something was asked for, in order."""
    return list(Supplement.objects.filter(dossier=dossier_id).order_by("number"))


def open_supplement(dossier_id: UUID) -> Supplement | None:
    """Give what is still asked for, if anything is."""
    return Supplement.objects.filter(dossier=dossier_id, state=Supplement.State.OPEN).first()


@dataclass(frozen=True)
class Lacking:
    """What applicants were asked for of late, in words as they were written, and of how many dossiers."""

    words: str
    count: int


def commonest_lacking(agency_ids: Iterable[UUID], *, since: datetime, until: datetime) -> list[Lacking]:
    """Lý do bổ sung hay gặp: what of some agencies' dossiers was found lacking most often, commonest first.

    The latest requests between two moments are looked at. What was said of one dossier alone may concern
    one person alone and is left out.
    """
    rows = Supplement.objects.filter(
        dossier__decision_agency__in=set(agency_ids), asked_at__gte=since, asked_at__lte=until
    )
    found: dict[str, set[UUID]] = {}
    said: dict[str, str] = {}
    for one in rows.order_by("-asked_at")[:_LATEST_REQUESTS]:
        for line in one.items:
            key = fold(line)
            said.setdefault(key, line.strip())
            found.setdefault(key, set()).add(one.dossier_id)
    counted = [Lacking(said[key], len(dossiers)) for key, dossiers in found.items() if len(dossiers) > 1]
    return sorted(counted, key=lambda one: (-one.count, one.words))[:_COMMONEST]


def lacking_by_procedure(since: datetime, until: datetime) -> dict[str, list[Lacking]]:
    """Lý do bổ sung hay gặp, for everybody to read: by procedure, papers of the list that were lacking most.

    The latest requests of the province between two moments are looked at. What was written in an officer's
    own words may name somebody and is left out; so is what lacked in few dossiers.
    """
    rows = Supplement.objects.filter(asked_at__gte=since, asked_at__lte=until)
    found: dict[str, dict[str, set[UUID]]] = {}
    for one in rows.select_related("dossier__version__procedure").order_by("-asked_at")[:_LATEST_OF_ALL]:
        dossier = one.dossier
        papers = {
            fold(paper.name): paper.name for paper in papers_kept(dossier.version_id, dossier.case_number)
        }
        said = found.setdefault(dossier.version.procedure.code, {})
        for line in one.items:
            if fold(line) in papers:
                said.setdefault(papers[fold(line)], set()).add(dossier.pk)
    return {code: _of_many(said) for code, said in found.items() if _of_many(said)}


def _of_many(said: Mapping[str, set[UUID]]) -> list[Lacking]:
    counted = [Lacking(words, len(ids)) for words, ids in said.items() if len(ids) >= _FEWEST_IN_PUBLIC]
    return sorted(counted, key=lambda one: (-one.count, one.words))[:_IN_PUBLIC]


def notes_of(dossier: Dossier, by: Actor) -> list[Note]:
    """Give the officers' notes, latest first, to who may read the dossier. Raises DossierUnknown."""
    must_read(by, dossier)
    return list(Note.objects.filter(dossier=dossier).order_by("-written_at", "-id"))


def links_of(dossier_id: UUID) -> list[DossierLink]:
    """Give what a dossier stands in the place of, and what stands in its place."""
    rows = DossierLink.objects.filter(Q(one=dossier_id) | Q(other=dossier_id))
    return list(rows.select_related("one", "other").order_by("linked_at"))


def corrections_of(dossier_id: UUID) -> list[DossierCorrection]:
    """Give what was put right in a dossier, in order."""
    return list(DossierCorrection.objects.filter(dossier=dossier_id).order_by("corrected_at"))


def open_like(
    *, person_id: UUID | None = None, entity_id: UUID | None = None, procedure_id: UUID, day: date
) -> list[Dossier]:
    """Hồ sơ trùng: dossiers of the same applicant under the same procedure that have not ended, latest first.

    Looked for within a year before `day`: what lies longer is no doublet but a case of its own.
    """
    rows = Dossier.objects.filter(
        ~Q(state__in=sorted(ENDED)),
        submitted_at__gte=_morning(day) - _LIKE_WITHIN,
        version__procedure=procedure_id,
    )
    rows = rows.filter(applicant_person=person_id) if person_id else rows.filter(applicant_entity=entity_id)
    found = rows.select_related("version__procedure").defer("answers", *lengthy("version"))
    return list(found.order_by("-submitted_at")[:_MOST])


def of_submitter_today(person_id: UUID, unit_ids: Iterable[UUID], day: date) -> list[Dossier]:
    """Give what one messenger brought to some units on a day, in the order it was entered."""
    morning = _morning(day)
    rows = Dossier.objects.filter(
        submitter=person_id,
        whole__isnull=True,
        reception_unit__in=set(unit_ids),
        submitted_at__gte=morning,
        submitted_at__lt=morning + _DAY,
    )
    beside = rows.select_related("version__procedure", "applicant_person", "applicant_entity")
    return list(beside.defer("answers", *lengthy("version")).order_by("submitted_at", "id"))


def find(
    text: str, by: Actor, *, limit: int = _MOST, after: tuple[datetime, UUID] | None = None
) -> Sequence[Dossier]:
    """Tìm hồ sơ by code or its end, by the applicant's name without marks or by a number; latest first.

    Only what the actor may read is found. `after` is the key of the last one that was shown: when it was
    submitted, and its id.
    """
    wanted = text.strip()
    if not wanted:
        return []
    beside = ("version__procedure", "applicant_person", "applicant_entity", "submitter")
    mine = Dossier.objects.filter(visible_to(by)).select_related(*beside)
    mine = mine.defer("answers", *lengthy("version"))
    exact = [] if after else list(mine.filter(code=tidy_code(wanted))[:1])
    if exact:
        return exact
    if after:
        mine = mine.filter(Q(submitted_at__lt=after[0]) | Q(submitted_at=after[0], id__lt=after[1]))
    if wanted.isdigit() and len(wanted) in range(_SERIAL, 8):
        return _latest(
            mine.alias(backwards=Reverse("code")).filter(backwards__startswith=wanted[::-1]), limit
        )
    return _latest(mine.filter(_whose(wanted)), limit)


def _whose(wanted: str) -> Q:
    """Narrow dossiers to those of people and bodies who fit a name or a number, as applicant or submitter.

    A name that few bear is looked up first; one that very many bear is looked for among the dossiers, the
    latest first; a name that nobody bears, and a number, are left to the register's own search.
    """
    called_so = any(sign.isalpha() for sign in wanted)
    people = people_called(wanted, limit=_MANY + 1) if called_so else []
    bodies = entities_called(wanted, limit=_MANY + 1) if called_so else []
    if len(people) > _MANY or len(bodies) > _MANY:
        return (
            called(wanted, "applicant_person__")
            | called(wanted, "submitter__")
            | called(wanted, "applicant_entity__")
        )
    if not people and not bodies:
        people = [one.id for one in find_people(wanted, limit=50)]
        bodies = [one.id for one in find_entities(wanted, limit=50)]
    return Q(applicant_person__in=people) | Q(submitter__in=people) | Q(applicant_entity__in=bodies)


def _latest(rows: QuerySet[Dossier], limit: int) -> list[Dossier]:
    return list(rows.order_by("-submitted_at", "-id")[:limit])


def _morning(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=VN)
