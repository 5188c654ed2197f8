"""Bằng kênh nào: how whoever a dossier belongs to is told of it.

Who has said in his own pages how he wants to be told, is told so and by nothing that he has not confirmed;
who has said nothing, at the address he left with the one-stop unit. Who can be reached by neither finds it
in his own pages, if he has them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Final
from uuid import UUID

from django.db.models import Q
from django.db.models.functions import Length

from motcua.casework.dossiers.errors import DossierUnknown
from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.queries.letters import facts_for, said_moment
from motcua.foundation.notices.models import HOUSE_BOX
from motcua.foundation.notices.ports import Addressed
from motcua.foundation.notices.queries import takes
from motcua.foundation.ready import ids_of
from motcua.instruments.contacts.queries import Way, ways_of
from motcua.registers.organisations.queries import one_stop
from motcua.registers.people.models import Person

IN_A_LINE: Final = ("sms", "zalo")
"""Channels that carry a line and not a letter, by the order in which they are tried."""
_PEOPLE: Final = ("applicant_person", "applicant_entity", "submitter")
_NAME: Final = {"applicant_person": "full_name", "applicant_entity": "name", "submitter": "full_name"}
_READ: Final = (
    "code", "submission_id", "due_at", "accepted_at", "return_way", "reception_unit_id", "version__name",
)  # fmt: skip
_SIGNED_IN: Final = Q(applicant_person__account_id__isnull=False) | Q(submitter__account_id__isnull=False)


def ways_for(dossier: Dossier) -> Sequence[Way]:
    """Give every way by which the applicant is told, else who brought it; none where nobody is reached.

    Of who has pages of his own and is reached by nothing else, the way is his box there.
    """
    people = _who_signs_in(dossier)
    chosen = ways_of([one.pk for one in people])
    for one in people:
        if one.pk in chosen:
            return chosen[one.pk] or [Way(HOUSE_BOX, str(one.account_id))]
    left = _left_behind(dossier)
    return left or [Way(HOUSE_BOX, str(one.account_id)) for one in people[:1]]


def ways_for_many(dossier_ids: Iterable[UUID]) -> Mapping[str, Sequence[tuple[UUID, str]]]:
    """Give by channel which of many dossiers are told by it, and where, in three questions.

    An address left with the one-stop unit is an e-mail here: of a day that changed by the thousand only who
    chose so is told in a line.
    """
    ids = list(dossier_ids)
    pairs = _signed_in(ids)
    chosen = ways_of({person for people in pairs.values() for person, _account in people})
    found: dict[str, list[tuple[UUID, str]]] = defaultdict(list)
    asked: set[UUID] = set()
    for dossier_id, people in pairs.items():
        said = next(((who, account) for who, account in people if who in chosen), None)
        if said is not None:
            asked.add(dossier_id)
            for way in chosen[said[0]] or [Way(HOUSE_BOX, str(said[1]))]:
                found[way.channel].append((dossier_id, way.address))
    for dossier_id in _left_an_email([one for one in ids if one not in asked]):
        found["email"].append((dossier_id, ""))
    return found


def redated_letter(dossier_id: UUID, said: Mapping[str, str], day: date, *, channel: str) -> Addressed | None:
    """Address a letter on a day that changed, noted as `before` and `due`; none without such a way any more.

    Raises DossierUnknown.
    """
    rows = Dossier.objects.filter(id=dossier_id).select_related(*_PEOPLE, "version")
    dossier = rows.only(*_READ, *(f"{one}__{name}" for one in _PEOPLE for name in _read_of(one))).first()
    if dossier is None:
        raise DossierUnknown
    to = next((one.address for one in ways_for(dossier) if one.channel == channel), "")
    return Addressed(to, redated_facts(dossier, said, day)) if to else None


def redated_facts(dossier: Dossier, said: Mapping[str, str], day: date) -> dict[str, object]:
    """Give what a letter on a changed day says."""
    days = {name: said_moment(datetime.fromisoformat(moment)) for name, moment in said.items()}
    return {**facts_for(dossier, one_stop(dossier.reception_unit_id, day)), **days}


def with_their_people(dossier_ids: Iterable[UUID]) -> Mapping[UUID, Dossier]:
    """Give dossiers with whose they are, by id."""
    rows = Dossier.objects.filter(id__in=ids_of(list(dossier_ids))).select_related(*_PEOPLE, "version")
    return {one.pk: one for one in rows}


def _read_of(one: str) -> tuple[str, ...]:
    """Name what is read of an applicant or bringer: no more than a letter needs."""
    return ("email", "phone", _NAME[one], "account_id")


def _who_signs_in(dossier: Dossier) -> list[Person]:
    """Give who has pages of his own, the applicant before who brought it."""
    people = (dossier.applicant_person, dossier.submitter)
    return [one for one in people if one is not None and one.account_id is not None]


def _left_behind(dossier: Dossier) -> list[Way]:
    """Give the one way that was left with the one-stop unit.

    An e-mail comes first, for it holds the whole letter; who left but a mobile number is told in a line,
    where a carrier's gateway is plugged in.
    """
    people = [getattr(dossier, one) for one in _PEOPLE]
    email = next((str(one.email).strip() for one in people if one is not None and one.email.strip()), "")
    if email and takes(email):
        return [Way("email", email)]
    phones = [str(one.phone) for one in people if one is not None and one.phone]
    lines = (Way(channel, phone) for phone in phones for channel in IN_A_LINE if takes(phone, channel))
    return list(lines)[:1]


def _left_an_email(dossier_ids: Sequence[UUID]) -> list[UUID]:
    """Say which of many dossiers have an applicant or bringer who left an address, in one question."""
    lengths = {f"{one}_left": Length(f"{one}__email") for one in _PEOPLE}
    left = reduce(or_, (Q(**{f"{name}__gt": 0}) for name in lengths))
    rows = Dossier.objects.filter(id__in=ids_of(list(dossier_ids))).annotate(**lengths).filter(left)
    return list(rows.values_list("id", flat=True))


def _signed_in(dossier_ids: Sequence[UUID]) -> dict[UUID, list[tuple[UUID, UUID]]]:
    """Give who of many dossiers has pages of his own, with his account, the applicant before the bringer."""
    columns = [f"{one}{name}" for one in ("applicant_person", "submitter") for name in ("", "__account_id")]
    rows = Dossier.objects.filter(_SIGNED_IN, id__in=ids_of(dossier_ids)).values_list("id", *columns)
    return {
        dossier_id: [(who, account) for who, account in ((one, his), (other, theirs)) if who and account]
        for dossier_id, one, his, other, theirs in rows
    }
