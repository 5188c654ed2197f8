"""The take-in page as it is sent, or fresh: what it stands on, what was ticked, what was answered."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from motcua.casework.dossiers.models import Dossier, Filing, ReturnWay
from motcua.casework.dossiers.queries import Ground, papers_asked
from motcua.casework.transfers.queries import carrier_of
from motcua.faces.counter.competence import PLACE, grounded, read_place
from motcua.faces.counter.forms import Ticked, ticked
from motcua.faces.counter.pages import Desk
from motcua.faces.counter.rounds import round_of
from motcua.faces.shared.doors import HouseRequest
from motcua.faces.shared.known import Declaration, Known, declaration_of, kept_sources, known_of
from motcua.foundation import clock
from motcua.foundation.forms.models import Bound, FormSpec
from motcua.foundation.forms.queries import bind, prefill
from motcua.instruments.documents.models import SubmittedDocument
from motcua.instruments.fees.models import Exemption, Line
from motcua.instruments.fees.queries import amounts, exemptions_of
from motcua.registers.people.models import LegalEntity, Person
from motcua.registers.procedures.models import ProcedureCase
from motcua.registers.procedures.queries import cases_of, gone_among, governing_version

_TYPED_MOMENT: Final = re.compile(
    r"(?:(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})[ ,]+)?"
    r"(?P<hour>\d{1,2})[:hg.](?P<minute>\d{2})",
    re.ASCII,
)


@dataclass(frozen=True)
class Who:
    """For whom a dossier is taken in."""

    person: Person | None = None
    entity: LegalEntity | None = None

    @property
    def name(self) -> str:
        """Name him, her or it."""
        return str(self.person or self.entity)

    @property
    def id(self) -> UUID:
        """Give the id of whoever it is."""
        found = self.person or self.entity
        assert found is not None
        return found.id


@dataclass(frozen=True)
class Late:
    """Nhập sau: when the papers came over the counter while nothing could be entered, and why."""

    typed: str = ""
    reason: str = ""
    received_at: datetime | None = None
    wrong: str = ""

    @property
    def is_open(self) -> bool:
        """Say whether anything was written there."""
        return bool(self.typed or self.reason)


@dataclass(frozen=True)
class Lacking:
    """Chưa đủ: what the clerk says is missing, or why nothing can be taken in at all."""

    items: tuple[str, ...] = ()
    ticked: frozenset[str] = frozenset()
    more: str = ""
    reason: str = ""
    refusal: str = ""


@dataclass(frozen=True)
class Sheet:
    """Everything on the take-in page."""

    filing: Filing
    ground: Ground
    cases: tuple[ProcedureCase, ...]
    ticked: Ticked
    declaration: Declaration | None
    known: Known | None
    bound: Bound | None
    late: Late
    lacking: Lacking
    exemptions: tuple[Exemption, ...] = ()

    @property
    def fees(self) -> list[Line]:
        """Give what is to be paid with the exemptions that were ticked."""
        return amounts(
            self.ground.version,
            case_number=self.filing.case_number,
            channel=self.filing.channel,
            exemptions=self.filing.exemptions,
        )

    @property
    def may_go_on(self) -> bool:
        """Say whether what was typed can be handed on as it is."""
        declared = self.bound is None or self.ticked.on_paper or self.bound.valid
        return declared and self.ticked.is_sound and not self.late.wrong

    @property
    def is_only_asked_again(self) -> bool:
        """Say whether the page was sent only for the questions that an answer opens."""
        return self.bound is not None and bool(self.bound.asked) and self.ticked.is_sound


def sheet_of(request: HouseRequest, desk: Desk, who: Who, code: str) -> Sheet:
    """Read the page as sent, or make it fresh. Raises what `ground_for` raises."""
    day = clock.today()
    sent: QueryDict | None = request.POST if request.method == "POST" else None
    version = governing_version(code, day)
    cases = tuple(cases_of(version.id))
    number = _case(cases, (sent or request.GET).get("case", ""))
    documents = papers_asked(version.id, number)
    lines = ticked(documents, sent, gone_among(documents, day))
    declaration = declaration_of(documents)
    known = None
    if declaration:
        known = known_of(declaration.spec, who.person, day, entity=who.entity, case=number)
    bound = _bound(declaration, known, sent, day=day)
    late = _late(sent)
    exempt = tuple(exemptions_of(version))
    filing = Filing(
        procedure_code=code,
        unit_id=desk.id,
        person_id=who.person.id if who.person else None,
        entity_id=who.entity.id if who.entity else None,
        submitter_id=_messenger_id(request),
        case_number=number,
        return_way=ReturnWay(lines.return_way),
        competence_place_id=read_place((sent or request.GET).get(PLACE, "")),
        answers=bound.data if bound and bound.valid and not lines.on_paper else None,
        sources=kept_sources(bound.data if bound else {}, known),
        papers=lines.papers() if lines.is_sound else (),
        exemptions=_claimed(exempt, sent),
        help_unit_id=carrier_of(request.actor, desk.id),
        received_at=late.received_at,
        late_reason=late.reason,
    )
    since = late.received_at.date() if late.received_at else day
    filing, ground = grounded(filing, since, version, who.person)
    lacking = _lacking(sent, lines)
    return Sheet(filing, ground, cases, lines, declaration, known, bound, late, lacking, exempt)


def _claimed(offered: Sequence[Exemption], sent: QueryDict | None) -> tuple[str, ...]:
    ticked_groups = set(sent.getlist("exempt")) if sent is not None else set()
    return tuple(one.group for one in offered if one.group in ticked_groups)


@dataclass(frozen=True)
class DeclaredAnew:
    """A declaration that lacked so far, and what is answered now."""

    spec: FormSpec
    bound: Bound


def declared_anew(
    found: Dossier,
    sent: QueryDict | None,
    *,
    on_paper: bool,
    here: Iterable[SubmittedDocument] = (),
    asked: Iterable[str] = (),
) -> DeclaredAnew | None:
    """Give the declaration to fill in of a dossier that was put down without one; none when it has one.

    One that is `here` on paper is enough, unless what was `asked` for names it.
    """
    declaration = declaration_of(papers_asked(found.version_id, found.case_number))
    if declaration is None or found.answers:
        return None
    document = declaration.document
    is_here = any(paper.required_id == document.id for paper in here)
    if is_here and not any(document.name in line for line in asked):
        return None
    day = clock.today()
    known = known_of(
        declaration.spec,
        found.applicant_person,
        day,
        entity=found.applicant_entity,
        case=found.case_number,
    )
    bound = _bound(declaration, known, None if on_paper else sent, day=day)
    assert bound is not None
    return DeclaredAnew(declaration.spec, bound)


def _late(sent: QueryDict | None) -> Late:
    if sent is None:
        return Late()
    typed, reason = sent.get("received_at", "").strip(), sent.get("late_reason", "").strip()[:500]
    if not typed:
        wrong = str(_("Cần ghi lúc nhận hồ sơ trên giấy.")) if reason else ""
        return Late("", reason, None, wrong)
    moment = _moment(typed)
    if moment is None:
        return Late(typed, reason, None, str(_("Ghi ngày và giờ nhận, ví dụ 20/11/2023 09:15.")))
    return Late(typed, reason, moment)


def _moment(typed: str) -> datetime | None:
    """Read a moment as people type it, "20/11/2023 09:15" or today's "9h15", or as machines write it."""
    said = _TYPED_MOMENT.fullmatch(typed)
    try:
        if said is None:
            return datetime.fromisoformat(typed).replace(tzinfo=clock.VN)
        day = date(int(said["year"]), int(said["month"]), int(said["day"])) if said["day"] else clock.today()
        return datetime.combine(day, time(int(said["hour"]), int(said["minute"])), tzinfo=clock.VN)
    except ValueError:
        return None


def _lacking(sent: QueryDict | None, lines: Ticked) -> Lacking:
    """Read what lacks: the papers named as missing, and lines in the clerk's own words."""
    if sent is None:
        return Lacking()
    named = frozenset(sent.getlist("lacks"))
    more = sent.get("lacks_more", "")[:4000]
    papers = [line.document.name for line in lines.lines if str(line.document.id) in named]
    return Lacking(
        items=(*papers, *(one.strip() for one in more.splitlines() if one.strip())),
        ticked=named,
        more=more,
        reason=sent.get("lacks_reason", "").strip()[:1000],
        refusal=sent.get("refusal", "").strip()[:1000],
    )


def _messenger_id(request: HouseRequest) -> UUID | None:
    under_way = round_of(request)
    return under_way.messenger.id if under_way else None


def _bound(
    declaration: Declaration | None, known: Known | None, sent: QueryDict | None, *, day: date
) -> Bound | None:
    if declaration is None:
        return None
    answers, locked = (known.answers, known.locked) if known else ({}, frozenset())
    if sent is None:
        return prefill(declaration.spec, answers, day=day, locked=locked)
    return bind(declaration.spec, sent, day=day, initial=answers, locked=locked)


def _case(cases: tuple[ProcedureCase, ...], typed: str) -> int | None:
    numbers = [case.number for case in cases]
    if not numbers:
        return None
    return next((number for number in numbers if str(number) == typed), numbers[0])
