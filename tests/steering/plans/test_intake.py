"""A long document: kept at once, read outside the request, taken up again where a machine stopped."""

import hashlib
import io
from datetime import timedelta

import pytest
import typst

from motcua.foundation import clock
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.events.models import Event
from motcua.foundation.files.models import StoredFile
from motcua.foundation.files.queries import store
from motcua.steering.plans.actions import intake as turns
from motcua.steering.plans.actions import read_next_document, send_document
from motcua.steering.plans.errors import (
    DocumentKnown,
    DocumentOnItsWay,
    FileUnreadable,
    IntakeUnknown,
)
from motcua.steering.plans.models import DocumentIntake, DraftLine, PlanReading
from motcua.steering.plans.queries.intake import intake_of, intakes_shown
from tests.steering.plans.test_review import AT

pytestmark = pytest.mark.django_db
PAGES = 42
TABLE = (
    "#table(columns:(2em,1fr,1fr,1fr),[STT],[Nhiệm vụ],[Cơ quan chủ trì],[Thời hạn],"
    "[1],[Rà soát quy trình nội bộ],[Sở Tư pháp],[Quý II/2024])"
)


def long_pdf(more: str = "") -> bytes:
    pages = "\n#pagebreak()\n".join(f"Trang thứ {number} của một tài liệu dài." for number in range(PAGES))
    return typst.compile(f"{pages}\n\n{more}".encode())


@pytest.fixture(scope="module")
def plan() -> bytes:
    return long_pdf(TABLE)


def sent(content: bytes, name: str = "dai.pdf") -> DocumentIntake:
    made = send_document(io.BytesIO(content), name=name, by=SYSTEM, at=AT)
    assert isinstance(made, DocumentIntake)
    return made


def read_now() -> bool:
    return read_next_document(by=SYSTEM, at=AT)


def be_quiet(seconds: int) -> None:
    DocumentIntake.objects.update(stirred_at=clock.real_now() - timedelta(seconds=seconds))


def lies(content: bytes) -> bool:
    return hashlib.sha256(content).hexdigest() in {lying.sha256 for lying in store().lying()}


def test_a_long_document_is_kept_at_once_and_read_by_its_job(plan):
    intake = sent(plan)
    assert (intake.state, PlanReading.objects.count()) == ("WAITING", 0)
    assert read_now()
    intake.refresh_from_db()
    reading = PlanReading.objects.get()
    assert (intake.state, intake.pages, intake.pages_read, intake.reading) == ("DONE", PAGES, PAGES, reading)
    assert (reading.file_name, reading.read_by, reading.file) == ("dai.pdf", SYSTEM.id, intake.file)
    assert DraftLine.objects.get().leads == ["Sở Tư pháp"]
    assert not read_now()


def test_a_short_document_is_read_at_once():
    text = "KẾ HOẠCH\nSTT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn\n1\tRà soát\tSở Tư pháp\tQuý II/2024\n"
    made = send_document(io.BytesIO(text.encode()), name="kh.txt", by=SYSTEM, at=AT)
    assert isinstance(made, PlanReading)
    assert DocumentIntake.objects.count() == 0


def test_the_same_file_twice_is_noticed_while_it_is_read_and_after(plan):
    first = sent(plan)
    with pytest.raises(DocumentOnItsWay) as refusal:
        sent(plan, "ban-sao.pdf")
    assert refusal.value.facts["intake_id"] == first.id
    read_now()
    with pytest.raises(DocumentKnown):
        sent(plan)
    assert DocumentIntake.objects.count() == 1


def test_a_long_document_without_a_plan_says_so_and_is_not_kept():
    before = StoredFile.objects.count()
    unlike_others = long_pdf("Hết, không có nhiệm vụ nào.")
    intake = sent(unlike_others)
    assert lies(unlike_others)
    read_now()
    intake.refresh_from_db()
    assert (intake.state, intake.file) == ("FAILED", None)
    assert intake.refusal.startswith("Không thấy nhiệm vụ hay chỉ tiêu nào trong “dai.pdf”.")
    assert (StoredFile.objects.count(), PlanReading.objects.count()) == (before, 0)
    assert Event.objects.filter(kind="plans.LongDocumentRefused").count() == 1
    assert [one.id for one in intakes_shown(SYSTEM, AT)] == [intake.id]


def test_a_turn_that_was_cut_off_is_taken_up_again_and_given_up_after_three(plan, monkeypatch):
    intake = sent(plan)

    def stops(*given: object, **named: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(turns, "read_whole", stops)
        for turn in range(3):
            with pytest.raises(KeyboardInterrupt):
                read_now()
            intake.refresh_from_db()
            assert (intake.state, intake.turns) == ("RUNNING", turn + 1)
            be_quiet(80)
            assert not read_now()  # it may still be read by somebody: nobody takes it up yet
            be_quiet(100)
    DocumentIntake.objects.update(turns=2)
    assert read_now()
    intake.refresh_from_db()
    assert (intake.state, intake.turns) == ("DONE", 3)


def test_who_was_cut_off_four_times_is_told(plan):
    intake = sent(plan)
    DocumentIntake.objects.update(turns=3)
    read_now()
    intake.refresh_from_db()
    assert intake.state == "FAILED"
    assert intake.refusal.startswith("Máy dừng giữa chừng 3 lần khi đọc tệp này")
    assert StoredFile.objects.filter(sha256=intake.sha256).count() == 0


def test_a_file_that_others_have_to_do_with_stays(plan):
    intake = sent(plan)
    StoredFile.objects.filter(id=intake.file_id).update(last_kept_at=clock.real_now())
    DocumentIntake.objects.update(turns=3)
    read_now()
    assert StoredFile.objects.filter(sha256=intake.sha256).count() == 1


def test_the_same_words_in_another_file_are_noticed_when_they_are_read(plan):
    sent(plan)
    read_now()
    other = sent(plan + b"\n% ban khac\n", "khac.pdf")
    read_now()
    other.refresh_from_db()
    assert other.state == "FAILED"
    assert other.refusal.startswith("Văn bản này đã được đưa vào lúc")
    assert PlanReading.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "refusal"),
    [(b"%PDF-1.7 " + b"x" * 10_000, FileUnreadable), (b"PK\x03\x04 cut", FileUnreadable)],
    ids=["pdf", "docx"],
)
def test_what_is_broken_is_refused_before_it_is_kept(content, refusal):
    with pytest.raises(refusal):
        send_document(io.BytesIO(content), name="x", by=SYSTEM, at=AT)
    assert (DocumentIntake.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_an_unknown_turn_is_not_found():
    with pytest.raises(IntakeUnknown):
        intake_of(SYSTEM.id, SYSTEM)
