"""The procedures of the packs that stand alone, each from the counter to the hand, through its posts."""

from datetime import datetime, timedelta

import pytest
from django.db import transaction

from motcua.casework.dossiers.actions import finish_step, receive_supplement, request_supplement
from motcua.casework.dossiers.errors import NotReceivedHere
from motcua.casework.dossiers.models import KIND, Paper, State
from motcua.casework.dossiers.queries import ground_for, supplements_of
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import VN
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import verify
from motcua.instruments.deadlines.actions import miss_promises, warn_promises
from motcua.instruments.deadlines.models import Promise
from motcua.instruments.deadlines.queries import promise_of, why
from motcua.instruments.documents.queries import result_of
from motcua.instruments.fees.models import Charge
from motcua.instruments.fees.queries import charges_of
from motcua.instruments.workflow.models import Run, Task
from motcua.instruments.workflow.queries import tasks_of
from motcua.registers.places.queries import place_by_code
from tests.casework.dossiers.province import (
    AT,
    CENTRE,
    CITY,
    DAY,
    WARD,
    business,
    load_province,
    settled,
    taken_in,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def province(django_db_setup, django_db_blocker):
    """The packs, loaded once for all."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_province()
        transaction.set_rollback(True)


WAYS = [
    # code, unit, case, of a business, more, pages or copies, what is paid, where it goes, due
    ("1.000656", WARD, 1, False, {}, 0, 30000, ["p-dong-da"], "20/11 17:00"),
    ("1.000894", WARD, 1, False, {}, 0, None, ["p-dong-da"], "20/11 17:00"),
    ("1.001193", WARD, None, False, {}, 0, 30000, ["p-dong-da"], "20/11 17:00"),
    (
        "1.001612",
        CITY,
        None,
        False,
        {"competence_place_id": "21556"},
        0,
        100_000,
        ["tp-quy-nhon.tckh", "tp-quy-nhon"],
        "23/11 08:00",
    ),
    ("1.002809", CENTRE, None, False, {}, 0, 135_000, ["so-gtvt"], "27/11 08:00"),
    ("1.003868", CENTRE, 1, True, {}, 120, 1_800_000, ["so-tttt", "vp-ubnd", "ubnd-tinh"], "04/12 08:00"),
    ("1.004227", CENTRE, 1, False, {}, 0, 60000, ["so-tnmt.vpdk"], "04/12 08:00"),
    ("1.004873", WARD, 1, False, {}, 0, 30000, ["p-dong-da"], "23/11 08:00"),
    ("1.009994", CITY, 1, False, {}, 0, 75000, ["tp-quy-nhon.qldt", "tp-quy-nhon"], "05/12 17:00"),
    ("2.000033", CENTRE, None, True, {}, 0, None, ["so-cong-thuong"], ""),
    ("2.000488", CENTRE, 1, False, {}, 4, 210_000, ["so-tu-phap"], "30/11 17:00"),
    ("2.000815", WARD, 1, False, {}, 5, 7000, ["p-dong-da"], "20/11 17:00"),
    ("2.001955", CENTRE, None, True, {}, 0, None, ["so-ldtbxh"], "29/11 08:00"),
]


@pytest.mark.parametrize(
    ("code", "unit", "case", "of_business", "more", "count", "paid", "where", "due"),
    WAYS,
    ids=[way[0] for way in WAYS],
)
def test_every_procedure_of_the_packs_goes_from_the_counter_to_the_hand(
    province, code, unit, case, of_business, more, count, paid, where, due
):
    more = {name: place_by_code(where_to, DAY).id for name, where_to in more.items()}
    more |= {"entity_id": business()} if of_business else {}
    journey = taken_in(province, province.filing(code, unit, case=case, **more))
    one = journey.dossier
    assert (f"{one.due_at.astimezone(VN):%d/%m %H:%M}" if one.due_at else "") == due
    assert (journey.pay(settled(journey, count)) if paid else None) == paid
    journey.to_the_end()
    assert one.state == State.HANDED_OVER
    tasks = tasks_of(KIND, one.id)
    assert {task.state for task in tasks} == {Task.State.DONE}
    assert Run.objects.get(subject_id=one.id).state == Run.State.DONE
    gone = [task.agency.code for task in tasks if task.agency.code != unit]
    assert list(dict.fromkeys(gone)) == where
    holders = [(task.step, task.holder_id) for task in tasks[1:]]
    assert holders == journey.hands
    assert promise_of(KIND, one.id).state == Promise.State.MET
    paid_now = sum(row.amount for row in charges_of(KIND, one.id) if row.state == Charge.State.PAID)
    assert paid_now == (paid or 0)
    assert {row.state for row in charges_of(KIND, one.id)} <= {Charge.State.PAID, Charge.State.WAIVED}
    assert (result_of(KIND, one.id) is None) == (code == "2.000033")
    assert verify().findings == []


@pytest.mark.parametrize(
    ("code", "unit", "decided", "passed"),
    [
        ("1.004227", CENTRE, {"examine": "duty"}, ["measure", "examine", "tax", "sign", "issue"]),
        (
            "1.009994",
            CITY,
            {"examine": "ask"},
            ["examine", "planning", "works", "gather", "review", "sign", "issue"],
        ),
    ],
)
def test_what_branches_in_the_packs_goes_the_way_that_was_decided(province, code, unit, decided, passed):
    journey = taken_in(province, province.filing(code, unit, case=1))
    journey.decided.update(decided)
    journey.pay(settled(journey, 0))
    journey.to_the_end()
    steps = [task.step for task in tasks_of(KIND, journey.dossier.id)]
    assert steps == ["accept", *passed, "hand_over"]
    assert journey.dossier.state == State.HANDED_OVER
    assert verify().findings == []


def test_the_clock_stands_while_the_tax_is_paid_and_goes_on_with_what_was_left(province):
    journey = taken_in(province, province.filing("1.004227", CENTRE, case=1))
    journey.decided["examine"] = "duty"
    due = journey.dossier.due_at
    for _ in range(2):
        journey.step()
    promise = promise_of(KIND, journey.dossier.id)
    assert (promise.state, journey.task.step) == (Promise.State.PAUSED, "tax")
    journey.at += timedelta(days=7)
    journey.step()
    promise.refresh_from_db()
    assert (promise.state, journey.task.step) == (Promise.State.RUNNING, "sign")
    assert (promise.original_due_at, promise.due_at > due) == (due, True)
    assert why(promise).due_at == promise.due_at
    assert verify().findings == []


def test_where_a_town_s_land_is_registered_no_ward_or_other_division_gets_the_work(province):
    with pytest.raises(NotReceivedHere, match="Văn phòng Đăng ký đất đai"):
        province.filing("1.004227", CITY, case=1)


def moments(kind, one):
    """What was told of a dossier's promise, and when."""
    rows = Event.objects.filter(kind=f"deadlines.{kind}", subject_id=promise_of(KIND, one.id).id)
    return [f"{row.at.astimezone(VN):%d/%m %H:%M}" for row in rows.order_by("id")]


def at(day, hour, minute=0, month=11):
    return datetime(2023, month, day, hour, minute, tzinfo=VN)


@pytest.mark.parametrize(
    ("came", "due"),
    [
        (at(20, 14, 59), at(20, 17)),  # Monday
        (at(20, 15, 1), at(21, 17)),
        (at(24, 16, 30), at(27, 17)),  # Friday
        (at(30, 16, month=12) - timedelta(days=1), at(2, 17, month=1).replace(year=2024)),  # before New Year
    ],
)
def test_a_death_registered_after_three_is_answered_by_the_close_of_the_next_working_day(province, came, due):
    journey = taken_in(province, province.filing("1.000656", WARD, case=1), came)
    assert journey.dossier.due_at == due
    promise = promise_of(KIND, journey.dossier.id)
    assert (promise.unit, promise.cut_off_hour, promise.due_at) == ("SAME_DAY", 15, due)
    assert why(promise).due_at == due


def test_a_death_not_registered_in_time_is_marked_and_answered_late(province):
    journey = taken_in(province, province.filing("1.000656", WARD, case=1), at(20, 15, 1))
    one = journey.dossier
    assert miss_promises(by=SYSTEM, at=at(21, 17)) == 0
    assert miss_promises(by=SYSTEM, at=at(21, 17, 15)) == 1
    assert promise_of(KIND, one.id).state == Promise.State.MISSED
    journey.at = at(22, 8)
    journey.to_the_end()
    met = Event.objects.get(kind="deadlines.PromiseMet", subject_id=promise_of(KIND, one.id).id)
    assert met.data["timeliness"] == "LATE"
    assert moments("PromiseMissed", one) == ["21/11 17:15"]
    assert verify().findings == []


def test_a_dossier_that_comes_near_is_warned_of_rung_by_rung_and_once(province):
    journey = taken_in(province, province.filing("1.004873", WARD, case=1))
    told = []
    for moment in (at(20, 17), at(21, 14), at(22, 8), at(22, 8), at(22, 14), at(22, 15, 30), at(23, 7)):
        warn_promises(by=SYSTEM, at=moment)
        rows = Event.objects.filter(kind="deadlines.PromiseWarned").order_by("id")[len(told) :]
        told += [(f"{moment:%d %H:%M}", row.data["audience"]) for row in rows]
    assert told == WARNED
    warned = promise_of(KIND, journey.dossier.id).warned
    assert warned == ["officer", "head", "agency", "centre"]
    assert verify().findings == []


WARNED = [
    ("21 14:00", "OFFICER"),  # 10 working hours are left of 24
    ("22 08:00", "HEAD"),  # 8 hours
    ("22 14:00", "AGENCY"),  # 4 hours
    ("23 07:00", "CENTRE"),  # 1 hour; the 2½ hours of the afternoon before were more than 2
]


def test_a_permit_over_ten_working_days_is_counted_anew_from_the_day_the_supplement_came(province):
    filing = province.filing("1.003868", CENTRE, case=1, entity_id=business())
    journey = taken_in(province, filing, at(20, 9, 40))
    one, clerk = journey.dossier, province.who(journey.ground, "accept")
    examiner = province.who(journey.ground, "examine")
    first, anew = at(4, 9, 40, month=12), at(13, 14, 20, month=12)
    assert one.due_at == first
    lacking = ["Ý kiến của cơ quan quản lý chuyên ngành"]
    request_supplement(one.id, lacking, reason="Tài liệu lịch sử Đảng", by=examiner, at=at(22, 10))
    assert miss_promises(by=SYSTEM, at=at(5, 8, month=12)) == 0  # the clock stands
    opinion = next(
        paper for paper in journey.ground.version.documents.all() if paper.name.startswith("Ý kiến của")
    )
    receive_supplement(one.id, [Paper(opinion.id, 1, 0)], by=clerk, at=at(29, 14, 20))
    one.refresh_from_db()
    promise = promise_of(KIND, one.id)
    assert (one.state, one.due_at) == (State.IN_PROGRESS, anew)
    assert (promise.due_at, promise.original_due_at, promise.counted_from) == (anew, first, at(29, 14, 20))
    assert why(promise).due_at == anew
    (asked,) = supplements_of(one.id)
    assert (asked.due_before, asked.due_after) == (first, anew)
    assert journey.task.urgent_at == anew
    assert journey.task.step_due_at == at(7, 8, 20, month=12)  # 44 hours of its own, anew
    journey.at = at(13, 8, month=12)
    journey.pay(settled(journey, 120))
    journey.to_the_end()
    met = Event.objects.get(kind="deadlines.PromiseMet", subject_id=promise.id)
    assert met.data["timeliness"] == "ON_TIME"
    assert verify().findings == []


def test_a_result_is_early_on_time_or_late_by_the_moment_it_is_recorded(province):
    filing = province.filing("1.004873", WARD, case=1)
    for began, word in ((at(22, 8), "EARLY"), (at(23, 7), "ON_TIME"), (at(23, 16), "LATE")):
        journey = taken_in(province, filing)
        journey.at = began - timedelta(minutes=20)
        finish_step(
            journey.dossier.id, journey.task.id, by=province.who(journey.ground, "examine"), at=journey.at
        )
        journey.to_the_end()
        told = Event.objects.get(kind="dossiers.ResultRecorded", subject_id=journey.dossier.id)
        assert told.data["timeliness"] == word
    assert ground_for(filing, DAY).limit.quantity == 3
    assert at(20, 8) == AT
