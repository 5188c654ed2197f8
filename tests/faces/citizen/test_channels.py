"""Nơi nhận tin: chosen by its owner, confirmed by a code, told so once each."""

import re

import pytest

from motcua.exchange.messaging.client import GatewayChannel
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import now, real_now
from motcua.foundation.neighbours.actions import note_away
from motcua.foundation.neighbours.models import SMS
from motcua.foundation.notices.adapters.smtp import SmtpChannel
from motcua.foundation.notices.models import HOUSE_BOX, Notice
from motcua.foundation.notices.ports import NOTICE_BOOK
from motcua.instruments.contacts.actions import confirm_contact
from motcua.instruments.contacts.models import ContactPoint
from tests.faces.citizen.doors import a_stranger, citizen_at_the_door
from tests.faces.ward_pages import ward_pages
from tests.instruments.contacts.words import the_words

pytestmark = pytest.mark.django_db
PAGE = "/cua-toi/bao-tin/"


@pytest.fixture
def ward(monkeypatch):
    the_words()
    channels = {"email": SmtpChannel(), "sms": GatewayChannel("sms", "http://127.0.0.1:9", "k", seconds=0.2)}
    monkeypatch.setattr(NOTICE_BOOK, "channels", channels)
    return ward_pages()


@pytest.fixture
def owner(ward):
    return citizen_at_the_door(ward.world.person)


def code_in(channel):
    notice = Notice.objects.filter(template="contacts.code", channel=channel).latest("queued_at", "id")
    return re.findall(r"\b\d{6}\b", notice.title)[0]


def test_an_address_is_confirmed_on_the_page_and_told_there_alone(ward, owner):
    assert "Tỉnh chưa gửi tin bằng kênh này" in owner.read(PAGE)  # Zalo
    assert "Chưa đúng" in owner.send(PAGE, status=422, channel="email", **{"email-address": "không"})
    owner.send(PAGE, channel="email", **{"email-address": "binhan@vidu.vn"})
    point = ContactPoint.objects.get()
    page = owner.read(PAGE)
    assert "bi•••@vidu.vn" in page
    assert "binhan@vidu.vn" not in page
    assert "Tôi đồng ý nhận tin." in page
    assert "Mã chưa đúng" in owner.send(f"{PAGE}{point.pk}/ma/", status=422, code="1")
    owner.send(f"{PAGE}{point.pk}/ma/", code=code_in("email"))
    assert "Tin gửi đến" in owner.read(PAGE)
    one = ward.world.taken_in()
    carried = Notice.objects.filter(subject_id=one.pk)
    assert [(each.channel, str(each.to)) for each in carried] == [("email", "binhan@vidu.vn")]
    page = owner.read(PAGE)
    assert f"Đã tiếp nhận hồ sơ {one.code}" in page
    assert "chờ gửi" in page
    owner.send(f"{PAGE}{point.pk}/bo/")
    assert "Tin gửi đến" not in owner.read(PAGE)


def test_two_channels_carry_one_thing_and_without_any_it_stands_on_the_page(ward, owner):
    for channel, address in (("email", "binhan@vidu.vn"), ("sms", "0905 123 999")):
        owner.send(PAGE, channel=channel, **{f"{channel}-address": address})
    points = {one.channel: one for one in ContactPoint.objects.all()}
    first = ward.world.taken_in()
    assert [one.channel for one in Notice.objects.filter(subject_id=first.pk)] == [HOUSE_BOX]
    for channel, point in points.items():
        confirm_contact(point.pk, code_in(channel), by=owner.actor, at=now(), real_now=real_now())
    second = ward.world.taken_in()
    told = Notice.objects.filter(subject_id=second.pk)
    assert sorted((one.channel, str(one.to)) for one in told) == [
        ("email", "binhan@vidu.vn"),
        ("sms", "0905 123 999"),
    ]
    page = owner.read(PAGE)
    for code in (first.code, second.code):
        assert page.count(f"Đã tiếp nhận hồ sơ {code}") == 1
    assert "090•••999" in page
    assert "Trang này" in page


def test_the_number_of_the_register_is_taken_where_nothing_is_typed(ward, owner):
    owner.send(PAGE, channel="sms", **{"sms-address": ""})
    assert str(ContactPoint.objects.get().address) == str(ward.world.person.phone)
    assert "090•••218" in owner.read(PAGE)


def test_another_s_points_are_not_there(ward, owner):
    owner.send(PAGE, channel="email", **{"email-address": "binhan@vidu.vn"})
    point, stranger = ContactPoint.objects.get(), a_stranger()
    for way in ("ma", "bo"):
        assert stranger.post(f"{PAGE}{point.pk}/{way}/", {"code": code_in("email")}).status_code == 404
        assert owner.get(f"{PAGE}{point.pk}/{way}/").status_code == 405
    assert ContactPoint.objects.get().state == "WAITING"
    assert "binhan" not in stranger.read(PAGE)


def test_codes_are_not_sent_by_machine(ward, owner):
    for number in range(8):
        owner.send(PAGE, channel="email", **{"email-address": f"so{number}@vidu.vn"})
    said = owner.send(PAGE, status=429, channel="email", **{"email-address": "so9@vidu.vn"})
    assert "Đã gửi nhiều mã" in said


def test_what_is_away_is_said_before_one_chooses(ward, owner):
    note_away(SMS, "x", by=SYSTEM, at=now())
    assert "Tin nhắn SMS đang không gửi được" in owner.read(PAGE)
