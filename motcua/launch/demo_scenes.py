"""Scenes of the demo: what a made-up life by itself seldom brings, played by the verbs that people use.

Joint dossiers, a way that branches, what nobody can route, a late apology and one in time, lists between the
houses, the public post, mirrors of central agencies, what people say of it all.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from motcua.casework.dossiers.actions import (
    NewResult,
    apologise,
    apologise_late,
    claim_step,
    finish_step,
    record_result,
    take_in,
)
from motcua.casework.dossiers.models import KIND, Dossier, Filing, Paper, ReturnWay
from motcua.casework.dossiers.queries import case_numbers, ground_for, papers_asked, parts_of_whole
from motcua.casework.mirrors.actions import NewMirror, Word, hear, open_mirror
from motcua.casework.mirrors.models import State as Mirrored
from motcua.casework.routing.actions import hold_filing
from motcua.casework.transfers.actions import confirm, hand_on
from motcua.casework.transfers.models import Way
from motcua.casework.transfers.queries import lying_at_agencies, lying_at_unit
from motcua.foundation.access.models import SYSTEM, Actor
from motcua.foundation.access.queries import actors_for
from motcua.foundation.accounts.queries import accounts
from motcua.foundation.clock import VN
from motcua.foundation.errors import Refused
from motcua.instruments.deadlines.queries import workplace
from motcua.instruments.workflow.queries import waiting_of
from motcua.launch.demo_voices import Hall, rate_some, send_some
from motcua.launch.grow.paper import NAME, sample_result
from motcua.registers.calendars.queries import WorkingTime
from motcua.registers.organisations.queries import ids_by_code
from motcua.registers.people.queries import person_by_number
from motcua.registers.procedures.models import Channel, Handling, Need
from motcua.registers.procedures.queries import governing_version

WARD: Final = "p-dong-da.mot-cua"
CITY: Final = "tp-quy-nhon.mot-cua"
CENTRE: Final = "ttpvhcc"
POST: Final = "buu-dien-tinh"
HALL: Final = "p-dong-da"
CLERK, REGISTRAR, CHAIR = "mot-cua.dongda", "tu-phap.dongda", "lanh-dao.dongda"
STAMPER, POSTWOMAN, POSTMAN = "van-phong.dongda", "buu-dien.dongda", "giao-nhan.buudien"
CITY_CLERK, BUILDER = "mot-cua.quynhon", "qldt.quynhon"
_MIRRORED_BEFORE: Final = (5, 3, 1)
CENTRE_CLERK: Final = "mot-cua.tinh"


@dataclass(frozen=True)
class Stage:
    """Who plays, where, and when it is now."""

    actors: Mapping[str, Actor]
    houses: Mapping[str, UUID]
    working: WorkingTime
    now: datetime

    def before(self, days: int, hour: int, minute: int = 0) -> datetime:
        """Give an hour of the open day so many open days ago."""
        today = self.now.astimezone(VN).date()
        day, left = today, days
        while left:
            day -= timedelta(days=1)
            left -= self.working.is_working_day(day)
        return datetime(day.year, day.month, day.day, hour, minute, tzinfo=VN)

    def filing(self, code: str, unit: str, number: str, **more: Any) -> Filing:  # Any: a filing's facts
        """Write down what somebody of the demo asks for, with every paper that is always needed."""
        version = governing_version(code, self.now.astimezone(VN).date())
        person = person_by_number(number)
        usual = min((one for one in case_numbers(version.id) if one), default=None)
        more = {"case_number": usual} | more
        papers = tuple(
            Paper(one.id, one.originals, one.copies)
            for one in papers_asked(version.id, more["case_number"])
            if one.handling == Handling.SUBMIT and one.need == Need.ALWAYS
        )
        facts: dict[str, Any] = {"person_id": person.id if person else None, "papers": papers}
        return Filing(code, self.houses[unit], **(facts | more))

    def step(self, one: Dossier, who: str, at: datetime, outcome: str = "") -> None:
        """Do the step in which a dossier lies."""
        task, by = waiting_of(KIND, [one.id])[one.id], self.actors[who]
        claim_step(one.id, task.id, by=by, at=at)
        finish_step(one.id, task.id, outcome=outcome, by=by, at=at + timedelta(minutes=25))

    def granted(self, one: Dossier, title: str, number: str, at: datetime) -> None:
        """Sign, with the result on record, and stamp."""
        task, by = waiting_of(KIND, [one.id])[one.id], self.actors[CHAIR]
        claim_step(one.id, task.id, by=by, at=at)
        paper = sample_result(title, by=SYSTEM, at=at)
        record_result(one.id, NewResult(title, number, at.date(), paper, NAME), by=by, at=at)
        finish_step(one.id, task.id, by=by, at=at)
        self.step(one, STAMPER, at + timedelta(minutes=30))


def play_scenes(now: datetime) -> int:
    """Play every scene whose people and houses this province has; count those played."""
    people = {name for needs, _scene in SCENES for name in needs}
    found = [one for one in accounts() if one.login in people]
    actors = dict(
        zip((one.login for one in found), actors_for(found, now.astimezone(VN).date()), strict=True)
    )
    houses = ids_by_code([WARD, HALL, CITY, CENTRE, POST])
    played = 0
    for needs, scene in SCENES:
        if set(needs) <= actors.keys() | houses.keys():
            scene(Stage(actors, houses, workplace().working, now))
            played += 1
    return played


def _joint(stage: Stage) -> None:
    """Three families file birth, residence and insurance in one; of the first the birth is registered."""
    by = stage.actors[CLERK]
    first = stage.filing("2.002621", WARD, "052196000001", case_number=1, channel=Channel.ONLINE)
    whole = take_in(first, by=by, at=stage.before(2, 8, 40))
    birth = next(one.dossier for one in parts_of_whole(whole.id) if one.dossier is not None)
    stage.step(birth, REGISTRAR, stage.before(2, 9, 30))
    stage.granted(birth, "Giấy khai sinh", "412/2023", stage.before(2, 14))
    for case, number in ((2, "052188000003"), (1, "052301000005")):
        filing = stage.filing("2.002621", WARD, number, case_number=case, channel=Channel.ONLINE)
        take_in(filing, by=by, at=stage.now)


def _branching(stage: Stage) -> None:
    """A building permit for which two opinions are asked at once, and one that goes straight on."""
    by = stage.actors[CITY_CLERK]
    for number, outcome in (("052079000004", "ask"), ("052085000008", "enough"), ("052075000010", "ask")):
        filing = stage.filing("1.009994", CITY, number, case_number=1, competence_place_id=None)
        one = take_in(filing, by=by, at=stage.before(4, 9, 15))
        stage.step(one, BUILDER, stage.before(3, 14), outcome)
        if number == "052075000010":
            stage.step(one, BUILDER, stage.before(2, 10))


def _unrouted(stage: Stage) -> None:
    """Two filings came online that the register cannot place."""
    by, at = SYSTEM, stage.before(1, 15, 5)
    for number in ("052093000002", "052197000014"):
        filing = stage.filing("1.001612", CENTRE, number, channel=Channel.ONLINE, submitter_id=None)
        try:
            ground_for(filing, at.date())
        except Refused as why:
            hold_filing(filing, [], why=why, by=by, at=at)


def _late(stage: Stage) -> None:
    """One result is late and apologised for; another was put off in time."""
    clerk, chair = stage.actors[CLERK], stage.actors[CHAIR]
    late = take_in(stage.filing("1.004873", WARD, "052052000006"), by=clerk, at=stage.before(6, 9))
    stage.step(late, REGISTRAR, stage.before(5, 10))
    apologise_late(
        late.id,
        expected_at=stage.now + timedelta(days=2),
        reason="Chưa nhận được văn bản xác minh tình trạng hôn nhân của nơi thường trú trước đây.",
        by=chair,
        at=stage.now,
    )
    near = take_in(
        stage.filing("1.003868", CENTRE, "052188000003"),
        by=stage.actors[CENTRE_CLERK],
        at=stage.before(4, 8, 5),
    )
    if near.due_at is not None:
        apologise(
            near.id,
            until=near.due_at + timedelta(days=3),
            reason="Cần thêm thời gian lấy ý kiến cơ quan chuyên môn về nội dung tài liệu.",
            by=SYSTEM,
            at=stage.before(1, 16),
        )


def _lists(stage: Stage) -> None:
    """Papers went to the registrar and were confirmed, a result came back, and some lie today."""
    clerk, registrar = stage.actors[CLERK], stage.actors[REGISTRAR]
    unit = stage.houses[WARD]
    for number in ("052196000001", "052093000002"):
        take_in(stage.filing("1.004873", WARD, number), by=clerk, at=stage.before(1, 9, 20))
    for lying in lying_at_unit(unit, stage.before(1, 14)):
        made = hand_on(Way.PAPERS, unit, lying.agency_id, by=clerk, at=stage.before(1, 14))
        missing = [lying.dossiers[-1].id] if len(lying.dossiers) > 1 else []
        confirm(made.id, missing=missing, by=registrar, at=stage.before(1, 14, 30))
    _result_by_post(stage, unit)
    for lying in lying_at_agencies(registrar.units_for("dossiers.handle"), Way.RESULTS, stage.now):
        if lying.unit_id == unit:
            hand_on(Way.RESULTS, unit, lying.agency_id, by=registrar, at=stage.now)


def _result_by_post(stage: Stage, unit: UUID) -> None:
    """A certificate is ready and goes to its applicant by the public post."""
    clerk = stage.actors[CLERK]
    filing = stage.filing("1.004873", WARD, "052301000005", return_way=ReturnWay.POST)
    one = take_in(filing, by=clerk, at=stage.before(3, 8, 30))
    stage.step(one, REGISTRAR, stage.before(2, 9))
    stage.granted(one, "Giấy xác nhận tình trạng hôn nhân", "118/UBND-XNTTHN", stage.before(1, 10))
    hand_on(Way.TO_POST, unit, stage.houses[POST], by=clerk, at=stage.before(1, 16, 30))


def _post(stage: Stage) -> None:
    """The post office takes in for the ward and brings the papers along on a list."""
    by, post, unit = stage.actors[POSTWOMAN], stage.houses[POST], stage.houses[WARD]
    for number, at in (("052188000003", stage.before(1, 8, 50)), ("052079000004", stage.before(1, 10, 20))):
        filing = stage.filing("1.004873", WARD, number, channel=Channel.POSTAL, help_unit_id=post)
        take_in(filing, by=by, at=at)
    hand_on(Way.FROM_POST, unit, post, by=stage.actors[POSTMAN], at=stage.before(1, 16))
    filing = stage.filing("1.004873", WARD, "052052000006", channel=Channel.POSTAL, help_unit_id=post)
    take_in(filing, by=by, at=stage.now)


POLICE, INSURANCE = "Cổng dịch vụ công Bộ Công an", "Hệ thống của BHXH Việt Nam"
MIRRORED: Final = (
    (
        CENTRE,
        CENTRE_CLERK,
        "cong-an-tinh",
        "Cấp hộ chiếu phổ thông",
        POLICE,
        "052093000002",
    ),
    (
        CENTRE,
        CENTRE_CLERK,
        "bhxh-tinh",
        "Cấp lại thẻ bảo hiểm y tế",
        INSURANCE,
        "052148000012",
    ),
    (WARD, CLERK, "p-dong-da.cong-an", "Đăng ký tạm trú", POLICE, "052199000007"),
)


def _mirrors(stage: Stage) -> None:
    """Three came for central agencies; one result is there, one is under way, one was just sent."""
    agencies = ids_by_code([row[2] for row in MIRRORED])
    for days, (unit, who, agency, title, system, number) in zip(_MIRRORED_BEFORE, MIRRORED, strict=True):
        person, by, at = person_by_number(number), stage.actors[who], stage.before(days, 9)
        if agency not in agencies or person is None:
            continue
        due = stage.before(days, 17) + timedelta(days=7)
        new = NewMirror(stage.houses[unit], agencies[agency], title, system, person.id, due_at=due)
        made = open_mirror(new, by=by, at=at)
        central = f"G{days:02d}.{at:%y%m%d}-0007"
        if days > 1:
            word = Word(Mirrored.IN_PROGRESS, at + timedelta(hours=2), central)
            hear(made.id, word, by=by, at=at + timedelta(hours=2))
        if days == _MIRRORED_BEFORE[0]:
            word = Word(Mirrored.RESOLVED, stage.before(1, 15), result_number="B1234567")
            hear(made.id, word, by=by, at=stage.before(1, 15))


Scene = Callable[[Stage], None]


def _voices(stage: Stage) -> None:
    """People say how it was, and what they think; some of it is answered."""
    rate_some(stage.now)
    send_some(Hall(stage.actors[STAMPER], stage.actors[CHAIR], stage.before), stage.now)


SCENES: Final[tuple[tuple[tuple[str, ...], Scene], ...]] = (
    ((WARD, CLERK, REGISTRAR, CHAIR, STAMPER), _joint),
    ((CITY, CITY_CLERK, BUILDER), _branching),
    ((CENTRE,), _unrouted),
    ((WARD, CENTRE, CLERK, CENTRE_CLERK, REGISTRAR, CHAIR), _late),
    ((WARD, POST, CLERK, REGISTRAR, CHAIR, STAMPER), _lists),
    ((WARD, POST, POSTWOMAN, POSTMAN), _post),
    ((WARD, CENTRE, CLERK, CENTRE_CLERK), _mirrors),
    ((HALL, STAMPER, CHAIR), _voices),
)
"""Each scene with the people and the houses that it needs."""
