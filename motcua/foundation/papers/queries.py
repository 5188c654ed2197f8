"""What is asked of papers: set one."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import jsonschema_rs
import pikepdf
import typst

from motcua.foundation.papers.errors import PaperBroken, PaperDataWrong, PaperUnknown
from motcua.foundation.papers.models import FormSet, PaperForm
from motcua.foundation.papers.ports import HOUSE, PAPER_BOOK
from motcua.foundation.papers.rules import (
    FORMS,
    ForeignPackage,
    boxed,
    form_among,
    form_set,
    gather,
    letters_without_font,
    printable,
    qr_svg,
)

STANDARD: Final = "a-2b"
"""PDF/A-2b, as Circular 01/2023 asks of electronic results; the library writes the claim and keeps to it."""

_MOST_STRANGE_LETTERS: Final = 100


def render_paper(
    template: str, data: Mapping[str, Any], *, at: datetime, codes: Mapping[str, str] | None = None
) -> bytes:
    """A paper as PDF/A-2b: template "slips/receipt" with its data, dated `at`.

    `codes` are texts drawn as QR codes, found by the template as `/codes/<name>.svg`. Equal input gives
    equal bytes. Raises PaperUnknown, PaperDataWrong if a schema beside the template says so, or PaperBroken.
    """
    files = dict(_files(tuple(sorted(PAPER_BOOK.folders.items()))))
    if f"{template}.typ" not in files:
        raise PaperUnknown(template=template)
    _must_fit(template, data, files.get(f"{template}.schema.json"))
    files["main"] = f'#include "/{template}.typ"'.encode()
    files |= {f"codes/{name}.svg": qr_svg(text) for name, text in (codes or {}).items()}
    return _set(template, files, json.dumps(printable(data), ensure_ascii=False), at)


def form_on(key: str, day: date) -> PaperForm:
    """Give the form of a key in the set in force on `day`; before the first set, that of the first.

    Where the set of the day knows no such form, it is set as the nearest set that does says, without a
    number of its own. Raises PaperUnknown.
    """
    books = _form_sets(tuple(sorted(PAPER_BOOK.folders.items())))
    found = form_among(books, key, day)
    if found is None:
        raise PaperUnknown(template=key)
    return found


def knows_paper(template: str) -> bool:
    """Say whether there is a template of this name."""
    return f"{template}.typ" in _files(tuple(sorted(PAPER_BOOK.folders.items())))


def bound_together(papers: Sequence[bytes]) -> bytes:
    """Bind papers into one file, in their order, to be printed in one go; each by itself is what is kept."""
    with pikepdf.new() as book:
        for paper in papers:
            with pikepdf.open(BytesIO(paper)) as one:
                book.pages.extend(one.pages)
        kept = BytesIO()
        book.save(kept)
    return kept.getvalue()


def _set(template: str, files: Mapping[str, bytes], data: str, at: datetime) -> bytes:
    """Set the paper; letters that no font of the house has become a box, so that one emoji stops nothing."""
    for _round in range(_MOST_STRANGE_LETTERS):
        try:
            return bytes(
                typst.compile(  # type: ignore[call-overload]  # its stub forgets that many files may be given
                    files,
                    root=str(HOUSE),
                    sys_inputs={"data": data},
                    pdf_standards=STANDARD,
                    timestamp=int(at.timestamp()),
                )
            )
        except typst.TypstError as cause:
            unknown = letters_without_font(cause.message)
            if not unknown & set(data):
                raise PaperBroken(template=template, what=cause.message) from cause
            data = boxed(data, unknown)
    raise PaperBroken(template=template, what="có quá nhiều chữ lạ không in được")


@cache
def _files(folders: tuple[tuple[str, Path], ...]) -> dict[str, bytes]:
    """Every template file, read once. Raises PaperBroken."""
    try:
        return gather(dict(folders))
    except ForeignPackage as cause:
        raise PaperBroken(template=str(cause), what="mẫu gọi gói phần mềm từ bên ngoài") from cause


@cache
def _form_sets(folders: tuple[tuple[str, Path], ...]) -> tuple[FormSet, ...]:
    """Every form set of the folders, the earliest first."""
    files = _files(folders)
    told = [json.loads(text) for name, text in files.items() if name.endswith(FORMS)]
    return tuple(sorted(form_set(one) for book in told for one in book["sets"]))


def _must_fit(template: str, data: Mapping[str, Any], schema: bytes | None) -> None:
    """Pass if the data is what the template's schema asks for."""
    if schema is None:
        return
    validator = jsonschema_rs.Draft202012Validator(json.loads(schema), validate_formats=True)
    for error in validator.iter_errors(json.loads(json.dumps(data))):
        where = "/".join(str(step) for step in error.instance_path) or "/"
        raise PaperDataWrong(template=template, where=where, what=error.message)
