"""Keeping files: by content, in pieces, or not at all."""

import hashlib
import io
import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import VN
from motcua.foundation.events.models import Event
from motcua.foundation.files.actions import keep_file, purge_unreferenced
from motcua.foundation.files.errors import (
    FileEmpty,
    FileLost,
    FileTooBig,
    FileUnknown,
    FileUnreadable,
    KindNotTaken,
    NameAndContentDiffer,
    StoreFull,
)
from motcua.foundation.files.models import StoredFile
from motcua.foundation.files.queries import (
    bytes_of,
    file_of,
    kind_in_words,
    must_fit,
    open_file,
    pieces_of,
    serving_headers,
    size_limit,
    size_of,
    store,
    verify_files,
)
from motcua.foundation.files.rules.kinds import name_fits, plain_name, safe_name, size_in_words
from motcua.foundation.packs.models import PackUpload
from tests.foundation.files.contents import docx, docx_of_python, jpeg, pdf, png

OPEN_XML = "application/vnd.openxmlformats-officedocument"
pytestmark = pytest.mark.django_db
AT = datetime(2023, 11, 20, 8, tzinfo=VN)
MEGABYTE = 1024 * 1024


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, settings: object) -> None:
    settings.MOTCUA_FILES = str(tmp_path / "files")  # type: ignore[attr-defined]


def keep(content: bytes, name: str = "x.png", **more: object) -> StoredFile:
    return keep_file(io.BytesIO(content), name=name, by=SYSTEM, at=AT, **more)  # type: ignore[arg-type]


def nothing_kept() -> bool:
    return (
        not StoredFile.objects.exists()
        and not Event.objects.exists()
        and not list(store().lying())
        and not left_over()
    )


def left_over() -> list[Path]:
    return list(store().workplace().glob("in-*"))


def test_a_file_is_kept_under_the_name_of_its_content():
    content = png()
    file = keep(content)
    assert file.sha256 == hashlib.sha256(content).hexdigest()
    assert (file.size, file.kind, file.is_active, file.kept_at) == (len(content), "image/png", False, AT)
    assert bytes_of(file) == content
    assert b"".join(pieces_of(file)) == content
    assert (kind_in_words(file), size_of(file)) == ("ảnh PNG", "1 kB")
    event = Event.objects.get()
    assert (event.kind, event.subject_id) == ("files.FileKept", file.id)
    assert not left_over()


def test_the_same_content_is_kept_once():
    assert keep(png()).id == keep(png(), name="khac.png").id
    assert StoredFile.objects.count() == 1
    assert Event.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (png(), "a.png", "image/png"),
        (jpeg(), "a.JPG", "image/jpeg"),
        (png(), "anh.jpg", "image/png"),
        (pdf(), "a.pdf", "application/pdf"),
        (docx(), "a.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (
            docx_of_python(),
            "b.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        ("Xin chào\n".encode(), "a.txt", "text/plain"),
        (b"a,b\n1,2\n3,4\n", "a.csv", "text/csv"),
        (pdf(), "khong-duoi", "application/pdf"),
    ],
)
def test_the_kind_is_told_by_content(content: bytes, name: str, kind: str):
    assert keep(content, name).kind == kind


def test_a_png_named_pdf_is_refused_with_both_named():
    with pytest.raises(NameAndContentDiffer) as refused:
        keep(png(), "giay-khai-sinh.pdf")
    assert str(refused.value) == (
        "Tệp “giay-khai-sinh.pdf” có đuôi .pdf (tài liệu PDF) nhưng nội dung là ảnh PNG. "
        "Hãy chọn đúng tệp, hoặc lưu lại tệp đúng loại."
    )
    assert refused.value.status == 415
    assert nothing_kept()


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"MZ\x90\x00" + b"\x00" * 60, "a.exe"),
        (b"<html><script>alert(1)</script></html>", "a.html"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "a.svg"),
        (b"#!/bin/sh\nrm -rf /\n", "a"),
        (b"PK\x05\x06" + b"\x00" * 18, "a.zip"),
    ],
)
def test_what_is_not_taken_is_refused(content: bytes, name: str):
    with pytest.raises(KindNotTaken):
        keep(content, name)
    assert nothing_kept()


def test_a_place_may_take_less():
    with pytest.raises(KindNotTaken, match="phải là một trong: tài liệu PDF"):
        keep(png(), taken={"application/pdf"})


def test_an_empty_file_is_refused():
    with pytest.raises(FileEmpty):
        keep(b"")
    assert nothing_kept()


class Endless(io.RawIOBase):
    """A stream of 300 MB that counts how much of it was read."""

    def __init__(self) -> None:
        self.taken = 0

    def read(self, size: int = -1) -> bytes:
        piece = min(size, 300 * MEGABYTE - self.taken)
        self.taken += piece
        return b"\x00" * piece


def test_a_file_of_300_megabytes_is_refused_early_and_nothing_is_kept():
    stream = Endless()
    with pytest.raises(FileTooBig) as refused:
        keep_file(stream, name="a.pdf", by=SYSTEM, at=AT)  # type: ignore[arg-type]
    assert refused.value.status == 413
    assert (
        str(refused.value)
        == "Tệp lớn hơn 50 MB. Hãy giảm độ phân giải khi quét, nén tệp, hoặc chia thành nhiều tệp."
    )
    assert stream.taken <= 51 * MEGABYTE
    assert nothing_kept()


def test_a_request_of_300_megabytes_is_refused_before_it_is_read(settings: object):
    must_fit(40 * MEGABYTE)
    with pytest.raises(FileTooBig):
        must_fit(300 * MEGABYTE)
    settings.MOTCUA_FILE_LIMIT_MB = 100  # type: ignore[attr-defined]
    assert size_limit() == 100 * MEGABYTE
    must_fit(300 * MEGABYTE)


@pytest.mark.parametrize("script", ["open", "launch", "xfa"])
@pytest.mark.parametrize("packed", [True, False])
def test_a_pdf_that_acts_is_flagged_even_where_its_objects_are_packed(script: str, packed: bool):
    assert keep(pdf(script=script, packed=packed), "a.pdf").is_active


def test_a_quiet_pdf_is_not_flagged():
    assert not keep(pdf(), "a.pdf").is_active


def test_a_word_file_with_macros_is_flagged():
    assert keep(docx(macros=True), "a.docx").is_active


@pytest.mark.parametrize("content", [pdf(password="123"), pdf()[:200] + b"\x00" * 50, b"%PDF-1.7\nrubbish"])
def test_a_pdf_nobody_can_read_is_refused(content: bytes):
    with pytest.raises(FileUnreadable):
        keep(content, "a.pdf")
    assert nothing_kept()


def test_a_disk_without_room_is_said_and_nothing_is_kept(monkeypatch: pytest.MonkeyPatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(type(store()), "put", full)
    with pytest.raises(StoreFull) as refused:
        keep(png())
    assert refused.value.status == 507
    assert nothing_kept()


def test_a_fall_before_the_bytes_are_safe_leaves_no_half(monkeypatch: pytest.MonkeyPatch):
    def fall(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", fall)
    with pytest.raises(KeyboardInterrupt):
        keep(png())
    monkeypatch.undo()
    assert not StoredFile.objects.exists()
    assert not left_over()


def test_what_the_caller_takes_back_is_not_on_record():
    with transaction.atomic():
        keep(png())
        transaction.set_rollback(True)
    assert not StoredFile.objects.exists()
    assert len(list(store().lying())) == 1  # its bytes are swept by the next purge


def test_a_damaged_content_is_healed_by_keeping_it_again():
    file = keep(png())
    blob(file).write_bytes(b"damaged")
    keep(png())
    assert bytes_of(file) == png()


# ------------------------------------------------------------------ checking


def blob(file: StoredFile) -> Path:
    return store().root / file.sha256[:2] / file.sha256[2:4] / file.sha256  # type: ignore[attr-defined]


def test_a_flipped_byte_and_a_lost_file_are_named():
    good, flipped, lost = keep(png()), keep(png(9)), keep(png(10))
    content = bytearray(blob(flipped).read_bytes())
    content[20] ^= 1
    blob(flipped).write_bytes(content)
    blob(lost).unlink()
    found = {damage.file_id: damage for damage in verify_files()}
    assert {key: damage.what for key, damage in found.items()} == {flipped.id: "changed", lost.id: "missing"}
    assert str(flipped.id) in found[flipped.id].sentence
    assert good.id not in found


def test_what_is_lost_says_so_when_opened():
    file = keep(png())
    blob(file).unlink()
    with pytest.raises(FileLost):
        open_file(file)
    with pytest.raises(FileLost):
        pieces_of(file)


def test_an_unknown_file_is_not_found():
    with pytest.raises(FileUnknown):
        file_of(SYSTEM.id)
    file = keep(png())
    assert file_of(file.id) == file


# ------------------------------------------------------------------ purging

TOMORROW = timedelta(hours=25)


def purge(after: timedelta = TOMORROW) -> int:
    real = StoredFile.objects.order_by("-last_kept_at").values_list("last_kept_at", flat=True).first() or AT
    return purge_unreferenced(by=SYSTEM, at=AT, real_now=real + after)


def refer_to(file: StoredFile) -> PackUpload:
    return PackUpload.objects.create(
        name="a",
        title="a",
        version="1",
        file=file,
        file_name="a.zip",
        effective_on=AT.date(),
        proposed_by=SYSTEM.id,
        proposed_at=AT,
    )


def test_what_nobody_points_at_is_purged_after_a_day():
    kept, forgotten = keep(png()), keep(png(9))
    refer_to(kept)
    assert purge(timedelta(hours=23)) == 0
    assert purge() == 1
    assert list(StoredFile.objects.all()) == [kept]
    assert [lying.sha256 for lying in store().lying()] == [kept.sha256]
    assert Event.objects.filter(kind="files.FilePurged", subject_id=forgotten.id).count() == 1


def test_bytes_without_a_record_are_swept():
    file = keep(png())
    StoredFile.objects.filter(id=file.id).delete()
    os.utime(blob(file), (0, 0))
    assert purge() == 0
    assert list(store().lying()) == []


def test_young_bytes_without_a_record_stay():
    file = keep(png())
    StoredFile.objects.filter(id=file.id).delete()
    purge_unreferenced(by=SYSTEM, at=AT, real_now=datetime.now(VN))
    assert len(list(store().lying())) == 1


def test_keeping_a_forgotten_content_again_gives_it_another_day():
    file = keep(png())
    StoredFile.objects.filter(id=file.id).update(last_kept_at=AT)
    keep(png())
    assert purge(timedelta(hours=1)) == 0
    assert StoredFile.objects.filter(id=file.id).exists()


def test_the_database_keeps_what_somebody_points_at():
    file = keep(png())
    refer_to(file)
    at_once = "set constraints all immediate; delete from files_storedfile where id = %s"
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(at_once, [file.id])


# ------------------------------------------------------------------ serving


@pytest.mark.parametrize(
    ("name", "kind", "safe"),
    [
        ("giấy.exe", "application/pdf", "giấy.pdf"),
        ("giấy.pdf.exe", "application/pdf", "giấy.pdf"),
        ("a.exe.scr", "image/jpeg", "a.jpg"),
        (".exe", "application/pdf", "exe.pdf"),
        ("Quyết định số 1.2", "application/pdf", "Quyết định số 1.2.pdf"),
        ("ảnh", "image/png", "ảnh.png"),
        ("ảnh.jpg", "image/png", "ảnh.jpg"),
        ("bản án.PDF", "application/pdf", "bản án.PDF"),
        ("trang.html", "text/plain", "trang.txt"),
    ],
)
def test_a_name_ends_as_its_content_is(name: str, kind: str, safe: str):
    assert safe_name(name, kind) == safe


def test_a_download_is_harmless_under_any_name():
    headers = serving_headers(keep(png()), 'Giấy "khai"\r\nX: y.png')
    assert headers["Content-Disposition"].startswith("attachment; filename")
    assert "\r" not in headers["Content-Disposition"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'self'; sandbox"
    assert headers["Cache-Control"] == "private, no-store"


def test_only_harmless_kinds_are_shown_in_the_page():
    quiet, acting = keep(pdf(), "a.pdf"), keep(pdf(script="open"), "a.pdf")
    assert serving_headers(quiet, "a.pdf", inline=True)["Content-Disposition"].startswith("inline")
    assert serving_headers(acting, "a.pdf", inline=True)["Content-Disposition"].startswith("attachment")
    assert serving_headers(keep(docx(), "a.docx"), "a.docx", inline=True)["Content-Disposition"].startswith(
        "attachment"
    )


# ------------------------------------------------------------------ rules


def test_sizes_are_said_as_people_say_them():
    assert [size_in_words(size) for size in (0, 300, 1500, MEGABYTE, 1572864, 50 * MEGABYTE)] == [
        "0 kB", "1 kB", "1 kB", "1 MB", "1,5 MB", "50 MB",
    ]  # fmt: skip


@given(st.text(max_size=300))
def test_a_plain_name_is_one_short_printable_part(name: str):
    plain = plain_name(name)
    assert plain
    assert len(plain) <= 150
    assert plain.isprintable()
    assert "/" not in plain
    assert "\\" not in plain


def test_a_plain_name_keeps_its_ending():
    assert plain_name("C:\\Users\\a\\" + "x" * 300 + ".pdf").endswith("x.pdf")
    assert plain_name("../../etc/passwd") == "passwd"
    assert plain_name("\x00..") == "tep"


@pytest.mark.parametrize(
    ("name", "kind", "fits"),
    [
        ("a.pdf", "image/png", False),
        ("a.jpg", "image/png", True),
        ("a", "image/png", True),
        ("a.docx", "text/plain", False),
        ("a.csv", "text/plain", True),
        ("a.xyz", "image/png", True),
        ("a.pdf", "unknown/kind", False),
    ],
)
def test_a_name_fits_its_content_or_not(name: str, kind: str, fits: bool):
    assert name_fits(name, kind) is fits


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.binary(min_size=1, max_size=3000))
def test_any_content_is_kept_whole_or_refused(content: bytes):
    try:
        file = keep(content, "tep")
    except (KindNotTaken, FileUnreadable):
        assert hashlib.sha256(content).hexdigest() not in {lying.sha256 for lying in store().lying()}
    else:
        assert bytes_of(file) == content
