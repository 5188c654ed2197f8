"""Who is told that a dossier is near or late: by the ladder, each once, in the box and by mail."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.casework.dossiers.actions import claim_step, submit
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import VN
from motcua.foundation.events.queries import verify
from motcua.foundation.notices.models import Notice
from motcua.foundation.notices.queries import box_of
from motcua.instruments.deadlines.actions import StepDraft, miss_promises, set_warning_step, warn_promises
from motcua.instruments.workflow.queries import waiting_of
from motcua.registers.organisations.models import Officer
from motcua.registers.procedures.models import Channel
from tests.casework.dossiers.world import AT, DUE
from tests.faces.ward_pages import signed_in

HALF_A_DAY_LEFT = datetime(2023, 11, 22, 13, 30, tzinfo=VN)


@pytest.fixture
def one(ward):
    for code, audience, minutes in (
        ("officer", "OFFICER", 480),
        ("head", "HEAD", 240),
        ("centre", "CENTRE", 60),
    ):
        draft = StepDraft(code, audience, minutes, 100, valid_from=date(2021, 1, 1))
        set_warning_step(draft, by=SYSTEM, at=AT)
    return ward.world.taken_in(by=ward.clerk.actor)


def box(who):
    return [notice.title for notice in box_of(who.account.id)]


def test_the_ladder_tells_each_of_those_it_names_once(ward, one):
    other = signed_in(ward, "officer2", "Trần Văn Hai", "ho-tich")
    near, code = f"Sắp đến hạn: hồ sơ {one.code}", one.code
    assert warn_promises(by=SYSTEM, at=HALF_A_DAY_LEFT) == 1
    assert (box(ward.officer), box(other), box(ward.leader)) == ([near], [near], [])  # nobody has claimed it
    assert warn_promises(by=SYSTEM, at=DUE - timedelta(minutes=45)) == 2  # the head, and the centre
    assert warn_promises(by=SYSTEM, at=DUE - timedelta(minutes=30)) == 0
    assert box(ward.leader) == [near, near]
    assert box(ward.officer) == [near]
    page = ward.officer.read("/ban-lam-viec/thong-bao/")
    assert near in page
    assert "Hồ sơ đang ở bước: Thẩm tra, tra cứu." in page
    assert code in page
    assert verify().holds


def test_who_has_it_in_hand_is_told_alone_and_gets_mail_where_he_left_an_address(ward, one):
    other = signed_in(ward, "officer2", "Trần Văn Hai", "ho-tich")
    Officer.objects.filter(account_id=ward.officer.account.id).update(email="tich@vidu.vn")
    claim_step(one.id, waiting_of("dossier", [one.id])[one.id].id, by=ward.officer.actor, at=AT)
    warn_promises(by=SYSTEM, at=HALF_A_DAY_LEFT)
    assert (len(box(ward.officer)), box(other)) == (1, [])
    (mail,) = Notice.objects.filter(channel="email", template="dossiers.near")
    assert (mail.to, mail.state) == ("tich@vidu.vn", "QUEUED")


def test_when_the_moment_has_passed_who_leads_is_told_too(ward, one):
    assert miss_promises(by=SYSTEM, at=DUE + timedelta(minutes=1)) == 1
    late = f"Đã quá hạn: hồ sơ {one.code}"
    assert (box(ward.officer), box(ward.leader)) == ([late], [late])
    assert miss_promises(by=SYSTEM, at=DUE + timedelta(minutes=16)) == 0


def test_an_online_filing_that_is_not_answered_is_told_to_who_takes_dossiers_in(ward, one):
    sent = submit(ward.world.filing(channel=Channel.ONLINE), by=SYSTEM, at=AT)
    warn_promises(by=SYSTEM, at=AT + timedelta(hours=1))
    assert box(ward.clerk) == [f"Sắp hết giờ trả lời hồ sơ trực tuyến {sent.submission_id}"]
    miss_promises(by=SYSTEM, at=AT + timedelta(days=1, minutes=1))
    late = f"Chậm tiếp nhận: hồ sơ trực tuyến {sent.submission_id}"
    assert box(ward.clerk)[0] == late
    assert box(ward.leader) == [late]
    assert "08:00, thứ\xa0Ba\xa021/11/2023" in ward.clerk.read("/quay/cho-tiep-nhan/")


def test_warning_of_many_asks_no_more_than_of_one(ward, one):
    def statements(at):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            warn_promises(by=SYSTEM, at=at)
        return len(asked)

    of_one = statements(HALF_A_DAY_LEFT)
    for _ in range(4):
        ward.world.taken_in(by=ward.clerk.actor)
    assert statements(HALF_A_DAY_LEFT + timedelta(minutes=15)) <= of_one
    assert len(box(ward.officer)) == 5
