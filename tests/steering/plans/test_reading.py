"""Documents of the field made here: Word and PDF with other heads, merged cells, prose; and bad files."""

import io
import unicodedata
import zipfile
from datetime import date

import docx
import pikepdf
import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from motcua.foundation.errors import Refused
from motcua.steering.plans.errors import (
    FileHasMacros,
    FileIsPicture,
    FileLocked,
    FileTooLarge,
    FileUnreadable,
    FormatUnknown,
)
from motcua.steering.plans.queries.reading import as_json, read_content, read_document
from motcua.steering.plans.rules.dues import read_due

HEADS = [
    [
        "TT",
        "Nội dung công việc",
        "Kết quả đầu ra",
        "Đơn vị chủ trì",
        "Đơn vị phối hợp",
        "Thời hạn hoàn thành",
    ],
    ["STT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Phối hợp", "Tiến độ"],
    [
        "Số TT",
        "Tên nhiệm vụ",
        "Sản phẩm",
        "Trách nhiệm thực hiện",
        "Cơ quan phối hợp",
        "Thời gian hoàn thành",
    ],
]
ROWS = [
    ["1", "Rà soát quy trình nội bộ", "Báo cáo", "Sở Xây dựng", "Các sở, ban, ngành", "Quý II/2024"],
    [
        "2",
        "Số hóa hồ sơ đất đai",
        "Cơ sở dữ liệu",
        "Sở Tài nguyên và Môi trường",
        "UBND cấp huyện",
        "Trước ngày 30/6/2024",
    ],
    ["3", "Tập huấn cán bộ một cửa", "Lớp tập huấn", "Sở Nội vụ", "Sở Tài chính", "Định kỳ hằng quý"],
]


def word(heads: list[str], rows: list[list[str]], order: list[int]) -> bytes:
    paper = docx.Document()
    paper.add_paragraph("KẾ HOẠCH")
    paper.add_paragraph("Cải cách hành chính tỉnh Phú Yên năm 2024")
    table = paper.add_table(rows=1, cols=len(heads))
    for cell, place in zip(table.rows[0].cells, order, strict=True):
        cell.text = heads[place]
    section = table.add_row()
    section.cells[0].merge(section.cells[-1]).text = "I. CÔNG TÁC CHỈ ĐẠO"
    for row in rows:
        for cell, place in zip(table.add_row().cells, order, strict=True):
            cell.text = row[place]
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def pdf(heads: list[str], rows: list[list[str]]) -> bytes:
    cells = ",".join(f"[{cell}]" for row in rows for cell in row)
    head = ",".join(f"[{cell}]" for cell in heads)
    source = (
        '#set page(paper:"a4",flipped:true,margin:2cm)\n#set text(size:12pt,lang:"vi")\n*KẾ HOẠCH*\n\n'
        f"*Cải cách hành chính tỉnh Phú Yên năm 2024*\n"
        f"#table(columns:(1cm,6cm,4cm,4cm,4cm,4cm),table.header({head}),{cells})"
    )
    return typst.compile(source.encode())


def read_rows(draft):
    return [(a.no, a.lead.printed, [(m.kind, m.end) for m in a.milestones]) for a in draft.assignments]


EXPECTED = [
    ("1", ["Sở Xây dựng"], [("quarter", date(2024, 6, 30))]),
    ("2", ["Sở Tài nguyên và Môi trường"], [("day", date(2024, 6, 29))]),
    ("3", ["Sở Nội vụ"], [("quarterly", None)]),
]


@pytest.mark.parametrize("heads", HEADS, ids=lambda heads: heads[3])
@pytest.mark.parametrize("order", [[0, 1, 2, 3, 4, 5], [0, 1, 3, 4, 2, 5], [0, 5, 1, 4, 3, 2]], ids=str)
def test_a_word_table_is_read_whatever_its_heads_and_their_order(heads, order):
    draft = read_content(word(heads, ROWS, order), "kh.docx")
    assert read_rows(draft) == EXPECTED
    assert draft.assignments[0].section == "I. CÔNG TÁC CHỈ ĐẠO"


def test_a_pdf_table_over_many_pages_is_read_row_by_row():
    rows = [[str(number), *ROWS[number % 3][1:]] for number in range(1, 91)]
    draft = read_content(pdf(HEADS[0], rows), "kh.pdf")
    assert [line.no for line in draft.assignments] == [str(number) for number in range(1, 91)]
    assert {tuple(line.lead.printed) for line in draft.assignments} == {
        tuple(lead) for _, lead, _ in EXPECTED
    }
    assert draft.assignments[-1].source.page > 1


def test_text_in_parts_of_signs_is_read_as_whole_signs():
    text = "KẾ HOẠCH\nCải cách năm 2024\n\n" + "\n".join("\t".join(row) for row in [HEADS[0], *ROWS])
    draft = read_content(unicodedata.normalize("NFD", text).encode(), "nfd.txt")
    assert read_rows(draft) == EXPECTED


def test_a_sentence_that_gives_a_task_is_read():
    text = (
        "CHỈ THỊ\nVề cải cách hành chính năm 2023\n\n"
        "1. Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính rà soát biên chế, "
        "hoàn thành trước ngày 30/6/2023.\n"
    )
    (line,) = read_content(text.encode(), "ct.txt").assignments
    assert (line.lead.printed, line.support.printed) == (["Sở Nội vụ"], ["Sở Tài chính"])
    assert [one.end for one in line.milestones] == [date(2023, 6, 29)]


def test_the_json_has_the_agreed_names():
    made = as_json(read_content(word(HEADS[0], ROWS, [0, 1, 2, 3, 4, 5]), "kh.docx"))
    assert list(made) == ["document", "assignments", "targets", "progress", "findings"]
    assert {
        "no",
        "section",
        "text",
        "products",
        "lead",
        "lead_codes",
        "support",
        "support_codes",
        "due_text",
    } < set(made["assignments"][0])


def macro() -> bytes:
    out = io.BytesIO(word(HEADS[0], ROWS, [0, 1, 2, 3, 4, 5]))
    with zipfile.ZipFile(out, "a") as parcel:
        parcel.writestr("word/vbaProject.bin", b"x")
    return out.getvalue()


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parcel:
        parcel.writestr("word/document.xml", b"<a>" + b" " * (30 * 2**20) + b"</a>")
    return out.getvalue()


def locked() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(typst.compile("Kế hoạch".encode()))) as paper:
        paper.save(out, encryption=pikepdf.Encryption(user="1", owner="2"))
    return out.getvalue()


def scanned() -> bytes:
    """A PDF of pages without text."""
    return typst.compile(b"#rect(width: 10cm, height: 10cm, fill: gray)\n#pagebreak()\n#circle()")


OLD_AND_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (macro(), FileHasMacros),
        (bomb(), FileUnreadable),
        (b"", FileUnreadable),
        (b"%PDF-1.7 broken", FileUnreadable),
        (b"\x89PNG\r\n", FileIsPicture),
        (b"PK\x03\x04 cut", FileUnreadable),
        (b"Rar!xxxx", FormatUnknown),
        (locked(), FileLocked),
        (OLD_AND_LOCKED, FileLocked),
        (scanned(), FileIsPicture),
        (bytes(range(256)) * 20, FileUnreadable),
    ],
    ids=[
        "macro",
        "bomb",
        "empty",
        "broken pdf",
        "picture",
        "cut zip",
        "rar",
        "locked pdf",
        "locked word",
        "scan",
        "binary",
    ],
)
def test_a_bad_file_is_refused_in_a_sentence(content, refusal):
    with pytest.raises(refusal) as refused:
        read_content(content, "tep")
    assert isinstance(refused.value, Refused)
    assert str(refused.value).endswith(".")


def test_a_file_of_200_mb_is_refused_unread(tmp_path):
    huge = tmp_path / "kh.docx"
    with huge.open("wb") as file:
        file.truncate(200 * 2**20)
    with pytest.raises(FileTooLarge) as refused:
        read_document(huge)
    assert str(refused.value) == ("Tệp nặng 200 MB, quá mức 60 MB. Hãy tách riêng phần kế hoạch và phụ lục.")


@pytest.mark.soak
def test_three_hundred_pages_without_a_plan_say_so():
    page = "Ngày xưa có một người đi qua sông, gặp mưa lớn rồi quay về kể lại cho dân làng nghe. " * 25
    draft = read_content("\n\n".join(f"Chương {n}. {page}" for n in range(300)).encode(), "truyen.txt")
    assert (draft.assignments, draft.targets, draft.progress) == ([], [], [])
    assert "nothing_found" in {one.kind for one in draft.findings}


def test_a_text_without_a_plan_says_so():
    draft = read_content("Một bức thư.\n\nKính chúc sức khỏe.".encode(), "thu.txt")
    assert "nothing_found" in {one.kind for one in draft.findings}


@given(quarter=st.integers(1, 4), year=st.integers(2015, 2035), sign=st.sampled_from(["/", " năm ", " "]))
def test_a_quarter_ends_on_its_last_day(quarter, year, sign):
    roman = ["I", "II", "III", "IV"][quarter - 1]
    (one,), doubts = read_due(f"Quý {roman}{sign}{year}", None)
    last = {1: (3, 31), 2: (6, 30), 3: (9, 30), 4: (12, 31)}[quarter]
    assert (one.end, doubts) == (date(year, *last), [])


@given(day=st.dates(date(2015, 1, 2), date(2035, 12, 31)))
def test_before_a_day_is_the_day_before_and_until_it_includes_it(day):
    written = f"{day.day}/{day.month}/{day.year}"
    (before,), _ = read_due(f"Trước ngày {written}", None)
    (until,), _ = read_due(f"Chậm nhất ngày {written}", None)
    assert (day - before.end).days == 1
    assert until.end == day


@given(text=st.text(max_size=60))
def test_whatever_a_deadline_says_it_is_understood_or_doubted(text):
    milestones, doubts = read_due(text, 2023)
    assert milestones or doubts or not any(sign.isalnum() for sign in text)
    assert all(one.start is None or one.end is None or one.start <= one.end for one in milestones)
