"""Notices: written once, sent by a mail server that really listens, tried again, never shown whole."""

import email
import smtplib
import socket
from collections.abc import Iterator
from datetime import datetime, timedelta
from email.message import Message as Letter
from email.policy import default
from uuid import uuid4

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.core import mail
from django.db import connection

from motcua.foundation.access.models import SYSTEM, Actor, ActorKind
from motcua.foundation.clock import VN
from motcua.foundation.errors import NotAllowed
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import verify
from motcua.foundation.notices.actions import change_template, resend_notice, send_due_notices, send_notice
from motcua.foundation.notices.adapters.smtp import SmtpChannel
from motcua.foundation.notices.adapters.words import as_html, broken
from motcua.foundation.notices.errors import (
    AddressRefused,
    ChannelUnknown,
    FactMissing,
    NoticeNotFailed,
    NoticeUnknown,
    TemplateBroken,
    TemplateUnknown,
)
from motcua.foundation.notices.models import Notice, NoticeState, NoticeTemplate
from motcua.foundation.notices.ports import NOTICE_BOOK, Channel, Message, NotDelivered, Template
from motcua.foundation.notices.queries import notice, notices, notices_about, template_of, templates
from motcua.foundation.notices.rules import MOST_ATTEMPTS, wait_after

pytestmark = pytest.mark.django_db
AT = datetime(2023, 11, 20, 8, tzinfo=VN)
REAL = datetime(2126, 11, 20, 8, tzinfo=VN)
SUBJECT = uuid4()
TEMPLATES = {
    "dossier_accepted": Template(
        "Hồ sơ {{ code }} đã được tiếp nhận",
        "Kính gửi {{ name }},\n\n"
        "Hồ sơ {{ code }} được tiếp nhận.{% if due %} Hẹn trả: {{ due }}.{% endif %}\n\n"
        "Tra cứu: https://motcua.vidu.vn/tra-cuu/{{ code }}",
    )
}


class Inbox:
    """A mail server's memory; told to, it refuses."""

    def __init__(self) -> None:
        self.letters: list[Letter] = []
        self.refuse_address = ""
        self.refuse_letter = ""

    async def handle_RCPT(  # noqa: N802  # aiosmtpd calls it so
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.refuse_address:
            return self.refuse_address
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802  # the same
        if self.refuse_letter:
            return self.refuse_letter
        self.letters.append(email.message_from_bytes(envelope.content or b"", policy=default))  # type: ignore[arg-type]
        return "250 OK"


@pytest.fixture
def inbox(settings: object) -> Iterator[Inbox]:
    box = Inbox()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"  # type: ignore[attr-defined]
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port  # type: ignore[attr-defined]
    settings.DEFAULT_FROM_EMAIL = "mot-cua@binhdinh.vidu.vn"  # type: ignore[attr-defined]
    yield box
    server.stop()


@pytest.fixture(autouse=True)
def _book() -> Iterator[None]:
    before = (
        list(NOTICE_BOOK.channels.values()),
        dict(NOTICE_BOOK.templates),
        list(NOTICE_BOOK.writers.values()),
    )
    NOTICE_BOOK.join([SmtpChannel()], TEMPLATES)
    yield
    NOTICE_BOOK.join(*before)


def write(key: str = "k1", to: str = "buoi@vidu.vn", **facts: object) -> Notice:
    return send_notice(
        "dossier_accepted",
        to,
        {"name": "Bưởi", "code": "H08-1", "due": ""} | facts,
        subject_kind="dossier",
        subject_id=SUBJECT,
        dedupe_key=key,
        by=SYSTEM,
        at=AT,
    )


def send(after: timedelta = timedelta()) -> int:
    return send_due_notices(by=SYSTEM, at=AT, real_now=REAL + after)


def told() -> list[str]:
    return list(Event.objects.order_by("id").values_list("kind", flat=True))


def test_a_notice_is_written_then_sent_with_its_words(inbox: Inbox):
    found = write(due="16 giờ, 23/11/2023")
    assert found.state == NoticeState.QUEUED
    assert send() == 1
    (letter,) = inbox.letters
    assert (letter["Subject"], letter["To"], letter["From"]) == (
        "Hồ sơ H08-1 đã được tiếp nhận",
        "buoi@vidu.vn",
        "mot-cua@binhdinh.vidu.vn",
    )
    assert letter["Message-ID"] == f"<{found.id}@binhdinh.vidu.vn>"
    text = letter.get_body(("plain",)).get_content().replace("\r\n", "\n")  # type: ignore[attr-defined]
    assert text.startswith("Kính gửi Bưởi,\n\nHồ sơ H08-1 được tiếp nhận. Hẹn trả: 16 giờ, 23/11/2023.")
    html = letter.get_body(("html",)).get_content().replace("\r\n", "\n")  # type: ignore[attr-defined]
    assert '<a href="https://motcua.vidu.vn/tra-cuu/H08-1"' in html
    found.refresh_from_db()
    assert (found.state, found.attempts, found.sent_at) == (NoticeState.SENT, 1, AT)
    assert told() == ["notices.NoticeQueued", "notices.NoticeSent"]
    assert verify().holds
    assert send() == 0


def test_each_is_sent_once_however_often_it_is_written(inbox: Inbox):
    assert write().id == write(name="Khác").id
    send()
    assert write().state == NoticeState.SENT
    send()
    assert len(inbox.letters) == 1
    assert told() == ["notices.NoticeQueued", "notices.NoticeSent"]


def test_address_and_words_are_closed_in_the_database_and_masked_in_lists():
    found = write(to="nguyenthibuoi@vidu.vn")
    with connection.cursor() as cursor:
        cursor.execute('select "to", title, text, to_masked from notices_notice')
        (row,) = cursor.fetchall()
    assert "nguyenthibuoi" not in "".join(row)
    assert "Bưởi" not in "".join(row)
    (listed,) = notices()
    assert listed.get_deferred_fields() == {"to", "title", "text"}
    assert str(listed) == "dossier_accepted → ng•••@vidu.vn"
    assert list(notices_about("dossier", SUBJECT)) == [found]
    assert list(notices(NoticeState.SENT)) == []
    assert notice(found.id).to == "nguyenthibuoi@vidu.vn"


def test_no_event_carries_the_address_or_the_words():
    write()
    assert "vidu" not in str(list(Event.objects.values_list("data", flat=True)))
    assert "Bưởi" not in str(list(Event.objects.values_list("data", flat=True)))


def test_a_server_that_is_down_is_asked_again_later_and_later(settings: object):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"  # type: ignore[attr-defined]
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # type: ignore[attr-defined]
    found = write()
    assert send() == 1
    found.refresh_from_db()
    assert (found.state, found.attempts) == (NoticeState.QUEUED, 1)
    assert found.obstacle.startswith("Không nối được máy chủ thư")
    assert found.next_at == REAL + timedelta(minutes=1)
    assert send(timedelta(seconds=30)) == 0
    moment = timedelta()
    for attempt in range(1, MOST_ATTEMPTS):
        moment += wait_after(attempt)
        assert send(moment) == 1
    found.refresh_from_db()
    assert (found.state, found.attempts) == (NoticeState.FAILED, MOST_ATTEMPTS)
    assert told() == ["notices.NoticeQueued", "neighbours.NeighbourFell", "notices.NoticeFailed"]


def test_an_address_that_does_not_exist_is_given_up_at_once(inbox: Inbox):
    inbox.refuse_address = "550 no such user"
    found = write()
    send()
    found.refresh_from_db()
    assert (found.state, found.attempts) == (NoticeState.FAILED, 1)
    assert found.obstacle == "Máy chủ thư không nhận địa chỉ này (mã 550)."


@pytest.mark.parametrize("answer", ["451 try later", "554 spam"])
def test_a_server_that_says_no_to_a_letter_is_asked_again(inbox: Inbox, answer: str):
    inbox.refuse_letter = answer
    found = write()
    send()
    found.refresh_from_db()
    assert found.state == NoticeState.QUEUED
    inbox.refuse_letter = ""
    send(timedelta(minutes=2))
    found.refresh_from_db()
    assert found.state == NoticeState.SENT


def test_a_fall_between_the_servers_yes_and_the_commit_sends_the_same_letter(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
):
    found = write()
    send_truly = SmtpChannel.send

    def fall(channel: SmtpChannel, message: Message) -> None:
        send_truly(channel, message)
        raise KeyboardInterrupt

    monkeypatch.setattr(SmtpChannel, "send", fall)
    with pytest.raises(KeyboardInterrupt):
        send()
    found.refresh_from_db()
    assert (found.state, found.attempts) == (NoticeState.QUEUED, 0)
    monkeypatch.setattr(SmtpChannel, "send", send_truly)
    send()
    first, second = inbox.letters
    assert first["Message-ID"] == second["Message-ID"]


def test_one_that_fails_does_not_hold_the_others_up(inbox: Inbox, monkeypatch: pytest.MonkeyPatch):
    truly = SmtpChannel.send

    def picky(channel: SmtpChannel, message: Message) -> None:
        if message.to == "a@vidu.vn":
            raise NotDelivered("không", for_good=False)
        truly(channel, message)

    monkeypatch.setattr(SmtpChannel, "send", picky)
    write("1", "a@vidu.vn")
    write("2", "b@vidu.vn")
    assert send() == 2
    assert [letter["To"] for letter in inbox.letters] == ["b@vidu.vn"]


# ------------------------------------------------------------------ refusals write nothing


def nothing_written() -> bool:
    return not Notice.objects.exists() and not Event.objects.exists()


def test_an_address_the_channel_cannot_reach_is_refused_and_not_repeated_whole():
    with pytest.raises(AddressRefused) as refused:
        write(to="khong-phai-thu")
    assert "khong-phai-thu" not in str(refused.value)
    assert nothing_written()


def test_an_unknown_template_channel_or_a_missing_fact_is_refused():
    more = {"subject_kind": "dossier", "subject_id": SUBJECT, "dedupe_key": "k", "by": SYSTEM, "at": AT}
    with pytest.raises(TemplateUnknown):
        send_notice("nothing", "a@vidu.vn", {}, **more)  # type: ignore[arg-type]
    with pytest.raises(ChannelUnknown):
        send_notice("dossier_accepted", "a@vidu.vn", {}, channel="zalo", **more)  # type: ignore[arg-type]
    with pytest.raises(FactMissing, match="“code”"):
        send_notice("dossier_accepted", "a@vidu.vn", {"name": "x"}, **more)  # type: ignore[arg-type]
    assert nothing_written()


def test_a_title_cannot_smuggle_headers(inbox: Inbox):
    write(code="1\r\nBcc: all@vidu.vn")
    send()
    (letter,) = inbox.letters
    assert letter["Bcc"] is None
    assert letter["Subject"].strip() == "Hồ sơ 1 Bcc: all@vidu.vn đã được tiếp nhận"


def test_what_people_are_called_is_never_markup():
    html = as_html("Kính gửi <script>x</script> & co\n\nhttps://a.vn/?a=1&b=2")
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert '<a href="https://a.vn/?a=1&amp;b=2"' in html


@pytest.mark.parametrize(
    "reach", ['{% include "x" %}', '{% extends "x" %}', "{% load static %}", "{% block a %}"]
)
def test_a_template_may_not_reach_for_others(reach: str):
    assert broken(reach)


# ------------------------------------------------------------------ by hand


def officer(*rights: str) -> Actor:
    return Actor(uuid4(), ActorKind.OFFICER, dict.fromkeys(rights))


def test_a_failed_notice_is_sent_again_by_hand(inbox: Inbox):
    inbox.refuse_address = "550 no such user"
    found = write()
    send()
    inbox.refuse_address = ""
    with pytest.raises(NotAllowed):
        resend_notice(found.id, by=officer(), at=AT, real_now=REAL)
    found.refresh_from_db()
    assert found.state == NoticeState.FAILED
    resend_notice(found.id, by=officer("notices.resend"), at=AT, real_now=REAL)
    send()
    found.refresh_from_db()
    assert found.state == NoticeState.SENT
    with pytest.raises(NoticeNotFailed):
        resend_notice(found.id, by=SYSTEM, at=AT, real_now=REAL)
    with pytest.raises(NoticeUnknown):
        resend_notice(uuid4(), by=SYSTEM, at=AT, real_now=REAL)


def test_a_province_may_say_it_its_own_way():
    keeper = officer("notices.edit_templates")
    with pytest.raises(NotAllowed):
        change_template("dossier_accepted", title="x", text="y", by=officer(), at=AT)
    with pytest.raises(TemplateUnknown):
        change_template("nothing", title="x", text="y", by=keeper, at=AT)
    for title, text in (("{% if %}", "y"), ("x", "{{ a|nofilter }}"), (" ", "y")):
        with pytest.raises(TemplateBroken):
            change_template("dossier_accepted", title=title, text=text, by=keeper, at=AT)
    assert not NoticeTemplate.objects.exists()
    change_template("dossier_accepted", title="Đã nhận {{ code }}", text="Chào {{ name }}", by=keeper, at=AT)
    assert template_of("dossier_accepted").title == "Đã nhận {{ code }}"
    assert templates()["dossier_accepted"].text == "Chào {{ name }}"
    assert write().title == "Đã nhận H08-1"


# ------------------------------------------------------------------ the contract of channels


@pytest.mark.parametrize("channel", [SmtpChannel()], ids=lambda channel: str(channel.name))
class TestEveryChannel:
    def test_it_takes_its_own_addresses_and_masks_them(self, channel: Channel):
        assert channel.takes("nguyenvana@vidu.vn")
        assert not channel.takes("")
        assert not channel.takes("x")
        masked = channel.mask("nguyenvana@vidu.vn")
        assert "nguyenvana" not in masked
        assert "•" in masked
        assert "a@" not in channel.mask("a@vidu.vn").replace("•", "")[1:]

    def test_what_it_cannot_deliver_it_says(self, channel: Channel, monkeypatch: pytest.MonkeyPatch):
        def gone(*_: object, **__: object) -> None:
            raise smtplib.SMTPServerDisconnected("gone")

        monkeypatch.setattr(mail.EmailMultiAlternatives, "send", gone)
        with pytest.raises(NotDelivered) as refused:
            channel.send(Message("1", "a@vidu.vn", "t", "x", "<p>x</p>"))
        assert not refused.value.for_good
