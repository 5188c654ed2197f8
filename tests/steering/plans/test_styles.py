"""Styles of the field beside the usual annex: heads on two levels, sentences, times in other words."""

import io
import unicodedata
from typing import Any

import docx
import pypdfium2
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from motcua.steering.plans.queries.reading import read_content
from tests.steering.plans.papers import BARE, PAPERS, laid_out

HEAD = (
    "ỦY BAN NHÂN DÂN",
    "TỈNH SÔNG TRÀ",
    "Số: 215/KH-UBND",
    "Sông Trà, ngày 12 tháng 01 năm 2024",
    "KẾ HOẠCH",
)


def a_table(*rows: tuple[str, ...], above: tuple[tuple[int, int, str], ...] = ()) -> bytes:
    """Write a .docx with one table; `above` are heads that reach over others."""
    made = docx.Document()
    for line in (*HEAD, "Công tác năm 2024"):
        made.add_paragraph(line)
    table = made.add_table(rows=0, cols=len(rows[0]))
    if above:
        cells = table.add_row().cells
        for first, last, text in above:
            cells[first].merge(cells[last]).text = text
    for row in rows:
        cells = table.add_row().cells
        if len(row) == 1:
            cells[0].merge(cells[-1]).text = row[0]
            continue
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
    if above:
        for place, head in enumerate(rows[0]):
            if not head:
                table.rows[0].cells[place].merge(table.rows[1].cells[place])
    return saved(made)


def saved(made: Any) -> bytes:  # Any: a document that is being written
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def rows_of(content: bytes, name: str = "kh.docx") -> dict[str, tuple[list[str], list[str]]]:
    return {
        line.no: (line.lead.printed, [one.end.isoformat() if one.end else "-" for one in line.milestones])
        for line in read_content(content, name).assignments
        if not line.group
    }


def test_heads_on_two_levels_are_read_though_a_word_of_them_is_strange():
    content = a_table(
        ("", "", "Đầu mối", "Cùng thực hiện", "", ""),
        ("I. CHI PHÍ THỜI GIAN",),
        ("1", "Rút ngắn cấp phép", "Sở Xây dựng", "UBND cấp huyện", "Xong trước 01/7/2024", ""),
        ("2", "Khảo sát", "Sở Nội vụ\nSở Tư pháp", "Tỉnh đoàn", "6 tháng đầu năm và cuối năm", ""),
        above=(
            (0, 0, "TT"),
            (1, 1, "Việc phải làm"),
            (2, 3, "Phân công"),
            (4, 4, "Thời hạn"),
            (5, 5, "Ghi chú"),
        ),
    )
    assert rows_of(content) == {
        "1": (["Sở Xây dựng"], ["2024-06-30"]),
        "2": (["Sở Nội vụ", "Sở Tư pháp"], ["2024-06-30", "2024-12-31"]),
    }


def test_two_columns_say_from_when_until_when():
    content = a_table(
        ("TT", "Hạng mục", "Bắt đầu", "Kết thúc", "Chủ trì"),
        ("1", "Khảo sát", "01/2024", "03/2024", "Sở TT&TT"),
        ("2", "Nghiệm thu", "12/2024", "12/2024", "Sở Nội vụ"),
    )
    assert rows_of(content) == {"1": (["Sở TT&TT"], ["2024-03-31"]), "2": (["Sở Nội vụ"], ["2024-12-31"])}


def test_a_program_of_submissions_is_read_by_who_prepares_in_which_month():
    content = a_table(
        ("Mã số", "Nội dung trình", "Cơ quan chuẩn bị", "Cấp trình", "Tháng trình"),
        ("I. TRÌNH HĐND TỈNH",),
        ("1/", "Nghị quyết về mức thu phí", "Sở Tài chính", "HĐND tỉnh", "Tháng 6"),
        ("2/", "Đề án phát triển chợ", "Sở Công Thương", "UBND tỉnh", "Tháng 4"),
    )
    assert rows_of(content) == {
        "1": (["Sở Tài chính"], ["2024-06-30"]),
        "2": (["Sở Công Thương"], ["2024-04-30"]),
    }


def test_a_cell_may_say_the_part_after_the_name():
    draft = read_content(
        a_table(
            ("STT", "Hoạt động", "Cơ quan thực hiện", "Thời gian"),
            ("1", "Cuộc thi", "Sở Nội vụ chủ trì, phối hợp Tỉnh đoàn, Báo Sông Trà", "Tháng 8"),
            ("2", "Phóng sự", "Đài Phát thanh và Truyền hình tỉnh chủ trì; Sở Nội vụ phối hợp", "Hằng tháng"),
        ),
        "kh.docx",
    )
    assert [(line.lead.printed, line.support.printed) for line in draft.assignments] == [
        (["Sở Nội vụ"], ["Tỉnh đoàn", "Báo Sông Trà"]),
        (["Đài Phát thanh và Truyền hình tỉnh"], ["Sở Nội vụ"]),
    ]


def test_cells_merged_over_the_turn_of_a_page_and_a_head_come_again_between():
    made = docx.Document()
    for line in HEAD:
        made.add_paragraph(unicodedata.normalize("NFD", "\u200f" + line))
    head = ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian hoàn thành", "Cơ quan phối hợp")
    rows = (
        head,
        ("1", "Bố trí ghế chờ", "UBND cấp huyện", "Quý II/2024", "Sở Nội vụ"),
        head,
        ("2", "Lắp thiết bị đánh giá", "", "", "Sở Y tế"),
        ("3", "Xin lỗi khi trễ hẹn", "Các sở, ban, ngành", "Thường xuyên", "-"),
    )
    table = made.add_table(rows=0, cols=5)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = unicodedata.normalize("NFD", text)
    for place in (2, 3):
        for number in (1, 2, 3):  # the merge runs through the head that came again
            reach_down(table, number, place, begins=number == 1)
    assert rows_of(saved(made)) == {
        "1": (["UBND cấp huyện"], ["2024-06-30"]),
        "2": (["UBND cấp huyện"], ["2024-06-30"]),
        "3": (["Các sở, ban, ngành"], ["-"]),
    }


def reach_down(table: Any, number: int, place: int, *, begins: bool) -> None:  # Any: as the library's
    cell = table.rows[number]._tr.tc_lst[place]
    merge = OxmlElement("w:vMerge")
    if begins:
        merge.set(qn("w:val"), "restart")
    else:
        for text in cell.iter(qn("w:t")):
            text.text = ""
    cell.get_or_add_tcPr().append(merge)


def test_of_two_years_the_later_one_is_promised():
    text = (
        "KẾ HOẠCH\nNăm 2024\nSTT\tChỉ tiêu\tĐơn vị\tNăm 2023\tNăm 2024\tĐơn vị chịu trách nhiệm\n"
        "1\tBao phủ bảo hiểm y tế\t%\t93\t95\tBảo hiểm xã hội tỉnh\n"
        "2\tTử vong trẻ dưới 5 tuổi\t‰\t14\t< 13\tSở Y tế\n"
    )
    read = read_content(text.encode(), "ct.txt").targets
    assert [(one.op, one.value, one.unit) for one in read] == [("", 95.0, "%"), ("<", 13.0, "‰")]


SENTENCES = """THÔNG BÁO
Sông Trà, ngày 05 tháng 3 năm 2024
Kết luận của Phó Chủ tịch UBND tỉnh tại cuộc họp về giải phóng mặt bằng
1. Giao Sở Giao thông vận tải chủ trì, phối hợp với Sở Xây dựng rà soát; báo cáo trước ngày 20/3/2024.
2. Yêu cầu UBND huyện Trà Bồng đẩy nhanh tiến độ kiểm đếm, hoàn thành chậm nhất ngày 30/4/2024.
3. Giao Sở Kế hoạch và Đầu tư tham mưu điều chỉnh kế hoạch vốn, trình UBND tỉnh trong tháng 4/2024.
4. Đề nghị Công ty Điện lực Sông Trà di dời đường dây trong phạm vi dự án, xong trước ngày 15/5/2024.
5. Giao Thanh tra tỉnh theo dõi, đôn đốc việc thực hiện, định kỳ hằng tháng báo cáo UBND tỉnh.
"""


def test_sentences_that_give_tasks_are_read_with_their_days():
    assert rows_of(SENTENCES.encode(), "tb.txt") == {
        "1": (["Sở Giao thông vận tải"], ["2024-03-19"]),
        "2": (["UBND huyện Trà Bồng"], ["2024-04-30"]),
        "3": (["Sở Kế hoạch và Đầu tư"], ["2024-04-30"]),
        "4": (["Công ty Điện lực Sông Trà"], ["2024-05-14"]),
        "5": (["Thanh tra tỉnh"], ["-"]),
    }


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        ("Trước 31/3 hằng năm", ["-"]),
        ("Hai tuần một lần", ["-"]),
        ("QII/2024", ["2024-06-30"]),
        ("Ngày 15 tháng cuối quý", ["-"]),
        ("Đợt 1: trước 30/6; đợt 2: trước 31/12", ["2024-06-29", "2024-12-30"]),
        ("Ngay sau khi Kế hoạch được ban hành", ["-"]),
        ("Từ 01/3/2024 đến 30/11/2024", ["2024-11-30"]),
    ],
)
def test_a_time_in_other_words_is_understood(said, ends):
    content = a_table(("TT", "Công việc", "Chủ trì", "Thời hạn"), ("1", "Lưu trữ hồ sơ", "Sở Nội vụ", said))
    assert rows_of(content) == {"1": (["Sở Nội vụ"], ends)}


@pytest.mark.parametrize("form", ["ruled", "centred"])
def test_the_text_taken_from_a_printed_table_is_read_row_by_row(form):
    """As a person copies it: cell after cell, cells of one line on one line, the sentence after it too."""
    how = BARE["centred"] if form == "centred" else {"lines": "inset:(x:5.4pt,y:3pt),"}
    asked = leads = ends = 0
    for paper in PAPERS:
        read = rows_of(text_of(laid_out(paper, **how)).encode(), "kh.txt")
        for no, (lead, end) in paper.answers.items():
            if not lead:
                continue
            asked += 1
            leads += read.get(no, ([], []))[0] == lead
            ends += end == ["?"] or read.get(no, ([], []))[1] == end
    assert min(leads, ends) / asked >= 0.95


def text_of(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as document:
        return "\n\n".join(page.get_textpage().get_text_range() for page in document)


LOOSE = """UBND TỈNH SÔNG TRÀ
KẾ HOẠCH
Cải thiện chỉ số phục vụ năm 2024
"""


def test_heads_on_two_levels_of_a_flattened_table_stand_where_the_upper_one_stands():
    text = (
        LOOSE
        + """Số
TT
Tiêu chí, nhiệm vụ
Phân công thực hiện
Thời gian
Sản phẩm đầu ra
Cơ quan chủ trì
Cơ quan phối hợp
Bắt đầu
Hoàn thành
1
Niêm yết phí, lệ phí bằng mã QR
Phòng Nội vụ
Các phòng, ban
15/3/2024
30/4/2024
Báo cáo
2
Phổ cập chữ ký số cá nhân cho người dân
Phòng Văn hóa và Thông tin
Hiệp hội Doanh nghiệp thành phố
Quý II
Quý IV
Chữ ký số
"""
    )
    assert rows_of(text.encode(), "kh.txt") == {
        "1": (["Phòng Nội vụ"], ["2024-04-30"]),
        "2": (["Phòng Văn hóa và Thông tin"], ["2024-12-31"]),
    }


def test_rows_with_letters_below_a_row_that_only_names_them_are_rows_of_a_flattened_table():
    text = (
        LOOSE
        + """STT
Nội dung công việc
Thời gian
Đơn vị thực hiện
Kết quả
1
Rà soát quy trình nội bộ
Thường xuyên trong năm
Văn phòng Sở
Báo cáo
2
Thi tuyển công chức của cơ quan
a)
Lập kế hoạch tuyển dụng
Chậm nhất ngày 15/3/2024
Phòng Công chức, viên chức
Tờ trình
b)
Tổ chức kỳ thi
Tháng 6 và tháng 7
Hội đồng thi tuyển
Kết quả thi
3
Kiểm tra việc thực hiện nội quy
Quý II, III
Thanh tra Sở
Báo cáo
"""
    )
    assert rows_of(text.encode(), "kh.txt") == {
        "1": (["Văn phòng Sở"], ["2024-12-31"]),
        "a": (["Phòng Công chức, viên chức"], ["2024-03-15"]),
        "b": (["Hội đồng thi tuyển"], ["2024-06-30", "2024-07-31"]),
        "3": (["Thanh tra Sở"], ["2024-06-30", "2024-09-30"]),
    }


LEAD_FIRST = (
    "STT",
    "Cơ quan chủ trì",
    "Tên nhiệm vụ, đề án",
    "Cấp trình/ban hành",
    "Thời hạn trình",
    "Ghi chú",
)


def test_a_section_is_one_though_the_lead_stands_before_the_task():
    content = a_table(
        LEAD_FIRST,
        ("I", "Nhiệm vụ năm 2024", "", "", "", ""),
        ("1", "Sở Y tế", "Đề án hồ sơ sức khỏe điện tử", "HĐND tỉnh", "Tháng 5/2024", ""),
        ("II", "Nhiệm vụ năm 2025", "", "", "", ""),
        ("2", "Sở Nội vụ", "Báo cáo tổng kết", "UBND tỉnh", "Trước 30/11/2025", "Chuyển tiếp"),
    )
    draft = read_content(content, "kh.docx")
    assert [(line.no, line.section, line.lead.printed) for line in draft.assignments] == [
        ("1", "I. Nhiệm vụ năm 2024", ["Sở Y tế"]),
        ("2", "II. Nhiệm vụ năm 2025", ["Sở Nội vụ"]),
    ]


def test_notes_beside_another_column_of_no_concern_leave_the_deadline_its_own():
    text = LOOSE + "\n".join(LEAD_FIRST) + "\nI. NHIỆM VỤ NĂM 2024\n"
    text += "1\nSở Y tế\nĐề án hồ sơ sức khỏe điện tử\nHĐND tỉnh\nTháng 5/2024\n"
    text += "2\nSở Nội vụ\nBáo cáo tổng kết\nUBND tỉnh\nQuý III/2024\nChuyển tiếp\n"
    assert rows_of(text.encode(), "kh.txt") == {
        "1": (["Sở Y tế"], ["2024-05-31"]),
        "2": (["Sở Nội vụ"], ["2024-09-30"]),
    }


def test_a_lead_merged_downward_goes_on_over_the_page_and_is_doubted():
    head = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn")
    content = a_table(
        head,
        ("1", "Rà soát quy trình nội bộ", "Sở Nội vụ", "Quý I"),
        head,
        ("2", "Công khai thủ tục mới", "", "Quý II"),
        ("3", "Khảo sát mức độ hài lòng", "Sở Y tế", "Quý IV"),
        ("4", "Bố trí người trực tiếp dân", "", "Quý III"),
    )
    read = [
        (line.no, line.lead.printed, line.doubts) for line in read_content(content, "kh.docx").assignments
    ]
    assert read == [
        ("1", ["Sở Nội vụ"], []),
        ("2", ["Sở Nội vụ"], ["Ô chủ trì để trống ở đầu trang: lấy theo dòng cuối trang trước."]),
        ("3", ["Sở Y tế"], []),
        ("4", [], ["Không đọc được cơ quan chủ trì."]),
    ]


def test_a_column_of_times_whose_head_was_cut_says_when_where_no_other_does():
    rows = [(str(n), f"Rà soát quy trình số {n}", "Sở Nội vụ", f"Quý {'I' * n}") for n in (1, 2, 3)]
    cut = a_table(("STT", "Nhiệm vụ", "Cơ quan chủ trì", "hiện"), *rows)
    read = read_content(cut, "kh.docx").assignments
    assert [one.end.isoformat() for line in read for one in line.milestones] == [
        "2024-03-31",
        "2024-06-30",
        "2024-09-30",
    ]
    notes = [(*row[:3], "Trong năm", row[3]) for row in rows]
    whole = a_table(("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn", "Ghi chú"), *notes)
    read = read_content(whole, "kh.docx").assignments
    assert [line.due_text for line in read] == ["Trong năm"] * 3
