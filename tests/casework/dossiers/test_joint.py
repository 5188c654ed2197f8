"""Joint procedures: one filing, parts at several agencies, each with its clock, and one whole."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from django.db import transaction

from motcua.casework.dossiers.actions import (
    Receiving,
    correct_applicant,
    finish_step,
    hand_over,
    receive_supplement,
    refuse,
    request_supplement,
    take_in,
    withdraw,
)
from motcua.casework.dossiers.errors import (
    CompetencePlaceMissing,
    DoneInParts,
    HandedOverTogether,
    JointNotCorrected,
    PartAgencyMissing,
    PartsHaveResults,
    StepElsewhere,
)
from motcua.casework.dossiers.models import KIND, Dossier, State
from motcua.casework.dossiers.queries import course_of, ground_for, part_of, parts_of
from motcua.casework.dossiers.queries.joint import parts_laid
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import VN
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import verify
from motcua.instruments.deadlines.actions import begin_redating, go_on_redating
from motcua.instruments.deadlines.models import Promise, Redating
from motcua.instruments.deadlines.queries import promise_of, why
from motcua.instruments.fees.models import Charge
from motcua.instruments.fees.queries import charges_of
from motcua.instruments.workflow.errors import TaskWaits
from motcua.instruments.workflow.models import Run
from motcua.registers.calendars.actions import declare_day_off
from motcua.registers.organisations.models import AgencyTerm
from motcua.registers.organisations.queries import agency_by_code
from motcua.registers.people.queries import person_by_number
from motcua.registers.procedures.models import Channel
from tests.casework.dossiers.province import AT, CENTRE, WARD, business, load_province, taken_in
from tests.casework.dossiers.refusals import refused
from tests.casework.dossiers.test_whole_way import WAYS
from tests.registers.from_packs import items

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def province(django_db_setup, django_db_blocker):
    """The packs, loaded once for all."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_province()
        transaction.set_rollback(True)


def at(day, hour, minute=0, month=11):
    return datetime(2023, month, day, hour, minute, tzinfo=VN)


def town():
    """Thành phố Quy Nhơn."""
    return agency_by_code("tp-quy-nhon", AT.date()).place_id


def birth(province, case=1, moment=AT):
    return taken_in(province, province.filing("2.002621", WARD, case=case, channel=Channel.ONLINE), moment)


def karaoke(province):
    return taken_in(province, province.filing("NB.H08.101", CENTRE, competence_place_id=town()))


def project(province):
    return taken_in(province, province.filing("NB.H08.102", CENTRE, entity_id=business()))


JOINT = {"2.002621": birth, "NB.H08.101": karaoke, "NB.H08.102": project}


def moment(found):
    return f"{found.astimezone(VN):%d/%m %H:%M}" if found else ""


def said(journey):
    """The parts as the counter shows them: key, agency, where it stands, its day."""
    rows = parts_of(Dossier.objects.get(id=journey.dossier.id))
    return [(row.key, row.agency.code, row.state, moment(row.due_at)) for row in rows]


def told(journey, *kinds):
    rows = Event.objects.filter(subject_kind=KIND, subject_id=journey.dossier.id).order_by("id")
    return [
        (row.kind.removeprefix("dossiers."), row.data.get("key", ""))
        for row in rows
        if row.kind.removeprefix("dossiers.") in kinds
    ]


def again(journey):
    journey.dossier.refresh_from_db()
    return journey.dossier


def test_every_procedure_of_the_packs_is_walked_alone_as_a_whole_or_as_a_part(province):
    brought = items("binhdinh", "procedure")
    parts = {
        part["procedure"]
        for item in brought
        for process in item.get("processes", ())
        for part in process.get("parts", ())
    }
    assert {way[0] for way in WAYS} | set(JOINT) | parts == {item["code"] for item in brought}


@pytest.mark.parametrize(
    ("code", "due", "parts", "earlier"),
    [
        (
            "2.002621",
            "30/11 07:00",
            [
                ("birth", "p-dong-da", "20/11 17:00"),
                ("residence", "p-dong-da.cong-an", "30/11 07:00"),
                ("insurance", "tp-quy-nhon.bhxh", "28/11 07:00"),
            ],
            "29/11 09:00",
        ),
        (
            "NB.H08.101",
            "06/12 08:00",
            [
                ("business", "tp-quy-nhon", "23/11 08:00"),
                ("security", "cong-an-tinh", "29/11 08:00"),
                ("karaoke", "so-vhtt", "06/12 08:00"),
            ],
            "",
        ),
        (
            "NB.H08.102",
            "07/03 17:00",
            [
                ("investment", "so-khdt", "25/12 17:00"),
                ("environment", "so-tnmt", "15/02 17:00"),
                ("fire", "cong-an-tinh", "10/01 07:00"),
                ("land", "so-tnmt", "15/01 17:00"),
                ("construction", "so-xay-dung", "07/03 17:00"),
            ],
            "",
        ),
    ],
)
def test_a_joint_dossier_goes_from_the_counter_through_its_agencies_to_one_hand(
    province, code, due, parts, earlier
):
    journey = JOINT[code](province)
    one = again(journey)
    assert (one.joint, one.state, moment(one.due_at)) == (True, State.IN_PROGRESS, due)
    assert [(key, agency, day) for key, agency, _state, day in said(journey)] == parts
    assert [state for _key, _agency, state, _day in said(journey)] == ["RUNNING"] + ["PLANNED"] * (
        len(parts) - 1
    )
    promise = promise_of(KIND, one.id)
    assert (promise.due_at, promise.original_due_at, why(promise).due_at) == (one.due_at,) * 3
    given = one.due_at
    journey.through_the_parts()
    one = again(journey)
    assert [state for _key, _agency, state, _day in said(journey)] == ["DONE"] * len(parts)
    assert one.state == State.RESOLVED
    promise = promise_of(KIND, one.id)
    assert (promise.state, promise.original_due_at) == (Promise.State.MET, given)
    assert one.due_at == max(row.due_at for row in parts_of(one))
    assert one.due_at <= promise.original_due_at
    assert not earlier or moment(one.due_at) == earlier
    titles = {line.title for line in course_of(one.id).past}
    assert not earlier or "Tính lại ngày hẹn theo các phần của hồ sơ" in titles
    journey.to_the_end()
    assert again(journey).state == State.HANDED_OVER
    of_parts = [row.dossier for row in parts_of(one)]
    assert {part.state for part in of_parts} == {State.HANDED_OVER}
    assert {part.whole_id for part in of_parts} == {one.id}
    assert len({part.code for part in of_parts} | {one.code}) == len(parts) + 1
    assert {promise_of(KIND, part.id).state for part in of_parts} == {Promise.State.MET}
    assert set(
        Run.objects.filter(subject_id__in=[one.id, *(p.id for p in of_parts)]).values_list("state")
    ) == {("DONE",)}
    assert [charges_of(KIND, part.id) for part in of_parts] == [[]] * len(parts)
    assert verify().findings == []


def leader(province, journey):
    """Whoever approves where the dossier of a journey is decided."""
    return province.at_post(journey.dossier.decision_agency_id, "agency_leader")


def test_a_part_refused_with_reason_leaves_the_others_their_way_and_the_whole_its_results(province):
    journey = birth(province)
    journey.at = journey.part("birth").to_the_end().at
    residence = journey.part("residence")
    refuse(residence.dossier.id, reason="Chủ hộ chưa đồng ý", by=leader(province, residence), at=journey.at)
    one = again(journey)
    assert [state for _key, _agency, state, _day in said(journey)] == ["DONE", "REFUSED", "RUNNING"]
    assert (one.state, promise_of(KIND, one.id).state) == (State.IN_PROGRESS, Promise.State.RUNNING)
    journey.through_the_parts()
    assert again(journey).state == State.RESOLVED
    journey.to_the_end()
    assert [row.dossier.state for row in parts_of(one)] == [
        State.HANDED_OVER,
        State.REFUSED,
        State.HANDED_OVER,
    ]
    assert told(journey, "PartsPlanned", "PartBegun", "PartEnded", "ResolvedWithoutPaper") == [
        ("PartsPlanned", ""),
        ("PartBegun", "birth"),
        ("PartEnded", "birth"),
        ("PartBegun", "residence"),
        ("PartBegun", "insurance"),
        ("PartEnded", "residence"),
        ("PartEnded", "insurance"),
        ("ResolvedWithoutPaper", ""),
    ]
    assert verify().findings == []


def test_what_comes_after_a_refused_part_is_not_carried_out_and_nothing_granted_ends_the_whole(province):
    journey = birth(province)
    part = journey.part("birth")
    chair = province.at_post(part.dossier.decision_agency_id, "commune_leader")
    refuse(part.dossier.id, reason="Trẻ đã được đăng ký khai sinh", by=chair, at=at(20, 9))
    one = again(journey)
    rows = parts_of(one)
    assert [row.state for row in rows] == ["REFUSED", "DROPPED", "DROPPED"]
    assert [row.note for row in rows[1:]] == ["Phần «Đăng ký khai sinh» không được giải quyết"] * 2
    assert (one.state, one.end_reason) == (
        State.REFUSED,
        "Không được giải quyết ở các phần: Đăng ký khai sinh.",
    )
    assert (one.refusal_number, Dossier.objects.get(id=part.dossier.id).refusal_number) == (2, 1)
    assert promise_of(KIND, one.id).state == Promise.State.MET
    assert Run.objects.get(subject_id=one.id).state == Run.State.CANCELLED
    assert {row.state for row in charges_of(KIND, one.id)} <= {Charge.State.VOID, Charge.State.WAIVED}
    assert verify().findings == []


def test_while_a_part_waits_for_papers_the_clock_of_the_whole_stands_and_then_follows_it(province):
    journey = birth(province)
    journey.at = journey.part("birth").to_the_end().at
    residence = journey.part("residence")
    officer = province.at_post(residence.dossier.decision_agency_id, "specialist")
    request_supplement(
        residence.dossier.id, ["Giấy tờ về chỗ ở"], reason="Chưa có dữ liệu", by=officer, at=at(22, 8)
    )
    one, promise = again(journey), promise_of(KIND, again(journey).id)
    assert (promise.state, moment(one.due_at)) == (Promise.State.PAUSED, "29/11 09:00")
    clerk = province.who(journey.ground, "accept")
    receive_supplement(residence.dossier.id, [], by=clerk, at=at(24, 10))
    one, promise = again(journey), promise_of(KIND, one.id)
    residence.dossier.refresh_from_db()
    assert (promise.state, moment(one.due_at)) == (Promise.State.RUNNING, "05/12 10:00")
    assert (promise.due_at, why(promise).due_at) == (residence.dossier.due_at,) * 2
    assert moment(promise.original_due_at) == "30/11 07:00"
    assert [day for _key, _agency, _state, day in said(journey)] == [
        "20/11 17:00",
        "05/12 10:00",
        "27/11 09:00",
    ]
    assert verify().findings == []


def test_a_part_that_begins_late_because_another_was_late_does_not_move_the_day_of_the_whole(province):
    journey = birth(province)
    journey.at = at(24, 8)
    journey.at = journey.part("birth").to_the_end().at
    assert [day for _key, _agency, _state, day in said(journey)] == [
        "20/11 17:00",
        "05/12 09:00",
        "01/12 09:00",
    ]
    assert moment(again(journey).due_at) == "30/11 07:00"
    assert why(promise_of(KIND, journey.dossier.id)).due_at == journey.dossier.due_at
    journey.at = at(1, 8, month=12)
    journey.through_the_parts()
    met = Event.objects.get(kind="deadlines.PromiseMet", subject_id=promise_of(KIND, journey.dossier.id).id)
    assert met.data["timeliness"] == "LATE"
    assert verify().findings == []


def test_withdrawing_the_whole_withdraws_what_runs_and_drops_what_has_not_begun(province):
    journey = birth(province)
    clerk = province.who(journey.ground, "accept")
    withdraw(journey.dossier.id, reason="Gia đình chuyển nơi ở", by=clerk, at=at(20, 9))
    one = again(journey)
    assert (one.state, [row.state for row in parts_of(one)]) == (State.WITHDRAWN, ["DROPPED"] * 3)
    part = parts_of(one)[0].dossier
    assert (part.state, promise_of(KIND, part.id).state) == (State.WITHDRAWN, Promise.State.CANCELLED)
    assert verify().findings == []


def test_what_has_a_result_in_a_part_is_not_withdrawn_whole_but_part_by_part(province):
    journey = birth(province)
    journey.at = journey.part("birth").to_the_end().at
    clerk = province.who(journey.ground, "accept")
    said_why = refused(
        PartsHaveResults, withdraw, journey.dossier.id, reason="Đổi ý", by=clerk, at=journey.at
    )
    assert "Đăng ký khai sinh" in said_why
    for key in ("residence", "insurance"):
        withdraw(journey.part(key).dossier.id, reason="Đổi ý", by=clerk, at=journey.at)
    assert again(journey).state == State.RESOLVED
    assert verify().findings == []


def test_a_whole_is_worked_on_in_its_parts(province):
    journey = birth(province)
    one, clerk = journey.dossier, province.who(journey.ground, "accept")
    chair = province.at_post(one.decision_agency_id, "commune_leader")
    officer = province.at_post(one.decision_agency_id, "civil_status_officer")
    refused(DoneInParts, refuse, one.id, reason="Không đủ", by=chair, at=AT)
    refused(DoneInParts, request_supplement, one.id, ["Giấy tờ"], reason="Thiếu", by=officer, at=AT)
    refused(TaskWaits, finish_step, one.id, journey.task.id, by=officer, at=AT)
    more = {"person_id": person_by_number("052093000002").id, "reason": "Nhầm người"}
    refused(JointNotCorrected, correct_applicant, one.id, by=clerk, at=AT, **more)
    part = journey.part("birth").dossier
    refused(JointNotCorrected, correct_applicant, part.id, by=clerk, at=AT, **more)
    assert (part_of(part).whole_id, part_of(one), parts_of(part)) == (one.id, None, [])


def test_results_go_together_unless_the_procedure_lets_them_go_one_by_one(province):
    counter = {"by": province.at_post(birth(province).dossier.return_unit_id, "result_clerk")}
    journey = birth(province)
    journey.at = journey.part("birth").to_the_end().at
    done = journey.part("birth").dossier
    refused(HandedOverTogether, hand_over, done.id, Receiving(), at=journey.at, **counter)
    journey = project(province)
    part = journey.part("investment")
    journey.at = part.to_the_end().at
    counter = {"by": province.at_post(journey.dossier.return_unit_id, "result_clerk")}
    hand_over(part.dossier.id, Receiving(), at=journey.at, **counter)
    part.dossier.refresh_from_db()
    assert (part.dossier.state, again(journey).state) == (State.HANDED_OVER, State.IN_PROGRESS)
    fire = journey.part("fire")
    while fire.task.kind != "SIGN":
        fire.step()
    fire.step()
    refused(StepElsewhere, hand_over, fire.dossier.id, Receiving(), at=fire.at, **counter)
    journey.through_the_parts()
    journey.to_the_end()
    assert {row.dossier.state for row in parts_of(again(journey))} == {State.HANDED_OVER}
    assert verify().findings == []


def test_a_joint_filing_whose_place_or_agency_cannot_be_told_is_refused_before_anything_is_written(province):
    filing = province.filing("NB.H08.101", CENTRE, competence_place_id=town())
    clerk = province.who(ground_for(filing, AT.date()), "accept")
    unsaid = replace(filing, competence_place_id=None)
    assert "địa điểm kinh doanh" in refused(CompetencePlaceMissing, take_in, unsaid, by=clerk, at=AT)
    filing = province.filing("2.002621", WARD, case=1, channel=Channel.ONLINE)
    filing = replace(filing, competence_place_id=agency_by_code(WARD, AT.date()).place_id)
    ground = ground_for(filing, AT.date())
    part = next(one for one in parts_laid(ground.version, 1) if one.agency_kind)
    AgencyTerm.objects.filter(kind__code=part.agency_kind, level=part.agency_level).update(
        valid_to=date(2022, 12, 31)
    )
    clerk = province.who(ground, "accept")
    assert part.name in refused(PartAgencyMissing, take_in, filing, by=clerk, at=AT)


def test_when_a_holiday_is_declared_later_the_whole_follows_its_parts(province):
    journey = birth(province)
    journey.at = journey.part("birth").to_the_end().at
    friday, why_moved = date(2023, 11, 24), "Nghỉ tránh bão"
    declare_day_off(friday, why_moved, by=SYSTEM, at=at(21, 8))
    redating = begin_redating(friday, friday, reason=why_moved, by=SYSTEM, at=at(21, 8))
    assert go_on_redating(redating.id, by=SYSTEM, at=at(21, 8)).state == Redating.State.DONE
    assert [day for _key, _agency, _state, day in said(journey)] == [
        "20/11 17:00",
        "30/11 09:00",
        "28/11 09:00",
    ]
    assert moment(again(journey).due_at) == "30/11 09:00"
    assert verify().findings == []
