"""A dossier's way from hand to hand: steps, the result, handing over; and what is refused on it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from motcua.casework.dossiers.actions import (
    NewPaper,
    Receiving,
    claim_step,
    finish_step,
    hand_over,
    hand_step_on,
    issue_result,
    put_scan,
    receive_supplement,
    record_result,
    refuse,
    reprint_slip,
    request_supplement,
    return_step,
    submit,
    withdraw,
)
from motcua.casework.dossiers.errors import (
    DossierUnknown,
    HandOverIsAnAct,
    PaperNotMade,
    ReasonMissing,
    ReceiverMissing,
    ResultAlreadyRecorded,
    ResultMissing,
    StateMoved,
    StepElsewhere,
)
from motcua.casework.dossiers.models import Dossier, HandOver, State
from motcua.casework.dossiers.queries import (
    Act,
    acts_on,
    course_of,
    dossier,
    dossier_by_code,
    hand_over_of,
    makes_result,
    open_dossiers_of,
    register_of,
    results_waiting,
    supplements_of,
)
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.errors import NotAllowed
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import history, verify
from motcua.foundation.files.queries import bytes_of
from motcua.foundation.ids import new_id
from motcua.foundation.seals.actions import ensure_seal_key
from motcua.foundation.seals.queries import verify_pdf
from motcua.instruments.deadlines.models import Promise, Timeliness
from motcua.instruments.deadlines.queries import promise_of, standing, workplace
from motcua.instruments.documents.models import Result
from motcua.instruments.documents.queries import documents_of, originals_here, result_of
from motcua.instruments.workflow.errors import NotYourTask, TaskTaken
from motcua.instruments.workflow.models import Run, Task
from motcua.instruments.workflow.queries import waiting_of
from tests.casework.dossiers.world import AT, DAY, a_result, a_world

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=2)
PAPER = NewPaper("Giấy xác nhận tình trạng hôn nhân", "12/XN", DAY)


@pytest.fixture
def world():
    return a_world()


def task_of(one):
    return waiting_of("dossier", [one.id]).get(one.id)


def told(one):
    return [record.kind.removeprefix("dossiers.") for record in history("dossier", one.id)]


def to_the_stamp(world, one, at=AT):
    """The dossier as it lies with whoever enters and stamps."""
    finish_step(one.id, task_of(one).id, by=world.ward.civil_status_officer(), at=at)
    finish_step(one.id, task_of(one).id, by=world.ward.leader(), at=at)


def resolved(world, at=AT):
    one = world.taken_in()
    officer = world.ward.civil_status_officer()
    to_the_stamp(world, one, at)
    record_result(one.id, a_result(officer), by=officer, at=at)
    finish_step(one.id, task_of(one).id, by=officer, at=at)
    one.refresh_from_db()
    return one


def test_the_whole_way_from_the_counter_to_the_hand(world):
    clerk, officer, leader = world.ward.clerk(), world.ward.civil_status_officer(), world.ward.leader()
    one = world.taken_in(by=clerk)
    claim_step(one.id, task_of(one).id, by=officer, at=AT)
    finish_step(one.id, task_of(one).id, by=officer, at=AT)
    one.refresh_from_db()
    assert one.state == State.IN_PROGRESS
    finish_step(one.id, task_of(one).id, by=leader, at=AT)
    record_result(one.id, a_result(officer), by=officer, at=LATER)
    finish_step(one.id, task_of(one).id, by=officer, at=LATER)
    assert list(results_waiting([world.ward.one_stop])) == [one]
    hand_over(one.id, Receiving(), by=clerk, at=LATER)
    one.refresh_from_db()
    assert (one.state, one.resolved_at, one.ended_at) == (State.HANDED_OVER, LATER, LATER)
    assert told(one) == [
        "DossierAccepted",
        "StepClaimed",
        "StepDone",
        "StepDone",
        "ResultRecorded",
        "StepDone",
        "DossierHandedOver",
    ]
    assert Run.objects.get().state == Run.State.DONE
    assert promise_of("dossier", one.id).state == Promise.State.MET
    assert list(results_waiting([world.ward.one_stop])) == []
    assert verify().holds


def test_whoever_comes_is_written_down_and_closed_at_rest(world):
    one = resolved(world)
    receiving = Receiving(HandOver.Receiver.OTHER, " Lê  Văn Tâm ", "052 096 001 417")
    hand_over(one.id, receiving, by=world.ward.clerk(), at=LATER)
    handed = hand_over_of(one.id)
    assert (handed.receiver_name, handed.receiver_number) == ("Lê Văn Tâm", "052096001417")
    assert handed.method == HandOver.Method.IN_PERSON
    with connection.cursor() as cursor:
        cursor.execute("select receiver_name || receiver_number from dossiers_handover")
        assert "Tâm" not in cursor.fetchone()[0]


def test_originals_go_back_with_the_result(world):
    one = resolved(world)
    assert originals_here(documents_of("dossier", one.id)) == 1
    hand_over(one.id, Receiving(), by=world.ward.clerk(), at=LATER)
    assert originals_here(documents_of("dossier", one.id)) == 0
    assert hand_over_of(one.id).originals_returned


def test_somebody_else_is_named_when_he_receives_it(world):
    one = resolved(world)
    with pytest.raises(ReceiverMissing):
        hand_over(one.id, Receiving(HandOver.Receiver.OTHER), by=world.ward.clerk(), at=LATER)
    assert hand_over_of(one.id) is None
    one.refresh_from_db()
    assert one.state == State.RESOLVED
    assert told(one)[-1] == "StepDone"


def test_nothing_is_handed_over_before_there_is_a_result(world):
    one = world.taken_in()
    with pytest.raises(StateMoved):
        hand_over(one.id, Receiving(), by=world.ward.clerk(), at=LATER)
    assert told(one) == ["DossierAccepted"]


def test_only_the_counter_hands_over(world):
    one = resolved(world)
    with pytest.raises(NotAllowed):
        hand_over(one.id, Receiving(), by=world.ward.leader(), at=LATER)
    assert hand_over_of(one.id) is None


def test_a_result_is_recorded_once_with_its_file_and_meets_the_promise(world):
    one = world.taken_in()
    officer = world.ward.civil_status_officer()
    to_the_stamp(world, one)
    record_result(one.id, a_result(officer), by=officer, at=LATER)
    result = result_of("dossier", one.id)
    assert (result.title, result.file_name) == ("Giấy xác nhận tình trạng hôn nhân", "giay.pdf")
    event = history("dossier", one.id)[-1].told
    assert (event.file_sha256, event.timeliness) == (result.file.sha256, Timeliness.EARLY)
    with pytest.raises(ResultAlreadyRecorded):
        record_result(one.id, a_result(officer), by=officer, at=LATER)


def test_a_result_after_the_promised_moment_is_late_for_good(world):
    one = world.taken_in()
    officer = world.ward.civil_status_officer()
    to_the_stamp(world, one)
    late = one.due_at + timedelta(minutes=1)
    record_result(one.id, a_result(officer), by=officer, at=late)
    assert history("dossier", one.id)[-1].told.timeliness == Timeliness.LATE
    stands = standing(one.due_at, late, workplace(), now=late + timedelta(days=9))
    assert (stands.timeliness, stands.minutes) == (Timeliness.LATE, 1)


def test_a_result_is_recorded_only_where_it_is_signed_or_issued(world):
    one = world.taken_in()
    officer = world.ward.civil_status_officer()
    with pytest.raises(StepElsewhere):
        record_result(one.id, a_result(officer), by=officer, at=LATER)
    with pytest.raises(NotAllowed):
        record_result(one.id, a_result(officer), by=world.ward.clerk(), at=LATER)
    assert result_of("dossier", one.id) is None
    assert told(one) == ["DossierAccepted"]


def test_a_result_made_here_is_signed_and_whoever_checks_it_finds_it_whole(world):
    ensure_seal_key("Tỉnh thử", by=SYSTEM, at=AT)
    leader = world.ward.leader()
    one = world.taken_in()
    finish_step(one.id, task_of(one).id, by=world.ward.civil_status_officer(), at=AT)
    assert makes_result(one)
    result = issue_result(one.id, PAPER, by=leader, at=LATER)
    assert (result.source, result.number) == (Result.Source.PRODUCED, "12/XN")
    (verdict,) = verify_pdf(bytes_of(result.file), at=LATER)
    assert verdict.valid
    assert verdict.reason == "Giấy xác nhận tình trạng hôn nhân"
    finish_step(one.id, task_of(one).id, by=leader, at=LATER)
    assert task_of(one).step == "vao_so"
    assert verify().holds


def test_only_who_approves_signs_and_only_in_the_step_that_signs(world):
    one = world.taken_in()
    with pytest.raises(StepElsewhere):
        issue_result(one.id, PAPER, by=world.ward.leader(), at=AT)
    finish_step(one.id, task_of(one).id, by=world.ward.civil_status_officer(), at=AT)
    with pytest.raises(NotAllowed):
        issue_result(one.id, PAPER, by=world.ward.civil_status_officer(), at=AT)
    assert result_of("dossier", one.id) is None


def test_what_was_declared_on_paper_is_not_made_here(world):
    one = world.taken_in(answers=None)
    assert not makes_result(one)
    finish_step(one.id, task_of(one).id, by=world.ward.civil_status_officer(), at=AT)
    with pytest.raises(PaperNotMade):
        issue_result(one.id, PAPER, by=world.ward.leader(), at=AT)
    assert result_of("dossier", one.id) is None


def test_a_scan_is_put_to_a_paper_until_the_dossier_has_ended(world):
    one = world.taken_in()
    clerk = world.ward.clerk()
    paper = documents_of("dossier", one.id)[0]
    file = a_result(clerk).file
    with pytest.raises(NotAllowed):
        put_scan(one.id, paper.id, file, name="quet.pdf", by=world.ward.leader(), at=AT)
    put_scan(one.id, paper.id, file, name="quet.pdf", by=clerk, at=AT)
    assert documents_of("dossier", one.id)[0].file == file
    withdraw(one.id, reason="Không cần nữa", by=clerk, at=LATER)
    with pytest.raises(StateMoved):
        put_scan(one.id, paper.id, file, name="quet.pdf", by=clerk, at=LATER)
    assert told(one) == ["DossierAccepted", "ScanPut", "DossierWithdrawn"]


def test_the_stamp_s_step_waits_for_the_result(world):
    one = world.taken_in()
    to_the_stamp(world, one)
    with pytest.raises(ResultMissing):
        finish_step(one.id, task_of(one).id, by=world.ward.civil_status_officer(), at=LATER)
    assert task_of(one).step == "vao_so"


def test_the_last_step_is_done_by_handing_over(world):
    one = resolved(world)
    with pytest.raises(HandOverIsAnAct):
        finish_step(one.id, task_of(one).id, by=world.ward.clerk(), at=LATER)
    assert task_of(one).step == "tra"


def test_the_same_step_is_not_done_twice_nor_by_another(world):
    one = world.taken_in()
    first, second = world.ward.civil_status_officer(), world.ward.civil_status_officer()
    task = task_of(one)
    claim_step(one.id, task.id, by=first, at=AT)
    claim_step(one.id, task.id, by=first, at=AT)  # his already: told once
    with pytest.raises(TaskTaken):
        finish_step(one.id, task.id, by=second, at=AT)
    with pytest.raises(NotAllowed):
        finish_step(one.id, task.id, by=world.ward.leader(), at=AT)
    assert told(one) == ["DossierAccepted", "StepClaimed"]


def test_a_right_without_the_chair_does_no_step(world):
    one = world.taken_in()
    someone = world.ward.someone("pho", "division_head", rights=("dossiers.handle",))
    with pytest.raises(NotYourTask):
        finish_step(one.id, task_of(one).id, by=someone, at=AT)
    assert told(one) == ["DossierAccepted"]


def test_a_task_of_another_dossier_is_not_this_one_s(world):
    one, other = world.taken_in(), world.taken_in()
    with pytest.raises(StepElsewhere):
        finish_step(one.id, task_of(other).id, by=world.ward.civil_status_officer(), at=AT)
    assert Task.objects.filter(done_at=None).count() == 2


def test_a_leader_sends_a_dossier_back_with_a_reason(world):
    one = world.taken_in()
    officer, leader = world.ward.civil_status_officer(), world.ward.leader()
    finish_step(one.id, task_of(one).id, by=officer, at=AT)
    return_step(one.id, task_of(one).id, "tham_tra", reason="Chưa tra cứu", by=leader, at=LATER)
    assert task_of(one).sent_back
    course = course_of(one.id)
    assert [moment.title for moment in course.past] == [
        "Trả lại từ bước «Ký Giấy xác nhận»",
        "Xong bước «Thẩm tra, tra cứu»",
        "Tiếp nhận hồ sơ",
    ]
    assert course.past[0].note == "Chưa tra cứu"
    assert [step.key for step in course.ahead] == ["ky", "vao_so", "tra"]
    data = Event.objects.filter(kind="dossiers.StepReturned").values_list("data", flat=True)
    assert "Chưa" not in str(list(data))


def test_a_dossier_is_withdrawn_with_a_reason_and_leaves_nothing_in_hand(world):
    one = world.taken_in()
    with pytest.raises(ReasonMissing):
        withdraw(one.id, reason=" ", by=world.ward.clerk(), at=LATER)
    with pytest.raises(NotAllowed):
        withdraw(one.id, reason="Không cần nữa", by=world.ward.leader(), at=LATER)
    assert told(one) == ["DossierAccepted"]
    withdraw(one.id, reason="Không cần nữa", by=world.ward.clerk(), at=LATER)
    one.refresh_from_db()
    assert (one.state, one.end_reason) == (State.WITHDRAWN, "Không cần nữa")
    assert promise_of("dossier", one.id).state == Promise.State.CANCELLED
    assert task_of(one) is None
    assert open_dossiers_of(world.person.id) == []
    assert verify().holds


def test_what_has_its_result_is_not_withdrawn(world):
    one = resolved(world)
    with pytest.raises(StateMoved):
        withdraw(one.id, reason="Không cần nữa", by=world.ward.clerk(), at=LATER)
    one.refresh_from_db()
    assert one.state == State.RESOLVED


def test_a_submitted_dossier_is_refused_at_the_counter_with_a_reason(world):
    one = submit(world.filing(), by=world.ward.clerk(), at=AT)
    with pytest.raises(ReasonMissing):
        refuse(one.id, reason="", by=world.ward.clerk(), at=AT)
    refuse(one.id, reason="Không thuộc thẩm quyền", by=world.ward.clerk(), at=AT)
    one.refresh_from_db()
    assert (one.state, one.code) == (State.REFUSED, None)


def test_a_reprint_is_told_and_is_the_counter_s(world):
    one = world.taken_in()
    reprint_slip(one.id, by=world.ward.clerk(), at=LATER)
    with pytest.raises(NotAllowed):
        reprint_slip(one.id, by=world.ward.leader(), at=LATER)
    waiting = submit(world.filing(), by=world.ward.clerk(), at=AT)
    with pytest.raises(StateMoved):
        reprint_slip(waiting.id, by=world.ward.clerk(), at=LATER)
    assert told(one) == ["DossierAccepted", "SlipReprinted"]


def test_a_step_is_handed_on_only_by_who_holds_or_leads(world):
    one = world.taken_in()
    task = task_of(one)
    with pytest.raises(NotAllowed):
        hand_step_on(one.id, task.id, new_id(), by=world.ward.clerk(), at=AT)
    assert told(one) == ["DossierAccepted"]


def test_a_dossier_is_read_where_it_is_received_decided_or_returned_and_nowhere_else(world):
    one = world.taken_in()
    assert dossier(one.id, world.ward.clerk()) == one
    assert dossier_by_code(one.code.lower(), world.ward.leader()) == one
    stranger = world.ward.someone("ho-tich", "civil_status_officer")
    with pytest.raises(DossierUnknown):
        dossier(one.id, stranger)
    with pytest.raises(DossierUnknown):
        dossier_by_code(one.code, stranger)


def test_the_register_of_a_day_has_what_was_taken_in_on_it(world):
    today, tomorrow = world.taken_in(), world.taken_in(at=AT + timedelta(days=1))
    assert list(register_of([world.ward.one_stop], DAY)) == [today]
    assert list(register_of([world.ward.one_stop], DAY + timedelta(days=1))) == [tomorrow]
    assert list(register_of([world.ward.committee], DAY)) == []


def test_the_acts_of_each_and_why_not_the_others(world):
    clerk, officer, leader = world.ward.clerk(), world.ward.civil_status_officer(), world.ward.leader()
    one = world.taken_in()
    task = task_of(one)

    def acts(by, holder=""):
        return {act.act: act.blocked for act in acts_on(one, task_of(one), by, holder=holder)}

    handling = {Act.CLAIM, Act.FINISH, Act.RETURN, Act.SUPPLEMENT, Act.HALT}
    leading = {Act.REFUSE, Act.HAND_ON, Act.HALT, Act.APOLOGISE, Act.STOP}
    assert acts(officer) == dict.fromkeys(handling, "")
    assert acts(clerk) == {Act.WITHDRAW: ""}
    assert acts(leader) == dict.fromkeys(leading, "")
    claim_step(one.id, task.id, by=officer, at=AT)
    other = world.ward.civil_status_officer()
    assert acts(other, "Trần Văn Bé")[Act.FINISH] == "Bước này đang do Trần Văn Bé xử lý."
    to_the_stamp_by = finish_step(one.id, task.id, by=officer, at=AT)
    assert to_the_stamp_by.opened.step == "ky"
    signing = {Act.CLAIM, Act.RECORD_RESULT, Act.FINISH, Act.RETURN}
    assert acts(leader) == dict.fromkeys(signing | leading | {Act.SUPPLEMENT}, "")
    finish_step(one.id, task_of(one).id, by=leader, at=AT)
    assert acts(officer)[Act.FINISH] == "Cần ghi nhận kết quả kèm tệp trước."
    record_result(one.id, a_result(officer), by=officer, at=AT)
    one.refresh_from_db()
    assert acts(officer)[Act.RETURN] == "Đã có kết quả nên không trả lại bước trước."
    assert acts(clerk)[Act.WITHDRAW] == "Đã có kết quả nên không rút được hồ sơ."
    assert Act.SUPPLEMENT not in acts(officer)
    finish_step(one.id, task_of(one).id, by=officer, at=AT)
    assert acts(clerk)[Act.HAND_OVER] == ""


def test_while_more_is_awaited_the_acts_say_so_and_it_is_asked_for_once(world):
    clerk, officer, leader = world.ward.clerk(), world.ward.civil_status_officer(), world.ward.leader()
    one = world.taken_in()
    request_supplement(one.id, ["Bản án ly hôn"], reason="Thiếu", by=officer, at=AT)
    one.refresh_from_db()

    def acts(by):
        found = acts_on(one, task_of(one), by, supplements=supplements_of(one.id))
        return {act.act: act.blocked for act in found}

    assert acts(officer)[Act.FINISH] == "Chờ bổ sung: hết chờ mới xử lý tiếp được."
    assert acts(officer)[Act.SUPPLEMENT] == "Đang chờ người nộp bổ sung."
    assert acts(clerk)[Act.RECEIVE_SUPPLEMENT] == ""
    receive_supplement(one.id, [], by=clerk, at=AT)
    one.refresh_from_db()
    assert "mỗi hồ sơ chỉ yêu cầu một lần" in acts(officer)[Act.SUPPLEMENT]
    assert Act.RECEIVE_SUPPLEMENT not in acts(clerk)
    assert acts(leader)[Act.REFUSE] == ""
    refuse(one.id, reason="Không đủ điều kiện", by=leader, at=AT)
    one.refresh_from_db()
    assert {act.act for act in acts_on(one, None, clerk)} == {Act.WITHDRAW, Act.ARCHIVE}


def test_who_covers_an_absent_officer_may_do_what_that_one_holds(world):
    officer, other = world.ward.civil_status_officer(), world.ward.civil_status_officer()
    one = world.taken_in()
    claim_step(one.id, task_of(one).id, by=officer, at=AT)
    found = {act.act: act.blocked for act in acts_on(one, task_of(one), other, stands_in=True)}
    assert (found[Act.CLAIM], found[Act.FINISH]) == ("", "")


def test_the_database_itself_keeps_a_code_from_the_unaccepted_and_a_day_from_the_unpromised(world):
    one = world.taken_in()
    for change in (
        {"code": None},
        {"due_at": None},
        {"state": State.SUBMITTED},
        {"state": State.RESOLVED},
        {"state": State.HANDED_OVER},
        {"applicant_person": None},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Dossier.objects.filter(id=one.id).update(**change)


def test_a_state_changed_behind_the_house_s_back_is_named(world, intruder):
    one = world.taken_in()
    with intruder() as cursor:
        cursor.execute("update dossiers_dossier set due_at = due_at + interval '1 day'")
    (finding,) = verify().findings
    assert (finding.subject_kind, finding.subject_id) == ("dossier", str(one.id))


def test_reading_a_dossier_s_page_costs_this_many_statements(world, django_assert_max_num_queries):
    one = resolved(world)
    clerk = world.ward.clerk()
    with django_assert_max_num_queries(5):
        dossier(one.id, clerk)
        course_of(one.id)
        documents_of("dossier", one.id)
        result_of("dossier", one.id)


def test_finishing_a_step_costs_this_many_statements(world, django_assert_max_num_queries):
    one = world.taken_in()
    task, officer = task_of(one), world.ward.civil_status_officer()
    with django_assert_max_num_queries(9):
        finish_step(one.id, task.id, by=officer, at=AT)


def test_a_dossier_taken_away_behind_the_house_s_back_is_named(world, intruder):
    one = world.taken_in()
    with intruder() as cursor:
        cursor.execute("delete from dossiers_dossier")
    assert ("dossier", str(one.id)) in {
        (finding.subject_kind, finding.subject_id) for finding in verify().findings
    }
