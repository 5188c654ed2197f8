"""A list as a spreadsheet saves it: its code page, its separator, its head, its rows with their lines."""

import csv
import io
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from motcua.foundation.text import fold

_BOMS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SEPARATORS: Final = ",;\t"


class TableUnreadable(ValueError):
    """The file is no table that can be read; the message is a Vietnamese sentence."""


@dataclass(frozen=True)
class TableRow:
    """One row: where it began in the file, and its cells by the column's name."""

    line: int
    cells: Mapping[str, str]


def decoded(content: bytes) -> str:
    """Give the text of a file saved as UTF-8 (with or without mark), UTF-16 with mark, or Windows-1258.

    Raises TableUnreadable for anything else.
    """
    page = next((page for mark, page in _BOMS if content.startswith(mark)), "")
    for attempt in [page] if page else ["utf-8", "cp1258"]:
        try:
            text = content.decode(attempt)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return unicodedata.normalize("NFC", text)
    raise TableUnreadable("Tệp không phải là văn bản. Hãy lưu bảng tính dưới dạng CSV UTF-8 rồi gửi lại.")


def read_table(text: str, columns: Mapping[str, Sequence[str]], *, required: Sequence[str]) -> list[TableRow]:
    """Read a table whose head names columns in any of their ways; rows without a word are left out.

    `columns` gives, for each name of ours, the heads it goes by. Raises TableUnreadable if a required
    column is missing, a column stands twice, or a quote is never closed.
    """
    head, lines = _lines(text.lstrip("\ufeff"))
    names = _names(head, columns, required)
    rows: list[TableRow] = []
    for line, cells in lines:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(head) and any(cell.strip() for cell in cells[len(head) :]):
            raise TableUnreadable(f"Dòng {line} có {len(cells)} ô, nhiều hơn {len(head)} cột ở tiêu đề.")
        padded = [*cells, *[""] * len(head)]
        rows.append(TableRow(line, {name: " ".join(padded[place].split()) for name, place in names.items()}))
    return rows


def _lines(text: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Part the text into its head and its rows, each with the line it begins on."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(_SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[tuple[int, list[str]]] = []
    begins = 1
    try:
        for cells in reader:
            rows.append((begins, cells))
            begins = reader.line_num + 1
    except csv.Error as wrong:
        said = f"Dòng {begins}: dấu nháy kép mở mà không đóng, hoặc có chữ thừa sau dấu nháy."
        raise TableUnreadable(said) from wrong
    filled = [row for row in rows if any(cell.strip() for cell in row[1])]
    if not filled:
        raise TableUnreadable("Tệp trống: không có dòng tiêu đề.")
    place = rows.index(filled[0])
    return filled[0][1], rows[place + 1 :]


def _names(
    head: Sequence[str], columns: Mapping[str, Sequence[str]], required: Sequence[str]
) -> dict[str, int]:
    """Find which column holds what."""
    ours = {fold(way): name for name, ways in columns.items() for way in (name, *ways)}
    found: dict[str, int] = {}
    for place, title in enumerate(head):
        name = ours.get(fold(title.replace("_", " ")))
        if name is not None and name in found:
            raise TableUnreadable(f"Cột “{title.strip()}” có hai lần trong dòng tiêu đề.")
        if name is not None:
            found[name] = place
    missing = [columns[name][0] for name in required if name not in found]
    if missing:
        listed = ", ".join(f"“{title}”" for title in missing)
        raise TableUnreadable(f"Dòng tiêu đề thiếu cột {listed}.")
    return found
