"""Căn cứ tiếp nhận: everything that a filing stands on, read from the registers of its day.

The counter shows it before the act, and the act itself reads it again: what was shown is what happens.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from motcua.casework.dossiers.errors import (
    CaseMissing,
    LimitUnknown,
    NotReceivedHere,
    ProcedureNotInForce,
    ProcessMissing,
)
from motcua.casework.dossiers.models import Filing
from motcua.casework.dossiers.rules.grounds import ReckonedLimit, home_of_role, reckoned
from motcua.foundation.text import day_figures
from motcua.instruments.deadlines.models import Workplace
from motcua.instruments.deadlines.queries import workplace
from motcua.instruments.workflow.models import Step, StepKind
from motcua.registers.organisations.models import AgencyTerm, Post
from motcua.registers.organisations.queries import (
    OneStop,
    agencies_on,
    everything_below,
    ids_by_code,
    one_stop,
    posts_on,
    resolve_agency,
)
from motcua.registers.procedures.errors import ProcedureUnknown
from motcua.registers.procedures.models import Channel, FeeRule, ProcedureVersion, RequiredDocument
from motcua.registers.procedures.queries import (
    ProcessStep,
    cases_of,
    documents_for,
    fees_for,
    governing_version,
    limit_for,
    process_for,
)

MINUTES_AN_HOUR = 60
_AT_THE_COUNTER = (StepKind.ACCEPT, StepKind.HAND_OVER)


@dataclass(frozen=True)
class Ground:
    """What a filing stands on: the version of the day, who decides, how long, which hands, by whose hours."""

    version: ProcedureVersion
    unit: OneStop
    decision: AgencyTerm
    limit: ReckonedLimit
    source: str
    steps: tuple[Step, ...]
    agencies: Mapping[str, UUID]
    where: Workplace

    @property
    def accepting_steps(self) -> int:
        """Count the first steps that taking in does itself."""
        return 1 if self.steps[0].kind is StepKind.ACCEPT else 0


def ground_for(filing: Filing, day: date) -> Ground:
    """Read what a filing stands on.

    Raises ProcedureNotInForce, CaseMissing, ProcessMissing, LimitUnknown, NotReceivedHere, and AgencyUnknown.
    """
    version = _version(filing.procedure_code, day)
    code = version.procedure.code
    if filing.case_number not in _case_numbers(version):
        raise CaseMissing(procedure_code=code)
    laid_down = process_for(version, case_number=filing.case_number)
    if not laid_down:
        raise ProcessMissing(procedure_code=code)
    limit = _limit(version, filing)
    unit = one_stop(filing.unit_id, day)
    decision = decision_agency(version, unit, day)
    return Ground(
        version=version,
        unit=unit,
        decision=decision,
        limit=limit,
        source=_source(version),
        steps=tuple(_step(one) for one in laid_down),
        agencies=_agencies(laid_down, unit, decision, day),
        where=workplace(unit.term.place_id, unit_id=unit.id),
    )


def decision_agency(version: ProcedureVersion, unit: OneStop, day: date) -> AgencyTerm:
    """Say who decides what is filed at a unit: of those it receives for, the one the procedure names.

    Raises NotReceivedHere.
    """
    served = list(agencies_on(day).filter(agency_id__in=unit.serves))
    code = version.competent_agency_code
    named = [term for term in served if code in (term.agency.code, _identifier(term))]
    if code and named:
        return named[0]
    levels = [term for term in served if term.level in version.levels] if version.levels else served
    if len(levels) > 1 and version.competent_agency:
        meant = {term.agency_id for term in resolve_agency(version.competent_agency, day)}
        levels = [term for term in levels if term.agency_id in meant] or levels
    if not levels:
        raise NotReceivedHere(
            procedure_code=version.procedure.code,
            competent=version.competent_agency or version.get_competent_kind_display(),
        )
    return levels[0]


def papers_asked(version_id: UUID, case_number: int | None) -> list[RequiredDocument]:
    """Give the papers a version asks for in a case, in order."""
    return documents_for(version_id, case_number=case_number)


def fees_asked(version_id: UUID, channel: Channel, case_number: int | None) -> list[FeeRule]:
    """Give what the version says is to be paid; collecting it is not this room's."""
    return fees_for(version_id, channel=channel, case_number=case_number)


def _version(code: str, day: date) -> ProcedureVersion:
    try:
        return governing_version(code, day)
    except ProcedureUnknown as unknown:
        raise ProcedureNotInForce(procedure_code=code, day=day_figures(day)) from unknown


def _case_numbers(version: ProcedureVersion) -> set[int | None]:
    """Give the cases a filing may name; a procedure without cases has only the nameless one."""
    return {one.number for one in cases_of(version.id)} or {None}


def _limit(version: ProcedureVersion, filing: Filing) -> ReckonedLimit:
    row = limit_for(version.id, channel=filing.channel, case_number=filing.case_number)
    found = reckoned(row.unit, row.quantity, row.cut_off_hour) if row else None
    if found is None:
        raise LimitUnknown(procedure_code=version.procedure.code)
    return found


def _source(version: ProcedureVersion) -> str:
    """Say by whose word the limit holds."""
    return version.decision_number or version.get_source_display()


def _step(one: ProcessStep) -> Step:
    return Step(one.key, one.name, one.post, StepKind(one.kind), int(one.hours * MINUTES_AN_HOUR))


def _agencies(
    steps: Sequence[ProcessStep], unit: OneStop, decision: AgencyTerm, day: date
) -> dict[str, UUID]:
    """Say where each step is done: at the counter, at the agency it names, or in the deciding one."""
    named = ids_by_code(one.agency for one in steps if one.agency)
    below = everything_below(decision.agency_id, day)
    posts = [(post.agency_id, _roles(post)) for post in posts_on(day).filter(agency_id__in=below)]
    places: dict[str, UUID] = {}
    for one in steps:
        if StepKind(one.kind) in _AT_THE_COUNTER:
            places[one.key] = unit.id
        else:
            inside = home_of_role(one.post, decision.agency_id, posts)
            places[one.key] = named.get(one.agency, inside)
    return places


def _roles(post: Post) -> list[str]:
    roles: list[str] = post.role_codes  # type: ignore[attr-defined]  # annotated by posts_on
    return roles


def _identifier(term: AgencyTerm) -> str:
    identifier: str = term.identifier  # type: ignore[attr-defined]  # annotated by agencies_on
    return identifier
