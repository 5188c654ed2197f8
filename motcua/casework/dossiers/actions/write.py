"""How a filing is written down as a dossier, and what must be known of who it is for."""

import json
import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.conf import settings

from motcua.casework.dossiers.errors import (
    ApplicantMissing,
    ApplicantWithoutNumber,
    LateReasonMissing,
    ReceivedInFuture,
    ReceivedTooLongAgo,
)
from motcua.casework.dossiers.models import Dossier, Filing
from motcua.casework.dossiers.queries.grounds import Ground
from motcua.casework.dossiers.rules.entry import entered_before_it_came, entered_too_late, is_known
from motcua.foundation.clock import VN
from motcua.foundation.drafts import draft
from motcua.foundation.keys.queries import blind_index
from motcua.foundation.text import moment_words, tidy
from motcua.registers.calendars.queries import WorkingTime
from motcua.registers.people.models import Person
from motcua.registers.people.queries import entity, people_by_ids

TOKEN_BYTES: Final = 18
TOKEN_PURPOSE: Final = "dossiers.token"


def new_dossier(filing: Filing, ground: Ground, *, since: datetime, at: datetime) -> Dossier:
    """Make the row of a filing; it is not written. Raises ApplicantMissing, ApplicantWithoutNumber."""
    dossier = nameless_dossier(filing, ground, since=since, at=at)
    name_people(dossier, filing)
    return dossier


def nameless_dossier(filing: Filing, ground: Ground, *, since: datetime, at: datetime) -> Dossier:
    """Make the row of a filing without whose it is; it is not written."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    return draft(
        Dossier,
        {"version": ground.version},
        token=token,
        token_index=blind_index(token, purpose=TOKEN_PURPOSE),
        version_id=ground.version.id,
        case_number=filing.case_number,
        channel=filing.channel,
        return_way=filing.return_way,
        answers=answers_json(filing.answers, filing.sources),
        sets=filing.sets,
        exemptions=" ".join(filing.exemptions),
        identity_paper=tidy(filing.identity_paper),
        help_unit_id=filing.help_unit_id or filing.unit_id,
        reception_unit_id=filing.unit_id,
        decision_agency_id=ground.decision.agency_id,
        return_unit_id=filing.unit_id,
        competence_place_id=filing.competence_place_id,
        submitted_at=since,
        entered_at=at,
        entered_late=filing.received_at is not None,
        late_reason=tidy(filing.late_reason) if filing.received_at else "",
    )


def name_people(dossier: Dossier, filing: Filing) -> None:
    """Put down whose dossier it is and who brings it. Raises ApplicantMissing, ApplicantWithoutNumber."""
    if (filing.person_id is None) == (filing.entity_id is None):
        raise ApplicantMissing
    submitter_id = filing.submitter_id or filing.person_id
    people = people_by_ids(one for one in (filing.person_id, submitter_id) if one)
    person = people.get(filing.person_id) if filing.person_id else None
    submitter = people.get(submitter_id) if submitter_id else None
    if filing.person_id and person is None:
        raise ApplicantMissing
    if person is not None:
        _must_be_known(person, submitter, filing)
    dossier.applicant_person = person
    dossier.applicant_entity = entity(filing.entity_id) if filing.entity_id else None
    dossier.submitter = submitter


def answers_json(answers: Mapping[str, Any] | None, sources: Mapping[str, str]) -> str:  # Any: JSON
    """Write answers down with where each came from; empty when there are none."""
    if not answers:
        return ""
    return json.dumps({"data": answers, "sources": sources}, ensure_ascii=False)


def must_be_timely(filing: Filing, working: WorkingTime, at: datetime) -> None:
    """Pass what is entered now, and what came on paper a short while ago and says why.

    Raises ReceivedInFuture, LateReasonMissing, ReceivedTooLongAgo.
    """
    received = filing.received_at
    if received is None:
        return
    if entered_before_it_came(received, at):
        raise ReceivedInFuture(at=moment_words(at.astimezone(VN)))
    if not filing.late_reason.strip():
        raise LateReasonMissing
    minutes = working.open_minutes_between(received.astimezone(VN), at.astimezone(VN))
    days: int = settings.MOTCUA_LATE_ENTRY_DAYS
    if entered_too_late(minutes, days):
        raise ReceivedTooLongAgo(received_at=moment_words(received.astimezone(VN)), days=days)


def _must_be_known(person: Person, submitter: Person | None, filing: Filing) -> None:
    known = is_known(
        has_number=_has_number(person),
        has_birth=person.birth_year is not None,
        is_represented=submitter is not None and submitter.id != person.id and _has_number(submitter),
        has_paper=bool(filing.identity_paper.strip()),
    )
    if not known:
        raise ApplicantWithoutNumber


def _has_number(person: Person) -> bool:
    return any(
        number is not None
        for number in (person.personal_id_index, person.previous_number_index, person.passport_index)
    )
