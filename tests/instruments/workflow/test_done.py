"""What was done: an officer's finished work, latest first, and why cases come back from a step."""

from datetime import date, datetime, timedelta

import pytest

from motcua.foundation.clock import VN
from motcua.foundation.ids import new_id
from motcua.instruments.workflow.actions import complete_task, open_process, return_task
from motcua.instruments.workflow.models import Card, ReturnReason, Task
from motcua.instruments.workflow.queries import commonest_returns, done_before, done_by, task
from tests.instruments.house import AT, STEPS, a_ward, hours

pytestmark = pytest.mark.django_db
DAY = date(2023, 11, 20)
CARD = Card(code="H08.31.01-20231120-0001", title="Cấp Giấy xác nhận tình trạng hôn nhân")


@pytest.fixture
def ward():
    return a_ward()


def at_the_officer(ward):
    return open_process(
        "dossier",
        new_id(),
        steps=STEPS,
        agencies=ward.agencies_of_steps,
        card=CARD,
        urgent_at=datetime(2023, 11, 23, 8, tzinfo=VN),
        where=hours(),
        done=1,
        by=ward.clerk(),
        at=AT,
    ).opened


def at_the_leader(ward, by=None, at=AT):
    by = by or ward.civil_status_officer()
    return complete_task(at_the_officer(ward).id, by=by, at=at).opened


def sent_back(ward, key="", words="Lý do"):
    task_id = at_the_leader(ward).id
    return return_task(task_id, "tham_tra", reason=words, reason_key=key, by=ward.leader(), at=AT)


def test_finished_work_comes_latest_first_and_page_by_page(ward, django_assert_num_queries):
    officer = ward.civil_status_officer()
    for hour in range(3):
        at_the_leader(ward, by=officer, at=AT + timedelta(hours=hour))
    at_the_leader(ward)
    with django_assert_num_queries(1):
        first, second, third = done_by(officer.id)
    assert [one.done_at for one in (first, second, third)] == [AT + timedelta(hours=h) for h in (2, 1, 0)]
    assert list(done_before(done_by(officer.id), first.done_at, first.id)) == [second, third]


def test_what_was_stopped_is_nobody_s_finished_work(ward):
    leader = ward.leader()
    back = return_task(at_the_leader(ward).id, "tham_tra", reason="Lý do", by=leader, at=AT)
    assert list(done_by(leader.id)) == [back.finished]
    assert back.finished.state == Task.State.RETURNED


def test_the_commonest_reasons_of_a_step_are_counted_in_two_questions(ward, django_assert_num_queries):
    for code, title in (("thieu", "Thiếu giấy tờ"), ("sai", "Sai thông tin"), ("khac", "Khác")):
        ReturnReason.objects.create(code=code, title=title, valid_from=date(2021, 1, 1))
    for key in ("sai", "thieu", "thieu", "", "khac", "thieu", "sai"):
        sent_back(ward, key)
    here = task(at_the_leader(ward).id)
    with django_assert_num_queries(2):
        found = commonest_returns(here, DAY, most=2)
    assert [(one.title, one.count) for one in found] == [("Thiếu giấy tờ", 3), ("Sai thông tin", 2)]


def test_without_reasons_of_the_list_there_is_no_commonest(ward, django_assert_num_queries):
    sent_back(ward)
    here = task(at_the_leader(ward).id)
    with django_assert_num_queries(1):
        assert commonest_returns(here, DAY) == []


def test_words_written_of_more_than_one_case_are_a_common_reason_and_what_was_said_once_is_not(ward):
    for words in ("Chưa tra cứu sổ hộ tịch", "chưa tra cứu sổ hộ tịch ", "Ông Nguyễn Văn A đã có vợ"):
        sent_back(ward, words=words)
    here = task(at_the_leader(ward).id)
    (found,) = commonest_returns(here, DAY)
    assert (found.reason_key, found.count) == ("", 2)
    assert found.title.casefold() == "chưa tra cứu sổ hộ tịch"
