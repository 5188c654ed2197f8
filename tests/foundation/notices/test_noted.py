"""What is told by the thousand is noted, and addressed and written when it leaves; each once."""

from uuid import uuid4

import pytest

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.errors import NotFound
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import verify
from motcua.foundation.notices.actions import Noted, note_notices, send_due_notices
from motcua.foundation.notices.adapters.smtp import SmtpChannel
from motcua.foundation.notices.errors import ChannelUnknown, TemplateUnknown
from motcua.foundation.notices.models import Notice, NoticeState
from motcua.foundation.notices.ports import NOTICE_BOOK, Addressed
from tests.foundation.notices.test_notices import AT, REAL, SUBJECT, TEMPLATES, Inbox, _book, inbox

pytestmark = pytest.mark.django_db
__all__ = ["Inbox", "_book", "inbox"]


class Gone(NotFound):
    code = "tests.gone"
    message = "Không còn hồ sơ."


class Desk:
    """A writer that knows one address, or none, or whose case is no more."""

    template = "dossier_accepted"

    def __init__(self):
        self.to, self.facts = "buoi@vidu.vn", {"name": "Bưởi", "code": "H08-1"}

    def addressed(self, subject_id, said, at, *, channel):
        if self.to is None:
            raise Gone
        return Addressed(self.to, self.facts | dict(said)) if self.to else None


@pytest.fixture
def desk():
    writer = Desk()
    NOTICE_BOOK.join([SmtpChannel()], TEMPLATES, [writer])
    return writer


def noted(*keys, template="dossier_accepted", **how):
    many = [Noted(template, {"due": "thứ Năm"}, "dossier", SUBJECT, key) for key in keys]
    return note_notices(many, by=SYSTEM, at=AT, **how)


def sent():
    return send_due_notices(by=SYSTEM, at=AT, real_now=REAL)


def test_what_is_noted_keeps_no_address_and_no_words_until_it_leaves(inbox, desk):
    assert noted("a", "b") == 2
    first = Notice.objects.order_by("id").first()
    assert (first.to, first.title, first.text, first.said) == ("", "", "", {"due": "thứ Năm"})
    assert list(Event.objects.values_list("kind", flat=True)) == ["notices.NoticeNoted"] * 2
    assert sent() == 2
    first.refresh_from_db()
    assert (first.state, first.to, first.to_masked) == (NoticeState.SENT, "buoi@vidu.vn", "bu•••@vidu.vn")
    assert "Hẹn trả: thứ Năm." in first.text
    assert len(inbox.letters) == 2
    assert sent() == 0
    assert verify().holds


def test_what_was_noted_under_the_same_key_is_not_noted_again(inbox, desk):
    assert noted("a") == 1
    assert noted("a", "b") == 1
    assert (Notice.objects.count(), Event.objects.count()) == (2, 2)
    assert verify().holds


@pytest.mark.parametrize(
    ("to", "facts", "state", "why"),
    [
        ("", {}, NoticeState.FAILED, "Không còn địa chỉ nhận."),
        ("không phải thư", {}, NoticeState.FAILED, "Không còn địa chỉ nhận."),
        (None, {}, NoticeState.FAILED, "Không còn hồ sơ."),
        ("buoi@vidu.vn", {}, NoticeState.QUEUED, "cần thông tin “code”"),
    ],
)
def test_what_cannot_be_addressed_or_written_says_why_and_holds_up_nobody(inbox, desk, to, facts, state, why):
    noted("a")
    desk.to, desk.facts = to, facts
    assert sent() == 1
    one = Notice.objects.get()
    assert (one.state, one.text) == (state, "")
    assert why in one.obstacle
    assert inbox.letters == []
    assert verify().holds


def test_a_letter_that_was_written_is_tried_again_in_the_same_words(inbox, desk):
    noted("a")
    inbox.refuse_letter = "451 bận"
    sent()
    desk.facts = {"name": "Người khác", "code": "H08-2"}
    written = Notice.objects.get()
    assert (written.state, "H08-1" in written.title) == (NoticeState.QUEUED, True)
    inbox.refuse_letter = ""
    send_due_notices(by=SYSTEM, at=AT, real_now=written.next_at)
    assert "H08-1" in inbox.letters[0]["Subject"]


@pytest.mark.parametrize(
    ("template", "channel", "refusal"),
    [("nobody_writes_it", "email", TemplateUnknown), ("dossier_accepted", "chim", ChannelUnknown)],
)
def test_what_nobody_can_write_or_carry_is_refused_and_nothing_is_noted(desk, template, channel, refusal):
    with pytest.raises(refusal):
        noted(str(uuid4()), template=template, channel=channel)
    assert (Notice.objects.count(), Event.objects.count()) == (0, 0)
