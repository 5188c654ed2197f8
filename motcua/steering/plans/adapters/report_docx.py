"""A report as .docx in the format of Decree 30, to be worked on in an office's own tools."""

import io
from collections.abc import Iterable, Sequence
from typing import Any, Final

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from motcua.steering.plans.rules.report_words import Said, said_of

Json = dict[str, Any]  # Any: JSON
_FONT: Final = "Times New Roman"
_BODY, _SMALL = Pt(14), Pt(11)
CENTRE = WD_ALIGN_PARAGRAPH.CENTER


def report_docx(figures: Json, digest: str) -> bytes:
    """Write a report; without a digest it says that it is a draft."""
    document = Document()
    _set_page(document)
    said = said_of(figures)
    _head(document, figures["head"], is_draft=not digest)
    _title(document, said, figures["head"])
    for part in said.parts:
        if part.heading:
            _line(document, part.heading, bold=True)
        for words in part.texts:
            _line(document, words)
        if part.rows:
            _table(document, part.heads, part.rows)
    _line(document, said.ending)
    _foot(document, figures["head"])
    if digest:
        _line(document, f"Mã băm SHA-256 của số liệu đã chốt: {digest}", size=Pt(8), indent=False)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _set_page(document: Any) -> None:  # Any: the library's own, untyped
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, _BODY
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.top_margin = section.bottom_margin = Mm(20)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = CENTRE
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        run = number.add_run()
        run.font.size = Pt(13)
        mark = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark.text = text
        run._r.append(mark)


def _head(document: Any, head: Json, *, is_draft: bool) -> None:  # Any: as above
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    number = head["number"] or "          /BC"
    _cell(left, [(head["superior"].upper(), False), (head["unit"].upper(), True), ("–––––––", False)], Pt(12))
    _cell(left, [(f"Số: {number}", False)], Pt(13), more=True)
    if is_draft:
        _cell(left, [("DỰ THẢO", True)], Pt(13), more=True)
    nation = [("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True), ("Độc lập - Tự do - Hạnh phúc", True)]
    _cell(right, [*nation, ("–––––––––––––––", False)], Pt(12))
    _cell(right, [(f"{head['place']}, {day_words(head['date'])}", False)], Pt(13), more=True, italic=True)


def _cell(
    cell: Any, lines: Iterable[tuple[str, bool]], size: Any, *, more: bool = False, italic: bool = False
) -> None:  # Any: as above
    first = not more
    for text, bold in lines:
        if not text:
            continue
        paragraph = cell.paragraphs[0] if first else cell.add_paragraph()
        first = False
        paragraph.alignment = CENTRE
        paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run(text)
        run.bold, run.italic, run.font.size = bold, italic, size


def _title(document: Any, said: Said, head: Json) -> None:  # Any: as above
    document.add_paragraph()
    for words in ("BÁO CÁO", *said.title):
        paragraph = _line(document, words, bold=True, indent=False)
        paragraph.alignment = CENTRE
        paragraph.paragraph_format.space_after = Pt(0)
    if head["to"]:
        paragraph = _line(document, f"Kính gửi: {head['to']}.", indent=False)
        paragraph.alignment = CENTRE
        paragraph.paragraph_format.space_before = Pt(12)


def _line(
    document: Any, words: str, *, bold: bool = False, size: Any = _BODY, indent: bool = True
) -> Paragraph:  # Any: as above
    paragraph: Paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.space_after = Pt(6)
    if indent:
        paragraph.paragraph_format.first_line_indent = Mm(10)
    run = paragraph.add_run(words)
    run.bold, run.font.size = bold, size
    return paragraph


def _table(document: Any, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:  # Any: as above
    table = document.add_table(rows=1, cols=len(heads))
    table.style = "Table Grid"
    for place, words in enumerate(heads):
        _cell(table.rows[0].cells[place], [(words, True)], _SMALL)
    for row in rows:
        cells = table.add_row().cells
        for place, words in enumerate(row):
            cells[place].paragraphs[0].add_run(words).font.size = _SMALL
    document.add_paragraph()


def _foot(document: Any, head: Json) -> None:  # Any: as above
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    run = left.paragraphs[0].add_run("Nơi nhận:")
    run.bold = run.italic = True
    run.font.size = Pt(12)
    for one in (*(f"- {each};" for each in head["receivers"]), "- Lưu: VT."):
        line = left.add_paragraph()
        line.paragraph_format.space_after = Pt(0)
        line.add_run(one).font.size = _SMALL
    roles = [(line.upper(), True) for line in head["sign_role"].split("\n") if line]
    _cell(right, [*roles, ("\n\n\n", False), (head["signer"], True)], _BODY)


def day_words(iso: str) -> str:
    """Say a day as Decree 30 has it: days below ten and months below three keep their nought."""
    year, month, date = (int(part) for part in iso.split("-"))
    return f"ngày {date:02d} tháng {f'{month:02d}' if month < 3 else month} năm {year}"
