"""Answers in words."""

from motcua.foundation.forms.ports import FORM_BOOK
from motcua.foundation.forms.queries import render_summary, sensitive_names, summary
from motcua.foundation.forms.rules.telling import Line
from tests.foundation.forms.marital import ANSWERS, DAY, marital

SPEC = marital()


def told(lines: tuple[Line, ...]) -> dict[str, object]:
    return {line.label: told(line.lines) if line.lines else line.text for line in lines}


def test_answers_are_told_in_the_words_of_the_form():
    who, what = summary(SPEC, ANSWERS, day=DAY, reveal=True)
    assert (who.title, what.title) == ("Người yêu cầu", "Nội dung")
    assert told(who.lines) == {
        "Người yêu cầu": {
            "Họ, chữ đệm và tên": "Nguyễn Thị Bưởi",
            "Ngày, tháng, năm sinh": "07/03/1990",
            "Giới tính": "Nữ",
            "Số định danh cá nhân": "052190000123",
            "Quốc tịch": "Việt Nam",
            "Dân tộc": "Kinh",
            "Nơi thường trú": "12 Lê Lợi, phường Nhơn Bình, thành phố Quy Nhơn, tỉnh Bình Định",
            "Số điện thoại": "0912345678",
            "Thư điện tử": "buoi@vidu.vn",
        },
        "Quan hệ": "Bản thân",
    }
    assert told(what.lines) == {
        "Mục đích sử dụng": "Đăng ký kết hôn",
        "Người dự định kết hôn": {"Họ, chữ đệm và tên": "Trần Văn Cam", "Ngày, tháng, năm sinh": "1988"},
        "Đã từng kết hôn": "Có",
        "Ngày ly hôn": "29/02/2020",
        "Số bản": "2 bản",
        "Diện tích": "1234,5",
        "Giá trị": "1.500.000\u00a0đ",
        "Dùng ở": "Trong nước; Ngoài nước",
        "Nước đến": "Nhật Bản",
        "Nơi cư trú 1": {"Từ": "05/2010", "Nơi cư trú": "phường Yên Đỗ, tỉnh Gia Lai", "Loại": "thường trú"},
        "Nơi cư trú 2": {
            "Từ": "31/01/2015",
            "Nơi cư trú": "Thôn 1",
            "Loại": "tạm trú",
            "Tạm trú đến ngày": "31/12/2024",
        },
        "Ghi chú": 'Dòng một\nDòng <b>hai</b> & "ba"',
        "Tôi cam đoan lời khai là đúng": "Có",
    }


def test_personal_numbers_are_masked_until_revealed():
    assert "052190000123" not in render_summary(SPEC, ANSWERS, day=DAY)
    assert "052190000123" in render_summary(SPEC, ANSWERS, day=DAY, reveal=True)
    assert sensitive_names(SPEC, ANSWERS) == ["requester.personal_id"]


def test_a_summary_says_where_answers_came_from_and_holds_no_markup():
    html = render_summary(SPEC, ANSWERS, day=DAY, sources={"requester.full_name": "population"})
    assert html.count(">dân cư<") == 1
    assert "&lt;b&gt;hai&lt;/b&gt;" in html
    assert "<br>" in html


def test_the_rooms_own_lists_are_always_there():
    ethnic = FORM_BOOK.lists["ethnic_groups"](DAY)
    countries = FORM_BOOK.lists["countries"](DAY)
    assert (len(ethnic), ethnic[0].label, len({choice.value for choice in ethnic})) == (55, "Kinh", 55)
    assert (countries[0].label, len(countries) > 240) == ("Việt Nam", True)
