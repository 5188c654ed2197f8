"""The box on the desk: what was told, opened where it leads, put away as read."""

import pytest

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.notices.actions import Word, put_notices
from motcua.foundation.notices.ports import NOTICE_BOOK, Template
from motcua.foundation.notices.queries import unread_of
from tests.casework.dossiers.world import AT

BOX = "/ban-lam-viec/thong-bao/"


@pytest.fixture
def told(ward, monkeypatch):
    monkeypatch.setattr(NOTICE_BOOK, "templates", {"near": Template("Hồ sơ {{ n }} sắp đến hạn", "Hãy xem.")})
    one = ward.world.taken_in(by=ward.clerk.actor)
    account = ward.officer.actor.id
    words = [Word("near", account, {"n": n}, "dossier", one.id, f"k{n}") for n in range(1, 4)]
    put_notices(words, by=SYSTEM, at=AT)
    return one


def test_an_empty_box_says_what_comes_into_it(ward):
    assert "Chưa có thông báo nào" in ward.officer.read(BOX)


def test_the_desk_says_how_many_are_unread(ward, told):
    assert "3 thông báo chưa đọc" in ward.officer.read("/ban-lam-viec/")
    assert "chưa đọc" not in ward.leader.read("/ban-lam-viec/")


def test_messages_are_read_in_the_box_and_lead_to_their_matter(ward, told):
    page = ward.officer.read(BOX)
    assert page.index("Hồ sơ 3 sắp đến hạn") < page.index("Hồ sơ 1 sắp đến hạn")
    last = unread_of(ward.officer.actor.id)[0]
    assert ward.officer.send(f"{BOX}{last.id}/", viec="mo") == f"/ban-lam-viec/ho-so/{told.id}/"
    assert unread_of(ward.officer.actor.id).count() == 2
    assert ward.officer.send(f"{BOX}da-doc/") == BOX
    assert "Không có thông báo chưa đọc." in ward.officer.read(BOX)


def test_nobody_reads_another_s_box(ward, told):
    assert "Hồ sơ 1" not in ward.leader.read(BOX)
    last = unread_of(ward.officer.actor.id)[0]
    ward.leader.send(f"{BOX}{last.id}/", 404, viec="doc")
    assert unread_of(ward.officer.actor.id).count() == 3
