"""Boxes in the house: many put at once, each told once, read by whose they are."""

from datetime import datetime
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from motcua.foundation.access.models import SYSTEM, Actor, ActorKind
from motcua.foundation.accounts.actions import open_account
from motcua.foundation.accounts.models import Account, AccountKind
from motcua.foundation.clock import VN
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import verify
from motcua.foundation.notices.actions import Word, mark_read, put_notices, send_due_notices
from motcua.foundation.notices.errors import FactMissing, NoticeUnknown, TemplateUnknown
from motcua.foundation.notices.models import HOUSE_BOX, Notice
from motcua.foundation.notices.ports import NOTICE_BOOK, Template
from motcua.foundation.notices.queries import box_of, unread_of

pytestmark = pytest.mark.django_db
AT = datetime(2023, 11, 20, 8, tzinfo=VN)
LATER = datetime(2023, 11, 20, 9, tzinfo=VN)
ABOUT = uuid4()


@pytest.fixture(autouse=True)
def _book(monkeypatch):
    monkeypatch.setattr(
        NOTICE_BOOK, "templates", {"near": Template("Việc {{ code }}", "Còn {{ days }} ngày.")}
    )


def an_account(login: str = "lan") -> Account:
    return open_account(
        login, name=f"Bà {login}", kind=AccountKind.OFFICER, password="nước-chảy-88", by=SYSTEM, at=AT
    )


def a_word(account: Account, key: str = "a", template: str = "near", **facts: object) -> Word:
    said = facts or {"code": "KH-1", "days": 3}
    return Word(template, account.id, said, "assignment", ABOUT, f"{key}:{account.id}")


def owner(account: Account) -> Actor:
    return Actor(account.id, ActorKind.OFFICER)


def test_a_message_lies_unread_in_the_box_of_its_account_and_is_not_sent_outside():
    lan, mai = an_account(), an_account("mai")
    assert put_notices([a_word(lan), a_word(mai)], by=SYSTEM, at=AT) == 2
    (notice,) = box_of(lan.id)
    assert (notice.title, notice.text, notice.to_masked) == ("Việc KH-1", "Còn 3 ngày.", "Bà lan")
    assert [one.id for one in unread_of(lan.id)] == [notice.id]
    assert send_due_notices(by=SYSTEM, at=AT, real_now=AT) == 0
    assert verify().holds


def test_what_was_told_once_is_not_told_again():
    lan = an_account()
    put_notices([a_word(lan)], by=SYSTEM, at=AT)
    assert put_notices([a_word(lan), a_word(lan, "b"), a_word(lan, "b")], by=SYSTEM, at=AT) == 1
    assert box_of(lan.id).count() == 2


def test_an_account_that_is_no_more_gets_nothing():
    nobody = Account(id=uuid4())
    assert put_notices([a_word(nobody)], by=SYSTEM, at=AT) == 0
    assert not Notice.objects.exists()


def test_nobody_is_told_what_cannot_be_said():
    lan = an_account()
    events = Event.objects.count()
    with pytest.raises(FactMissing):
        put_notices([a_word(lan), a_word(lan, "b", code="KH-2")], by=SYSTEM, at=AT)
    with pytest.raises(TemplateUnknown):
        put_notices([a_word(lan, template="far")], by=SYSTEM, at=AT)
    assert not Notice.objects.exists()
    assert Event.objects.count() == events


def test_many_are_put_in_as_many_questions_as_one(django_assert_num_queries):
    accounts = [an_account(f"lan{number}") for number in range(12)]
    words = [a_word(one) for one in accounts]
    put_notices(words[:1], by=SYSTEM, at=AT)
    with django_assert_num_queries(7):
        put_notices(words[1:], by=SYSTEM, at=AT)


def test_its_owner_reads_it_once():
    lan = an_account()
    put_notices([a_word(lan), a_word(lan, "b")], by=SYSTEM, at=AT)
    first = box_of(lan.id)[1]
    assert mark_read([first.id], by=owner(lan), at=LATER) == 1
    assert mark_read([first.id], by=owner(lan), at=LATER) == 0
    assert mark_read(by=owner(lan), at=LATER) == 1
    assert not unread_of(lan.id).exists()
    assert verify().holds


def test_nobody_marks_another_s_message():
    lan, mai = an_account(), an_account("mai")
    put_notices([a_word(lan)], by=SYSTEM, at=AT)
    with pytest.raises(NoticeUnknown):
        mark_read([box_of(lan.id)[0].id], by=owner(mai), at=LATER)
    assert unread_of(lan.id).count() == 1
    assert mark_read(by=owner(mai), at=LATER) == 0


def test_the_database_wants_an_account_for_a_message_in_the_house():
    put_notices([a_word(an_account())], by=SYSTEM, at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.filter(channel=HOUSE_BOX).update(account_id=None)
