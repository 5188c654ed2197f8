"""The sample plan as a .docx in the form of Decree 30, from its words kept as data."""

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

Told = Mapping[str, Any]  # Any: TOML
_CENTRE: Final = WD_ALIGN_PARAGRAPH.CENTER
_FONT: Final = "Times New Roman"


def plan_docx(told: Told) -> bytes:
    """Build the document."""
    made: Any = Document()  # Any: the library's own, untyped
    made.styles["Normal"].font.name, made.styles["Normal"].font.size = _FONT, Pt(13)
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.top_margin = section.bottom_margin = Mm(20)
    _head(made, told)
    for base in told["bases"]:
        _line(made, f"Căn cứ {base};", italic=True)
    _line(made, f"{told['issuer'].capitalize()} ban hành Kế hoạch với các nội dung sau:")
    for part in told["body"]:
        words = part["heading"] if isinstance(part, Mapping) else part
        _line(made, words, bold=isinstance(part, Mapping))
    _foot(made, told)
    for annex in (told["targets"], told["tasks"]):
        made.add_page_break()
        for words in annex["title"]:
            _line(made, words, bold=True, centred=True)
        _table(made, annex["heads"], annex["rows"])
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def _head(made: Any, told: Told) -> None:  # Any: as above
    left, right = made.add_table(rows=1, cols=2).rows[0].cells
    _fill(left, [told["issuer"], f"Số: {told['number']}"])
    year, month, date = (int(part) for part in told["day"].split("-"))
    place = f"{told['place']}, ngày {date:02d} tháng {month:02d} năm {year}"
    _fill(right, ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", place])
    made.add_paragraph()
    _line(made, "KẾ HOẠCH", bold=True, centred=True)
    _line(made, told["title"], bold=True, centred=True)


def _foot(made: Any, told: Told) -> None:  # Any: as above
    left, right = made.add_table(rows=1, cols=2).rows[0].cells
    _fill(left, ["Nơi nhận:", *(f"- {one};" for one in told["receivers"]), "- Lưu: VT, KSTT."])
    _fill(right, [*told["sign_role"].split("\n"), "", "", told["signer"]])


def _fill(cell: Any, lines: Iterable[str]) -> None:  # Any: as above
    for place, words in enumerate(lines):
        paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
        paragraph.alignment = _CENTRE
        paragraph.add_run(words)


def _line(
    made: Any, words: str, *, bold: bool = False, italic: bool = False, centred: bool = False
) -> None:  # Any: as above
    paragraph = made.add_paragraph()
    if centred:
        paragraph.alignment = _CENTRE
    run = paragraph.add_run(words)
    run.bold, run.italic = bold, italic


def _table(made: Any, heads: Sequence[str], rows: Sequence[str | Sequence[str]]) -> None:  # Any: as above
    table = made.add_table(rows=1 + len(rows), cols=len(heads))
    table.style = "Table Grid"
    cells = table._cells  # the whole at once: row by row the library counts anew each time
    for place, words in enumerate(heads):
        cells[place].text = words
    for number, row in enumerate(rows, 1):
        own = cells[number * len(heads) : (number + 1) * len(heads)]
        if isinstance(row, str):
            own[0].merge(own[-1]).text = row
            continue
        for cell, words in zip(own, row, strict=True):
            cell.text = words
