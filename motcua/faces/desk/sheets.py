"""The papers of a dossier that can be looked at beside its answers: result, scans, slips."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.casework.dossiers.models import Dossier, Supplement
from motcua.faces.shared.pictures import count_pages
from motcua.foundation.files.models import StoredFile
from motcua.foundation.files.queries import bytes_of
from motcua.instruments.documents.models import Result, SubmittedDocument

_IMAGES = frozenset({"image/jpeg", "image/png", "image/webp"})
PDF = "application/pdf"
_MOST_DRAWN: Final = 20_000_000
"""A larger file is opened by itself."""
_FIGURES: Final = 5


@dataclass(frozen=True)
class Sheet:
    """One paper: how the page's address calls it, what it is, where it lies."""

    key: str
    title: str
    address: str
    kind: str = PDF
    name: str = ""
    file: StoredFile | None = None
    page: int = 1
    pages: int = 1

    @property
    def is_image(self) -> bool:
        """Say whether a page shows it as a picture."""
        return self.kind in _IMAGES

    @property
    def is_shown(self) -> bool:
        """Say whether a page can show it at all."""
        return self.is_image or (self.kind == PDF and self.pages > 0)

    @property
    def picture(self) -> str:
        """Give where its page lies as a picture."""
        return self.address if self.is_image else f"{self.address}?trang={self.page}"

    @property
    def before(self) -> int | None:
        """Give the page before, if there is one."""
        return self.page - 1 if self.page > 1 else None

    @property
    def after(self) -> int | None:
        """Give the page after, if there is one."""
        return self.page + 1 if self.page < self.pages else None


@dataclass(frozen=True)
class Printed:
    """Which papers the house made of a dossier beside those that its row tells of."""

    apology: bool = False
    stop: bool = False


def sheets_of(
    found: Dossier,
    papers: Iterable[SubmittedDocument],
    result: Result | None,
    supplements: Iterable[Supplement],
    printed: Printed,
) -> list[Sheet]:
    """Give every paper that can be looked at: the result first, then scans, then what the house printed."""
    sheets = []
    if result is not None:
        sheets.append(
            Sheet(
                "ket-qua",
                _("Kết quả"),
                reverse("desk:result_file", args=[found.id]),
                result.file.kind,
                result.file_name,
                result.file,
            )
        )
    for paper in papers:
        if paper.file is not None:
            at = reverse("desk:paper", args=[found.id, paper.id])
            sheets.append(Sheet(str(paper.id), paper.name, at, paper.file.kind, paper.file_name, paper.file))
    return [*sheets, *_slips(found, supplements, printed)]


def _slips(found: Dossier, supplements: Iterable[Supplement], printed: Printed) -> list[Sheet]:
    """Give the papers of the law's forms that stand of a dossier, what ended or moved it first."""
    slips = [
        ("tu-choi", _("Phiếu từ chối"), "desk:refusal_sheet", found.refusal_number is not None),
        ("dung", _("Thông báo dừng"), "desk:stop_sheet", printed.stop),
        ("xin-loi", _("Phiếu xin lỗi"), "desk:apology_sheet", printed.apology),
        ("phieu", _("Giấy tiếp nhận và hẹn trả"), "desk:slip", bool(found.code)),
        ("kiem-soat", _("Phiếu kiểm soát quá trình"), "desk:handling_sheet", bool(found.code)),
    ]
    sheets = [Sheet(key, title, reverse(at, args=[found.id])) for key, title, at, is_made in slips if is_made]
    asked = [
        Sheet(
            f"bo-sung-{one.number}",
            _("Phiếu yêu cầu bổ sung lần {n}").format(n=one.number),
            reverse("desk:supplement_sheet", args=[found.id, one.number]),
        )
        for one in supplements
    ]
    before = [one for one in sheets if one.key not in ("phieu", "kiem-soat")]
    return [*before, *asked, *sheets[len(before) :]]


def chosen(sheets: Sequence[Sheet], wanted: str, page: str) -> Sheet | None:
    """Give the paper that is asked for, else the first, open at a page; nothing where there is none."""
    one = next((one for one in sheets if one.key == wanted), sheets[0] if sheets else None)
    if one is None or one.file is None or one.kind != PDF:
        return one
    pages = count_pages(bytes_of(one.file)) if one.file.size <= _MOST_DRAWN else 0
    number = int(page) if page.isdecimal() and len(page) < _FIGURES else 1
    return replace(one, pages=pages, page=min(max(number, 1), max(pages, 1)))
