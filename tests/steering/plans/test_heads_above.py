"""Heads that stand over others, and what belongs together in a flattened row: small papers of our own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.steering.plans.queries.reading import named_in, read_content
from motcua.steering.plans.rules.arranging import arranged, placements
from motcua.steering.plans.rules.columns import Column, Role

ROWS = (
    ("Rà soát quy trình nội bộ của các sở", "Sở Nội vụ", "Sở Tư pháp; Sở Y tế", "Báo cáo", "Quý II"),
    ("Mở lớp bồi dưỡng cho công chức xã", "Sở Tài chính", "UBND cấp huyện", "Kế hoạch", "Tháng 9"),
    ("Số hóa kết quả còn hiệu lực", "Văn phòng UBND tỉnh", "Sở Xây dựng", "Kho dữ liệu", "Cả năm"),
    ("Kiểm tra việc tiếp công dân ở xã", "Thanh tra tỉnh", "Công an tỉnh", "Kết luận", "Quý IV"),
)
LEADS = [["Sở Nội vụ"], ["Sở Tài chính"], ["Văn phòng UBND tỉnh"], ["Thanh tra tỉnh"]]
HEADS = {
    "named before all others": ("Phân công thực hiện", "STT", "Nhiệm vụ", "Sản phẩm", "Thời gian"),
    "named in its place": ("STT", "Nhiệm vụ", "Phân công thực hiện", "Sản phẩm", "Thời gian"),
}


def flat(heads: tuple[str, ...]) -> bytes:
    lines = ["KẾ HOẠCH", "Cải cách hành chính năm 2024", *heads, "Cơ quan chủ trì", "Cơ quan phối hợp"]
    for number, row in enumerate(ROWS, 1):
        lines += [str(number), *row]
    return "\n".join(lines).encode()


@pytest.mark.parametrize("where", HEADS)
def test_heads_below_another_are_put_where_the_rows_show_them(where):
    read = read_content(flat(HEADS[where]), "kh.txt").assignments
    assert [line.lead.printed for line in read] == LEADS
    assert read[0].support.printed == ["Sở Tư pháp", "Sở Y tế"]
    assert [line.due_text for line in read] == ["Quý II", "Tháng 9", "Cả năm", "Quý IV"]


def test_a_head_with_its_own_two_right_behind_it_is_no_column():
    roles = [Role.NO, Role.TASK, Role.LEAD, Role.LEAD, Role.SUPPORT, Role.DUE]
    made = arranged([Column(role, role.value) for role in roles])
    assert [column.role for column in made] == [Role.NO, Role.TASK, Role.LEAD, Role.SUPPORT, Role.DUE]


@given(count=st.integers(2, 4), rest=st.integers(2, 6))
def test_every_place_is_tried_once_and_no_column_is_lost(count, rest):
    columns = [Column(Role.OTHER, str(number)) for number in range(rest + count)]
    orders = placements(columns, count)
    assert len(orders) == rest - 1
    assert all(sorted(one.title for one in order) == sorted(one.title for one in columns) for order in orders)
    assert orders[-1] == columns


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Văn phòng Đoàn ĐBQH và HĐND tỉnh", ["Văn phòng Đoàn ĐBQH và HĐND tỉnh"]),
        ("Thường trực HĐND và UBND tỉnh; Sở Y tế", ["Thường trực HĐND và UBND tỉnh", "Sở Y tế"]),
        ("Sở Lao động\n- Thương binh và Xã hội", ["Sở Lao động - Thương binh và Xã hội"]),
        ("- Sở Nội vụ\n- Sở Tư pháp", ["Sở Nội vụ", "Sở Tư pháp"]),
    ],
)
def test_a_name_with_a_joint_in_it_stays_one_name(cell, names):
    assert named_in(cell) == names


def test_two_times_with_labels_on_lines_of_their_own_are_one_deadline():
    lines = ["KẾ HOẠCH", "Cải cách hành chính năm 2024", "TT Nhiệm vụ Sản phẩm Thời gian", "Chủ trì Phối hợp"]
    for number, (text, lead, support, product, _) in enumerate(ROWS, 1):
        lines += [str(number), text, product, "Ban hành: Quý I", "Thực hiện: Cả năm", lead, support]
    read = read_content("\n".join(lines).encode(), "kh.txt").assignments
    assert [[f"{one.end:%m%d}" for one in line.milestones] for line in read] == [["0331", "1231"]] * 4
    assert [line.lead.printed for line in read] == LEADS


def test_a_page_that_ends_with_no_end_of_its_line_is_still_a_page():
    text = flat(HEADS["named in its place"]).decode().replace("Tháng 9\n3", "Tháng 9\f3")
    read = read_content(text.encode(), "kh.txt").assignments
    assert [line.no for line in read] == ["1", "2", "3", "4"]
    assert [line.source.page for line in read] == [1, 1, 2, 2]
