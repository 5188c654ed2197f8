"""The dossier's row as the verbs of this room take it."""

from datetime import datetime
from functools import cache
from uuid import UUID

from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Greatest

from motcua.casework.dossiers.errors import DoneInParts, DossierUnknown, StateMoved
from motcua.casework.dossiers.models import Dossier, State, Supplement
from motcua.casework.dossiers.queries.timeline import last_moment
from motcua.casework.dossiers.states import State as Table
from motcua.casework.dossiers.states import may_move
from motcua.foundation.access.models import Actor
from motcua.foundation.clock import VN
from motcua.foundation.ready import ReadyNouns, id_hole
from motcua.foundation.text import moment_words


def locked_dossier(dossier_id: UUID) -> Dossier:
    """Give a dossier under lock, with its procedure and its people. Raises DossierUnknown.

    The whole of which it is a part is locked before it: two parts that end at once come one after the other.
    """
    found = _ready_locked().noun(id=dossier_id)
    if found is None:
        raise DossierUnknown
    return found


@cache
def _ready_locked() -> ReadyNouns[Dossier]:
    wholes = Dossier.objects.select_for_update().filter(id=OuterRef("whole_id")).values("id")
    rows = Dossier.objects.select_for_update(of=("self",)).select_related(
        "version__procedure", "applicant_person", "applicant_entity", "submitter"
    )
    rows = rows.filter(Q(whole__isnull=True) | Q(whole_id=Subquery(wholes)))
    return ReadyNouns(rows.filter(id=id_hole()), {"id": id_hole()})


def must_move(dossier: Dossier, to: State) -> None:
    """Pass if the dossier may go to a state from where it is. Raises StateMoved."""
    if not may_move(Table(dossier.state), Table(to)):
        raise moved_on(dossier)


def must_stand_alone(dossier: Dossier) -> None:
    """Pass what is no joint dossier, or a part of one: a whole only follows its parts. Raises DoneInParts."""
    if dossier.joint:
        raise DoneInParts(dossier_code=str(dossier))


def moved_on(dossier: Dossier) -> StateMoved:
    """Make the refusal of who acts on what is no longer where he saw it: what happened last, and when."""
    last = last_moment(dossier.id)
    return StateMoved(
        dossier_code=str(dossier),
        state=dossier.get_state_display(),
        happened=last.title if last else "—",
        at=moment_words(last.at.astimezone(VN)) if last else "—",
    )


def drop_supplement(dossier: Dossier, *, by: Actor, at: datetime) -> None:
    """Close what was still asked for: the dossier ends in another way."""
    Supplement.objects.filter(dossier=dossier, state=Supplement.State.OPEN).update(
        state=Supplement.State.DROPPED, ended_at=Greatest(F("asked_at"), at), ended_by=by.id
    )


def applicant_name(dossier: Dossier) -> str:
    """Name whose dossier it is."""
    applicant = dossier.applicant_person or dossier.applicant_entity
    return str(applicant) if applicant else ""
