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

from motcua.steering.plans.rules.report_words import Said, number_of, said_of

Json = dict[str, Any]  # Any: JSON
_FONT: Final = "Times New Roman"
_BODY, _SMALL = Pt(14), Pt(11)
CENTRE = WD_ALIGN_PARAGRAPH.CENTER
_HEAD_MM: Final = (65, 100)
_FOOT_MM: Final = (82, 83)
_WHOLE_MM: Final = 165  # what the margins leave of a sheet
_NARROW_MM: Final = 21
_DATE_MM: Final = 24
_NUMBER_MM: Final = 12
_THIRD_MM: Final = 45


def report_docx(figures: Json, digest: str) -> bytes:
    """Write a report; without a digest it says that it is a draft."""
    document = Document()
    _set_page(document)
    said, head = said_of(figures), figures["head"]
    about = document.core_properties
    about.title, about.author, about.comments = " ".join(said.title), head["unit"], ""
    _head(document, head, number_of(figures), is_draft=not digest)
    _title(document, said, head)
    for part in said.parts:
        if part.heading:
            _line(document, part.heading, bold=True).paragraph_format.keep_with_next = True
        for words in part.texts:
            _line(document, words).paragraph_format.keep_with_next = bool(part.rows)
        if part.rows:
            _table(document, part.heads, part.rows, part.total)
    _line(document, said.ending).paragraph_format.keep_with_next = True  # no signature on a page alone
    _foot(document, head)
    if digest:
        _line(document, f"Mã băm SHA-256 của số liệu đã chốt: {digest}", size=Pt(8), indent=False)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _set_page(document: Any) -> None:  # Any: the library's own, untyped
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, _BODY
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    style.element.rPr.append(language)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.top_margin = section.bottom_margin = Mm(20)
    section.header_distance = Mm(10)
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


def _head(document: Any, head: Json, number: str, *, is_draft: bool) -> None:  # Any: as above
    left, right = _two(document, _HEAD_MM)
    unit = head["unit"].upper().replace("ỦY BAN NHÂN DÂN ", "ỦY BAN NHÂN DÂN\n")
    _cell(left, [(head["superior"].upper(), False), *((part, True) for part in unit.split("\n"))], Pt(12))
    _rule(left, 22)
    _cell(left, [(f"Số: {number}", False)], Pt(13), more=True)
    if is_draft:
        _cell(left, [("DỰ THẢO", True)], Pt(13), more=True)
    _cell(right, [("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True)], Pt(12))
    _cell(right, [("Độc lập - Tự do - Hạnh phúc", True)], Pt(13), more=True)
    _rule(right, 22)
    _cell(right, [(f"{head['place']}, {day_words(head['date'])}", False)], Pt(13), more=True, italic=True)


def _two(document: Any, widths: tuple[int, int]) -> tuple[Any, Any]:  # Any: as above
    """Add a row of two cells without lines."""
    cells = _sized(document.add_table(rows=1, cols=2), widths).rows[0].cells
    return cells[0], cells[1]


def _sized(table: Any, widths: Sequence[int]) -> Any:  # Any: as above
    """Hold a table's columns to widths in millimetres."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    return table


def _rule(owner: Any, inset: int) -> None:  # Any: as above
    """Draw the line that stands below a name, so many millimetres in from both sides."""
    line = owner.add_paragraph()
    form = line.paragraph_format
    form.left_indent = form.right_indent = Mm(inset)
    form.space_before, form.space_after, form.line_spacing = Pt(0), Pt(4), Pt(4)
    border, borders = OxmlElement("w:bottom"), OxmlElement("w:pBdr")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        border.set(qn(f"w:{name}"), value)
    borders.append(border)
    line._p.get_or_add_pPr().insert_element_before(borders, "w:spacing", "w:ind", "w:jc")


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
    document.add_paragraph().paragraph_format.space_after = Pt(0)
    for words in ("BÁO CÁO", *said.title):
        paragraph = _line(document, words, bold=True, indent=False)
        paragraph.alignment = CENTRE
        paragraph.paragraph_format.space_after = Pt(0)
    _rule(document, 58)
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


def _table(
    document: Any, heads: Sequence[str], rows: Sequence[Sequence[str]], total: Sequence[str]
) -> None:  # Any: as above
    table = document.add_table(rows=1, cols=len(heads))
    table.style = "Table Grid"
    numbered = heads[0] == "Số"
    _cells(table.rows[0], heads, len(heads), bold=True)
    _mark(table.rows[0], "w:tblHeader")
    for row in rows:
        _cells(table.add_row(), row, 3 if numbered else 1)
    if total:
        _cells(table.add_row(), total, 1, bold=True)
    for row in table.rows:
        _mark(row, "w:cantSplit")
    first = (_NUMBER_MM, 0, _THIRD_MM) if numbered else (0,)
    widths = [*first, *(_DATE_MM if numbered else _NARROW_MM for _ in heads[len(first) :])]
    widths[1 if numbered else 0] = _WHOLE_MM - sum(widths)
    _sized(table, widths)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _cells(row: Any, said: Sequence[str], worded: int, *, bold: bool = False) -> None:  # Any: as above
    """Write a row; cells from the `worded`-th on hold figures and stand in the middle, as those of a head."""
    is_head = worded == len(said)
    for place, words in enumerate(said):
        paragraph = row.cells[place].paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(0)
        if is_head or place >= worded or (worded > 1 and place == 0):
            paragraph.alignment = CENTRE
        run = paragraph.add_run(words)
        run.bold, run.font.size = bold, _SMALL


def _mark(row: Any, name: str) -> None:  # Any: as above
    """Say of a row that it comes again on each page, or that no page parts it."""
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _receivers(named: Sequence[str]) -> list[str]:
    """Nơi nhận: those named, last who keeps it; who keeps it is not said twice where it was named."""
    others = [one for one in named if not one.startswith("Lưu")]
    (*_, keeps) = "Lưu: VT", *(one.rstrip(".;") for one in named if one.startswith("Lưu"))
    return [*(f"- {one};" for one in others), f"- {keeps}."]


def _foot(document: Any, head: Json) -> None:  # Any: as above
    left, right = _two(document, _FOOT_MM)
    _mark(document.tables[-1].rows[0], "w:cantSplit")
    run = left.paragraphs[0].add_run("Nơi nhận:")
    left.paragraphs[0].paragraph_format.space_after = Pt(0)
    run.bold = run.italic = True
    run.font.size = Pt(12)
    for one in _receivers(head["receivers"]):
        line = left.add_paragraph()
        line.paragraph_format.space_after = Pt(0)
        line.add_run(one).font.size = _SMALL
    roles = [(line.upper(), True) for line in head["sign_role"].split("\n") if line]
    _cell(right, [*roles, ("\n\n\n", False), (head["signer"], True)], _BODY)


def day_words(iso: str) -> str:
    """Say a day as Decree 30 has it: days below ten and months below three keep their nought."""
    year, month, date = (int(part) for part in iso.split("-"))
    return f"ngày {date:02d} tháng {f'{month:02d}' if month < 3 else month} năm {year}"
