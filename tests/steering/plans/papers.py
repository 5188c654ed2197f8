"""Documents of the field in our own words, and the forms in which such come: each with its answers."""

import io
import textwrap
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import docx
import typst
import xlsxwriter

Row = Sequence[str]


@dataclass(frozen=True)
class Paper:
    """A plan: what stands before its table, its heads, its rows, and what a reader should find."""

    name: str
    before: tuple[str, ...]
    heads: tuple[str, ...]
    rows: tuple[Row, ...]  # a row of one or two cells opens a section
    answers: dict[str, tuple[list[str], list[str]]]  # number: leads, ends of milestones
    widths: tuple[int, ...]


def a_paper(file: str) -> Paper:
    """Write a plan from its file.

    Name, title, heads, widths, order of columns, then lines "no | text | product | lead + lead | support |
    due => ends" with only the columns that the order names.
    """
    text = (Path(__file__).parent / "field" / f"{file}.txt").read_text()
    name, title, heads, width, order, *body = text.strip().split("\n")
    widths = tuple(map(int, width.split()))
    rows: list[Row] = []
    answers: dict[str, tuple[list[str], list[str]]] = {}
    for line in body:
        if line.startswith("#"):
            rows.append(tuple(line.lstrip("# ").split(" | ")))
            continue
        said, _, ends = line.partition("=>")
        cells = dict(zip("ntplsd", [cell.strip() for cell in said.split("|")], strict=False))
        leads = [one.strip() for one in cells.get("l", "").split("+") if one.strip()]
        answers[cells["n"]] = (leads, ends.split())
        cells["l"] = "; ".join(leads)
        rows.append(tuple(cells.get(key, "") for key in order))
    before = (
        "ỦY BAN NHÂN DÂN",
        "TỈNH SÔNG TRÀ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "KẾ HOẠCH",
        title,
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
        "Ủy ban nhân dân tỉnh ban hành Kế hoạch với các nội dung như sau:",
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Xác định rõ việc, rõ người, rõ thời hạn để các cơ quan chủ động thực hiện.",
        "PHỤ LỤC",
        "DANH MỤC NHIỆM VỤ",
    )
    return Paper(name, before, tuple(heads.split(" | ")), tuple(rows), answers, widths)


def tabbed(paper: Paper, page: int = 9) -> bytes:
    """Write it as text whose cells are parted by tabs, the heads again on each page."""
    lines = [*paper.before, ""]
    for place, row in enumerate(paper.rows):
        if place % page == 0:
            lines += [""] * bool(place) + ["\t".join(paper.heads)]
        full = [*row, *[""] * (len(paper.heads) - len(row))]
        lines.append("\t".join(cell.replace("\n", " ") for cell in full))
    return "\n".join(lines).encode()


def piped(paper: Paper) -> bytes:
    """Write it as text whose cells are parted by bars, as pages copied from the web have them."""
    lines = [*paper.before, "", f"| {' | '.join(paper.heads)} |", "|" + "---|" * len(paper.heads)]
    for row in paper.rows:
        full = [*row, *[""] * (len(paper.heads) - len(row))]
        lines.append(f"| {' | '.join(full)} |".replace("\n", "<br>"))
    return "\n".join(lines).encode()


def flattened(paper: Paper, page: int = 46) -> bytes:
    """Write it as the text of a PDF: cell after cell, a cell's own lines parted by blanks."""
    lines = [f"{line} \n" for line in paper.before]
    used, number = page, 0
    for row in paper.rows:
        made = [" ".join(row) + " "] if len(row) < len(paper.heads) else _flat_row(row, paper.widths)
        if used + len(made) > page:
            if number:
                lines += ["\n", f"{number + 1} \n", "\n", "\n"]
            number, used = number + 1, 0
            lines += [one + "\n" for one in _flat_row(paper.heads, paper.widths)]
        used += len([one for one in made if one.strip()])
        lines += [one + "\n" for one in made]
    return "".join(lines).encode()


def _flat_row(row: Row, widths: Sequence[int]) -> list[str]:
    cells = [
        [line for part in cell.split("\n") for line in textwrap.wrap(part, width)]
        for cell, width in zip(row, widths, strict=True)
    ]
    high = max(len(cell) for cell in cells)
    out: list[str] = []
    level = None
    for cell in cells:
        if not cell:
            continue
        here = (high - len(cell)) % 2 if len(cell) == 1 else None
        if here is not None and here == level and out:
            out[-1] += f"{cell[0]} "
        else:
            for place, line in enumerate(cell):
                out += [""] * bool(place) + [f"{line} "]
        level = here if len(cell) == 1 else None
    return out


def worded(paper: Paper, *, merge: bool = True) -> bytes:
    """Write it as a .docx: sections merged over the whole width, equal leads merged downward."""
    made = docx.Document()
    for line in paper.before:
        made.add_paragraph(line)
    table = made.add_table(rows=1, cols=len(paper.heads))
    for cell, head in zip(table.rows[0].cells, paper.heads, strict=True):
        cell.text = head
    above = None
    for row in paper.rows:
        cells = table.add_row().cells
        if len(row) == 1:
            cells[0].merge(cells[-1]).text = row[0]
        elif len(row) == 2:
            cells[0].text = row[0]
            cells[1].merge(cells[-1]).text = row[1]
        else:
            for place, (cell, text) in enumerate(zip(cells, row, strict=True)):
                if merge and above and text and place > 1 and above[0][place] == text and len(text) < 40:
                    above[1][place].merge(cell)
                else:
                    cell.text = text
        above = (row, cells) if len(row) > 2 else None
    return _saved(made)


def printed(paper: Paper) -> bytes:
    """Write it as a PDF with a table, over as many pages as it takes."""
    return laid_out(paper, "", size="11pt", font="")


def laid_out(
    paper: Paper,
    lines: str,
    *,
    more: str = "",
    size: str = "12pt",
    font: str = 'font:"Liberation Serif",',
    heads: str = "true",
) -> bytes:
    """Write it as a PDF as Word lays it out: `lines` says what is drawn around the cells, and their room."""
    cells = []
    for row in paper.rows:
        if len(row) == 1:
            cells.append(f"table.cell(colspan: {len(paper.heads)})[{_typst(row[0])}]")
        elif len(row) == 2:
            cells.append(f"[{_typst(row[0])}], table.cell(colspan: {len(paper.heads) - 1})[{_typst(row[1])}]")
        else:
            cells += [f"[{_typst(cell)}]" for cell in row]
    head = ",".join(f"[{_typst(head)}]" for head in paper.heads)
    columns = ",".join(f"{max(width, 8)}fr" for width in paper.widths)
    before = "\n\n".join(_typst(line) for line in paper.before)
    source = (
        '#set page(paper:"a4",flipped:true,margin:(left:3cm,right:1.5cm,y:2cm),'
        ' numbering:"1", number-align:top+center)\n'
        f'#set text({font}size:{size},lang:"vi")\n{more}\n{before}\n\n'
        f"#table({lines}columns:({columns}),table.header(repeat:{heads},{head}),{','.join(cells)})\n\n"
        "Yêu cầu các cơ quan, địa phương tổ chức thực hiện; có vướng mắc thì báo cáo để được xem xét.\n\n"
        "#grid(columns:(1fr,1fr),[Nơi nhận: \\ \\- Như trên;],[TM. ỦY BAN NHÂN DÂN \\ CHỦ TỊCH])"
    )
    return typst.compile(source.encode())


BARE: dict[str, dict[str, str]] = {
    "bare": {"lines": "stroke:none,inset:(x:5.4pt,y:3.9pt),"},
    "centred": {
        "lines": "stroke:none,inset:(x:5.4pt,y:5pt),"
        "align:(c,r)=>if r==0 or c==0 {center+horizon} else {left+horizon},"
    },
    "stretched": {"lines": "stroke:none,inset:(x:5.4pt,y:5pt),", "more": "#set par(justify:true)"},
    "one-head": {"lines": "stroke:none,inset:(x:5.4pt,y:5pt),", "heads": "false", "size": "13pt"},
    "rules": {"lines": "stroke:(x,y)=>(bottom:0.5pt,top:0.5pt),inset:(x:5.4pt,y:3.9pt),"},
    "uprights": {
        "lines": "stroke:(x,y)=>if y==0 {0.5pt} else {(left:0.5pt,right:0.5pt)},inset:(x:5.4pt,y:5pt),"
    },
}
"""PDFs whose cells no lines part, or only lines across, or only lines downward."""


def _typst(text: str) -> str:
    for sign in "\\#*_[]$<>@":
        text = text.replace(sign, "\\" + sign)
    return text.replace("\n", " \\ ").replace("/", "\\/").replace("- ", "\\- ").replace(". ", "\\. ")


def woven(paper: Paper) -> bytes:
    """Write it as a web page."""
    rows = ["<tr>" + "".join(f"<th><p>{head}</p></th>" for head in paper.heads) + "</tr>"]
    for row in paper.rows:
        if len(row) == 1:
            rows.append(f'<tr><td colspan="{len(paper.heads)}"><p><b>{row[0]}</b></p></td></tr>')
            continue
        span = len(paper.heads) - 1
        last = f'<td colspan="{span}">{row[1]}</td>' if len(row) == 2 else ""
        cells = (
            f"<td>{row[0]}</td>{last}"
            if last
            else "".join(f"<td><p>{cell.replace(chr(10), '</p><p>')}</p></td>" for cell in row)
        )
        rows.append(f"<tr>{cells}</tr>")
    before = "".join(f"<p>{line}</p>" for line in paper.before)
    page = f"<!DOCTYPE html><html><head><title>x</title></head><body>{before}<table>{''.join(rows)}</table>"
    return f"{page}</body></html>".encode()


def counted(paper: Paper) -> bytes:
    """Write it as a spreadsheet, the sections merged."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("Phụ lục")
    for place, line in enumerate(paper.before):
        sheet.write(place, 0, line)
    top = len(paper.before) + 1
    sheet.write_row(top, 0, paper.heads)
    for place, row in enumerate(paper.rows, top + 1):
        if len(row) == 1:
            sheet.merge_range(place, 0, place, len(paper.heads) - 1, row[0])
        else:
            sheet.write_row(place, 0, row)
    book.close()
    return out.getvalue()


FORMS: dict[str, Callable[[Paper], bytes]] = {
    "tabs.txt": tabbed,
    "bars.txt": piped,
    "flat.txt": flattened,
    "word.docx": worded,
    "print.pdf": printed,
    "web.html": woven,
    "sheet.xlsx": counted,
}


def unheaded(paper: Paper) -> bytes:
    """Write it as a .docx whose table has no head."""
    made = docx.Document()
    for line in paper.before:
        made.add_paragraph(line)
    _rows_of(made, paper, paper.rows)
    return _saved(made)


def cut_by_pages(paper: Paper) -> bytes:
    """Write it as a .docx with a table a page, the head on the first alone, rows cut at its foot."""
    made = docx.Document()
    for line in paper.before:
        made.add_paragraph(line)
    pages: list[list[Row]] = [[paper.heads]]
    for place, row in enumerate(paper.rows):
        words = row[1].split() if len(row) == len(paper.heads) else []
        if place % 5 == 4 and len(words) > 6:
            pages[-1].append((row[0], " ".join(words[:4]), *row[2:]))
            pages.append([("", " ".join(words[4:]), *[""] * (len(row) - 2))])
        else:
            pages[-1].append(row)
    for rows in pages:
        _rows_of(made, paper, rows)
        made.add_paragraph("")
    return _saved(made)


def _rows_of(made: Any, paper: Paper, rows: Sequence[Row]) -> None:  # Any: a document that is being written
    table = made.add_table(rows=0, cols=len(paper.heads))
    for row in rows:
        cells = table.add_row().cells
        if len(row) < len(paper.heads):
            cells[0].merge(cells[-1]).text = " ".join(row)
            continue
        for cell, text in zip(cells, row, strict=True):
            cell.text = text


def _saved(made: Any) -> bytes:  # Any: a document that is being written
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def annex_first(paper: Paper) -> bytes:
    """Write its table before its text."""
    return tabbed(replace(paper, before=())) + b"\n\n" + "\n".join(paper.before).encode()


def with_hidden_marks(paper: Paper) -> bytes:
    """Write it with marks of direction, blanks of no width, and signs in their parts."""
    text = tabbed(paper).decode().replace("\t", "\u202a\t\u202c").replace("Sở", "S\u200bở")
    return unicodedata.normalize("NFD", "\u200f" + text).encode()


def wide(paper: Paper) -> Paper:
    """Add the columns that some provinces have: the text that asked for it, its money, its leader."""
    full = len(paper.heads)
    rows = tuple(
        row if len(row) < full else (*row[:2], "Nghị quyết số 76/NQ-CP", *row[2:], "350", "PCT Nguyễn Văn A")
        for row in paper.rows
    )
    heads = (
        *paper.heads[:2],
        "Căn cứ pháp lý",
        *paper.heads[2:],
        "Kinh phí (triệu đồng)",
        "Lãnh đạo chỉ đạo",
    )
    return replace(paper, heads=heads, rows=rows, widths=(*paper.widths[:2], 20, *paper.widths[2:], 10, 16))


HARSH: dict[str, Callable[[Paper], bytes]] = {
    "unheaded.docx": unheaded,
    "cut.docx": cut_by_pages,
    "annex-first.txt": annex_first,
    "hidden-marks.txt": with_hidden_marks,
    "wide.txt": lambda paper: tabbed(wide(paper)),
    "wide-flat.txt": lambda paper: flattened(wide(paper)),
    "wide.docx": lambda paper: worded(wide(paper)),
    **{f"{name}.pdf": partial(laid_out, **how) for name, how in BARE.items()},
}

REFORM = a_paper("reform")
COMMITTEE = a_paper("committee")
DIGITAL = a_paper("digital")
COMMUNE = a_paper("commune")
MINISTRY = a_paper("ministry")
BOTH = a_paper("both")
DOERS = a_paper("doers")
_HELPING = {
    "1": "Sở Tài chính, Công an tỉnh",
    "2": "Sở Nội vụ",
    "3": "Sở Thông tin và Truyền thông, Bưu điện tỉnh",
    "4": "Cục Thuế tỉnh, Sở Tài nguyên và Môi trường",
    "5": "Cục Thống kê tỉnh",
}
COMMUNE = replace(COMMUNE, rows=tuple((*row, "") for row in COMMUNE.rows))  # a column of notes, empty
BOTH = replace(
    BOTH,
    rows=tuple(
        (no, text, f"- Chủ trì: {lead};\n- Phối hợp: {_HELPING[no]}", due)
        for no, text, lead, due in BOTH.rows
    ),
)
DECISION = a_paper("decision")
PAPERS = (REFORM, COMMITTEE, DIGITAL, COMMUNE, MINISTRY, BOTH, DOERS, DECISION)
