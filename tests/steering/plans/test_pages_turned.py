"""Flattened tables as printers and copiers leave them: pages turned within a row, leads merged downward."""

import pytest

from motcua.steering.plans.ports import Line, Spot
from motcua.steering.plans.queries.reading import read_content
from motcua.steering.plans.rules.items import named_in
from motcua.steering.plans.rules.merged import BELOW
from motcua.steering.plans.rules.numbering import starts_in
from motcua.steering.plans.rules.rows import is_total
from tests.steering.plans.test_styles import a_table, rows_of

HEAD = "KẾ HOẠCH\nCải cách hành chính năm 2024\n"
COLUMNS = "STT Nội dung\nCơ quan chủ\ntrì\nCơ quan phối\nhợp\nSản phẩm Thời gian\n"


def test_a_row_that_a_page_without_a_head_cuts_is_joined_cell_by_cell():
    text = (
        HEAD + COLUMNS + "1 Công khai kết quả đánh giá trên\nCổng Dịch vụ\ncông\nVăn phòng\nUBND tỉnh\n"
        "Các cơ quan,\nđơn vị\nBảng điểm\nHằng tháng\n"
        "2 Xây dựng bộ tiêu chí Sở Nội vụ Thanh tra tỉnh Bộ tiêu chí Chậm nhất ngày\n"
        "\f2\nđánh giá người đứng\nđầu gắn với kết quả\n20/12/2024\n"
        "3 Sơ kết Sở Nội vụ Thanh tra tỉnh Báo cáo Quý II\n"
    )
    read = read_content(text.encode(), "kh.txt").assignments
    assert [(line.no, line.lead.printed, line.due_text) for line in read] == [
        ("1", ["Văn phòng UBND tỉnh"], "Hằng tháng"),
        ("2", ["Sở Nội vụ"], "Chậm nhất ngày 20/12/2024"),
        ("3", ["Sở Nội vụ"], "Quý II"),
    ]
    assert read[0].text == "Công khai kết quả đánh giá trên Cổng Dịch vụ công"
    assert read[1].text == "Xây dựng bộ tiêu chí đánh giá người đứng đầu gắn với kết quả"
    assert "Dòng bị ngắt trang, đã nối lại." in read[1].doubts


def test_the_word_for_public_is_no_sum():
    assert not is_total("công")
    assert [is_total(text) for text in ("Cộng", "Tổng cộng: 38 nhiệm vụ")] == [True, True]


ROMAN = """STT NHIỆM VỤ CƠ QUAN CHỦ
TRÌ
THỜI GIAN
I. CẢI CÁCH THỂ CHẾ
I.1 Rà soát văn bản
Sở Tư pháp Quý I
I.2 Kiểm tra văn bản
Sở Tư pháp 6 tháng đầu năm
II. CẢI CÁCH THỦ TỤC
II.1 Đơn giản hóa quy trình
Văn phòng UBND tỉnh Hoàn thành trong tháng
6/2024
II.2 Đối thoại với doanh nghiệp
Sở Kế hoạch và Đầu tư 02 lần/năm
"""


def test_numbers_that_begin_with_their_section_s_are_rows():
    assert rows_of((HEAD + ROMAN).encode(), "kh.txt") == {
        "I.1": (["Sở Tư pháp"], ["2024-03-31"]),
        "I.2": (["Sở Tư pháp"], ["2024-06-30"]),
        "II.1": (["Văn phòng UBND tỉnh"], ["2024-06-30"]),
        "II.2": (["Sở Kế hoạch và Đầu tư"], ["-"]),
    }


def test_a_time_before_the_work_ends_where_the_work_begins():
    text = (
        HEAD + "TT Thời gian Nội dung Đơn vị thực hiện Đơn vị phối hợp\n"
        "1 Định kỳ hằng tháng Đẩy nhanh tiến độ giải ngân\nvốn đầu tư công\n"
        "Sở Tài chính Kho bạc Nhà nước tỉnh\n"
        "2 6 tháng đầu năm Sắp xếp nhà, đất dôi dư\nSở Tài chính UBND cấp huyện\n"
        "3 - Kế hoạch: Quý I;\n- Báo cáo: Quý IV\nTheo dõi thi hành pháp luật\n"
        "Sở Tư pháp Các cơ quan liên quan\n"
    )
    read = read_content(text.encode(), "kh.txt").assignments
    assert [(line.text, line.lead.printed) for line in read] == [
        ("Đẩy nhanh tiến độ giải ngân vốn đầu tư công", ["Sở Tài chính"]),
        ("Sắp xếp nhà, đất dôi dư", ["Sở Tài chính"]),
        ("Theo dõi thi hành pháp luật", ["Sở Tư pháp"]),
    ]
    assert [len(line.milestones) for line in read] == [1, 1, 2]


ALIKE = (
    ("Kiểm tra văn bản", "Sở Tư pháp", "Sở Nội vụ", "Kết luận", "Quý I"),
    ("Rà soát văn bản", "", "Sở Tài chính", "Báo cáo", "Quý II"),
    ("Công bố văn bản", "", "Công an tỉnh", "Quyết định", "Quý III"),
    ("Thi tuyển chức danh", "Sở Nội vụ", "Thanh tra tỉnh", "Kế hoạch", "Quý I"),
    ("Đánh giá công chức", "", "Sở Y tế", "Báo cáo", "Quý IV"),
    ("Số hóa hồ sơ", "Sở Khoa học và Công nghệ", "Bưu điện tỉnh", "Kho dữ liệu", "Quý II"),
)


def test_a_lead_named_once_for_several_rows_is_the_lead_of_each_and_doubted():
    rows = [
        f"{place} {one[0]}\n" + "\n".join(cell for cell in one[1:] if cell)
        for place, one in enumerate(ALIKE, 1)
    ]
    read = read_content((HEAD + COLUMNS + "\n".join(rows) + "\n").encode(), "kh.txt").assignments
    assert [line.lead.printed for line in read] == [
        *[["Sở Tư pháp"]] * 3,
        *[["Sở Nội vụ"]] * 2,
        ["Sở Khoa học và Công nghệ"],
    ]
    assert [line.no for line in read if BELOW in line.doubts] == ["2", "3", "5"]
    assert read[1].support.printed == ["Sở Tài chính"]


def test_two_agencies_that_stand_in_one_cell_without_a_sign_are_two():
    assert named_in("Các sở, ban, ngành UBND các huyện, thị xã") == (
        "Các sở, ban, ngành",
        "UBND các huyện, thị xã",
    )
    assert named_in("Văn phòng HĐND và UBND huyện") == ("Văn phòng HĐND và UBND huyện",)


@pytest.mark.parametrize(
    ("rest", "ends"), [(("", "khó khăn", "", "", ""), "2024-03-31"), (("", "", "vị", "", ""), "2024-03-31")]
)
def test_what_a_page_left_over_of_a_row_is_no_head_though_its_words_could_head_a_column(rest, ends):
    head = ("STT", "Hoạt động", "Cơ quan chủ trì/phối hợp", "Kết quả", "Thời gian")
    row = ("1", "Hỗ trợ vùng", "- Chủ trì: Sở Y tế\n- Phối hợp: Các đơn", "Báo cáo", "Quý I")
    other = ("2", "Tập huấn", "- Chủ trì: Sở Nội vụ", "Lớp học", "Quý II")
    assert rows_of(a_table(head, row, head, rest, other)) == {
        "1": (["Sở Y tế"], [ends]),
        "2": (["Sở Nội vụ"], ["2024-06-30"]),
    }


def test_lines_without_a_number_are_no_rows():
    assert starts_in([Line("công", Spot(1)), Line("Nơi nhận:", Spot(2))], set()) == []
