"""A plan from its file to what is followed: taken in, reviewed, published, changed by a later one."""

import io
from dataclasses import replace
from datetime import date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.foundation.access.errors import NotAllowed
from motcua.foundation.access.models import NOBODY, SYSTEM
from motcua.foundation.clock import VN
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import verify
from motcua.foundation.files.models import StoredFile
from motcua.foundation.ids import new_id
from motcua.foundation.text import moment_words
from motcua.registers.organisations.actions import set_class
from motcua.registers.organisations.models import AgencyTerm
from motcua.steering.plans.actions import (
    BindingDraft,
    Change,
    Edit,
    HeadEdit,
    bind_target,
    confirm_line,
    confirm_lines,
    correct_head,
    drop_line,
    edit_line,
    merge_line,
    publish_reading,
    reopen_line,
    set_aside,
    split_line,
    take_in_document,
)
from motcua.steering.plans.errors import (
    AssignmentsUnknown,
    DocumentKnown,
    DueUnreadable,
    HeadChanged,
    HeadIncomplete,
    LeadsLacking,
    LineChanged,
    LineHasNothingBelow,
    LinesOpen,
    LineUnknown,
    NothingConfirmed,
    NothingToReview,
    PartNotFound,
    PlanOver,
    PlanPublishedBefore,
    PlanUnknown,
    ReadingClosed,
    ReadingUnknown,
    ReasonNeeded,
    TextNeeded,
)
from motcua.steering.plans.models import (
    Assignment,
    AssignmentAgency,
    AssignmentMilestone,
    DraftLine,
    Plan,
    PlanLink,
    PlanReading,
    Target,
)
from motcua.steering.plans.queries.board import plans_and_endings
from motcua.steering.plans.queries.desk import (
    agencies_called,
    assignments_of,
    changed_by,
    plans,
    targets_followed,
)
from motcua.steering.plans.queries.reviewing import (
    STRETCH,
    Tally,
    doubtful_first,
    lines_found,
    lines_of,
    stretch_of,
    tally_of,
)
from tests.registers.organisations.town import a_town
from tests.steering.plans.test_torn import column_after_column

pytestmark = pytest.mark.django_db
AT = datetime(2023, 11, 20, 9, tzinfo=VN)
HEAD = "STT\tNhiệm vụ\tSản phẩm\tCơ quan chủ trì\tCơ quan phối hợp\tThời hạn"
ROWS = (
    "1\tRà soát quy trình nội bộ\tBáo cáo\tSở Nội vụ\tSở Tư pháp\tQuý II/2024",
    "2\tSố hóa hồ sơ; tập huấn công chức\tDữ liệu\tSở Tư pháp\t\tTrước ngày 30/9/2024",
    "3\tBáo cáo kết quả\tBáo cáo\tSở Nội vụ\t\tHằng quý",
)


def text(number: str = "15", rows: tuple[str, ...] = ROWS, more: str = "") -> str:
    head = [
        f"Số: {number}/KH-UBND",
        "Bình Định, ngày 05 tháng 01 năm 2024",
        "KẾ HOẠCH",
        "Cải cách hành chính tỉnh Bình Định năm 2024",
        "ỦY BAN NHÂN DÂN TỈNH BÌNH ĐỊNH",
        more,
    ]
    return "\n".join([*head, "", HEAD, *rows])


def taken_in(said: str | None = None, name: str = "kh.txt", by=SYSTEM) -> PlanReading:
    return take_in_document(io.BytesIO((said or text()).encode()), name=name, by=by, at=AT)


def ready(said: str | None = None) -> PlanReading:
    """A reading whose lines were all confirmed."""
    reading = taken_in(said)
    for line in lines_of(reading.id):
        confirm_line(line.id, line.version, by=SYSTEM, at=AT)
    return reading


def first_of(reading: PlanReading) -> DraftLine:
    return lines_of(reading.id)[0]


def an_edit(line: DraftLine, **changed) -> Edit:
    same = Edit(
        no=line.no,
        text=line.text,
        section=line.section,
        products="\n".join(line.products),
        lead="; ".join(line.leads),
        support="; ".join(line.supports),
        due_text=line.due_text,
    )
    return replace(same, **changed)


def test_a_document_is_taken_in_with_its_head_its_lines_and_its_source():
    reading = taken_in()
    assert (reading.number, reading.signed_on, reading.year) == ("15/KH-UBND", date(2024, 1, 5), 2024)
    assert [(one.no, one.leads, one.due_text) for one in lines_of(reading.id)] == [
        ("1", ["Sở Nội vụ"], "Quý II/2024"),
        ("2", ["Sở Tư pháp"], "Trước ngày 30/9/2024"),
        ("3", ["Sở Nội vụ"], "Hằng quý"),
    ]
    assert next(line for line in reading.source if line[0] == first_of(reading).source_line)[2].startswith(
        "1 ¦ Rà soát quy trình nội bộ"
    )
    assert Event.objects.filter(subject_id=reading.id).count() == 1


def test_the_same_file_and_the_same_words_in_another_file_are_noticed():
    taken_in()
    for again in (text(), text().replace("\n", "\n\n"), text().replace("\n", "  \n")):
        with pytest.raises(DocumentKnown) as refused:
            taken_in(again, name="ban-khac.txt")
        assert "“kh.txt”, đang rà soát" in str(refused.value)
        assert moment_words(AT.astimezone(VN)) in str(refused.value)
    assert (PlanReading.objects.count(), StoredFile.objects.count()) == (1, 1)


def test_a_document_set_aside_may_be_taken_in_again():
    first = taken_in()
    with pytest.raises(ReasonNeeded):
        set_aside(first.id, reason="  ", by=SYSTEM, at=AT)
    set_aside(first.id, reason="Chọn nhầm tệp", by=SYSTEM, at=AT)
    assert taken_in().id != first.id
    with pytest.raises(ReadingClosed):
        set_aside(first.id, reason="Lần nữa", by=SYSTEM, at=AT)


def test_what_is_no_plan_leaves_nothing_behind():
    with pytest.raises(NothingToReview):
        taken_in("Kính gửi anh chị.\n\nChúc sức khỏe.", name="thu.txt")
    with pytest.raises(NotAllowed):
        taken_in(by=NOBODY)
    assert (PlanReading.objects.count(), StoredFile.objects.count(), DraftLine.objects.count()) == (0, 0, 0)


def test_a_torn_table_is_refused_with_what_to_bring_instead_and_leaves_nothing_behind():
    with pytest.raises(NothingToReview) as refused:
        taken_in(column_after_column(), name="kh.txt")
    assert "Hãy nộp tệp Word (.docx) hoặc PDF gốc" in str(refused.value)
    assert (PlanReading.objects.count(), StoredFile.objects.count(), DraftLine.objects.count()) == (0, 0, 0)


def test_two_reviewers_do_not_overwrite_each_other():
    line = first_of(taken_in())
    edit_line(line.id, line.version, an_edit(line, text="Rà soát, ban hành quy trình"), by=SYSTEM, at=AT)
    with pytest.raises(LineChanged) as refused:
        edit_line(line.id, line.version, an_edit(line, text="Bản cũ"), by=SYSTEM, at=AT)
    assert "Người khác vừa sửa dòng 1" in str(refused.value)
    assert moment_words(AT.astimezone(VN)) in str(refused.value)
    line.refresh_from_db()
    assert (line.text, line.state, line.version) == ("Rà soát, ban hành quy trình", "CONFIRMED", 2)


def test_an_edited_deadline_is_understood_anew_or_refused():
    line = first_of(taken_in())
    with pytest.raises(DueUnreadable):
        edit_line(line.id, 1, an_edit(line, due_text="khi nào tiện"), by=SYSTEM, at=AT)
    with pytest.raises(TextNeeded):
        edit_line(line.id, 1, an_edit(line, text=" "), by=SYSTEM, at=AT)
    edited = edit_line(line.id, 1, an_edit(line, due_text="Tháng 8/2024"), by=SYSTEM, at=AT)
    assert edited.milestones == [{"kind": "month", "from": "2024-08-01", "to": "2024-08-31", "label": ""}]


def test_a_line_is_parted_and_joined_again():
    reading = taken_in()
    line = lines_of(reading.id)[1]
    with pytest.raises(PartNotFound):
        split_line(line.id, 1, after="công chức", by=SYSTEM, at=AT)
    fresh = split_line(line.id, 1, after="Số hóa hồ sơ", by=SYSTEM, at=AT)
    assert [one.text for one in lines_of(reading.id)][1:3] == ["Số hóa hồ sơ", "tập huấn công chức"]
    assert (fresh.leads, fresh.due_text, fresh.version) == (["Sở Tư pháp"], "Trước ngày 30/9/2024", 1)
    joined = merge_line(line.id, 2, by=SYSTEM, at=AT)
    fresh.refresh_from_db()
    assert (joined.text, fresh.state) == ("Số hóa hồ sơ tập huấn công chức", "DROPPED")
    last = lines_of(reading.id).last()
    with pytest.raises(LineHasNothingBelow):
        merge_line(last.id, last.version, by=SYSTEM, at=AT)


def test_a_line_dropped_is_taken_back():
    line = first_of(taken_in())
    drop_line(line.id, 1, by=SYSTEM, at=AT)
    assert reopen_line(line.id, 2, by=SYSTEM, at=AT).state == "OPEN"
    with pytest.raises(LineUnknown):
        reopen_line(line.reading_id, 1, by=SYSTEM, at=AT)


def test_doubtful_lines_come_first():
    a_town()
    rows = (
        "1\tRà soát quy trình nội bộ\tBáo cáo\tSở Tư pháp\t\tQuý II/2024",
        "2\tTổ chức hội nghị\tHội nghị\tSở Tư pháp\t\tkhi thuận lợi",
        "3\tBáo cáo kết quả\tBáo cáo\tSở Tư pháp\t\tHằng quý",
    )
    reading = taken_in(text(rows=rows))
    assert [one.no for one in doubtful_first(lines_of(reading.id))] == ["2", "1", "3"]
    assert tally_of(lines_of(reading.id)) == Tally(lines=3, open=3, doubtful=1, confirmed=0, dropped=0)


def a_long_reading(lines: int = 100) -> PlanReading:
    reading = taken_in()
    kept = lines_of(reading.id).count()
    DraftLine.objects.bulk_create(
        DraftLine(
            reading=reading,
            position=1000 + place,
            kind=DraftLine.Kind.ASSIGNMENT,
            no=f"9.{place}",
            text=f"Việc thứ {place} của kế hoạch dài",
            leads=["Sở Tư pháp" if place % 2 else "Sở Nội vụ"],
        )
        for place in range(lines - kept)
    )
    return reading


def test_a_long_review_shows_one_stretch_and_leads_to_those_beside_it():
    reading = a_long_reading()
    order = [row.id for row in doubtful_first(lines_of(reading.id))]
    begun = stretch_of(reading.id, "")
    assert [one.id for one in begun.lines] == order[:STRETCH]
    assert (begun.chosen.id, begun.before, begun.after) == (order[0], None, order[1])
    assert (begun.first, begun.last, begun.total) == (1, 40, 100)
    assert (begun.earlier, begun.later) == (None, order[40])
    last = stretch_of(reading.id, str(order[99]))
    assert [one.id for one in last.lines] == order[80:]
    assert (last.chosen.id, last.before, last.after) == (order[99], order[98], None)
    assert (last.first, last.last, last.earlier, last.later) == (81, 100, order[40], None)
    assert stretch_of(reading.id, "không-phải-dòng").chosen.id == order[0]


def test_a_stretch_is_asked_for_in_two_statements_however_long_the_document():
    for lines in (10, 600):
        reading = a_long_reading(lines)
        with CaptureQueriesContext(connection) as asked:
            stretch_of(reading.id, "")
        assert len(asked) == 2
        set_aside(reading.id, reason="Đọc lại", by=SYSTEM, at=AT)


def test_lines_are_found_by_number_words_or_agency_without_marks():
    reading = a_long_reading()
    assert [one.no for one in lines_found(reading.id, "viec thu 57 ")] == ["9.57"]
    assert [one.no for one in lines_found(reading.id, "9.41")] == ["9.41"]
    assert {one.leads[0] for one in lines_found(reading.id, "so tu phap")} == {"Sở Tư pháp"}
    assert lines_found(reading.id, "không có chữ này") == []
    assert lines_found(reading.id, "  ") == []


def test_the_head_is_corrected_on_the_version_seen():
    reading = taken_in()
    edit = HeadEdit("Kế hoạch", "16/KH-UBND", "Cải cách", "UBND tỉnh", signed_on=date(2024, 1, 6), year=2024)
    correct_head(reading.id, 1, edit, by=SYSTEM, at=AT)
    with pytest.raises(HeadChanged):
        correct_head(reading.id, 1, edit, by=SYSTEM, at=AT)
    reading.refresh_from_db()
    assert (reading.number, reading.version) == ("16/KH-UBND", 2)


def test_publishing_gives_each_assignment_with_its_day_and_tells_it():
    town = a_town()
    reading = ready()
    plan = publish_reading(reading.id, by=SYSTEM, at=AT)
    given = [(one.no, one.term, one.due_on) for one in assignments_of(plan.id, SYSTEM)]
    assert given == [
        ("1", "DATED", date(2024, 6, 30)),
        ("2", "DATED", date(2024, 9, 29)),
        ("3", "PERIODIC", None),
    ]
    assert [one.lead_id for one in assignments_of(plan.id, SYSTEM)] == [None, town["tu-phap"].id, None]
    assert AssignmentMilestone.objects.count() == 3
    assert Event.objects.filter(kind="plans.AssignmentGiven").count() == 3
    assert verify().holds
    with pytest.raises(ReadingClosed):
        publish_reading(reading.id, by=SYSTEM, at=AT)


def test_a_line_given_to_a_class_gives_each_member_its_own():
    town = a_town()
    set_class("so", name="các sở", phrases=["các sở, ban, ngành"], kinds=["DEPARTMENT"], by=SYSTEM, at=AT)
    rows = ("1\tTự kiểm tra việc công khai\tBáo cáo\tCác sở, ban, ngành\tUBND cấp huyện\tQuý III/2024",)
    plan = publish_reading(ready(text(rows=rows)).id, by=SYSTEM, at=AT)
    whole, *members = assignments_of(plan.id, SYSTEM)
    assert (whole.lead_id, whole.lead_text) == (None, "Các sở, ban, ngành")
    assert {one.lead_id for one in members} == {town["tu-phap"].id, town["tttt"].id}
    assert {one.parent_id for one in members} == {whole.id}
    assert {one.due_on for one in members} == {date(2024, 9, 30)}


def test_of_several_leads_the_first_answers_and_the_others_lead_too():
    town = a_town()
    rows = ("1\tTập huấn\tLớp\tSở Tư pháp; Sở TT&TT\tBưu điện tỉnh\tQuý III/2024",)
    plan = publish_reading(ready(text(rows=rows)).id, by=SYSTEM, at=AT)
    (one,) = assignments_of(plan.id, SYSTEM)
    assert one.lead_id == town["tu-phap"].id
    assert [(o.part, o.agency_id, o.printed) for o in AssignmentAgency.objects.order_by("part")] == [
        ("LEADS_TOO", town["tttt"].id, ""),
        ("SUPPORTS", None, "Bưu điện tỉnh"),
    ]


@pytest.mark.parametrize("case", ["open", "nobody", "head", "nothing"])
def test_what_is_not_ready_is_not_published(case):
    said = text().replace("Số: 15/KH-UBND", "Số:      /KH-UBND") if case == "head" else text()
    reading = taken_in(said)
    refusal = {"open": LinesOpen, "nobody": LeadsLacking, "head": HeadIncomplete, "nothing": NothingConfirmed}
    for line in lines_of(reading.id):
        if case == "nothing":
            drop_line(line.id, 1, by=SYSTEM, at=AT)
        elif case == "nobody":
            edit_line(line.id, 1, an_edit(line, lead=""), by=SYSTEM, at=AT)
        elif case == "head":
            confirm_line(line.id, 1, by=SYSTEM, at=AT)
    told = Event.objects.count()
    with pytest.raises(refusal[case]):
        publish_reading(reading.id, by=SYSTEM, at=AT)
    with pytest.raises(NotAllowed):
        publish_reading(reading.id, by=NOBODY, at=AT)
    assert (Plan.objects.count(), Assignment.objects.count(), Event.objects.count()) == (0, 0, told)


def test_a_plan_of_the_same_number_and_day_is_published_once():
    publish_reading(ready().id, by=SYSTEM, at=AT)
    with pytest.raises(PlanPublishedBefore):
        publish_reading(ready(text(more="Bản in lần hai")).id, by=SYSTEM, at=AT)
    assert Plan.objects.count() == 1


def test_a_later_document_amends_an_earlier_one_and_the_earlier_one_shows_it():
    earlier = publish_reading(ready().id, by=SYSTEM, at=AT)
    ended = assignments_of(earlier.id, SYSTEM)[0]
    change = Change(earlier.id, PlanLink.Relation.AMENDS, [ended.id])
    later = publish_reading(ready(text("99")).id, changes=[change], by=SYSTEM, at=AT)
    assert [(one.later_id, one.relation) for one in changed_by(earlier.id)] == [(later.id, "AMENDS")]
    states = [one.state for one in assignments_of(earlier.id, SYSTEM)]
    assert states == ["CANCELLED", "GIVEN", "GIVEN"]
    earlier.refresh_from_db()
    assert earlier.state == "ACTIVE"
    assert verify().holds


def test_a_register_begun_later_in_the_year_of_a_document_says_whom_it_means():
    a_town()
    AgencyTerm.objects.update(valid_from=date(2024, 11, 22))
    rows = ("1\tRà soát quy trình\tBáo cáo\tSở Tư pháp\t\tQuý II/2024",)
    line = first_of(taken_in(text(rows=rows)))
    assert line.lead_codes == ["tu-phap"]
    assert agencies_called(line.lead_codes, date(2024, 1, 5)) == {"tu-phap": "Sở Tư pháp"}
    AgencyTerm.objects.update(valid_from=date(2025, 1, 1))
    assert first_of(taken_in(text("16", rows))).lead_codes == []


def test_a_later_document_ends_a_target_and_it_is_neither_followed_nor_measured_any_more():
    said = text(more="I. CHỈ TIÊU\n- Tối thiểu 80% hồ sơ được nộp trực tuyến trong năm 2024.")
    earlier = publish_reading(ready(said).id, by=SYSTEM, at=AT)
    (target,) = targets_followed(SYSTEM)
    later = ready(text("99"))
    told = Event.objects.count()
    change = Change(earlier.id, PlanLink.Relation.AMENDS, ended_targets=[new_id()])
    with pytest.raises(AssignmentsUnknown):
        publish_reading(later.id, changes=[change], by=SYSTEM, at=AT)
    assert (Event.objects.count(), Plan.objects.count()) == (told, 1)
    change = Change(earlier.id, PlanLink.Relation.AMENDS, ended_targets=[target.id])
    publish_reading(later.id, changes=[change], by=SYSTEM, at=AT)
    assert list(targets_followed(SYSTEM)) == []
    draft = BindingDraft(target.id, reason="không đo")
    with pytest.raises(PlanOver, match="Kế hoạch số 15/KH-UBND không còn chỉ tiêu này"):
        bind_target(draft, by=SYSTEM, at=AT)
    assert verify().holds


def test_a_plan_replaced_is_over_and_its_open_assignments_end():
    earlier = publish_reading(ready().id, by=SYSTEM, at=AT)
    change = Change(earlier.id, PlanLink.Relation.REPLACES)
    publish_reading(ready(text("99")).id, changes=[change], by=SYSTEM, at=AT)
    earlier.refresh_from_db()
    assert earlier.state == "REPLACED"
    assert {one.state for one in assignments_of(earlier.id, SYSTEM)} == {"CANCELLED"}
    (ending,) = plans_and_endings(SYSTEM)[1].values()
    assert (ending.later, ending.how, ending.on) == ("Kế hoạch 99/KH-UBND", "được thay thế bởi", AT.date())
    third = ready(text("100"))
    with pytest.raises(PlanOver):
        publish_reading(third.id, changes=[change], by=SYSTEM, at=AT)
    assert Plan.objects.count() == 2


def test_publishing_costs_as_much_for_many_lines_as_for_few():
    rows = tuple(f"{n}\tRà soát nhóm việc thứ {n}\tBáo cáo\tSở Nội vụ\t\tQuý II/2024" for n in range(1, 41))
    few, many = ready(text(rows=rows[:3])), ready(text("99", rows))
    with CaptureQueriesContext(connection) as first:
        publish_reading(few.id, by=SYSTEM, at=AT)
    with CaptureQueriesContext(connection) as second:
        publish_reading(many.id, by=SYSTEM, at=AT)
    assert (len(first), len(second)) == (18, 18)  # one of them since when the register speaks at all
    assert plans(SYSTEM).count() == 2


def test_a_target_is_published_with_what_it_promises():
    said = text(more="I. CHỈ TIÊU\n- Tối thiểu 80% hồ sơ được nộp trực tuyến trong năm 2024.")
    publish_reading(ready(said).id, by=SYSTEM, at=AT)
    (target,) = Target.objects.all()
    assert (target.op, target.value, target.unit, target.period) == (">=", 80, "%", "2024")


def test_many_lines_are_confirmed_as_they_were_seen_all_or_none():
    reading = taken_in()
    sure = [one for one in lines_of(reading.id) if not one.doubts]
    doubtful = next((one for one in lines_of(reading.id) if one.doubts), None)
    told = Event.objects.count()
    for seen, error in (
        ({sure[0].id: 1, sure[1].id: 2}, LineChanged),
        ({sure[0].id: 1, new_id(): 1}, LineUnknown),
        *([({doubtful.id: 1}, LineChanged)] if doubtful else []),
    ):
        with pytest.raises(error):
            confirm_lines(reading.id, seen, by=SYSTEM, at=AT)
    with pytest.raises(NotAllowed):
        confirm_lines(reading.id, {sure[0].id: 1}, by=NOBODY, at=AT)
    assert {one.state for one in lines_of(reading.id)} == {"OPEN"}
    assert Event.objects.count() == told
    with CaptureQueriesContext(connection) as asked:
        assert confirm_lines(reading.id, {one.id: 1 for one in sure}, by=SYSTEM, at=AT) == len(sure)
    assert len(asked) <= 8
    assert tally_of(lines_of(reading.id)).confirmed == len(sure)
    assert Event.objects.count() == told + len(sure)
    assert verify().holds


def test_nobody_without_the_right_changes_a_line():
    line = first_of(taken_in())
    told = Event.objects.count()
    for act in (confirm_line, drop_line, reopen_line, merge_line):
        with pytest.raises(NotAllowed):
            act(line.id, 1, by=NOBODY, at=AT)
    with pytest.raises(NotAllowed):
        split_line(line.id, 1, after="Rà soát", by=NOBODY, at=AT)
    with pytest.raises(NotAllowed):
        edit_line(line.id, 1, an_edit(line), by=NOBODY, at=AT)
    with pytest.raises(NotAllowed):
        correct_head(line.reading_id, 1, HeadEdit("", "", "", ""), by=NOBODY, at=AT)
    with pytest.raises(NotAllowed):
        set_aside(line.reading_id, reason="x", by=NOBODY, at=AT)
    line.refresh_from_db()
    assert (line.version, line.state, Event.objects.count()) == (1, "OPEN", told)


def test_what_is_not_there_is_neither_published_nor_changed():
    with pytest.raises(ReadingUnknown):
        publish_reading(new_id(), by=SYSTEM, at=AT)
    earlier = publish_reading(ready().id, by=SYSTEM, at=AT)
    later = ready(text("99")).id
    told = Event.objects.count()
    with pytest.raises(PlanUnknown):
        publish_reading(later, changes=[Change(new_id(), PlanLink.Relation.REPLACES)], by=SYSTEM, at=AT)
    with pytest.raises(AssignmentsUnknown):
        publish_reading(
            later, changes=[Change(earlier.id, PlanLink.Relation.AMENDS, [new_id()])], by=SYSTEM, at=AT
        )
    assert (Plan.objects.count(), Event.objects.count()) == (1, told)
