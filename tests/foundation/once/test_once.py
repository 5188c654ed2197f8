"""Something is done once under a key, whatever the line does."""

import threading
from datetime import datetime, timedelta

import pytest
from django.db import connection, transaction

from motcua.foundation.access.models import Actor, ActorKind
from motcua.foundation.clock import VN
from motcua.foundation.errors import Refused
from motcua.foundation.ids import new_id
from motcua.foundation.once.actions import KEPT_FOR, answer_once, forget_answers
from motcua.foundation.once.errors import KeyReused, StillBeingDone
from motcua.foundation.once.models import Answer, KeptAnswer, Question

NOW = datetime(2026, 11, 21, 9, tzinfo=VN)
BY = Actor(new_id(), ActorKind.MACHINE)
ASKED = Question("khoa-1", b"\x01" * 32)


class Doing:
    """Counts how often it was done."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> Answer:
        self.times += 1
        return Answer(201, f'{{"lần": {self.times}, "ai": "Nguyễn Thị Bình An"}}', {"ETag": '"7"'})


def once(act, asked: Question = ASKED, by: Actor = BY, real_now: datetime = NOW) -> Answer:
    return answer_once(act, asked, by=by, real_now=real_now)


@pytest.mark.django_db
def test_the_same_request_is_done_once_and_told_the_same_again():
    act = Doing()
    first, again = once(act), once(act)
    assert act.times == 1
    assert (first.again, again.again) == (False, True)
    assert (again.status, again.body, again.headers) == (first.status, first.body, first.headers)


@pytest.mark.django_db
def test_another_request_under_the_key_is_refused_and_nothing_is_done():
    once(Doing())
    other = Doing()
    with pytest.raises(KeyReused, match="khoa-1"):
        once(other, Question("khoa-1", b"\x02" * 32))
    assert other.times == 0
    assert KeptAnswer.objects.count() == 1


@pytest.mark.django_db
def test_two_callers_may_use_one_key():
    act = Doing()
    once(act)
    once(act, by=Actor(new_id(), ActorKind.MACHINE))
    assert act.times == 2


@pytest.mark.django_db
def test_a_refused_act_keeps_nothing_and_its_key_is_free():
    def refuse() -> Answer:
        raise Refused

    with pytest.raises(Refused):
        once(refuse)
    assert not KeptAnswer.objects.exists()
    assert once(Doing()).status == 201


@pytest.mark.django_db
def test_a_row_without_an_answer_is_said_to_be_under_way():
    KeptAnswer.objects.create(actor_id=BY.id, key="khoa-1", fingerprint=ASKED.fingerprint, kept_at=NOW)
    with pytest.raises(StillBeingDone):
        once(Doing())


@pytest.mark.django_db
def test_what_was_answered_lies_closed():
    once(Doing())
    with connection.cursor() as cursor:
        cursor.execute("select body from once_keptanswer")
        (body,) = cursor.fetchone()
    assert "Bình An" not in body


@pytest.mark.django_db
def test_answers_are_forgotten_after_a_day():
    once(Doing())
    assert forget_answers(real_now=NOW + KEPT_FOR) == 0
    assert forget_answers(real_now=NOW + KEPT_FOR + timedelta(seconds=1)) == 1


@pytest.mark.django_db
def test_a_key_costs_two_statements_and_so_does_the_answer_kept(django_assert_num_queries):
    with transaction.atomic():
        with django_assert_num_queries(4):  # two of them are the savepoint
            once(Doing())
        with django_assert_num_queries(4):
            once(Doing())


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_acts_and_the_other_is_told_the_same():
    act, entered, go_on = Doing(), threading.Event(), threading.Event()
    answers: list[Answer] = []

    def slowly() -> Answer:
        entered.set()
        go_on.wait(10)
        return act()

    def ask(how) -> None:
        answers.append(once(how))
        connection.close()

    first = threading.Thread(target=ask, args=[slowly])
    first.start()
    entered.wait(10)
    second = threading.Thread(target=ask, args=[act])
    second.start()
    second.join(0.3)
    assert second.is_alive(), "the second waits for the first"
    go_on.set()
    first.join(10)
    second.join(10)
    assert act.times == 1
    assert {answer.body for answer in answers} == {answers[0].body}
    assert sorted(answer.again for answer in answers) == [False, True]
