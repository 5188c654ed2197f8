"""Targets bound to indicators: decided by a person, measured live, reported with evidence."""

import io
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from motcua.casework.dossiers.actions import take_in
from motcua.foundation.access.errors import NotAllowed
from motcua.foundation.access.models import SYSTEM, Actor, ActorKind
from motcua.foundation.clock import VN
from motcua.foundation.events.models import Event
from motcua.foundation.ids import new_id
from motcua.registers.organisations.actions import set_class
from motcua.steering.indices.actions import IndicatorDraft, keep_up, set_indicator
from motcua.steering.indices.queries import Scope, by_agency, by_month, indicator_on, rows_behind, value_of
from motcua.steering.plans.actions import (
    BindingDraft,
    Change,
    FigureDraft,
    Narrowed,
    Proof,
    TargetWordsDraft,
    bind_target,
    bind_targets,
    confirm_line,
    publish_reading,
    report_figure,
    set_target_words,
    take_in_document,
)
from motcua.steering.plans.errors import (
    BindingOdd,
    DayOdd,
    EvidenceOdd,
    FigureOdd,
    FigureReported,
    FigureUnknown,
    PlanOver,
    StepOverlaps,
    TargetChanged,
    TargetMeasured,
    TargetUnknown,
    WordsNeeded,
)
from motcua.steering.plans.models import Evidence, PlanLink, Target, TargetBinding, TargetFigure, TargetWords
from motcua.steering.plans.packs import TargetWordsKind
from motcua.steering.plans.queries import desk, live, reviewing
from motcua.steering.plans.queries.live import End, Method, Reach
from motcua.steering.plans.queries.proposals import proposed_for
from tests.casework.dossiers.joint import signed
from tests.casework.dossiers.world import AT, a_world
from tests.steering.plans.province import a_plan, a_province, at, line

pytestmark = pytest.mark.django_db
TODAY = date(2023, 11, 20)
SINCE = date(2021, 1, 1)
BODY = (
    "Số: {number}/KH-UBND",
    "Bình Định, ngày 05 tháng 01 năm 2023",
    "KẾ HOẠCH",
    "Cải cách hành chính tỉnh Bình Định năm 2023",
    "ỦY BAN NHÂN DÂN TỈNH BÌNH ĐỊNH",
    "",
    "TT\tChỉ tiêu\tGiá trị\tCơ quan theo dõi\tCơ quan thực hiện",
)
TARGETS = (
    "1\tHồ sơ giải quyết đúng hạn\tTối thiểu 80%\tSở Tư pháp\tUBND cấp xã",
    "2\tThời gian chờ của một lượt giao dịch\tTối đa 15 phút\tSở Tư pháp\t",
    "3\tCông chức có trình độ đại học\t90%\tSở Tư pháp\tSở Tư pháp",
    "4\tHồ sơ trễ hạn\tTối đa 5%\tSở Tư pháp\t",
    "5\tVị trí xếp hạng\tCải thiện vị trí\tSở Tư pháp\t",
)
SHARE = IndicatorDraft(
    code="in_time",
    title="Tỷ lệ giải quyết đúng hạn",
    unit="PERCENT",
    direction="UP",
    numerator="resolved_in_time",
    denominator="resolved",
    valid_from=SINCE,
)
LATE = replace(SHARE, code="late", title="Tỷ lệ trễ hạn", direction="DOWN", numerator="resolved_late")
WAIT = replace(
    SHARE,
    code="wait",
    title="Thời gian chờ",
    unit="MINUTE",
    direction="DOWN",
    numerator="",
    denominator="",
    lacking="chưa có sổ lấy số",
)
OFFICE = Actor(new_id(), ActorKind.OFFICER, {"plans.measure": None, "plans.view": None, "plans.follow": None})
PAPER = Proof(document_number="12/BC-STP", document_on=date(2023, 10, 2))


def published(rows=TARGETS, number="15", changes=()):
    said = "\n".join([*BODY, *rows]).format(number=number)
    reading = take_in_document(io.BytesIO(said.encode()), name=f"{number}.txt", by=SYSTEM, at=AT)
    for one in reviewing.lines_of(reading.id):
        confirm_line(one.id, one.version, by=SYSTEM, at=AT)
    return publish_reading(reading.id, changes=changes, by=SYSTEM, at=AT)


def indicators():
    for draft in (SHARE, LATE, WAIT):
        set_indicator(draft, by=SYSTEM, at=AT)


def target(no="1"):
    return Target.objects.get(no=no, plan__number="15/KH-UBND")


def bound(no="1", code="in_time", **more):
    seen = TargetBinding.objects.filter(target=target(no), ended_at=None).values_list("id", flat=True).first()
    return bind_target(BindingDraft(target(no).id, code, seen=seen, **more), by=OFFICE, at=AT)


def measured(plan, no="1", when=AT):
    found = live.live_of(list(desk.targets_of(plan.id)), when)
    return next(one for one in found if one.target.no == no)


@pytest.fixture
def world(db):
    """A ward with one dossier in time, one late, one under way; "UBND cấp xã" means the wards."""
    world = a_world()
    set_class(
        "xa",
        name="UBND cấp xã",
        phrases=["cấp xã"],
        kinds=["PEOPLES_COMMITTEE"],
        levels=["COMMUNE"],
        by=SYSTEM,
        at=AT,
    )
    indicators()
    for when in (AT + timedelta(minutes=5), AT + timedelta(days=9)):
        signed(world, world.taken_in(at=AT - timedelta(days=20)), at=when - timedelta(days=20))
    take_in(world.filing(), by=world.ward.clerk(), at=AT - timedelta(hours=1))
    keep_up(by=SYSTEM, at=AT)
    return world


@pytest.fixture
def plan(world):
    return published()


def test_a_plan_s_targets_are_proposed_with_reasons_and_nothing_is_bound_by_itself(plan):
    found = {one.target.no: one for one in proposed_for(list(desk.targets_of(plan.id)), TODAY)}
    assert found["1"].best.code == "in_time"
    assert found["1"].best.group == "UBND cấp xã"
    assert found["1"].best.reason == (
        "có đủ chữ trong tên chỉ số; cùng tính bằng %; dấu ≥ hợp chiều tốt lên của chỉ số; "
        "giao cho “UBND cấp xã”"
    )
    assert (found["2"].best.code, found["3"].best, found["4"].best.code) == ("wait", None, "late")
    assert set(found) == {"1", "2", "3", "4"}
    assert TargetBinding.objects.count() == 0
    assert live.undecided([plan.id]) == {plan.id: 4}


def test_a_bound_target_shows_its_value_its_gap_its_months_and_says_where_too_little_is_known(plan):
    made = bound(proposed=True, reason="giống hệt")
    assert (made.since, made.until, made.decided_by) == (date(2023, 1, 1), date(2023, 12, 31), OFFICE.id)
    one = measured(plan)
    assert (one.value, one.part.above, one.part.below) == (Decimal("50.00"), 1, 2)
    assert (one.reach, one.lacks, one.at) == (Reach.MISSED, 30, AT)
    assert len(one.months) == 12
    assert list(one.months)[-1] == date(2023, 11, 1)
    assert sum(part.above for part in one.months.values()) == 1
    assert (one.pace.method, one.end) == (Method.TOO_LITTLE, End.UNKNOWN)
    assert Event.objects.filter(kind="plans.TargetBound").count() == 1
    assert live.undecided([plan.id]) == {plan.id: 3}


def test_a_class_of_agencies_is_measured_together_and_opened_one_by_one(plan, world):
    bound(narrowed=Narrowed(group="UBND cấp xã"))
    one = measured(plan)
    assert one.value == Decimal("50.00")
    rows = live.by_agencies(one)
    assert {row.agency_id for row in rows} == one.scope.agency_ids
    assert [row.value for row in rows] == [Decimal("50.00"), *[None] * (len(rows) - 1)]
    bound(narrowed=Narrowed(level="PROVINCE"))
    assert (measured(plan).value, measured(plan).why) == (None, "chưa có gì để tính trong kỳ")
    bound(narrowed=Narrowed(agency_id=next(row.agency_id for row in rows if row.value)))
    assert measured(plan).value == Decimal("50.00")


def test_what_has_no_source_is_bound_and_says_so_never_nought(plan):
    bound("2", "wait")
    one = measured(plan, "2")
    assert (one.value, one.reach) == (None, Reach.UNKNOWN)
    assert one.why == "chưa có nguồn: chưa có sổ lấy số"


def test_a_period_that_has_not_begun_or_a_class_without_agencies_is_said(plan):
    bound(since=date(2024, 1, 1), until=date(2024, 12, 31))
    assert measured(plan).why == "kỳ tính bắt đầu ngày 01/01/2024, chưa đến"
    bound(since=date(2022, 1, 1), until=date(2022, 12, 31))
    assert measured(plan).why == "chưa có gì để tính trong kỳ"
    TargetBinding.objects.filter(ended_at=None).update(group="nhóm đã bỏ")
    assert measured(plan).why == "không có cơ quan nào thuộc nhóm này"
    TargetBinding.objects.filter(ended_at=None).update(group="", indicator="gone")
    assert measured(plan).why == "chỉ số “gone” không còn trong danh mục"


def test_a_later_decision_ends_the_earlier_which_stays(plan):
    first = bound()
    second = bound(code="", reason="Sở Nội vụ tự khảo sát")
    first.refresh_from_db()
    assert (first.ended_at, second.how, second.indicator) == (AT, "REPORTS", "")
    assert [one.id for one in live.bindings_of(target().id)] == [second.id, first.id]
    assert measured(plan).why == "chưa có số báo cáo"


REFUSED = [
    ("2", {"indicator": "in_time"}, "tính bằng phút, chỉ số này là tỷ lệ phần trăm"),
    ("1", {"indicator": "late"}, "hứa từ một mức trở lên, mà chỉ số này thấp hơn mới tốt hơn"),
    ("1", {"indicator": "stars"}, "không có chỉ số “stars” trong danh mục"),
    ("5", {"indicator": "in_time"}, "chỉ tiêu không hứa một con số nào"),
    (
        "1",
        {"indicator": "in_time", "since": date(2023, 5, 1), "until": date(2023, 4, 1)},
        "ngày cuối của kỳ tính trước ngày đầu",
    ),
    (
        "1",
        {"indicator": "in_time", "narrowed": Narrowed(group="các hội")},
        "không có nhóm cơ quan “các hội”",
    ),
    ("1", {"indicator": "in_time", "narrowed": Narrowed(level="STAR")}, "không có cấp này"),
    ("1", {"indicator": "in_time", "narrowed": Narrowed(agency_id=new_id())}, "không có cơ quan này"),
    (
        "1",
        {"indicator": "in_time", "narrowed": Narrowed(level="COMMUNE", group="UBND cấp xã")},
        "chỉ chọn một",
    ),
]


def test_what_does_not_measure_the_promise_is_refused_and_nothing_is_bound(plan):
    for no, draft, why in REFUSED:
        both = [BindingDraft(target("3").id, "in_time"), BindingDraft(target(no).id, **draft)]
        with pytest.raises(BindingOdd, match=f"Chưa gắn được chỉ tiêu {no}: .*{why}"):
            bind_targets(both, by=OFFICE, at=AT)
    assert TargetBinding.objects.count() == 0


def test_nobody_binds_without_the_right_unseen_or_without_a_reason(plan):
    draft = BindingDraft(target().id, "in_time")
    with pytest.raises(NotAllowed):
        bind_target(draft, by=Actor(new_id(), ActorKind.OFFICER, {"plans.follow": None}), at=AT)
    with pytest.raises(TargetUnknown):
        bind_target(BindingDraft(new_id(), "in_time"), by=OFFICE, at=AT)
    with pytest.raises(WordsNeeded, match="lý do không đo bằng chỉ số"):
        bind_target(replace(draft, indicator=""), by=OFFICE, at=AT)
    assert TargetBinding.objects.count() == 0
    bind_target(draft, by=OFFICE, at=AT)
    with pytest.raises(TargetChanged, match="vừa đổi cách đo chỉ tiêu 1"):
        bind_target(draft, by=OFFICE, at=AT)
    assert TargetBinding.objects.count() == 1


def test_a_plan_that_was_replaced_keeps_its_targets_as_they_were(plan):
    bound()
    replaces = Change(plan.id, PlanLink.Relation.REPLACES)
    published(TARGETS[:1], "16", [replaces])
    with pytest.raises(PlanOver, match="đã bị thay thế"):
        bound("3")
    with pytest.raises(PlanOver):
        report_figure(target("3").id, FigureDraft("2023", Decimal(9)), proofs=[PAPER], by=OFFICE, at=AT)
    assert TargetBinding.objects.count() == 1
    assert measured(plan).value == Decimal("50.00")


def ward_of(world):
    return world.ward.agencies["dong-da"].id


def report(no="3", period="2023-Q3", value="88", **more):
    draft = FigureDraft(period, None if value is None else Decimal(value), **more)
    return report_figure(target(no).id, draft, proofs=[PAPER], by=OFFICE, at=AT)


def test_agencies_report_by_period_with_evidence_and_the_latest_whole_figure_counts(plan, world):
    report()
    report(value="85", period="2023-Q2")
    report(agency_id=ward_of(world), value="70")
    one = measured(plan, "3")
    assert (one.value, one.figure.period, one.reporting, one.reach) == (88, "2023-Q3", 1, Reach.NEAR)
    assert Evidence.objects.filter(figure__isnull=False).count() == 3
    assert [(each.period, each.value) for each in live.figures_of(target("3").id) if not each.agency_id] == [
        ("2023-Q3", 88),
        ("2023-Q2", 85),
    ]


def test_a_correction_keeps_the_old_figure_and_says_why(plan):
    old = report()
    with pytest.raises(FigureReported, match="Đã có số báo cáo của quý III/2023"):
        report(value="91")
    with pytest.raises(WordsNeeded, match="lý do đính chính"):
        report(value="91", corrects=old.id)
    with pytest.raises(FigureUnknown):
        report(value="91", corrects=new_id(), reason="Nhầm cột")
    assert TargetFigure.objects.count() == 1
    new = report(value="91", corrects=old.id, reason="Nhầm cột")
    old.refresh_from_db()
    assert (old.stands, old.value, new.corrects_id, measured(plan, "3").value) == (False, 88, old.id, 91)
    assert measured(plan, "3").reach is Reach.MET


def test_what_was_promised_in_words_is_reported_in_words_with_a_judgement(plan):
    report("5", value=None, words="Tăng ba bậc", met=True)
    assert measured(plan, "5").reach is Reach.MET


ODD_FIGURES = [
    ({"period": "2024"}, FigureOdd, "năm 2024 chưa bắt đầu"),
    ({"period": "2023-Q9"}, FigureOdd, "không có kỳ “2023-Q9”"),
    ({"value": "101"}, FigureOdd, "tỷ lệ không thể quá 100 %"),
    ({"value": "-1"}, FigureOdd, "giá trị không thể âm"),
    ({"value": "1e14"}, FigureOdd, "con số quá lớn"),
    ({"value": None, "words": "tốt"}, FigureOdd, "phải báo cáo bằng số"),
    ({"value": None}, WordsNeeded, "giá trị đạt được"),
]


def test_a_figure_that_cannot_be_is_refused_and_nothing_is_kept(plan):
    for more, refusal, why in ODD_FIGURES:
        with pytest.raises(refusal, match=why):
            report(**more)
    assert TargetFigure.objects.count() == 0


def test_figures_need_evidence_the_right_and_a_target_that_nobody_measures(plan, world):
    one = FigureDraft("2023", Decimal(9))
    with pytest.raises(EvidenceOdd, match="ít nhất một tệp"):
        report_figure(target("3").id, one, proofs=[], by=OFFICE, at=AT)
    ahead = Proof(document_number="1/BC", document_on=date(2024, 1, 1))
    with pytest.raises(DayOdd):
        report_figure(target("3").id, one, proofs=[ahead], by=OFFICE, at=AT)
    ward = Actor(new_id(), ActorKind.OFFICER, {"plans.carry_out": frozenset({ward_of(world)})})
    with pytest.raises(NotAllowed):
        report_figure(target("3").id, one, proofs=[PAPER], by=ward, at=AT)
    with pytest.raises(TargetUnknown):
        report_figure(new_id(), one, proofs=[PAPER], by=OFFICE, at=AT)
    bound()
    with pytest.raises(TargetMeasured):
        report_figure(target().id, one, proofs=[PAPER], by=OFFICE, at=AT)
    assert TargetFigure.objects.count() == Evidence.objects.count() == 0
    own = replace(one, agency_id=ward_of(world))
    assert report_figure(target("3").id, own, proofs=[PAPER], by=ward, at=AT).agency_id == ward_of(world)


def test_two_values_promised_in_one_document_are_measured_side_by_side(world):
    rows = ("1\tHồ sơ nộp trực tuyến\t40%\tSở Tư pháp\t", "2\tHồ sơ đúng hạn\t60%\tSở Tư pháp\t")
    plan = published(rows)
    reading = plan.reading
    places = dict(Target.objects.values_list("no", "position"))
    reading.findings = [{"kind": "contradiction", "message": "…", "pairs": [[places["2"], places["1"]]]}]
    reading.save(update_fields=["findings"])
    targets = list(desk.targets_of(plan.id))
    found = live.without_doubles(live.live_of(targets, AT), live.pairs_in(targets, desk.findings_of(plan.id)))
    assert [(one.target.no, [other.no for other in one.also]) for one in found] == [("1", ["2"])]


def test_the_reader_keeps_which_targets_contradict_each_other():
    said = [
        "II. MỤC TIÊU",
        "1. Đạt 80% hồ sơ công việc tại cơ quan cấp tỉnh được lập dưới dạng điện tử trên môi trường mạng.",
        "",
        BODY[-1],
        "1\tTỷ lệ lập hồ sơ công việc điện tử trên môi trường mạng cấp tỉnh\t70%\tSở Nội vụ\t",
        "2\tMức độ hài lòng\t90%\tSở Nội vụ\t",
    ]
    content = "\n".join([*BODY[:6], *said]).format(number="15").encode()
    reading = take_in_document(io.BytesIO(content), name="15.txt", by=SYSTEM, at=AT)
    (finding,) = [one for one in reading.findings if one["kind"] == "contradiction"]
    at_place = {one.position: one.value for one in reviewing.lines_of(reading.id)}
    assert [[at_place[place] for place in pair] for pair in finding["pairs"]] == [[80, 70]]


def test_two_hundred_targets_are_measured_in_few_statements(world, django_assert_max_num_queries):
    rows = tuple(
        f"{no}\tHồ sơ đúng hạn số {no}\tTối thiểu 80%\tSở Tư pháp\tUBND cấp xã" for no in range(1, 201)
    )
    plan = published(rows)
    wards = Narrowed(group="UBND cấp xã")
    drafts = [
        BindingDraft(one.id, "in_time", wards if one.position % 2000 else Narrowed())
        for one in desk.targets_of(plan.id)
    ]
    with django_assert_max_num_queries(14):
        bind_targets(drafts, by=OFFICE, at=AT)
    targets = list(desk.targets_of(plan.id))
    live.live_of(targets, AT)
    with django_assert_max_num_queries(22):
        found = live.live_of(targets, AT)
    assert {one.value for one in found} == {Decimal("50.00")}
    assert len(found) == 200


def test_words_of_an_indicator_are_kept_as_dated_lines_and_come_with_a_pack(world):
    draft = TargetWordsDraft(indicator="in_time", phrases=["đúng hẹn"], never=[], valid_from=SINCE)
    set_target_words(draft, by=OFFICE, at=AT)
    with pytest.raises(StepOverlaps, match="Lời của chỉ số “in_time”"):
        set_target_words(replace(draft, valid_from=date(2022, 1, 1)), by=OFFICE, at=AT)
    with pytest.raises(NotAllowed):
        set_target_words(draft, by=Actor(new_id(), ActorKind.OFFICER), at=AT)
    item = {"indicator": "in_time", "phrases": ["đúng hẹn", "đúng hạn"], "valid_from": "2021-01-01"}
    kind = TargetWordsKind()
    assert [one.verb for one in kind.diff([item])] == ["new_version"]
    assert kind.load([item], by=SYSTEM, at=AT).changed == 1
    assert kind.load([item], by=SYSTEM, at=AT).same == 1
    assert TargetWords.objects.get().phrases == ["đúng hẹn", "đúng hạn"]


def test_tasks_of_plans_are_a_source_of_figures():
    a_province()
    a_plan()
    done, late = line("1"), line("2")
    type(done).objects.filter(id=done.id).update(state="DONE", done_on=date(2023, 6, 1))
    draft = replace(SHARE, code="tasks", numerator="tasks_done", denominator="tasks_counted")
    set_indicator(draft, by=SYSTEM, at=AT)
    indicator = indicator_on("tasks", TODAY)
    scope, now = Scope(since=date(2023, 1, 1), until=date(2023, 12, 31)), at("20/11")
    found = value_of(indicator, scope, now)
    assert (found.part.above, found.part.below) == (1, 2)
    assert by_agency(indicator, scope, now)[late.lead_id].below == 2
    months = by_month(indicator, scope, now)
    assert {month: (part.above, part.below) for month, part in months.items()} == {
        date(2023, 6, 1): (1, 1),
        date(2023, 9, 1): (0, 1),
    }
    early = datetime(2023, 5, 1, 9, tzinfo=VN)
    assert value_of(indicator, scope, early).part.below == 0
    page = rows_behind("tasks_counted", scope, now, most=1)
    assert [(one.kind, one.id, one.mark) for one in page.lines] == [("assignment", late.id, "quá hạn")]
    rest = rows_behind("tasks_counted", scope, now, after=page.next, most=5)
    assert [one.id for one in rest.lines] == [done.id]
    assert rows_behind("tasks_counted", scope, now, after="lạ", most=5).lines[0].id == late.id
    running = value_of(replace_indicator(indicator), scope, now)
    assert running.part.above == 0


def replace_indicator(indicator):
    """The same, asked how many tasks run."""
    indicator.numerator, indicator.denominator, indicator.unit = "tasks_running", "", "COUNT"
    return indicator


def test_reports_of_the_province_stand_in_the_order_of_their_periods(plan):
    for period, value in (("2023-Q3", "84"), ("2023-Q1", "70"), ("2023-Q2", "78.5")):
        draft = FigureDraft(period, Decimal(value))
        report_figure(target("3").id, draft, proofs=[PAPER], by=OFFICE, at=AT)
    found = measured(plan, "3")
    assert [(one.period, one.value) for one in found.told] == [
        ("2023-Q1", 70),
        ("2023-Q2", Decimal("78.5")),
        ("2023-Q3", 84),
    ]
    assert (found.figure, found.value) == (found.told[-1], 84)
