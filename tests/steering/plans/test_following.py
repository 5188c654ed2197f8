"""An assignment followed to its end: taken on, reported, put off, handed in, returned, done."""

import io
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.errors import NotAllowed
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import verify
from motcua.foundation.files.models import StoredFile
from motcua.foundation.ids import new_id
from motcua.steering.plans.actions import (
    Proof,
    accept_assignment,
    accept_product,
    ask_extension,
    enter_event,
    grant_extension,
    hand_in_product,
    make_occurrences,
    refuse_extension,
    report_progress,
    resume_assignment,
    return_product,
    suspend_assignment,
)
from motcua.steering.plans.errors import (
    AssignmentChanged,
    AssignmentStands,
    AssignmentUnknown,
    DayOdd,
    EvidenceOdd,
    ExtensionPending,
    ExtensionUnknown,
    GivenToMany,
    NothingWaits,
    OwnProduct,
    ProductUnnamed,
    WordsNeeded,
)
from motcua.steering.plans.models import (
    Assignment,
    AssignmentMilestone,
    AwaitedEvent,
    Evidence,
    ExtensionRequest,
    ProgressReport,
    Submission,
)
from motcua.steering.plans.queries.following import (
    Verb,
    assignment,
    awaited_of,
    course_of,
    in_hand,
    verbs_for,
)
from tests.steering.plans.province import a_plan, a_province, at, day, line, two_departments_are_a_class

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    found = a_province()
    a_plan()
    return found


def accepted(place, no: str = "1") -> Assignment:
    return accept_assignment(line(no).id, line(no).version, by=place.actor("doer"), at=at("2/2"))


def handed_in(place, no: str = "1", when: str = "20/6") -> Assignment:
    one = accepted(place, no)
    hand_in_product(
        one.id,
        one.version,
        document_number="12/BC-STP",
        document_on=day(when),
        by=place.actor("doer"),
        at=at(when),
    )
    return line(no)


def refused(error, verb, *given, **named) -> str:
    """The verb refuses, and nothing was written; give the sentence."""
    before = Event.objects.count(), list(Assignment.objects.order_by("id").values_list("version", "state"))
    with pytest.raises(error) as caught:  # no transaction of the test's: the verb itself leaves nothing
        verb(*given, **named)
    assert (
        Event.objects.count(),
        list(Assignment.objects.order_by("id").values_list("version", "state")),
    ) == before
    return str(caught.value)


def test_an_assignment_goes_from_given_to_done_as_of_the_day_its_product_was_received(place):
    one = handed_in(place)
    assert (one.state, one.handed_in_on) == ("HANDED_IN", day("20/6"))
    accept_product(one.id, one.version, received_on=day("21/6"), by=place.actor("office"), at=at("5/7"))
    one = line("1")
    assert (one.state, one.done_on, one.handed_in_on) == ("DONE", day("21/6"), None)
    assert [
        str(e.kind).removeprefix("plans.") for e in Event.objects.filter(subject_id=one.id).order_by("id")
    ] == [
        "AssignmentGiven",
        "AssignmentAccepted",
        "ProductHandedIn",
        "AssignmentDone",
    ]
    assert verify().holds


def test_progress_is_told_with_a_file_a_link_a_document_and_the_milestones_reached(place):
    one = accepted(place)
    milestone = AssignmentMilestone.objects.get(assignment=one)
    proofs = [
        Proof(file=io.BytesIO("kết quả".encode()), file_name="kq.txt"),
        Proof(link="https://binhdinh.gov.vn/tin"),
        Proof(document_number="5/STP-VP", document_on=day("1/3")),
    ]
    report = report_progress(
        one.id,
        one.version,
        "Đã rà soát 40/60 quy trình.",
        obstacle="Thiếu người",
        proofs=proofs,
        reached=[milestone.id],
        by=place.actor("doer"),
        at=at("3/3"),
    )
    assert (line("1").state, report.obstacle) == ("IN_PROGRESS", "Thiếu người")
    shown = [(str(one), one.document_on) for one in course_of(one.id).reports[0].evidence.all()]
    assert shown == [("kq.txt", None), ("https://binhdinh.gov.vn/tin", None), ("5/STP-VP", day("1/3"))]
    milestone.refresh_from_db()
    assert milestone.done_on == day("3/3")
    assert verify().holds


def test_two_people_do_not_write_over_each_other(place):
    one = line("1")
    accept_assignment(one.id, one.version, by=place.actor("doer"), at=at("2/2"))
    late = {"by": place.actor("boss"), "at": at("3/2")}
    assert "chưa có gì bị ghi đè" in refused(
        AssignmentChanged, report_progress, one.id, one.version, "x", **late
    )
    assert not ProgressReport.objects.exists()
    assert (line("1").state, line("1").version) == ("ACCEPTED", one.version + 1)


def test_only_the_agency_that_leads_carries_out_and_who_follows_may_note_for_it(place):
    one = line("1")
    for who in ("stranger", "doer2"):
        refused(NotAllowed, accept_assignment, one.id, 1, by=place.actor(who), at=at("2/2"))
    accept_assignment(one.id, 1, by=place.actor("office"), at=at("2/2"))
    refused(NotAllowed, report_progress, one.id, 2, "x", by=place.actor("stranger"), at=at("2/2"))
    refused(NotAllowed, hand_in_product, one.id, 2, by=place.actor("stranger"), at=at("2/2"))
    refused(
        NotAllowed,
        ask_extension,
        one.id,
        2,
        until=day("1/8"),
        reason="x",
        by=place.actor("stranger"),
        at=at("2/2"),
    )
    assert (line("1").state, line("1").version) == ("ACCEPTED", 2)
    assert not ProgressReport.objects.exists()
    assert not ExtensionRequest.objects.exists()


def test_what_is_not_there_or_not_in_turn_is_refused(place):
    one, doer = line("1"), place.actor("doer")
    refused(AssignmentUnknown, accept_assignment, new_id(), 1, by=doer, at=at("2/2"))
    refused(AssignmentStands, report_progress, one.id, 1, "x", by=doer, at=at("2/2"))
    refused(AssignmentStands, accept_product, one.id, 1, received_on=day("1/2"), by=SYSTEM, at=at("2/2"))
    accepted(place)
    refused(AssignmentStands, accept_assignment, one.id, 2, by=doer, at=at("2/2"))
    assert line("1").state == "ACCEPTED"


def test_a_report_says_something_and_its_evidence_is_sound(place):
    one, doer = accepted(place), place.actor("doer")
    refused(WordsNeeded, report_progress, one.id, one.version, " ", by=doer, at=at("3/2"))
    for wrong in (Proof(link="javascript:alert(1)"), Proof(document_number="5/STP"), Proof()):
        refused(EvidenceOdd, report_progress, one.id, one.version, "x", proofs=[wrong], by=doer, at=at("3/2"))
    ahead = Proof(document_number="5/STP", document_on=day("4/2"))
    refused(DayOdd, report_progress, one.id, one.version, "x", proofs=[ahead], by=doer, at=at("3/2"))
    assert not Evidence.objects.exists()
    assert StoredFile.objects.count() == 1


def test_a_product_is_a_document_that_can_be_found_again(place):
    one, doer = accepted(place), place.actor("doer")
    refused(ProductUnnamed, hand_in_product, one.id, one.version, by=doer, at=at("3/2"))
    refused(ProductUnnamed, hand_in_product, one.id, one.version, document_number="5", by=doer, at=at("3/2"))
    refused(
        DayOdd,
        hand_in_product,
        one.id,
        one.version,
        document_number="5",
        document_on=day("4/2"),
        by=doer,
        at=at("3/2"),
    )
    hand_in_product(one.id, one.version, proofs=[Proof(io.BytesIO(b"abc"), "bc.txt")], by=doer, at=at("3/2"))
    assert Submission.objects.get().round == 1


def test_a_product_is_returned_with_its_reason_and_handed_in_again(place):
    one, office = handed_in(place), place.actor("office")
    refused(WordsNeeded, return_product, one.id, one.version, reason=" ", by=office, at=at("22/6"))
    refused(
        NotAllowed, return_product, one.id, one.version, reason="x", by=place.actor("doer"), at=at("22/6")
    )
    return_product(one.id, one.version, reason="Thiếu phụ lục.", by=office, at=at("22/6"))
    one = line("1")
    assert (one.state, one.handed_in_on, one.due_on) == ("IN_PROGRESS", None, day("30/6"))
    hand_in_product(
        one.id,
        one.version,
        document_number="13/BC-STP",
        document_on=day("3/7"),
        by=place.actor("doer"),
        at=at("3/7"),
    )
    first, second = Submission.objects.order_by("round")
    assert (first.state, first.reason, second.state, second.round) == (
        "RETURNED",
        "Thiếu phụ lục.",
        "WAITING",
        2,
    )
    assert verify().holds


def test_the_day_of_receipt_is_neither_ahead_nor_before_the_document(place):
    one, office = handed_in(place), place.actor("office")
    for wrong in (day("19/6"), day("23/6")):
        refused(DayOdd, accept_product, one.id, one.version, received_on=wrong, by=office, at=at("22/6"))
    assert line("1").version == one.version


def test_nobody_judges_what_he_handed_in_for_his_own_agency(place):
    one = accept_assignment(line("1").id, 1, by=place.actor("office"), at=at("2/2"))
    Assignment.objects.filter(id=one.id).update(lead_id=place.agencies["tinh"])
    office = place.actor("office")
    hand_in_product(one.id, 2, document_number="1/VP", document_on=day("2/2"), by=office, at=at("2/2"))
    refused(OwnProduct, accept_product, one.id, 3, received_on=day("2/2"), by=office, at=at("3/2"))
    refused(OwnProduct, return_product, one.id, 3, reason="x", by=office, at=at("3/2"))
    accept_product(one.id, 3, received_on=day("2/2"), by=place.actor("chief"), at=at("3/2"))
    assert (line("1").state, line("1").version) == ("DONE", 4)


def test_more_time_is_asked_for_and_given_and_the_first_day_stays(place):
    one = accepted(place)
    ask_extension(
        one.id, one.version, until=day("31/7"), reason="Chờ phần mềm.", by=place.actor("doer"), at=at("20/6")
    )
    refused(
        ExtensionPending,
        ask_extension,
        one.id,
        3,
        until=day("1/8"),
        reason="x",
        by=place.actor("doer"),
        at=at("20/6"),
    )
    refused(NotAllowed, grant_extension, one.id, 3, until=day("1/8"), by=place.actor("office"), at=at("21/6"))
    refused(DayOdd, grant_extension, one.id, 3, until=day("30/6"), by=place.actor("chief"), at=at("21/6"))
    grant_extension(one.id, 3, until=day("15/7"), by=place.actor("chief"), at=at("21/6"))
    one = line("1")
    assert (one.due_on, one.original_due_on) == (day("15/7"), day("30/6"))
    request = ExtensionRequest.objects.get()
    assert (request.state, request.asked_until, request.granted_until) == (
        "GRANTED",
        day("31/7"),
        day("15/7"),
    )
    assert verify().holds


def test_more_time_is_not_given_without_a_word_and_not_asked_for_nothing(place):
    one, doer, chief = accepted(place), place.actor("doer"), place.actor("chief")
    ask = {"by": doer, "at": at("20/6")}
    refused(WordsNeeded, ask_extension, one.id, 2, until=day("1/8"), reason="", **ask)
    refused(DayOdd, ask_extension, one.id, 2, until=day("30/6"), reason="x", **ask)
    refused(ExtensionUnknown, refuse_extension, one.id, 2, answer="x", by=chief, at=at("21/6"))
    ask_extension(one.id, 2, until=day("1/8"), reason="x", **ask)
    refused(WordsNeeded, refuse_extension, one.id, 3, answer=" ", by=chief, at=at("21/6"))
    refuse_extension(one.id, 3, answer="Không có lý do chính đáng.", by=chief, at=at("21/6"))
    assert (ExtensionRequest.objects.get().state, line("1").due_on) == ("REFUSED", day("30/6"))
    endless = accept_assignment(line("5").id, 1, by=doer, at=at("2/2"))
    refused(DayOdd, ask_extension, endless.id, 2, until=day("1/8"), reason="x", **ask)
    assert verify().holds


def test_a_request_that_waits_falls_with_the_product_that_is_accepted(place):
    one = accepted(place)
    ask_extension(one.id, 2, until=day("1/8"), reason="x", by=place.actor("doer"), at=at("20/6"))
    hand_in_product(
        one.id, 3, document_number="1", document_on=day("20/6"), by=place.actor("doer"), at=at("20/6")
    )
    accept_product(one.id, 4, received_on=day("20/6"), by=place.actor("office"), at=at("21/6"))
    assert ExtensionRequest.objects.get().answer == "Nhiệm vụ đã hoàn thành."


def test_an_assignment_rests_and_goes_on_by_its_day(place):
    one, chief = accepted(place), place.actor("chief")
    refused(WordsNeeded, suspend_assignment, one.id, 2, reason="", by=chief, at=at("1/3"))
    refused(NotAllowed, suspend_assignment, one.id, 2, reason="x", by=place.actor("office"), at=at("1/3"))
    suspend_assignment(one.id, 2, reason="Chờ sắp xếp bộ máy.", by=chief, at=at("1/3"))
    refused(AssignmentStands, report_progress, one.id, 3, "x", by=place.actor("doer"), at=at("1/3"))
    refused(NotAllowed, resume_assignment, one.id, 3, by=place.actor("doer"), at=at("1/4"))
    resume_assignment(one.id, 3, by=chief, at=at("1/4"))
    assert (line("1").state, line("1").due_on) == ("ACCEPTED", day("30/6"))
    assert verify().holds


def test_what_waits_for_an_event_is_due_once_it_is_entered(place):
    one, office = line("4"), place.actor("office")
    words = one.due_text
    assert (one.term, one.due_on) == ("CONDITIONAL", None)
    assert awaited_of(one.plan_id) == [(words, 1)]
    asked = {"happened_on": day("1/5"), "document": "Nghị định 42", "due_on": day("1/7"), "at": at("3/5")}
    refused(NotAllowed, enter_event, one.plan_id, words, **asked, by=place.actor("doer"))
    refused(NothingWaits, enter_event, one.plan_id, "Sau khi khác", **asked, by=office)
    refused(WordsNeeded, enter_event, one.plan_id, words, **(asked | {"document": ""}), by=office)
    refused(DayOdd, enter_event, one.plan_id, words, **(asked | {"happened_on": day("4/5")}), by=office)
    refused(DayOdd, enter_event, one.plan_id, words, **(asked | {"due_on": day("30/4")}), by=office)
    assert not AwaitedEvent.objects.exists()
    enter_event(one.plan_id, words, **asked, by=office)
    one = line("4")
    assert (one.term, one.due_on, one.original_due_on) == ("DATED", day("1/7"), day("1/7"))
    assert awaited_of(one.plan_id) == []
    assert verify().holds


def test_what_comes_again_has_a_line_for_each_quarter_begun(place):
    assert make_occurrences(by=SYSTEM, at=at("1/5")) == 2
    assert make_occurrences(by=SYSTEM, at=at("2/5")) == 0
    assert [(one.period, one.due_on, one.state) for one in line("3").children.order_by("due_on")] == [
        ("2023-Q1", day("20/3"), "GIVEN"),
        ("2023-Q2", day("20/6"), "GIVEN"),
    ]
    accept_assignment(line("3").id, 1, by=place.actor("doer2"), at=at("2/5"))
    assert make_occurrences(by=SYSTEM, at=at("31/12")) == 2
    assert line("3").children.get(period="2023-Q4").state == "ACCEPTED"
    assert make_occurrences(by=SYSTEM, at=at("31/12").replace(year=2024)) == 0
    assert verify().holds


def test_a_class_gives_each_agency_its_line_and_the_whole_is_done_with_the_last():
    place = a_province()
    two_departments_are_a_class()
    a_plan(("1\tCông khai thủ tục\tBáo cáo\tCác sở\t\tQuý III/2023",))
    whole = line("1")
    assert whole.children.count() == 2
    refused(GivenToMany, accept_assignment, whole.id, 1, by=SYSTEM, at=at("2/2"))
    for number, (who, code) in enumerate((("doer", "tu-phap"), ("doer2", "tttt")), 1):
        own = whole.children.get(lead_id=place.agencies[code])
        accept_assignment(own.id, 1, by=place.actor(who), at=at("2/2"))
        hand_in_product(
            own.id, 2, document_number="1", document_on=day("1/3"), by=place.actor(who), at=at("1/3")
        )
        accept_product(own.id, 3, received_on=day(f"{number}/3"), by=place.actor("office"), at=at("5/3"))
        assert line("1").state == ("GIVEN" if number == 1 else "DONE")
    assert line("1").done_on == day("2/3")
    assert verify().holds


def test_each_sees_what_concerns_him_and_has_in_hand_what_is_his_turn(place):
    assert assignment(line("1").id, place.actor("doer2")).no == "1"
    with pytest.raises(AssignmentUnknown):
        assignment(line("2").id, place.actor("doer2"))
    with pytest.raises(AssignmentUnknown):
        assignment(line("1").id, place.actor("stranger"))
    assert [one.no for one in in_hand(place.actor("doer"), 50)] == ["1", "2", "4", "5"]
    assert in_hand(place.actor("office"), 50) == []
    handed_in(place)
    assert [one.no for one in in_hand(place.actor("office"), 50)] == ["1"]
    assert [one.no for one in in_hand(place.actor("doer"), 50)] == ["2", "4", "5"]


def test_what_can_be_done_is_said_to_whom(place):
    one = accepted(place)
    course = course_of(one.id)

    def verbs(who: str) -> set[str]:
        return {str(verb) for verb in verbs_for(one, course, place.actor(who), has_members=False)}

    assert verbs("doer") == {"REPORT", "HAND_IN", "ASK_EXTENSION"}
    assert verbs("chief") == {"REPORT", "HAND_IN", "ASK_EXTENSION", "SUSPEND"}
    assert verbs("doer2") == set()
    assert verbs_for(one, course, place.actor("doer"), has_members=True) == frozenset()
    assert Verb.ENTER_EVENT in verbs_for(
        line("4"), course_of(line("4").id), place.actor("office"), has_members=False
    )


def test_the_database_holds_that_what_is_handed_in_has_its_day(place):
    one = handed_in(place)
    with pytest.raises(IntegrityError), transaction.atomic():
        Assignment.objects.filter(id=one.id).update(handed_in_on=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Submission.objects.update(received_on=date(2023, 1, 1))


def test_a_row_changed_behind_the_house_s_back_is_noticed(place):
    one = accepted(place)
    Assignment.objects.filter(id=one.id).update(due_on=day("31/12"))
    assert not verify().holds
