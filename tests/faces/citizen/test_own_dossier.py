"""One's own dossier: who has it, what lacks sent online, taken back, its result taken home, who read it."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.casework.dossiers.actions import (
    Receiving,
    Supplied,
    fill_vaults,
    finish_step,
    hand_over,
    receive_supplement,
    record_result,
    request_supplement,
    submit,
    supply,
    withdraw,
)
from motcua.casework.dossiers.errors import DocumentsMissing, DossierUnknown, StateMoved
from motcua.casework.dossiers.models import Dossier, State, Supplement
from motcua.casework.dossiers.queries import supplements_of
from motcua.foundation.access.models import SYSTEM, Actor, ActorKind
from motcua.foundation.audit.actions import record_look
from motcua.foundation.audit.models import Look
from motcua.foundation.clock import now
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import verify
from motcua.foundation.files.actions import keep_file
from motcua.foundation.forms.errors import InvalidAnswers
from motcua.foundation.ids import new_id
from motcua.instruments.deadlines.models import Promise, Purpose
from motcua.instruments.documents.actions import Handed
from motcua.instruments.documents.models import Reuse
from motcua.instruments.documents.queries import documents_of, originals_here
from motcua.instruments.workflow.queries import waiting_of
from motcua.registers.procedures.models import Channel
from tests.casework.dossiers.world import AT, PDF, a_result
from tests.faces.citizen.doors import a_stranger, citizen_at_the_door
from tests.faces.ward_pages import ward_pages
from tests.instruments.documents.vaults import WORDS, a_citizen, filed, the_lists

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=2)
ITEMS = ["Bản án ly hôn", "Sửa lại mục đích"]
WHY = "Thiếu giấy tờ chứng minh đã ly hôn"


@pytest.fixture
def ward(settings):
    return ward_pages()


@pytest.fixture
def owner(ward):
    return citizen_at_the_door(ward.world.person)


def task_of(one):
    return waiting_of("dossier", [one.id])[one.id]


def asked(ward, items=ITEMS):
    """A dossier that waits for its owner."""
    one = ward.world.taken_in()
    request_supplement(one.id, items, reason=WHY, by=ward.officer.actor, at=AT)
    return one


def handed_over(ward):
    one = ward.world.taken_in()
    finish_step(one.id, task_of(one).id, by=ward.officer.actor, at=AT)
    finish_step(one.id, task_of(one).id, by=ward.leader.actor, at=AT)
    record_result(one.id, a_result(ward.officer.actor), by=ward.officer.actor, at=AT)
    finish_step(one.id, task_of(one).id, by=ward.officer.actor, at=AT)
    hand_over(one.id, Receiving(), by=ward.clerk.actor, at=AT)
    one.refresh_from_db()
    return one


def scan(name="ban-an.pdf"):
    return SimpleUploadedFile(name, PDF, content_type="application/pdf")


def program():
    return SimpleUploadedFile("giay.pdf", b"MZ\x90\x00" + b"\x00" * 200, content_type="application/pdf")


def a_file():
    return keep_file(BytesIO(PDF), name="ban-an.pdf", by=SYSTEM, at=AT)


def test_its_page_says_who_has_it_since_when_and_until_when(ward, owner):
    one = ward.world.taken_in()
    page = owner.read(f"/cua-toi/ho-so/{one.pk}/")
    for said in (
        "Đang ở",
        "Thẩm tra, tra cứu",
        "Từ lúc",
        "Bước này xong trước",
        "Ai đã xem hồ sơ",
        "Rút hồ sơ",
    ):
        assert said in page, said
    assert "Trần Văn Tịch" not in page


def test_what_lacks_is_sent_once_each_thing_in_its_place(ward, owner):
    one = asked(ward)
    page = owner.read(f"/cua-toi/ho-so/{one.pk}/bo-sung/")
    for said in (*ITEMS, WHY, "Sửa nội dung tờ khai"):
        assert said in page, said
    sent = {
        "tep-0": scan(),
        "khai-1": "1",
        "sua-to-khai": "1",
        "purpose": "Mua nhà",
        "copies": "2",
        "_seen": ["purpose", "copies"],
    }
    where = owner.send(f"/cua-toi/ho-so/{one.pk}/bo-sung/", **sent)
    assert where == f"/cua-toi/ho-so/{one.pk}/"
    one.refresh_from_db()
    assert one.state == State.IN_PROGRESS
    assert "Mua nhà" in one.answers
    paper = documents_of("dossier", one.id)[-1]
    assert (paper.name, paper.required.name, paper.file_name) == (ITEMS[0], ITEMS[0], "ban-an.pdf")
    assert supplements_of(one.id)[0].state == Supplement.State.ANSWERED
    assert owner.send(f"/cua-toi/ho-so/{one.pk}/bo-sung/", **sent) == where  # a second press
    assert len(documents_of("dossier", one.id)) == 2


def test_a_paper_of_the_own_vault_is_sent_with_consent_in_place_of_a_file(ward, owner):
    the_lists()
    handed = Handed(ITEMS[0], copies=1, file=a_file(), file_name="ban-an.pdf")
    (kept,) = filed(ward.world.person, handed)
    (foreign,) = filed(a_citizen()[0], replace(handed))
    one = asked(ward, ITEMS[:1])
    here = f"/cua-toi/ho-so/{one.pk}/bo-sung/"
    page = owner.read(here)
    assert str(kept.pk) in page
    assert str(foreign.pk) not in page
    assert WORDS in page
    assert page.index("Có trong kho giấy tờ") < page.index('type="file"')  # what lies there is not asked for
    assert "Không tìm thấy" in owner.send(here, status=422, **{"kho-0": str(foreign.pk)})
    assert not Reuse.objects.exists()
    owner.send(here, **{"kho-0": str(kept.pk)})
    used = Reuse.objects.get()
    assert (used.subject_id, used.document) == (one.pk, kept)
    assert documents_of("dossier", one.id)[-1].file == kept.file
    assert verify().holds


def test_what_is_not_whole_or_no_paper_is_said_beside_it_and_nothing_is_kept(ward, owner):
    one = asked(ward)
    here = f"/cua-toi/ho-so/{one.pk}/bo-sung/"
    before = Event.objects.count()
    page = owner.send(here, status=422, **{"tep-0": scan()})
    assert "Hồ sơ còn thiếu: Sửa lại mục đích." in page
    page = owner.send(here, status=422, **{"tep-0": program(), "tep-1": scan()})
    assert "giay.pdf" in page
    wrong = {
        "tep-0": scan(),
        "khai-1": "1",
        "sua-to-khai": "1",
        "purpose": "",
        "_seen": ["purpose", "copies"],
    }
    assert "Cần xem lại" in owner.send(here, status=422, **wrong)
    one.refresh_from_db()
    assert one.state == State.AWAITING_SUPPLEMENT
    assert len(documents_of("dossier", one.id)) == 1
    assert not Event.objects.filter(kind="dossiers.SupplementReceived").exists()
    assert Event.objects.exclude(kind="files.FileKept").count() == before


def test_what_was_never_accepted_waits_for_the_counter_again_with_its_hours(ward, owner):
    one = submit(ward.world.filing(channel=Channel.ONLINE), by=SYSTEM, at=AT)
    request_supplement(one.id, ITEMS[:1], reason=WHY, by=ward.clerk.actor, at=AT)
    supply(one.id, [Supplied(0, a_file(), "ban-an.pdf")], by=owner.actor, at=LATER)
    one.refresh_from_db()
    assert (one.state, one.code) == (State.SUBMITTED, None)
    running = Promise.objects.get(purpose=Purpose.ANSWER, state=Promise.State.RUNNING)
    assert running.started_at == LATER
    assert verify().holds


def test_nobody_else_sends_takes_back_or_reads(ward, owner):
    one, stranger = asked(ward), a_stranger()
    before = Event.objects.count()
    for way in ("", "bo-sung/", "rut/", "ket-qua/", "ai-da-xem/"):
        stranger.read(f"/cua-toi/ho-so/{one.pk}/{way}", 404)
        assert ward.clerk.get(f"/cua-toi/ho-so/{one.pk}/{way}").status_code in {302, 403}
    assert stranger.post(f"/cua-toi/ho-so/{one.pk}/rut/", {"reason": "x"}).status_code == 404
    assert stranger.post(f"/cua-toi/ho-so/{one.pk}/bo-sung/", {"tep-0": scan()}).status_code == 404
    for somebody in (stranger.actor, ward.clerk.actor, Actor(new_id(), ActorKind.CITIZEN)):
        with pytest.raises(DossierUnknown):
            supply(one.id, [], by=somebody, at=LATER)
    with pytest.raises(DossierUnknown):
        withdraw(one.id, reason="Không cần nữa", by=stranger.actor, at=LATER)
    one.refresh_from_db()
    assert one.state == State.AWAITING_SUPPLEMENT
    assert Event.objects.count() == before


def test_sending_is_refused_where_nothing_is_asked_lacks_or_is_wrong(ward, owner):
    one = asked(ward)
    before = Event.objects.count()
    with pytest.raises(DocumentsMissing):
        supply(one.id, [], by=owner.actor, at=LATER)
    with pytest.raises(DocumentsMissing):
        supply(one.id, [Supplied(0, a_file(), "a.pdf")], declared=[1], by=owner.actor, at=LATER)
    with pytest.raises(InvalidAnswers):
        supply(
            one.id,
            [Supplied(0, a_file(), "a.pdf")],
            answers={"copies": 1},
            declared=[1],
            by=owner.actor,
            at=LATER,
        )
    assert Event.objects.exclude(kind="files.FileKept").count() == before
    receive_supplement(one.id, [], by=ward.clerk.actor, at=LATER)
    with pytest.raises(StateMoved):
        supply(one.id, [Supplied(0, a_file(), "a.pdf")], by=owner.actor, at=LATER)
    assert len(documents_of("dossier", one.id)) == 1


def test_it_is_taken_back_with_a_reason_and_originals_wait_at_the_counter(ward, owner):
    one = ward.world.taken_in()
    here = f"/cua-toi/ho-so/{one.pk}/rut/"
    assert "Rút rồi thì" in owner.read(here)
    owner.send(here, status=422, reason=" ")
    one.refresh_from_db()
    assert one.state == State.ACCEPTED
    assert owner.send(here, reason="Không cần nữa") == f"/cua-toi/ho-so/{one.pk}/"
    one.refresh_from_db()
    assert (one.state, str(one.end_reason)) == (State.WITHDRAWN, "Không cần nữa")
    assert originals_here(documents_of("dossier", one.id)) == 1
    assert owner.get(here).status_code == 302
    assert owner.send(here, status=409, reason="Lần nữa")
    assert verify().holds


def test_its_result_is_taken_home_safely_and_it_is_on_record(ward, owner):
    one = ward.world.taken_in()
    owner.read(f"/cua-toi/ho-so/{one.pk}/ket-qua/", 404)
    assert not Look.objects.exists()
    done = handed_over(ward)
    assert "Tải kết quả" in owner.read(f"/cua-toi/ho-so/{done.pk}/")
    answer = owner.get(f"/cua-toi/ho-so/{done.pk}/ket-qua/")
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"] == 'attachment; filename="giay.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    look = Look.objects.get()
    assert (look.subject_id, look.actor_id, look.purpose) == (
        done.pk,
        owner.actor.id,
        "chủ hồ sơ tải kết quả",
    )


def test_who_read_it_is_told_by_post_and_unit_never_by_name(ward, owner):
    one = ward.world.taken_in()
    record_look("dossier", one.pk, purpose="xem tệp của hồ sơ", by=ward.officer.actor, at=now())
    record_look("dossier", one.pk, purpose="tải", by=owner.actor, at=now())
    page = owner.read(f"/cua-toi/ho-so/{one.pk}/ai-da-xem/")
    for said in ("Chính anh, chị", "Xem tệp của hồ sơ", "Đống Đa"):
        assert said in page, said
    assert "Trần Văn Tịch" not in page


def test_the_vault_shows_what_is_ones_own_and_gives_it(ward, owner):
    assert "Kho chưa có giấy tờ nào" in owner.read("/cua-toi/kho/")
    handed_over(ward)
    fill_vaults(by=SYSTEM, at=LATER)
    page = owner.read("/cua-toi/kho/")
    for said in ("Giấy xác nhận tình trạng hôn nhân", "12/UBND-XNTTHN", "20/11/2023", "Tải về"):
        assert said in page, said
    where = page.partition('href="/cua-toi/kho/')[2].partition('"')[0]
    answer = owner.get(f"/cua-toi/kho/{where}")
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"].startswith("attachment")
    assert Look.objects.get().subject_kind == "vault_document"
    stranger = a_stranger()
    stranger.read(f"/cua-toi/kho/{where}", 404)
    assert "Giấy xác nhận" not in stranger.read("/cua-toi/kho/")


def test_the_bearer_of_a_slip_has_no_acts_of_the_owner(ward, client):
    one = asked(ward)
    page = client.get(f"/tra-cuu/phieu/{one.token}/").content.decode()
    assert "Gửi bổ sung trực tuyến" not in page
    assert "/rut/" not in page
    assert Dossier.objects.get(pk=one.pk).state == State.AWAITING_SUPPLEMENT
