"""Proposing, approving by a second person, rejecting, and loading on the day."""

import io
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from motcua.foundation.access.models import SYSTEM, Role
from motcua.foundation.errors import NotAllowed
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import verify
from motcua.foundation.files.errors import NameAndContentDiffer
from motcua.foundation.files.models import StoredFile
from motcua.foundation.packs import ports
from motcua.foundation.packs.actions import apply_due_packs, approve_pack, propose_pack, reject_pack
from motcua.foundation.packs.errors import (
    DayPassed,
    PackUnsound,
    ReasonNeeded,
    SecondPersonNeeded,
    UploadDecided,
    UploadOpen,
    UploadUnknown,
)
from motcua.foundation.packs.models import Pack, PackUpload, UploadState
from motcua.foundation.packs.queries import diff_upload, uploads
from tests.conftest import Intruder
from tests.foundation.packs.test_check import zipped
from tests.foundation.packs.things import GOOD, HEAD, MONDAY, Things, officer

pytestmark = pytest.mark.django_db
KEEPER, SECOND = officer("packs.propose", "packs.approve"), officer("packs.approve")
TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture(autouse=True)
def _store(tmp_path: Path, settings: object) -> None:
    settings.MOTCUA_FILES = str(tmp_path / "files")  # type: ignore[attr-defined]


def a_zip(**files: str) -> io.BytesIO:
    return zipped(
        {"pack.yaml": HEAD, "a.yaml": GOOD} | {f"{name}.yaml": text for name, text in files.items()}
    )


def propose(
    stream: io.BytesIO | None = None, *, on: date | None = None, by: object = KEEPER, at: datetime = MONDAY
) -> PackUpload:
    return propose_pack(stream or a_zip(), file_name="thu.zip", effective_on=on, by=by, at=at)  # type: ignore[arg-type]


def test_a_pack_is_proposed_approved_by_a_second_person_and_loaded_on_its_day():
    upload = propose(on=TUESDAY.date())
    assert upload.state == UploadState.PROPOSED
    assert not Role.objects.exists()
    assert diff_upload(upload)[0].changes[0].verb == "add"
    approve_pack(upload.id, by=SECOND, at=MONDAY)
    assert apply_due_packs(by=SYSTEM, at=MONDAY) == 0
    assert not Role.objects.exists()
    assert apply_due_packs(by=SYSTEM, at=TUESDAY) == 1
    upload.refresh_from_db()
    assert (upload.state, upload.applied_at, upload.decided_by) == (UploadState.APPLIED, TUESDAY, SECOND.id)
    assert Role.objects.get().code == "A"
    kinds = list(
        Event.objects.filter(subject_kind="pack_upload").order_by("id").values_list("kind", flat=True)
    )
    assert kinds == ["packs.PackProposed", "packs.PackApproved", "packs.PackApplied"]
    assert verify().holds
    assert apply_due_packs(by=SYSTEM, at=TUESDAY) == 0


def test_without_a_day_the_packs_own_counts_or_today_if_that_is_past():
    assert propose().effective_on == MONDAY.date()
    late = HEAD.replace("2023-01-01", "2024-02-01").replace("name: thu", "name: sau")
    assert propose(zipped({"pack.yaml": late, "a.yaml": GOOD})).effective_on == date(2024, 2, 1)


def test_who_proposed_may_not_approve():
    upload = propose()
    with pytest.raises(SecondPersonNeeded):
        approve_pack(upload.id, by=KEEPER, at=MONDAY)
    upload.refresh_from_db()
    assert upload.state == UploadState.PROPOSED
    assert Event.objects.filter(kind="packs.PackApproved").count() == 0


def test_the_database_itself_wants_a_second_person():
    upload = propose()
    with pytest.raises(IntegrityError), transaction.atomic():
        PackUpload.objects.filter(id=upload.id).update(
            state="APPROVED", decided_by=upload.proposed_by, decided_at=MONDAY
        )


def test_an_unsound_pack_is_not_proposed():
    with pytest.raises(PackUnsound):
        propose(a_zip(b="kind: thing\nitems: 5\n"))
    assert not PackUpload.objects.exists()
    assert not Event.objects.filter(subject_kind="pack_upload").exists()


def test_what_is_no_zip_is_not_proposed():
    with pytest.raises(NameAndContentDiffer, match=r"đuôi \.zip \(tệp nén ZIP\) nhưng nội dung là ảnh PNG"):
        propose(io.BytesIO(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"0" * 100))
    assert not PackUpload.objects.exists()
    assert not StoredFile.objects.exists()


def test_a_day_that_is_over_is_refused():
    with pytest.raises(DayPassed):
        propose(on=date(2023, 11, 19))
    assert not PackUpload.objects.exists()


def test_one_open_proposal_per_pack():
    propose()
    with pytest.raises(UploadOpen):
        propose()
    assert PackUpload.objects.count() == 1


def test_rights_are_asked_for_every_act():
    nobody = officer()
    with pytest.raises(NotAllowed):
        propose(by=nobody)
    upload = propose()
    for act in (
        lambda: approve_pack(upload.id, by=nobody, at=MONDAY),
        lambda: reject_pack(upload.id, reason="x", by=nobody, at=MONDAY),
        lambda: apply_due_packs(by=nobody, at=MONDAY),
    ):
        with pytest.raises(NotAllowed):
            act()
    upload.refresh_from_db()
    assert upload.state == UploadState.PROPOSED


def test_a_rejection_says_why():
    upload = propose()
    with pytest.raises(ReasonNeeded):
        reject_pack(upload.id, reason="  ", by=SECOND, at=MONDAY)
    upload.refresh_from_db()
    assert upload.state == UploadState.PROPOSED
    reject_pack(upload.id, reason="Thiếu căn cứ", by=SECOND, at=MONDAY)
    upload.refresh_from_db()
    assert (upload.state, upload.reason) == (UploadState.REJECTED, "Thiếu căn cứ")
    assert list(uploads(UploadState.REJECTED)) == [upload]


def test_a_proposer_may_take_his_own_proposal_back():
    upload = propose()
    reject_pack(upload.id, reason="Nộp nhầm", by=KEEPER, at=MONDAY)
    assert propose().state == UploadState.PROPOSED


def test_a_decision_is_made_once():
    upload = propose()
    approve_pack(upload.id, by=SECOND, at=MONDAY)
    with pytest.raises(UploadDecided):
        approve_pack(upload.id, by=SECOND, at=MONDAY)
    with pytest.raises(UploadDecided):
        reject_pack(upload.id, reason="x", by=SECOND, at=MONDAY)
    assert Event.objects.filter(kind="packs.PackApproved").count() == 1


def test_an_unknown_proposal_is_not_found():
    with pytest.raises(UploadUnknown):
        approve_pack(SYSTEM.id, by=SECOND, at=MONDAY)


def test_one_pack_that_cannot_load_does_not_hold_the_others_up(monkeypatch: pytest.MonkeyPatch):
    bad = propose()
    other = HEAD.replace("name: thu", "name: khac")
    good = propose(zipped({"pack.yaml": other}))
    for upload in (bad, good):
        approve_pack(upload.id, by=SECOND, at=MONDAY)
    monkeypatch.setattr(ports, "_KINDS", {})
    assert apply_due_packs(by=SYSTEM, at=MONDAY) == 1
    bad.refresh_from_db()
    assert bad.state == UploadState.APPROVED
    assert "Không có loại “thing”" in bad.obstacle
    assert apply_due_packs(by=SYSTEM, at=TUESDAY) == 0
    assert Event.objects.filter(kind="packs.PackHeldUp").count() == 1
    ports.register(Things())
    assert apply_due_packs(by=SYSTEM, at=TUESDAY) == 1
    bad.refresh_from_db()
    assert (bad.state, bad.obstacle) == (UploadState.APPLIED, "")
    assert Pack.objects.count() == 2


def test_a_state_changed_behind_the_houses_back_is_named(intruder: Intruder):
    upload = propose()
    reject_pack(upload.id, reason="Thiếu căn cứ", by=SECOND, at=MONDAY)
    with intruder() as cursor:
        cursor.execute("update packs_packupload set state = 'APPROVED' where id = %s", [upload.id])
    assert [finding.subject_id for finding in verify().findings] == [str(upload.id)]
