"""Signing: the contract that every sealer keeps, and the house's own key."""

import io
import subprocess
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from motcua.foundation.access.models import NOBODY, SYSTEM
from motcua.foundation.clock import VN
from motcua.foundation.errors import NotAllowed
from motcua.foundation.papers.queries import render_paper
from motcua.foundation.seals.actions import ensure_seal_key, seal_pdf
from motcua.foundation.seals.adapters.key_files import make_seal_key
from motcua.foundation.seals.adapters.local_key import LocalKeySealer
from motcua.foundation.seals.errors import PdfUnreadable, SealerUnavailable, SealKeyMissing
from motcua.foundation.seals.ports import SEAL_BOOK, Sealer
from motcua.foundation.seals.queries import verify_pdf

AT = datetime(2023, 11, 20, 16, 30, tzinfo=VN)
HOLDER = "Hệ thống một cửa tỉnh Bình Định"


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("keys")
    make_seal_key(HOLDER, place)
    return place


@pytest.fixture(autouse=True)
def _house(keys: Path, settings: object) -> Iterator[None]:
    settings.MOTCUA_KEYS = str(keys)  # type: ignore[attr-defined]
    before = SEAL_BOOK.sealer
    SEAL_BOOK.join(LocalKeySealer())
    yield
    SEAL_BOOK.sealer = before


@pytest.fixture(scope="module")
def paper() -> bytes:
    data = {
        "title": "Giấy xác nhận",
        "blocks": [{"title": "Kết quả", "lines": [{"label": "Họ tên", "text": "Bưởi"}]}],
    }
    return render_paper("house/answers", data, at=AT)


@pytest.fixture(params=[LocalKeySealer])
def sealer(request: pytest.FixtureRequest) -> Sealer:
    made: Sealer = request.param()
    return made


# ------------------------------------------------------------------ the contract


def sealed_by(sealer: Sealer, pdf: bytes, name: str = "Lê Văn Chanh", at: datetime = AT) -> bytes:
    return sealer.seal_pdf(pdf, signer_name=name, reason="Phê duyệt kết quả", location="Nhơn Bình", at=at)


def test_a_seal_is_valid_and_says_who_when_and_why(sealer: Sealer, paper: bytes):
    (verdict,) = sealer.verify_pdf(sealed_by(sealer, paper), at=AT)
    assert verdict.valid
    assert (verdict.signer, verdict.reason, verdict.signed_at) == ("Lê Văn Chanh", "Phê duyệt kết quả", AT)
    assert verdict.holder == HOLDER
    assert (
        verdict.sentence == f"Chữ ký của Lê Văn Chanh (chứng thư của {HOLDER}) hợp lệ, nội dung nguyên vẹn."
    )


def test_sealing_only_adds_bytes(sealer: Sealer, paper: bytes):
    assert sealed_by(sealer, paper).startswith(paper)


def test_a_second_seal_leaves_the_first_valid(sealer: Sealer, paper: bytes):
    twice = sealed_by(sealer, sealed_by(sealer, paper), "Trần Thị Cam", AT + timedelta(minutes=5))
    verdicts = sealer.verify_pdf(twice, at=AT + timedelta(days=1))
    assert [(verdict.signer, verdict.valid) for verdict in verdicts] == [
        ("Lê Văn Chanh", True),
        ("Trần Thị Cam", True),
    ]
    assert len({verdict.field for verdict in verdicts}) == 2


def test_an_unsigned_paper_has_no_verdicts(sealer: Sealer, paper: bytes):
    assert sealer.verify_pdf(paper, at=AT) == []


@pytest.mark.parametrize("spot", [0.05, 0.2, 0.4, 0.6, 0.8])
def test_a_changed_byte_is_found(sealer: Sealer, paper: bytes, spot: float):
    sealed = bytearray(sealed_by(sealer, paper))
    sealed[int(len(paper) * spot)] ^= 1
    try:
        verdicts = sealer.verify_pdf(bytes(sealed), at=AT)
    except PdfUnreadable:
        return
    assert not any(verdict.valid for verdict in verdicts)
    assert all("đã bị sửa sau khi ký" in verdict.sentence for verdict in verdicts)


def test_what_is_put_on_after_the_seal_is_found(sealer: Sealer, paper: bytes):
    sealed = sealed_by(sealer, paper)
    (verdict,) = sealer.verify_pdf(sealed + b"\n% more", at=AT)
    assert not verdict.valid


def test_a_page_overwritten_in_a_later_revision_is_found(sealer: Sealer, paper: bytes):
    writer = IncrementalPdfFileWriter(io.BytesIO(sealed_by(sealer, paper)))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=b"BT (forged) Tj ET"))
    writer.update_container(page)
    forged = io.BytesIO()
    writer.write(forged)
    (verdict,) = sealer.verify_pdf(forged.getvalue(), at=AT)
    assert (verdict.valid, verdict.intact) == (False, True)
    assert "tài liệu đã bị thay đổi" in verdict.sentence


@pytest.mark.parametrize("content", [b"", b"not a pdf", b"%PDF-1.7\ngarbage"])
def test_what_is_no_pdf_is_refused(sealer: Sealer, content: bytes):
    with pytest.raises(PdfUnreadable):
        sealed_by(sealer, content)
    with pytest.raises(PdfUnreadable):
        sealer.verify_pdf(content, at=AT)


# ------------------------------------------------------------------ the house's own key


def test_a_seal_by_another_house_is_intact_but_not_trusted(
    paper: bytes, tmp_path: Path, settings: object, keys: Path
):
    make_seal_key("Tỉnh khác", tmp_path)
    settings.MOTCUA_KEYS = str(tmp_path)  # type: ignore[attr-defined]
    foreign = sealed_by(LocalKeySealer(), paper)
    settings.MOTCUA_KEYS = str(keys)  # type: ignore[attr-defined]
    (verdict,) = LocalKeySealer().verify_pdf(foreign, at=AT)
    assert (verdict.intact, verdict.trusted, verdict.valid) == (True, False, False)
    assert "chứng thư chưa được tin cậy" in verdict.sentence
    laid_beside = keys / "trusted-khac.crt"
    laid_beside.write_bytes((tmp_path / "seal.crt").read_bytes())
    (verdict,) = LocalKeySealer().verify_pdf(foreign, at=AT)
    laid_beside.unlink()
    assert verdict.valid


def test_the_key_is_its_owners_alone_and_made_once(keys: Path):
    before = (keys / "seal.pem").read_bytes()
    assert ensure_seal_key("Tên khác", by=SYSTEM, at=AT) == keys / "seal.pem"
    assert (keys / "seal.pem").read_bytes() == before
    assert (keys / "seal.pem").stat().st_mode & 0o777 == 0o600


def test_nobody_else_makes_a_key(tmp_path: Path, settings: object):
    settings.MOTCUA_KEYS = str(tmp_path / "none")  # type: ignore[attr-defined]
    with pytest.raises(NotAllowed):
        ensure_seal_key(HOLDER, by=NOBODY, at=AT)
    assert not (tmp_path / "none").exists()


def test_without_a_key_a_sentence_says_what_to_do(paper: bytes, tmp_path: Path, settings: object):
    settings.MOTCUA_KEYS = str(tmp_path)  # type: ignore[attr-defined]
    with pytest.raises(SealKeyMissing, match="Chưa có khóa ký"):
        seal_pdf(paper, signer_name="A", reason="", by=SYSTEM, at=AT)


def test_without_a_sealer_it_is_said(paper: bytes):
    SEAL_BOOK.sealer = None
    with pytest.raises(SealerUnavailable):
        seal_pdf(paper, signer_name="A", reason="", by=SYSTEM, at=AT)
    with pytest.raises(SealerUnavailable):
        verify_pdf(paper, at=AT)


def test_the_action_signs_and_the_query_judges(paper: bytes):
    sealed = seal_pdf(paper, signer_name="Lê Văn Chanh", reason="Phê duyệt", by=SYSTEM, at=AT)
    assert [verdict.valid for verdict in verify_pdf(sealed, at=AT)] == [True]


def test_another_program_agrees(paper: bytes, tmp_path: Path):
    """Poppler's `pdfsig` finds the same signature valid."""
    path = tmp_path / "sealed.pdf"
    path.write_bytes(seal_pdf(paper, signer_name="Lê Văn Chanh", reason="Phê duyệt", by=SYSTEM, at=AT))
    answer = subprocess.run(["pdfsig", "-nocert", str(path)], capture_output=True, text=True, check=False)
    assert "Signature is Valid" in answer.stdout
