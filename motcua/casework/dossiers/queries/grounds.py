"""Căn cứ tiếp nhận: everything that a filing stands on, read from the registers of its day.

The counter shows it before the act, and the act itself reads it again: what was shown is what happens.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from motcua.casework.dossiers.errors import (
    CaseMissing,
    CompetencePlaceMissing,
    CompetentElsewhere,
    LimitUnknown,
    NotReceivedHere,
    PostMissing,
    ProcedureNotInForce,
    ProcessMissing,
)
from motcua.casework.dossiers.models import Filing
from motcua.casework.dossiers.queries.kept import case_numbers, limit_kept
from motcua.casework.dossiers.queries.readers import AtOnce, OneByOne, Reader, served_by
from motcua.casework.dossiers.queries.routing import (
    alike_everywhere,
    covers,
    named_anywhere,
    received_for_somewhere,
)
from motcua.casework.dossiers.rules.grounds import ReckonedLimit, home_of_role, reckoned
from motcua.foundation.text import day_figures, fold
from motcua.instruments.deadlines.models import Workplace
from motcua.instruments.deadlines.queries import workplace
from motcua.instruments.workflow.models import Step, StepKind
from motcua.instruments.workflow.queries import drawing_of
from motcua.registers.organisations.models import AgencyTerm
from motcua.registers.organisations.queries import (
    OneStop,
    agencies_on,
    agency_on,
    ids_by_code,
    line_above,
    one_stop,
    resolve_agency,
    stamp,
)
from motcua.registers.places.queries import place
from motcua.registers.procedures.errors import ProcedureUnknown
from motcua.registers.procedures.models import AuthorityPlace, Channel, ProcedureVersion
from motcua.registers.procedures.queries import (
    ProcessStep,
    drawn_process_for,
    governing_version,
    parts_for,
    process_for,
)

MINUTES_AN_HOUR: Final = 60
_MOST_KEPT: Final = 8192
SentTo = tuple[UUID | None, UUID | None]
"""The place whose agency decides, or the agency that competence has named before."""

_ANYWHERE: Final = (AuthorityPlace.NONE, AuthorityPlace.UNSAID)
_AT_THE_COUNTER = (StepKind.ACCEPT, StepKind.HAND_OVER)


@dataclass(frozen=True)
class Ground:
    """What a filing stands on: the version of the day, who decides, how long, which hands, by whose hours."""

    version: ProcedureVersion
    unit: OneStop
    unit_code: str
    decision: AgencyTerm
    limit: ReckonedLimit
    source: str
    steps: tuple[Step, ...]
    agencies: Mapping[str, UUID]
    where: Workplace
    drawing: Mapping[str, Any] | None = None  # Any: JSON; how the steps lie where they do not simply follow

    @property
    def accepting_steps(self) -> int:
        """Count the first steps that taking in does itself."""
        return 1 if self.steps[0].kind is StepKind.ACCEPT else 0


@dataclass(frozen=True)
class _Laid:
    """What the register of organisations makes of a filing: it holds as long as its stamp."""

    unit: OneStop
    unit_code: str
    decision: AgencyTerm
    agencies: Mapping[str, UUID]


class Sitting:
    """Một lần đọc sổ: the registers of one day, read for many filings in a row, each thing asked once.

    Where it is for very many doors (`at_once`), the whole register of organisations is read beforehand.
    """

    def __init__(self, day: date, *, at_once: bool = False) -> None:
        self.day = day
        self.state = stamp()
        self._at_once = AtOnce(day) if at_once else None
        self._laid: dict[tuple[object, ...], _Laid] = {}
        self._versions: dict[str, ProcedureVersion] = {}
        self._workplaces: dict[UUID, Workplace] = {}

    def version(self, code: str) -> ProcedureVersion:
        """Give the version that governs. Raises ProcedureNotInForce."""
        if code not in self._versions:
            self._versions[code] = _version(code, self.day)
        return self._versions[code]

    def workplace(self, unit: OneStop) -> Workplace:
        """Give the working time of a unit."""
        if unit.id not in self._workplaces:
            self._workplaces[unit.id] = workplace(unit.term.place_id, unit_id=unit.id)
        return self._workplaces[unit.id]

    def unit_code(self, unit_id: UUID) -> str:
        """Give the code a unit acts under. Raises AgencyUnknown."""
        return (self._at_once or OneByOne(self.state, self.day)).door(unit_id)[1]

    def laid(
        self, version: ProcedureVersion, steps: tuple[ProcessStep, ...], unit_id: UUID, sent_to: SentTo
    ) -> _Laid:
        """Lay a filing out in the organisations of the day. Raises what `ground_for` raises."""
        if self._at_once is None:
            return _kept(self.state, version, steps, unit_id, sent_to, self.day)
        key = version.id, steps, unit_id, sent_to
        if key not in self._laid:
            self._laid[key] = _lay(self._at_once, version, steps, unit_id, sent_to)
        return self._laid[key]


def ground_for(filing: Filing, day: date) -> Ground:
    """Read what a filing stands on.

    Raises ProcedureNotInForce, CaseMissing, ProcessMissing, LimitUnknown, NotReceivedHere, PostMissing,
    CompetentElsewhere, CompetencePlaceMissing, and AgencyUnknown.
    """
    return ground_in(Sitting(day), filing)


def ground_in(sitting: Sitting, filing: Filing) -> Ground:
    """Read what a filing stands on, one of many. Raises what `ground_for` raises."""
    version = sitting.version(filing.procedure_code)
    code = version.procedure.code
    if filing.case_number not in case_numbers(version.id):
        raise CaseMissing(procedure_code=code)
    laid_down = tuple(process_for(version, case_number=filing.case_number))
    if not laid_down:
        raise ProcessMissing(procedure_code=code)
    limit = _limit(version, filing)
    drawn = drawn_process_for(version, case_number=filing.case_number)
    sent_to = (filing.competence_place_id, filing.decision_agency_id)
    laid = sitting.laid(version, laid_down, filing.unit_id, sent_to)
    return Ground(
        version=version,
        unit=laid.unit,
        unit_code=laid.unit_code,
        decision=laid.decision,
        limit=limit,
        source=_source(version),
        steps=tuple(_step(one) for one in laid_down),
        agencies=laid.agencies,
        where=sitting.workplace(laid.unit),
        drawing=drawing_of(drawn) if drawn is not None else None,
    )


@lru_cache(_MOST_KEPT)
def _kept(
    state: UUID | None,
    version: ProcedureVersion,
    steps: tuple[ProcessStep, ...],
    unit_id: UUID,
    sent_to: SentTo,
    day: date,
) -> _Laid:
    """Lay a filing out in the organisations of a day; kept under the `state` of their register.

    Places never change under their id, so that they need no stamp here.
    """
    return _lay(OneByOne(state, day), version, steps, unit_id, sent_to)


def _lay(
    reader: Reader, version: ProcedureVersion, steps: Sequence[ProcessStep], unit_id: UUID, sent_to: SentTo
) -> _Laid:
    unit, unit_code, served = reader.door(unit_id)
    place_id, agency_id = sent_to
    day = reader.day
    decision = agency_on(agency_id, day) if agency_id else _deciding(version, served, day, place_id)
    return _Laid(unit, unit_code, decision, _agencies(reader, steps, unit, decision, version))


def decision_agency(
    version: ProcedureVersion, unit: OneStop, day: date, *, place_id: UUID | None = None
) -> AgencyTerm:
    """Say who decides what is filed at a unit: of those it receives for, the one the procedure names.

    Where several are alike (one unit receives for several communes), the place of residence, parcel or
    business says which. What may be filed anywhere in the province (phi địa giới) goes to who is competent
    there. Raises NotReceivedHere, CompetentElsewhere, CompetencePlaceMissing.
    """
    return _deciding(version, served_by(unit, day), day, place_id)


def _deciding(
    version: ProcedureVersion, served: Sequence[AgencyTerm], day: date, place_id: UUID | None
) -> AgencyTerm:
    try:
        fitting = _competent(version, served, day)
    except NotReceivedHere:
        if not version.boundary_free:
            raise
        named = named_anywhere(version, day)
        if named is not None:
            return named
        fitting = _competent(version, received_for_somewhere(day), day)
    if version.authority_place in _ANYWHERE:
        return fitting[0]
    if version.boundary_free:
        fitting = alike_everywhere(fitting, day)
    if place_id is None:
        return _only_one_place(fitting, version)
    where = place(place_id)
    there = [term for term in fitting if covers(term, where)]
    if not there:
        raise CompetentElsewhere(
            procedure_code=version.procedure.code,
            by_what=version.get_authority_place_display(),
            place=where.full_name,
        )
    return there[0]


def deciding_among(procedure_code: str, unit_id: UUID, day: date) -> list[AgencyTerm]:
    """Give the agencies among which a place says who decides what is filed at a unit, each with its place.

    Empty where no place needs to be named. Raises ProcedureNotInForce, NotReceivedHere.
    """
    version = _version(procedure_code, day)
    if version.authority_place in _ANYWHERE:
        return []
    try:
        fitting = _competent(version, served_by(one_stop(unit_id, day), day), day)
    except NotReceivedHere:
        if not version.boundary_free:
            raise
        if named_anywhere(version, day):
            return []
        fitting = _competent(version, received_for_somewhere(day), day)
    if version.boundary_free:
        fitting = alike_everywhere(fitting, day)
    return fitting if len({term.place_id for term in fitting}) > 1 else _deciding_parts(version, fitting, day)


def _deciding_parts(version: ProcedureVersion, fitting: Sequence[AgencyTerm], day: date) -> list[AgencyTerm]:
    """Give the agencies among which a place says who decides a part, where the whole's own place does not."""
    for part in parts_for(version):
        if part.agency_kind:
            sort = agencies_on(day).filter(kind__code=part.agency_kind, level=part.agency_level)
            home = fitting[0].place
            alike = list(sort)
            if home is None or not any(covers(term, home) for term in alike):
                return alike
    return []


def _competent(version: ProcedureVersion, served: Sequence[AgencyTerm], day: date) -> list[AgencyTerm]:
    """Give those for whom a unit receives and whom the procedure means. Raises NotReceivedHere."""
    named = _named(version.competent_agency_code, served, day)
    if named is None:
        named = [term for term in served if not version.levels or term.level in version.levels]
        if len(named) > 1 and version.competent_agency:
            meant = {term.agency_id for term in resolve_agency(version.competent_agency, day)}
            named = [term for term in named if term.agency_id in meant] or _alike(named)
    if not named:
        raise NotReceivedHere(
            procedure_code=version.procedure.code,
            competent=version.competent_agency or version.get_competent_kind_display(),
        )
    return named


def _named(code: str, served: Sequence[AgencyTerm], day: date) -> list[AgencyTerm] | None:
    """Give the agency that a procedure names by code, if the unit receives for it or for one above it.

    Nothing when no code is named, or one that the province does not know.
    """
    known = [term for term in served if code and code in (term.agency.code, _identifier(term))]
    agency_id = ids_by_code([code]).get(code) if code and not known else None
    if agency_id is None:
        return known or None
    above = set(line_above(agency_id, day)) & {term.agency_id for term in served}
    return list(agencies_on(day).filter(agency_id=agency_id)) if above else []


def _alike(terms: Sequence[AgencyTerm]) -> list[AgencyTerm]:
    """Give agencies of one kind, of which the place says which is meant; none when they are of several."""
    return list(terms) if len({term.kind_id for term in terms}) == 1 else []


def _only_one_place(fitting: Sequence[AgencyTerm], version: ProcedureVersion) -> AgencyTerm:
    """Give the first of those who fit if all are of one place. Raises CompetencePlaceMissing."""
    if len({term.place_id for term in fitting}) > 1:
        raise CompetencePlaceMissing(
            procedure_code=version.procedure.code, by_what=version.get_authority_place_display()
        )
    return fitting[0]


def _version(code: str, day: date) -> ProcedureVersion:
    try:
        return governing_version(code, day)
    except ProcedureUnknown as unknown:
        raise ProcedureNotInForce(procedure_code=code, day=day_figures(day)) from unknown


def _limit(version: ProcedureVersion, filing: Filing) -> ReckonedLimit:
    row = limit_kept(version.id, Channel(filing.channel), filing.case_number)
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
    reader: Reader,
    steps: Sequence[ProcessStep],
    unit: OneStop,
    decision: AgencyTerm,
    version: ProcedureVersion,
) -> dict[str, UUID]:
    """Say where each step is done: at the counter, else at the agency that the step names or that decides.

    Within that agency it is done where a post bears the step's role: there itself, or at what the procedure
    says carries it out, or nearest below. Raises PostMissing.
    """
    named_codes = {one.agency for one in steps if one.agency}
    named = ids_by_code(named_codes) if named_codes else {}
    heads = {one.key: named.get(one.agency, decision.agency_id) for one in steps}
    executing = tuple(fold(one) for one in version.executing_agencies)
    posts = {head: reader.posts_within(head, executing) for head in {*heads.values(), unit.id}}
    found = {}
    for one in steps:
        head = unit.id if StepKind(one.kind) in _AT_THE_COUNTER else heads[one.key]
        home = home_of_role(one.post, head, posts[head])
        if home is None:
            raise PostMissing(procedure_code=version.procedure.code, title=one.name)
        found[one.key] = head if head == unit.id else home
    return found


def _identifier(term: AgencyTerm) -> str:
    identifier: str = term.identifier  # type: ignore[attr-defined]  # annotated by agencies_on
    return identifier
