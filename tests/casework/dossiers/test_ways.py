"""By which ways whoever a dossier belongs to is told: as he chose, as he left word, else in his pages."""

import re
from datetime import date, timedelta

import pytest

from motcua.exchange.messaging.client import GatewayChannel
from motcua.foundation.access.models import SYSTEM, Actor
from motcua.foundation.notices.actions import send_due_notices
from motcua.foundation.notices.adapters.smtp import SmtpChannel
from motcua.foundation.notices.models import HOUSE_BOX, Notice, NoticeState
from motcua.foundation.notices.ports import NOTICE_BOOK
from motcua.instruments.contacts.actions import ask_contact, confirm_contact, end_contact
from motcua.instruments.deadlines.actions import begin_redating, go_on_redating
from motcua.registers.calendars.actions import declare_day_off
from tests.casework.dossiers.test_letters import EMAIL, a_reader
from tests.casework.dossiers.world import AT, a_world
from tests.casework.filings.writers import signed_in
from tests.instruments.contacts.words import the_words

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=2)
PHONE = "0905 123 456"


@pytest.fixture
def world(monkeypatch):
    the_words()
    channels = [SmtpChannel(), GatewayChannel("sms", "http://127.0.0.1:9", "k", seconds=0.2)]
    monkeypatch.setattr(NOTICE_BOOK, "channels", {one.name: one for one in channels})
    return a_reader(a_world())


def with_pages(world) -> Actor:
    """Give the applicant pages of his own."""
    by = signed_in(world.person, "c-thu")
    world.person.refresh_from_db()
    return by


def chosen(by, channel, address):
    point = ask_contact(channel, address, by=by, at=AT, real_now=AT)
    code = re.findall(r"\b\d{6}\b", Notice.objects.get(subject_id=point.pk).title)[0]
    confirm_contact(point.pk, code, by=by, at=AT, real_now=AT)
    Notice.objects.all().delete()
    return point


def redated(world):
    """Take one in, then have its day changed by a storm."""
    one = world.taken_in()
    Notice.objects.all().delete()
    declare_day_off(date(2023, 11, 21), "Nghỉ tránh bão", by=SYSTEM, at=AT)
    begun = begin_redating(date(2023, 11, 21), date(2023, 11, 21), reason="Bão", by=SYSTEM, at=LATER)
    go_on_redating(begun.id, by=SYSTEM, at=LATER)
    return one


def sent_by():
    return [(one.channel, str(one.to)) for one in Notice.objects.order_by("channel")]


def test_who_never_said_how_is_told_at_the_address_he_left_with_the_counter(world):
    with_pages(world)
    world.taken_in()
    assert sent_by() == [("email", EMAIL)]


def test_who_chose_is_told_so_and_not_at_the_address_he_left(world):
    chosen(with_pages(world), "sms", PHONE)
    world.taken_in()
    assert sent_by() == [("sms", PHONE)]


def test_a_day_that_changed_goes_by_the_chosen_channel_and_is_addressed_as_it_leaves(world):
    by = with_pages(world)
    point = chosen(by, "sms", PHONE)
    redated(world)
    (noted,) = Notice.objects.all()
    assert (noted.channel, noted.template, str(noted.to)) == ("sms", "dossiers.redated", "")
    end_contact(point.pk, by=by, at=LATER)
    send_due_notices(by=SYSTEM, at=LATER, real_now=noted.next_at + timedelta(seconds=1))
    noted.refresh_from_db()
    assert (noted.state, str(noted.to)) == (NoticeState.FAILED, "")  # given up meanwhile: nothing goes there


def test_who_uses_nothing_finds_the_new_day_in_his_pages(world):
    by = with_pages(world)
    end_contact(chosen(by, "email", EMAIL).pk, by=by, at=AT)
    redated(world)
    (put,) = Notice.objects.all()
    assert (put.channel, put.account_id, put.state) == (HOUSE_BOX, by.id, NoticeState.SENT)
    assert "Hẹn mới: 8 giờ, thứ Sáu 24/11/2023." in str(put.text).replace("\u00a0", " ")
