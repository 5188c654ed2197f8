"""Reminders by the ladder: whom, when, once; the ladder and the rule of periods as data of packs."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.errors import NotAllowed
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import record_of, verify
from motcua.foundation.notices.models import Notice
from motcua.foundation.notices.ports import NOTICE_BOOK
from motcua.foundation.notices.queries import box_of
from motcua.steering.plans import jobs, reactions
from motcua.steering.plans.actions import (
    Change,
    RecurrenceDraft,
    ReminderStepDraft,
    accept_assignment,
    accept_product,
    ask_extension,
    grant_extension,
    hand_in_product,
    refuse_extension,
    remind_of_due,
    report_progress,
    return_product,
    set_recurrence_rule,
    set_reminder_step,
    suspend_assignment,
)
from motcua.steering.plans.errors import StepOverlaps
from motcua.steering.plans.events import (
    AssignmentDone,
    ExtensionAsked,
    ExtensionGranted,
    ExtensionRefused,
    PlanChangedByAnother,
    PlanPublished,
    ProductHandedIn,
    ProductReturned,
)
from motcua.steering.plans.models import Assignment, PlanLink, RecurrenceRule, Reminder, ReminderStep
from motcua.steering.plans.packs import RecurrenceRuleKind, ReminderStepKind
from motcua.steering.plans.queries.following import in_hand
from motcua.steering.plans.queries.ladder import near_days, recurrence_days
from motcua.steering.plans.queries.letters import TEMPLATES
from motcua.steering.plans.rules.ladder import Rung, reached
from motcua.steering.plans.rules.periods import periods, words_of
from tests.steering.plans.province import LADDER, SINCE, a_plan, a_province, at, day, line

pytestmark = pytest.mark.django_db
RUNGS = [Rung(code, audience, days) for code, audience, days in LADDER]


@pytest.fixture
def place(monkeypatch):
    monkeypatch.setattr(NOTICE_BOOK, "templates", TEMPLATES)
    found = a_province()
    a_plan()
    return found


def remind(when: str) -> int:
    return remind_of_due(by=SYSTEM, at=at(when, 7))


def told(place, who: str) -> list[str]:
    return [notice.title for notice in box_of(place.accounts[who]).order_by("id")]


def test_each_step_is_told_once_to_its_own_people(place):
    said = {"22/6": 0, "23/6": 1, "24/6": 0, "30/6": 1, "1/7": 0, "3/7": 1, "5/7": 1, "10/7": 1, "11/7": 0}
    assert {when: remind(when) for when in said} == said
    near = "Nhiệm vụ còn 7 ngày: Rà soát quy trình nội bộ"
    today = "Nhiệm vụ đến hạn hôm nay: Rà soát quy trình nội bộ"
    late = "Nhiệm vụ quá hạn {} ngày: Rà soát quy trình nội bộ"
    assert told(place, "doer") == [near, today]
    assert told(place, "boss") == [near, today, late.format(3)]
    assert told(place, "office") == [late.format(5)]
    assert told(place, "chief") == [late.format(5), late.format(10)]
    assert told(place, "stranger") == []
    assert verify().holds


def test_what_was_published_late_is_reminded_of_once_for_each_audience_and_not_five_times(place):
    assert remind("1/8") == 4
    assert Counter(told(place, "boss")) == {
        "Nhiệm vụ quá hạn 32 ngày: Rà soát quy trình nội bộ": 2,
    }


def test_an_extended_assignment_is_reminded_of_anew_and_what_rests_or_is_handed_in_not_at_all(place):
    remind("23/6")
    one = accept_assignment(line("1").id, 1, by=place.actor("doer"), at=at("24/6"))
    ask_extension(one.id, 2, until=day("31/7"), reason="x", by=place.actor("doer"), at=at("24/6"))
    grant_extension(one.id, 3, until=day("31/7"), by=place.actor("chief"), at=at("25/6"))
    assert (remind("30/6"), remind("24/7")) == (0, 1)
    assert list(Reminder.objects.order_by("id").values_list("due_on", flat=True)) == [
        day("30/6"),
        day("31/7"),
    ]
    suspend_assignment(one.id, 4, reason="x", by=place.actor("chief"), at=at("25/7"))
    assert remind("31/7") == 0


def test_each_milestone_before_the_last_day_is_reminded_of_by_the_ladder_once(place):
    row = "7\tDiễn tập an toàn thông tin\tBáo cáo\tSở Tư pháp\t\tBan hành kế hoạch: Quý I; Tổng kết: Quý III"
    a_plan((row,), "77")
    said = {"23/3": 0, "24/3": 1, "25/3": 0, "31/3": 1, "3/4": 1, "5/4": 1, "10/4": 1, "11/4": 0}
    assert {when: remind(when) for when in said} == said
    mark = "Mốc “Ban hành kế hoạch” {}: Diễn tập an toàn thông tin"
    assert told(place, "doer") == [mark.format("còn 7 ngày"), mark.format("đến hạn hôm nay")]
    assert told(place, "chief")[-1] == mark.format("quá hạn 10 ngày")
    assert verify().holds
    Assignment.objects.exclude(no="7").update(state="SUSPENDED")
    assert remind("23/9") == 1
    assert told(place, "doer")[-1] == "Nhiệm vụ còn 7 ngày: Diễn tập an toàn thông tin"
    assert set(Reminder.objects.values_list("due_on", flat=True)) == {day("31/3"), day("30/9")}


def test_a_milestone_that_was_reached_is_not_reminded_of(place):
    row = "7\tDiễn tập an toàn thông tin\tBáo cáo\tSở Tư pháp\t\tBan hành kế hoạch: Quý I; Tổng kết: Quý III"
    a_plan((row,), "77")
    one = accept_assignment(line("7").id, 1, by=place.actor("doer"), at=at("1/3"))
    mark = one.milestones.get(ends_on=day("31/3"))
    report_progress(one.id, 2, "Đã ban hành", reached=[mark.id], by=place.actor("doer"), at=at("20/3"))
    assert remind("31/3") == 0


def test_where_nobody_of_the_agency_hears_those_who_follow_do(place):
    Assignment.objects.filter(no="1").update(lead_id=place.agencies["dong-da"])
    remind("23/6")
    (notice,) = box_of(place.accounts["office"])
    assert "chưa có người nhận nhắc việc trong hệ thống" in notice.text


def test_reminding_asks_so_many_questions_however_many_are_due(place, django_assert_max_num_queries):
    rows = tuple(f"{n}\tViệc số {n}\tBáo cáo\tSở Tư pháp\t\tQuý II/2023" for n in range(1, 61))
    a_plan(rows, "99")
    with django_assert_max_num_queries(24):
        assert remind("30/6") == 61
    assert Notice.objects.count() == 61 * 2


def test_the_morning_job_makes_occurrences_and_reminds_of_them(place, monkeypatch):
    monkeypatch.setattr(jobs.clock, "now", lambda: at("13/3", 7))
    jobs.remind()
    assert told(place, "doer2") == ["Nhiệm vụ còn 7 ngày: Báo cáo kết quả (quý I/2023)"]


def deliver(kind, reaction) -> None:
    for event in Event.objects.filter(kind=f"plans.{kind.__name__}").order_by("id"):
        record = record_of(event)
        reaction(record.told, record)


def test_an_agency_hears_of_its_plan_of_a_return_and_of_what_was_done_and_decided(place):
    deliver(PlanPublished, reactions.tell_of_plan)
    assert told(place, "doer") == ["Kế hoạch 15/KH-UBND giao Sở Tư pháp 4 nhiệm vụ"]
    doer, office, chief = place.actor("doer"), place.actor("office"), place.actor("chief")
    one = accept_assignment(line("1").id, 1, by=doer, at=at("2/2"))
    ask_extension(one.id, 2, until=day("1/8"), reason="Chờ máy.", by=doer, at=at("3/2"))
    refuse_extension(one.id, 3, answer="Không.", by=chief, at=at("4/2"))
    ask_extension(one.id, 4, until=day("1/8"), reason="Chờ máy.", by=doer, at=at("5/2"))
    grant_extension(one.id, 5, until=day("1/8"), by=chief, at=at("6/2"))
    given = {"document_number": "1/STP", "document_on": day("6/2"), "by": doer, "at": at("6/2")}
    hand_in_product(one.id, 6, **given)
    return_product(one.id, 7, reason="Thiếu dấu.", by=office, at=at("7/2"))
    hand_in_product(one.id, 8, **given)
    accept_product(one.id, 9, received_on=day("6/2"), by=office, at=at("8/2"))
    for kind, reaction in (
        (ExtensionAsked, reactions.tell_of_request),
        (ExtensionRefused, reactions.tell_of_decision),
        (ExtensionGranted, reactions.tell_of_decision),
        (ProductHandedIn, reactions.tell_of_product),
        (ProductReturned, reactions.tell_of_return),
        (AssignmentDone, reactions.tell_of_done),
    ):
        deliver(kind, reaction)
        deliver(kind, reaction)
    assert told(place, "doer")[1:] == [
        "Không được gia hạn: Rà soát quy trình nội bộ",
        "Được gia hạn đến 01/08/2023: Rà soát quy trình nội bộ",
        "Sản phẩm bị trả lại: Rà soát quy trình nội bộ",
        "Nhiệm vụ được duyệt hoàn thành: Rà soát quy trình nội bộ",
    ]
    assert told(place, "office") == ["Sở Tư pháp nộp sản phẩm: Rà soát quy trình nội bộ"] * 2
    assert (
        told(place, "chief")[:2]
        == ["Sở Tư pháp đề nghị gia hạn đến 01/08/2023: Rà soát quy trình nội bộ"] * 2
    )


def test_the_ladder_is_kept_by_whom_it_is_given_and_a_step_stands_once_a_day(place):
    draft = ReminderStepDraft("on_day", "AGENCY", 1, valid_from=SINCE)
    for act, said in (
        (set_reminder_step, (draft,)),
        (set_recurrence_rule, (RecurrenceDraft("yearly", 31, valid_from=SINCE),)),
    ):
        with pytest.raises(NotAllowed):
            act(*said, by=place.actor("doer"), at=at("1/2"))
    later = ReminderStepDraft("on_day", "AGENCY", 1, valid_from=date(2023, 5, 1))
    with pytest.raises(StepOverlaps):
        set_reminder_step(later, by=SYSTEM, at=at("1/2"))
    with pytest.raises(StepOverlaps):
        set_recurrence_rule(
            RecurrenceDraft("quarterly", 1, valid_from=date(2023, 5, 1)), by=SYSTEM, at=at("1/2")
        )
    assert ReminderStep.objects.count() == 5
    assert RecurrenceRule.objects.get().day == 20


def test_packs_bring_the_ladder_and_the_rules_and_say_what_changes(place):
    steps, rules = ReminderStepKind(), RecurrenceRuleKind()
    item = {"code": "on_day", "audience": "HEAD", "days": 0, "valid_from": "2021-01-01"}
    fresh = item | {"code": "week_after", "days": 7}
    assert [one.verb for one in steps.diff([item, fresh])] == ["new_version", "add"]
    report = steps.load([item, fresh], by=SYSTEM, at=at("1/2"))
    assert (report.added, report.changed) == (1, 1)
    assert steps.load([item, fresh], by=SYSTEM, at=at("1/2")).same == 2
    rule = {"every": "quarterly", "day": 25, "valid_from": "2021-01-01"}
    assert rules.load([rule, rule | {"every": "monthly"}], by=SYSTEM, at=at("1/2")).added == 1
    assert recurrence_days(day("1/2")) == {"quarterly": 25, "monthly": 25}
    assert near_days(day("1/2")) == 7
    assert verify().holds


@given(st.dates(date(2022, 1, 1), date(2024, 12, 31)), st.integers(-60, 60))
def test_a_day_reaches_one_step_of_an_audience_at_most_and_none_before_its_time(due, days):
    found = reached(RUNGS, due, due + timedelta(days=days))
    assert len({rung.audience for rung in found}) == len(found)
    assert all(rung.days <= days for rung in found)
    assert {rung.audience for rung in found} == {rung.audience for rung in RUNGS if rung.days <= days}


@given(
    st.sampled_from(["monthly", "quarterly", "half_yearly", "yearly"]),
    st.dates(date(2022, 1, 1), date(2024, 12, 31)),
    st.integers(0, 500),
)
def test_periods_follow_each_other_without_gaps_and_cover_what_is_asked(every, first, length):
    last = first + timedelta(days=length)
    found = list(periods(every, first, last))
    assert found[0].start <= first <= found[0].end
    assert found[-1].start <= last <= found[-1].end
    assert all(after.start == before.end + timedelta(days=1) for before, after in pairwise(found))
    assert len({one.key for one in found}) == len(found)


def test_periods_are_said_as_people_write_them():
    year = (date(2023, 1, 1), date(2023, 12, 31))
    said = {
        every: [words_of(one.key) for one in periods(every, *year)] for every in ("quarterly", "half_yearly")
    }
    assert said["quarterly"] == ["quý I/2023", "quý II/2023", "quý III/2023", "quý IV/2023"]
    assert said["half_yearly"] == ["6 tháng đầu năm 2023", "6 tháng cuối năm 2023"]
    assert [words_of(one.key) for one in periods("monthly", *year)][1] == "tháng 02/2023"
    assert [words_of(one.key) for one in periods("yearly", *year)] == ["năm 2023"]
    assert [words_of(one.key) for one in periods("nine_monthly", *year)] == ["9 tháng năm 2023"]
    assert next(iter(periods("monthly", date(2023, 2, 1), date(2023, 2, 1)))).due(31) == date(2023, 2, 28)


def test_what_waited_falls_with_the_assignment_that_a_later_plan_ends_and_its_agency_hears_of_it(place):
    doer = place.actor("doer")
    one, other = line("1"), line("2")
    for each in (one, other):
        accept_assignment(each.id, 1, by=doer, at=at("2/2"))
    ask_extension(other.id, 2, until=day("20/10"), reason="Chờ dữ liệu", by=doer, at=at("1/3"))
    number = {"document_number": "45/BC-STP", "document_on": day("1/6")}
    hand_in_product(one.id, 2, **number, by=doer, at=at("2/6"))
    change = Change(one.plan_id, PlanLink.Relation.REPLACES)
    later = a_plan(number="16", changes=[change], when=at("21/6"))
    one.refresh_from_db()
    assert (one.state, one.handed_in_on, one.ended_by_id) == ("CANCELLED", None, later.id)
    stood = Assignment.objects.filter(plan_id=one.plan_id, parent=None).order_by("position")
    assert [each.ended_as for each in stood] == ["RUNNING", "RUNNING", "UNLIMITED", "UNLIMITED", "UNLIMITED"]
    why = "Nhiệm vụ không thực hiện nữa theo Kế hoạch 16/KH-UBND."
    (product,), (request,) = one.submissions.all(), other.extensions.all()
    assert (product.state, product.reason, request.state, request.answer) == ("RETURNED", why, "REFUSED", why)
    assert {each.plan_id for each in in_hand(doer, 9)} == {later.id}
    remind_of_due(by=SYSTEM, at=at("30/6"))
    assert {each.assignment.plan_id for each in Reminder.objects.all()} == {later.id}
    deliver(PlanChangedByAnother, reactions.tell_of_change)
    letter = next(each for each in box_of(place.accounts["doer"]) if "thôi" in each.title)
    assert letter.title == "Sở Tư pháp thôi thực hiện 4 nhiệm vụ của Kế hoạch 15/KH-UBND"
    assert "nhiệm vụ 1, 2, 4, 5 của Kế hoạch 15/KH-UBND" in letter.text
    assert verify().holds
