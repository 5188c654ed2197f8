"""Styles of other provinces: tasks in lines with labels, targets of several years, crossed quarters."""

import pytest

from motcua.steering.plans.queries.reading import as_json, read_content
from tests.steering.plans.layouts import layout_of
from tests.steering.plans.papers import BARE, PAPERS, laid_out
from tests.steering.plans.test_styles import a_table, rows_of

LETTERHEAD = """ỦY BAN NHÂN DÂN
TỈNH SÔNG TRÀ
Số: 88/KH-UBND
Sông Trà, ngày 20 tháng 02 năm 2024
KẾ HOẠCH
{title}
"""
LABELLED = (
    LETTERHEAD.format(title="Đẩy mạnh đối thoại và lắng nghe người dân năm 2024") + """I. MỤC TIÊU
1. Tối thiểu 90% phản ánh được trả lời đúng hạn.
II. NHIỆM VỤ
1. Đối thoại định kỳ
a) Tổ chức đối thoại trực tiếp với hợp tác xã ở từng cụm huyện
- Cơ quan chủ trì: Sở Nông nghiệp và Phát triển nông thôn.
- Cơ quan phối hợp: Liên minh Hợp tác xã tỉnh; UBND cấp huyện.
- Thời gian thực hiện: Quý II và Quý IV/2024.
- Sản phẩm: Biên bản đối thoại.
b) Mở hộp thư góp ý tại bến xe, chợ, bệnh viện
- Đơn vị chủ trì: Sở Thông tin và Truyền thông;
- Đơn vị phối hợp: Sở Y tế, Sở Giao thông vận tải;
- Thời hạn hoàn thành: Trước ngày 30/6/2024;
- Kết quả: 40 hộp thư.
2. Trả lời phản ánh
- Phân loại phản ánh trong ngày làm việc;
- Chuyển đúng nơi có thẩm quyền và theo dõi đến khi trả lời xong.
+ Chủ trì: Văn phòng UBND tỉnh.
+ Phối hợp: Các sở, ban, ngành.
+ Thời gian: Thường xuyên.
3. Công khai kết quả trả lời trên Cổng Dịch vụ công của tỉnh. Cơ quan chủ trì: Văn phòng UBND tỉnh; """
    """thời gian hoàn thành: Tháng 9/2024.
4. Thưởng cho sáng kiến của người dân (Chủ trì: Sở Nội vụ; phối hợp: Sở Tài chính; thời gian: Quý IV/2024).
III. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ chủ trì, phối hợp với Văn phòng UBND tỉnh theo dõi, đôn đốc; báo cáo trước ngày 15/12/2024.
"""
)


def test_tasks_told_in_lines_with_labels_are_read_with_who_and_when():
    draft = read_content(LABELLED.encode(), "kh.txt")
    read = [
        (line.no, line.lead.printed, [one.end.isoformat() if one.end else "-" for one in line.milestones])
        for line in draft.assignments
    ]
    assert read == [
        ("a", ["Sở Nông nghiệp và Phát triển nông thôn"], ["2024-06-30", "2024-12-31"]),
        ("b", ["Sở Thông tin và Truyền thông"], ["2024-06-29"]),
        ("2", ["Văn phòng UBND tỉnh"], ["-"]),
        ("3", ["Văn phòng UBND tỉnh"], ["2024-09-30"]),
        ("4", ["Sở Nội vụ"], ["2024-12-31"]),
        ("1", ["Sở Nội vụ"], ["2024-12-14"]),
    ]
    first = draft.assignments[0]
    assert first.text == "Tổ chức đối thoại trực tiếp với hợp tác xã ở từng cụm huyện"
    assert first.support.printed == ["Liên minh Hợp tác xã tỉnh", "UBND cấp huyện"]
    assert first.products == ["Biên bản đối thoại"]
    assert draft.assignments[4].text == "Thưởng cho sáng kiến của người dân"
    assert draft.assignments[4].support.printed == ["Sở Tài chính"]
    assert [(one.op, one.value, one.unit) for one in draft.targets] == [(">=", 90.0, "%")]


YEARS = (
    ("TT", "Chỉ tiêu", "Đơn vị tính", "Năm 2023", "Năm 2024", "Năm 2025", "2026 - 2030", "Cơ quan theo dõi"),
    ("1", "Hồ sơ nộp trực tuyến", "%", "35", "50", "70", "≥ 90", "Văn phòng UBND tỉnh"),
    ("2", "Mức độ hài lòng", "%", "82", "", "88", "92", "Sở Nội vụ"),
    ("3", "Thời gian chờ", "phút", "40", "30", "", "-", "Sở Nội vụ"),
)


def test_every_year_to_come_is_a_target_of_its_own_and_past_years_are_none():
    draft = read_content(a_table(*YEARS), "ct.docx")
    assert [(one.no, one.op, one.value, one.unit, one.period) for one in draft.targets] == [
        ("1", "", 50.0, "%", "2024"),
        ("1", "", 70.0, "%", "2025"),
        ("1", ">=", 90.0, "%", "2026-2030"),
        ("2", "", 88.0, "%", "2025"),
        ("2", "", 92.0, "%", "2026-2030"),
        ("3", "", 30.0, "phút", "2024"),
    ]
    assert {one.text for one in draft.targets if one.no == "1"} == {"Hồ sơ nộp trực tuyến"}
    assert as_json(draft)["targets"][2]["period"] == "2026-2030"
    assert [one.kind for one in draft.findings if one.kind == "contradiction"] == []


def test_years_below_one_head_are_told_apart_too():
    content = a_table(
        ("", "", "2024", "2025", "2026", ""),
        ("1", "Số xã có tổng đài trả lời", "20", "45", "60", "Sở Nội vụ"),
        ("2", "Hồ sơ số hóa khi tiếp nhận (%)", "60%", "80%", "100%", "Các sở, ban, ngành"),
        above=((0, 0, "STT"), (1, 1, "Chỉ tiêu"), (2, 4, "Mục tiêu từng năm"), (5, 5, "Đơn vị thực hiện")),
    )
    draft = read_content(content, "ct.docx")
    assert [(one.no, one.value, one.period) for one in draft.targets] == [
        ("1", 20.0, "2024"),
        ("1", 45.0, "2025"),
        ("1", 60.0, "2026"),
        ("2", 60.0, "2024"),
        ("2", 80.0, "2025"),
        ("2", 100.0, "2026"),
    ]


def test_a_sentence_that_names_several_years_promises_a_number_for_each():
    text = (
        LETTERHEAD.format(title="Chính quyền số giai đoạn 2024 - 2026")
        + "I. MỤC TIÊU\n- Tỷ lệ hồ sơ trực tuyến: đến năm 2024 đạt 50%, đến năm 2025 đạt 65%, "
        "đến năm 2026 đạt tối thiểu 80%.\n"
        "- Đến năm 2025, 100% xã có điểm hỗ trợ và 70% dân số có tài khoản.\n"
    )
    assert [(one.op, one.value, one.period) for one in read_content(text.encode(), "kh.txt").targets] == [
        ("=", 50.0, "2024"),
        ("=", 65.0, "2025"),
        (">=", 80.0, "2026"),
        ("=", 100.0, "2025"),
        ("=", 70.0, "2025"),
    ]


def test_quarters_crossed_in_columns_of_their_own_are_deadlines():
    content = a_table(
        ("", "", "Quý I", "Quý II", "Quý III", "Quý IV", ""),
        ("1", "Lập danh sách điểm trả kết quả", "x", "", "", "", "Sở Nội vụ"),
        ("2", "Sơ kết, tổng kết", "", "x", "", "X", "Văn phòng UBND tỉnh"),
        ("3", "Kiểm tra tại xã", "", "", "x", "", "Thanh tra tỉnh"),
        above=((0, 0, "STT"), (1, 1, "Nhiệm vụ"), (2, 5, "Thời gian thực hiện"), (6, 6, "Chủ trì")),
    )
    assert rows_of(content) == {
        "1": (["Sở Nội vụ"], ["2024-03-31"]),
        "2": (["Văn phòng UBND tỉnh"], ["2024-06-30", "2024-12-31"]),
        "3": (["Thanh tra tỉnh"], ["2024-09-30"]),
    }


LAID = {"ruled": {"lines": "inset:(x:5.4pt,y:3pt),"}, **{key: BARE[key] for key in ("bare", "centred")}}


@pytest.mark.parametrize(
    ("form", "feeds"), [("ruled", True), ("bare", True), ("centred", True), ("ruled", False)]
)
def test_text_whose_columns_are_kept_apart_by_blanks_is_read_row_by_row(form, feeds):
    asked = leads = ends = 0
    for paper in PAPERS:
        read = rows_of(layout_of(laid_out(paper, **LAID[form]), feeds=feeds), "kh.txt")
        for no, (lead, end) in paper.answers.items():
            if not lead:
                continue
            asked += 1
            leads += read.get(no, ([], []))[0] == lead
            ends += end == ["?"] or read.get(no, ([], []))[1] == end
    assert min(leads, ends) / asked >= 0.95
