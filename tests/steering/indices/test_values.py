"""What an indicator comes to: counted by moments, standing as of the moment asked, opening to its rows."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import translation

from motcua.casework.dossiers.actions import request_supplement, submit, take_in, withdraw
from motcua.foundation.access.errors import NotAllowed
from motcua.foundation.access.models import SYSTEM
from motcua.registers.organisations.actions import record_succession
from motcua.registers.organisations.models import AgencyTerm
from motcua.registers.procedures.models import Channel
from motcua.steering.indices.actions import IndicatorDraft, keep_up, set_indicator
from motcua.steering.indices.errors import IndicatorOdd, IndicatorOverlaps, IndicatorUnknown, PeriodOdd
from motcua.steering.indices.models import DossierFact, Indicator
from motcua.steering.indices.packs import IndicatorKind
from motcua.steering.indices.queries import (
    COUNTS,
    Part,
    Scope,
    agencies_of,
    by_agency,
    by_month,
    facts_as_of,
    facts_behind,
    facts_by_column,
    indicator_on,
    indicators_on,
    months_of,
    parts_of,
    value_of,
    values_of,
)
from tests.casework.dossiers.joint import signed
from tests.casework.dossiers.test_any_order import undone
from tests.casework.dossiers.world import AT, a_world

pytestmark = pytest.mark.django_db
TODAY = date(2023, 11, 20)
SHARE = IndicatorDraft(
    code="in_time",
    title="Tỷ lệ đúng hạn",
    unit="PERCENT",
    direction="UP",
    numerator="resolved_in_time",
    denominator="resolved",
    valid_from=date(2021, 1, 1),
)
COUNT = replace(SHARE, code="open", title="Đang giải quyết", unit="COUNT", numerator="open", denominator="")
LACKING = replace(SHARE, code="waiting", numerator="", denominator="", lacking="chưa có sổ lấy số")
DUE = AT + timedelta(days=3)


@pytest.fixture
def world():
    return a_world()


def put(draft):
    return set_indicator(draft, by=SYSTEM, at=AT)


def read_on():
    keep_up(by=SYSTEM, at=AT)


def count(name, at, scope=None):
    return facts_behind(name, scope or Scope(), at).count()


def resolved(world, at):
    """One that has its result at a moment."""
    one = world.taken_in()
    signed(world, one, at=at)
    return one


def test_a_share_is_its_counts_and_their_words(world):
    resolved(world, AT + timedelta(hours=1))
    read_on()
    with translation.override("vi"):
        found = value_of(put(SHARE), Scope(), AT + timedelta(days=1))
    assert (found.part, found.value, found.behind) == (Part(1, 1), Decimal("100.00"), 0)
    assert found.words.startswith(
        "hồ sơ có kết quả trước hoặc đúng hạn trên tổng số hồ sơ có kết quả trong kỳ; tính tại"
    )


def test_a_share_of_nothing_is_no_figure(world):
    found = value_of(put(SHARE), Scope(), AT)
    assert (found.part, found.value) == (Part(0, 0), None)


def test_what_has_no_source_says_so_and_is_never_nought():
    with translation.override("vi"):
        found = value_of(put(LACKING), Scope(), AT)
    assert (found.part, found.value) == (None, None)
    assert found.words == "chưa có nguồn: chưa có sổ lấy số"


def test_a_dossier_becomes_near_and_late_by_the_clock_alone(world):
    dossier = take_in(world.filing(), by=world.ward.clerk(), at=AT)
    read_on()
    moments = {
        "within": AT + timedelta(minutes=5),
        "near": dossier.due_at - timedelta(minutes=30),
        "overdue": dossier.due_at + timedelta(minutes=1),
    }
    for stands, at in moments.items():
        counted = {name: count(f"open_{name}", at) for name in moments}
        assert counted == {name: int(name == stands) for name in moments}
        assert count("open", at) == 1
    assert count("open", AT - timedelta(minutes=1)) == 0


def test_a_clock_that_stands_makes_nothing_late(world):
    dossier = take_in(world.filing(), by=world.ward.clerk(), at=AT)
    officer = world.ward.civil_status_officer()
    request_supplement(dossier.id, ["Bản án"], reason="Thiếu", by=officer, at=AT + timedelta(hours=2))
    read_on()
    after = dossier.due_at + timedelta(days=9)
    assert (count("open_within", after), count("open_overdue", after), count("open", after)) == (1, 0, 1)


def test_a_clock_that_was_stopped_later_ran_at_the_moment_asked(world):
    dossier = take_in(world.filing(), by=world.ward.clerk(), at=AT)
    officer = world.ward.civil_status_officer()
    stopped = dossier.due_at + timedelta(hours=20)
    request_supplement(dossier.id, ["Bản án"], reason="Thiếu", by=officer, at=stopped)
    read_on()

    def stands(at):
        return [word for word in ("within", "near", "overdue") if count(f"open_{word}", at)]

    assert stands(AT + timedelta(minutes=5)) == ["within"]
    assert stands(dossier.due_at - timedelta(minutes=30)) == ["near"]
    assert stands(dossier.due_at) == ["near"]
    assert stands(dossier.due_at + timedelta(microseconds=1)) == ["overdue"]
    assert stands(stopped + timedelta(days=3)) == ["overdue"]  # it was late before it was stopped


def test_a_clock_stopped_in_time_was_near_the_moment_before(world):
    dossier = take_in(world.filing(), by=world.ward.clerk(), at=AT)
    officer = world.ward.civil_status_officer()
    stopped = dossier.due_at - timedelta(minutes=10)
    request_supplement(dossier.id, ["Bản án"], reason="Thiếu", by=officer, at=stopped)
    read_on()
    before, after = stopped - timedelta(minutes=1), stopped + timedelta(minutes=1)
    assert (count("open_near", before), count("open_within", before)) == (1, 0)
    assert (count("open_near", after), count("open_within", after)) == (0, 1)


def test_results_are_early_in_time_or_late_by_the_day_and_moment_promised(world):
    early = resolved(world, AT + timedelta(hours=1))
    late = resolved(world, early.due_at + timedelta(minutes=1))
    in_time = resolved(world, early.due_at)
    read_on()
    at = early.due_at + timedelta(days=1)
    of = {name: set(facts_behind(name, Scope(), at).values_list("pk", flat=True)) for name in COUNTS}
    assert of["resolved"] == {early.id, late.id, in_time.id}
    assert (of["resolved_early"], of["resolved_late"]) == ({early.id}, {late.id})
    assert of["resolved_in_time"] == {early.id, in_time.id}
    assert of["open"] == set()


def test_the_period_is_days_of_vietnamese_time_both_included(world):
    online = submit(world.filing(channel=Channel.ONLINE), by=world.ward.clerk(), at=AT)
    taken = take_in(world.filing(), by=world.ward.clerk(), at=AT)
    read_on()
    day = Scope(since=TODAY, until=TODAY)
    later = AT + timedelta(days=40)
    assert (count("filed", later, day), count("received", later, day)) == (2, 1)
    for since, until in ((date(2023, 11, 21), date(2023, 11, 30)), (None, date(2023, 11, 19))):
        assert count("filed", later, Scope(since=since, until=until)) == 0
    assert facts_behind("received", day, later).get().pk == taken.id
    assert count("filed", later, Scope(channel="ONLINE", procedure_code=world.version.procedure.code)) == 1
    assert count("filed", later, Scope(unit_ids=frozenset({world.ward.one_stop}))) == 2
    assert count("filed", later, Scope(agency_ids=frozenset())) == 0
    assert DossierFact.objects.get(pk=online.id).accepted_at is None


def test_it_can_be_asked_as_the_book_stood_at_a_moment(world):
    dossier = take_in(world.filing(), by=world.ward.clerk(), at=AT)
    withdraw(dossier.id, reason="Rút", by=world.ward.clerk(), at=AT + timedelta(hours=5))
    read_on()
    now = AT + timedelta(days=1)
    assert DossierFact.objects.get().outcome == "WITHDRAWN"
    with facts_as_of(AT + timedelta(hours=1)):
        assert DossierFact.objects.get().outcome == ""
        assert count("open", AT + timedelta(hours=1)) == 1
    with facts_as_of(AT - timedelta(hours=1)):
        assert not DossierFact.objects.exists()
    assert DossierFact.objects.get().outcome == "WITHDRAWN"
    assert count("open", now) == 0


def test_a_period_that_cannot_be_is_refused():
    indicator = put(COUNT)
    for scope in (
        Scope(since=date(2023, 11, 20), until=date(2023, 11, 19)),
        Scope(since=date(2023, 11, 21)),
    ):
        with pytest.raises(PeriodOdd):
            value_of(indicator, scope, AT)


def test_an_indicator_stands_from_its_day_and_says_it_once(world):
    put(SHARE)
    assert indicator_on("in_time", TODAY).title == "Tỷ lệ đúng hạn"
    assert put(SHARE).id == put(SHARE).id
    assert [one.code for one in indicators_on(TODAY)] == ["in_time"]
    with pytest.raises(IndicatorUnknown, match="in_time"):
        indicator_on("in_time", date(2020, 12, 31))


def test_an_indicator_that_does_not_fit_is_refused_with_what_is_wrong():
    odd = {
        "không có số đếm tên": replace(SHARE, numerator="stars"),
        "thiếu tử số": replace(SHARE, numerator=""),
        "phải có mẫu số": replace(SHARE, denominator=""),
        "số đếm thì không": replace(SHARE, unit="COUNT"),
        "là một": replace(SHARE, denominator="resolved_in_time"),
        "thiếu nguồn": replace(SHARE, lacking="chưa có"),
    }
    for why, draft in odd.items():
        with translation.override("vi"), pytest.raises(IndicatorOdd, match=why):
            put(draft)
    assert not Indicator.objects.exists()


def test_an_indicator_is_set_by_who_may_and_never_twice_on_a_day(world):
    with pytest.raises(NotAllowed):
        set_indicator(SHARE, by=world.ward.clerk(), at=AT)
    put(SHARE)
    with pytest.raises(IndicatorOverlaps):
        put(replace(SHARE, valid_from=date(2022, 1, 1)))
    assert [row.valid_from for row in Indicator.objects.all()] == [date(2021, 1, 1)]


def test_a_pack_brings_indicators():
    kind = IndicatorKind()
    item = {
        "code": "received",
        "title": "Hồ sơ tiếp nhận",
        "unit": "COUNT",
        "direction": "NEUTRAL",
        "numerator": "received",
    }
    kind.put(kind.draft(item, date(2021, 1, 1), None), by=SYSTEM, at=AT)
    assert [(one.code, one.numerator) for one in kind.lines("received")] == [("received", "received")]


def test_a_figure_is_parted_by_agency_and_by_month(world):
    one = resolved(world, AT + timedelta(hours=1))
    resolved(world, AT + timedelta(days=20))
    read_on()
    share, at = put(SHARE), AT + timedelta(days=30)
    assert by_agency(share, Scope(), at) == {one.decision_agency_id: Part(1, 2)}
    months = by_month(share, Scope(), at)
    assert months == {date(2023, 11, 1): Part(1, 1), date(2023, 12, 1): Part(0, 1)}
    assert [part.value for part in months.values()] == [Decimal(100), Decimal(0)]
    assert by_month(put(COUNT), Scope(), at) == {}
    assert by_agency(put(LACKING), Scope(), at) == by_month(put(LACKING), Scope(), at) == {}


def test_many_figures_are_one_question(world, django_assert_num_queries):
    resolved(world, AT + timedelta(hours=1))
    read_on()
    asked = [put(SHARE), put(COUNT), put(LACKING)]
    value_of(asked[0], Scope(), AT)  # the calendar is read once
    with django_assert_num_queries(
        5
    ):  # whether the cells and the calendar hold, all counts, the mark, the book
        found = values_of(asked, Scope(), AT + timedelta(days=1))
    assert [one.part for one in found] == [Part(1, 1), Part(0), None]


def test_who_sees_some_agencies_counts_what_they_receive_or_decide(world):
    resolved(world, AT + timedelta(hours=1))
    read_on()
    later = AT + timedelta(days=1)
    for seen, many in (({world.ward.one_stop}, 1), ({world.ward.committee}, 1), (set(), 0)):
        assert count("resolved", later, Scope(seen=frozenset(seen))) == many


def test_many_figures_are_parted_at_once(world):
    one = resolved(world, AT + timedelta(hours=1))
    resolved(world, AT + timedelta(days=20))
    read_on()
    asked, at = [put(SHARE), put(COUNT), put(LACKING)], AT + timedelta(days=30)
    assert parts_of(asked, Scope(), at) == {"in_time": Part(1, 2), "open": Part(0), "waiting": None}
    of = agencies_of(asked, Scope(), at)
    assert of == {"in_time": {one.decision_agency_id: Part(1, 2)}, "open": {}, "waiting": {}}
    months = {date(2023, 11, 1): Part(1, 1), date(2023, 12, 1): Part(0, 1)}
    assert months_of(asked, Scope(), at) == {"in_time": months, "open": {}, "waiting": {}}
    with pytest.raises(PeriodOdd):
        parts_of(asked, Scope(since=date(2024, 1, 1)), at)


def test_figures_are_narrowed_by_field_and_by_who_received(world):
    resolved(world, AT + timedelta(hours=1))
    read_on()
    at, clerk = AT + timedelta(days=1), DossierFact.objects.get().accepted_by
    assert [count("resolved", at, Scope(field=field)) for field in ("Hộ tịch", "Đất đai")] == [1, 0]
    assert [count("resolved", at, Scope(officer_id=one)) for one in (clerk, SYSTEM.id)] == [1, 0]
    by_procedure = facts_by_column(["resolved", "received"], Scope(), at, "procedure_code")
    assert by_procedure == {"1.004873": {"resolved": 1, "received": 1}}


def test_a_mean_is_no_share():
    mean = put(replace(SHARE, code="mean", unit="MINUTE"))
    assert value_of(mean, Scope(), AT).part == Part(0, 0, times=1)
    assert Part(30, 4, times=1).value == Decimal("7.50")


def test_a_unit_that_ceased_is_counted_as_it_was_then_or_as_its_heir_now(world):
    dossier = resolved(world, AT + timedelta(hours=1))
    read_on()
    old, heir, at = dossier.decision_agency_id, world.ward.one_stop, AT + timedelta(days=40)
    with undone():  # what lies under it would have to move with it
        record_succession(old, heir, day=date(2023, 12, 1), by=SYSTEM, at=AT)
        AgencyTerm.objects.filter(agency_id=old).update(valid_to=date(2023, 11, 30))
        share = put(SHARE)
        assert by_agency(share, Scope(), at) == {old: Part(1, 1)}
        assert by_agency(share, Scope(as_now=True), at) == {heir: Part(1, 1)}
        whose = frozenset({heir})
        assert value_of(share, Scope(agency_ids=whose), at).part == Part(0, 0)
        with translation.override("vi"):
            now = value_of(share, Scope(agency_ids=whose, as_now=True), at)
        assert now.part == Part(1, 1)
        assert "theo đơn vị hiện nay" in now.words
        assert by_agency(share, Scope(as_now=True), AT + timedelta(hours=2)) == {old: Part(1, 1)}
