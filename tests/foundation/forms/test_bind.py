"""Drawing and reading back: nothing is lost, nothing hidden is kept, every failing has its sentence."""

import copy
from datetime import date
from typing import Any

import jsonschema_rs
import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from motcua.foundation.forms.errors import InvalidAnswers
from motcua.foundation.forms.models import Bound
from motcua.foundation.forms.ports import FORM_BOOK
from motcua.foundation.forms.queries import (
    bind,
    check_data,
    must_be_valid,
    prefill,
    read_form,
    render_errors,
    render_form,
)
from tests.foundation.forms.marital import ANSWERS, DAY, Drawn, Places, marital

SPEC = marital()


def sent_for(answers: dict[str, Any]) -> dict[str, list[str]]:
    """What a browser would send that shows these answers."""
    return Drawn(render_form(SPEC, prefill(SPEC, answers, day=DAY))).sent


def sentences(bound: Bound) -> list[str]:
    return [error.sentence for error in bound.errors]


def test_what_is_drawn_is_read_back_whole():
    bound = bind(SPEC, sent_for(ANSWERS), day=DAY)
    assert bound.valid
    assert bound.data == ANSWERS


def test_a_real_query_dict_is_read_alike():
    query = QueryDict(mutable=True)
    for name, texts in sent_for(ANSWERS).items():
        query.setlist(name, texts)
    assert bind(SPEC, query, day=DAY).data == ANSWERS


words = (
    st.text(st.sampled_from("aăâbcđeghô áàảãạ'-ịữ1"), min_size=1, max_size=20)
    .map(lambda t: " ".join(t.split()))
    .filter(bool)
)
days = st.dates(date(1950, 1, 1), DAY).map(lambda day: day.isoformat())
partial = days | days.map(lambda day: day[:7]) | days.map(lambda day: day[:4])
addresses = st.fixed_dictionaries({}, optional={"street": words}).flatmap(
    lambda base: st.sampled_from(
        [
            {"province": "52", "district": "540", "commune": "21553", **base},
            {"province": "64", "commune": "23560", **base},
        ]
    )
)
persons = st.fixed_dictionaries(
    {"full_name": words, "birth_date": partial, "personal_id": st.from_regex(r"\A[0-9]{12}\Z")},
    optional={
        "sex": st.sampled_from(["male", "female"]),
        "nationality": st.sampled_from(["VN", "JP"]),
        "ethnicity": st.sampled_from(["01", "13"]),
        "residence": addresses,
    },
)
rows = st.lists(
    st.fixed_dictionaries({"since": partial, "place": addresses}, optional={"kind": st.just("thường trú")}),
    min_size=1,
    max_size=3,
)


@st.composite
def answers(draw: st.DrawFn) -> dict[str, Any]:
    found: dict[str, Any] = draw(
        st.fixed_dictionaries(
            {"requester": persons, "pledge": st.just(True)},
            optional={
                "relation": words,
                "copies": st.integers(1, 20),
                "area": st.integers(-(10**9), 10**9) | st.integers(-(10**9), 10**9).map(lambda n: n / 8),
                "price": st.integers(0, 10**12),
                "residences": rows,
                "note": st.lists(words, min_size=1, max_size=3).map("\n".join),
            },
        )
    )
    purpose = draw(st.sampled_from(["marriage", "other"]))
    found["purpose"] = purpose
    if purpose == "other":
        found["other_purpose"] = draw(words)
    else:
        found["partner"] = {"full_name": draw(words)}
    if draw(st.booleans()):
        found |= {"married_before": True, "divorced_on": draw(days)}
    if draw(st.booleans()):
        found |= {"uses": ["Ngoài nước"], "country": "JP"}
    found["requester"].setdefault("nationality", "VN")  # the form begins with it
    return found


@given(answers())
def test_every_sound_set_of_answers_survives_drawing_and_reading(said: dict[str, Any]):
    assert check_data(SPEC, said, day=DAY) == ()
    bound = bind(SPEC, sent_for(said), day=DAY)
    assert bound.errors == ()
    assert bound.data == said
    assert jsonschema_rs.Draft202012Validator(dict(SPEC.full_schema), validate_formats=True).is_valid(
        bound.data
    )


CONDITIONAL = {
    "other_purpose": ("purpose", "other"),
    "partner": ("purpose", "marriage"),
    "divorced_on": ("married_before", True),
}


@given(
    purpose=st.sampled_from(["marriage", "other", ""]),
    before=st.sampled_from(["true", "false", ""]),
    texts=st.dictionaries(
        st.sampled_from(
            ["other_purpose", "partner.full_name", "divorced_on.day", "divorced_on.year", "country"]
        ),
        words,
    ),
)
def test_what_is_hidden_is_never_required_and_never_kept(purpose: str, before: str, texts: dict[str, str]):
    sent = {
        "purpose": [purpose],
        "married_before": [before],
        **{name: [text] for name, text in texts.items()},
    }
    shown = {"other_purpose", "partner", "divorced_on", "country"}
    bound = bind(SPEC, {**sent, "_seen": sorted(shown)}, day=DAY)
    for name, (on, value) in CONDITIONAL.items():
        if bound.data.get(on) != value:
            assert name not in bound.data
            assert not [error for error in bound.errors if error.path[0] == name]
    assert "country" not in bound.data


def test_what_is_answered_without_being_asked_is_refused_by_the_schema_too():
    said = copy.deepcopy(ANSWERS) | {"other_purpose": "Vay vốn"}
    assert [error.sentence for error in check_data(SPEC, said, day=DAY)] == [
        "Mục đích cụ thể không được trả lời trong trường hợp này"
    ]
    del said["other_purpose"], said["partner"]
    assert [(error.path, error.sentence) for error in check_data(SPEC, said, day=DAY)] == [
        (("partner",), "Nhập người dự định kết hôn")
    ]


def test_an_empty_form_says_what_is_needed_in_its_own_order():
    bound = bind(SPEC, {"_seen": []}, day=DAY)
    assert sentences(bound) == [
        "Nhập họ, chữ đệm và tên",
        "Nhập ngày, tháng, năm sinh",
        "Nhập số định danh cá nhân",
        "Chọn mục đích sử dụng",
        "Đánh dấu vào ô “Tôi cam đoan lời khai là đúng”",
    ]
    assert [error.anchor for error in bound.errors] == [
        "f-requester-full_name",
        "f-requester-birth_date-day",
        "f-requester-personal_id",
        "f-purpose",
        "f-pledge",
    ]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"requester.birth_date.day": "31", "requester.birth_date.month": "2"},
            "Ngày, tháng, năm sinh phải là ngày có thật",
        ),
        ({"requester.birth_date.month": "13"}, "Ngày, tháng, năm sinh phải là ngày có thật"),
        ({"requester.birth_date.year": ""}, "Ngày, tháng, năm sinh còn thiếu năm"),
        ({"requester.birth_date.month": ""}, "Ngày, tháng, năm sinh còn thiếu tháng"),
        ({"requester.birth_date.year": "90"}, "Năm phải gồm bốn chữ số, ví dụ 1990"),
        ({"requester.birth_date.day": "x"}, "Ngày, tháng, năm sinh chỉ được gồm chữ số, ví dụ 27 3 1990"),
        ({"requester.birth_date.year": "2024"}, "Ngày, tháng, năm sinh không được sau hôm nay"),
        ({"requester.birth_date.year": "1899"}, "Ngày, tháng, năm sinh không được trước ngày 01/01/1900"),
        (
            {"requester.personal_id": "0521900001"},
            "Số định danh cá nhân phải gồm 12 chữ số, hoặc 9 chữ số của chứng minh nhân dân cũ",
        ),
        ({"requester.phone": "123"}, "Số điện thoại phải gồm 10 chữ số bắt đầu bằng 0, ví dụ 0912 345 678"),
        ({"requester.email": "không có"}, "Thư điện tử phải có dạng ten@vidu.vn"),
        ({"requester.residence.commune": ""}, "Chọn xã, phường, thị trấn"),
        ({"requester.residence.commune": "23560"}, "Chọn xã, phường, thị trấn trong danh sách"),
        ({"requester.residence.province": "99"}, "Chọn tỉnh, thành phố trong danh sách"),
        ({"requester.ethnicity": "99"}, "Chọn dân tộc trong danh sách"),
        ({"relation": "x" * 21}, "Quan hệ không được dài quá 20 ký tự"),
        ({"purpose": "cưới"}, "Chọn mục đích sử dụng trong danh sách"),
        ({"partner.full_name": ""}, "Nhập họ, chữ đệm và tên"),
        ({"divorced_on.day": ""}, "Ngày ly hôn còn thiếu ngày"),
        ({"divorced_on.year": "2021"}, "Ngày ly hôn phải là ngày có thật"),
        ({"divorced_on.day": "", "divorced_on.month": "", "divorced_on.year": ""}, "Nhập ngày ly hôn"),
        ({"copies": "0"}, "Số bản phải từ 1 trở lên"),
        ({"copies": "21"}, "Số bản phải từ 20 trở xuống"),
        ({"copies": "1,5"}, "Số bản phải là số nguyên, ví dụ 12"),
        ({"copies": "hai"}, "Số bản phải là số nguyên, ví dụ 12"),
        ({"area": "rộng"}, "Diện tích phải là một số, ví dụ 12 hoặc 12,5"),
        ({"price": "1,5 tỷ"}, "Giá trị phải là số tiền bằng đồng, ví dụ 1.500.000"),
        ({"uses": "Trên trời"}, "Chọn dùng ở trong danh sách"),
        ({"residences.0.since.year": ""}, "Từ còn thiếu năm"),
        ({"residences.1.place.commune": ""}, "Chọn xã, phường, thị trấn"),
    ],
)
def test_every_failing_has_its_sentence(changes: dict[str, str], expected: str):
    said = copy.deepcopy(ANSWERS)
    said["requester"]["residence"].pop("street")
    if "requester.residence.commune" in changes and not changes["requester.residence.commune"]:
        said["requester"]["residence"]["street"] = "12 Lê Lợi"
    sent = sent_for(said) | {name: [text] for name, text in changes.items()}
    if "purpose" in changes:
        sent = {name: texts for name, texts in sent.items() if not name.startswith("partner")}
    bound = bind(SPEC, sent, day=DAY)
    assert sentences(bound) == [expected]
    assert bound.errors[0].anchor in Drawn(render_form(SPEC, bound)).ids


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1234,5", 1234.5),
        ("1.234,5", 1234.5),
        ("1.234", 1234),
        ("1 234", 1234),
        ("1.5", 1.5),
        ("0.125", 0.125),
        ("-3", -3),
        ("1.020.411", 1020411),
    ],
)
def test_numbers_are_read_as_vietnamese_write_them(written: str, meant: float):
    assert bind(SPEC, sent_for(ANSWERS) | {"area": [written]}, day=DAY).data["area"] == meant


@pytest.mark.parametrize("written", ["1500000", "1.500.000", "1 500 000 đ", "1,500,000 VND"])
def test_amounts_are_whole_dong(written: str):
    assert bind(SPEC, sent_for(ANSWERS) | {"price": [written]}, day=DAY).data["price"] == 1500000


def test_texts_are_trimmed_and_of_one_form():
    sent = sent_for(ANSWERS) | {
        "requester.full_name": ["  Nguye\u0302\u0303n   Thi\u0323 Bưởi\t"],
        "requester.personal_id": ["052 190 000 123"],
        "requester.phone": ["0912.345.678"],
    }
    assert bind(SPEC, sent, day=DAY).data["requester"] == ANSWERS["requester"]


def test_an_optional_group_left_blank_is_absent():
    sent = sent_for(ANSWERS)
    for name in list(sent):
        if name.startswith("requester.residence"):
            sent[name] = ["52" if name.endswith("province") else ""]
    bound = bind(SPEC, sent, day=DAY)
    assert bound.valid
    assert "residence" not in bound.data["requester"]


# ------------------------------------------------------------------ without a script


def test_a_choice_that_brings_up_new_fields_shows_them_before_judging():
    sent = sent_for({key: value for key, value in ANSWERS.items() if key not in {"purpose", "partner"}})
    bound = bind(SPEC, sent | {"purpose": ["other"]}, day=DAY)
    assert (bound.valid, bound.errors, bound.asked, bound.unseen) == (
        False,
        (),
        "refresh",
        ("other_purpose",),
    )
    html = render_form(SPEC, bound)
    assert "mục mới" in html
    again = Drawn(html).sent
    assert again["_seen"][0] == "other_purpose"
    assert sentences(bind(SPEC, again, day=DAY)) == ["Nhập mục đích cụ thể"]
    assert bind(SPEC, again | {"other_purpose": ["Vay vốn"]}, day=DAY).valid


def test_pressing_go_on_judges_nothing_and_keeps_what_was_written():
    bound = bind(SPEC, {"_do": ["refresh"], "copies": ["abc"], "requester.full_name": ["Lê"]}, day=DAY)
    assert (bound.asked, bound.errors) == ("refresh", ())
    drawn = Drawn(render_form(SPEC, bound))
    assert drawn.sent["copies"] == ["abc"]
    assert drawn.sent["requester.full_name"] == ["Lê"]


def test_rows_are_added_and_taken_out_by_buttons():
    sent = sent_for({key: value for key, value in ANSWERS.items() if key != "residences"})
    assert sent["residences.count"] == ["0"]
    for _time in range(2):
        bound = bind(SPEC, sent | {"_do": ["add:residences"]}, day=DAY)
        assert bound.asked == "add:residences"
        sent = Drawn(render_form(SPEC, bound)).sent
    assert sent["residences.count"] == ["2"]
    sent |= {"residences.0.since.year": ["2001"], "residences.1.since.year": ["2002"]}
    bound = bind(SPEC, sent | {"_do": ["remove:residences.0"]}, day=DAY)
    sent = Drawn(render_form(SPEC, bound)).sent
    assert (sent["residences.count"], sent["residences.0.since.year"]) == (["1"], ["2002"])


def test_a_row_that_must_be_there_stays_though_it_was_sent_blank():
    lines = {
        "type": "array",
        "title": "Ngành, nghề",
        "minItems": 1,
        "items": {
            "type": "object",
            "additionalProperties": False,
            "required": ["line"],
            "properties": {"line": {"type": "string", "title": "Tên ngành"}},
        },
    }
    spec = read_form(
        {
            "title": "Giấy đề nghị",
            "schema": {
                "type": "object",
                "additionalProperties": False,
                "required": ["lines"],
                "properties": {"lines": lines},
            },
            "layout": {
                "sections": [
                    {"title": "Nghề", "fields": [{"name": "lines", "row": "Ngành", "fields": ["line"]}]}
                ]
            },
        }
    )
    bound = bind(spec, {"lines.count": ["1"], "lines.0.line": [""]}, day=DAY)
    drawn = Drawn(render_form(spec, bound))
    assert (bound.valid, drawn.sent["lines.count"], drawn.sent["lines.0.line"]) == (False, ["1"], [""])


def test_there_is_no_button_for_a_row_too_many():
    full = ANSWERS | {"residences": ANSWERS["residences"] * 2}
    buttons = Drawn(render_form(SPEC, prefill(SPEC, full, day=DAY))).buttons
    assert ("_do", "remove:residences.3") in buttons
    assert ("_do", "add:residences") not in buttons
    assert sentences(bind(SPEC, sent_for(ANSWERS | {"residences": ANSWERS["residences"] * 3}), day=DAY)) == [
        "Nhiều nhất 4 nơi cư trú"
    ]


def test_blank_rows_between_are_passed_over():
    sent = sent_for(ANSWERS)
    sent = bind(SPEC, sent | {"_do": ["add:residences"]}, day=DAY).raw
    bound = bind(SPEC, sent | {"_seen": sent_for(ANSWERS)["_seen"]}, day=DAY)
    assert bound.valid
    assert bound.data == ANSWERS


@pytest.mark.parametrize(
    "press", ["add:nothing", "remove:residences.99", "remove:x.y", "add:", "remove:residences.-1", "zzz"]
)
def test_a_forged_button_does_no_harm(press: str):
    sent = sent_for(ANSWERS)
    bound = bind(SPEC, sent | {"_do": [press]}, day=DAY)
    assert bound.errors == ()
    assert bound.data == ANSWERS


@pytest.mark.parametrize("count", ["999999999", "-1", "x", "٣"])
def test_a_forged_count_of_rows_does_no_harm(count: str):
    bound = bind(SPEC, sent_for(ANSWERS) | {"residences.count": [count]}, day=DAY)
    assert len(bound.data.get("residences", [])) <= 2


def test_enter_sends_the_form_and_presses_no_other_button():
    assert Drawn(render_form(SPEC, prefill(SPEC, day=DAY))).buttons[0] == ("", "")


# ------------------------------------------------------------------ what is known already


def test_known_answers_say_where_they_came_from_until_they_are_changed():
    sources = {"requester": "population", "requester.phone": "card", "relation": "sổ hộ tịch"}
    html = render_form(SPEC, prefill(SPEC, ANSWERS, day=DAY), sources=sources)
    assert html.count(">dân cư<") == 9
    assert html.count(">từ thẻ<") == 1
    assert html.count(">sổ hộ tịch<") == 1
    sent = sent_for(ANSWERS) | {"requester.full_name": ["Người khác"], "relation": ["Mẹ"]}
    changed = render_form(SPEC, bind(SPEC, sent, day=DAY, initial=ANSWERS), sources=sources)
    assert ">sổ hộ tịch<" not in changed
    assert changed.count(">dân cư<") < 9


def test_a_locked_answer_is_shown_and_cannot_be_changed():
    bound = prefill(SPEC, ANSWERS, day=DAY, locked=["requester.full_name", "requester.personal_id"])
    html = render_form(SPEC, bound)
    assert "requester.full_name" not in Drawn(html).sent
    assert "Nguyễn Thị Bưởi" in html
    assert "052190000123" not in html
    sent = Drawn(html).sent | {"requester.full_name": ["Kẻ khác"]}
    again = bind(
        SPEC, sent, day=DAY, initial=ANSWERS, locked=["requester.full_name", "requester.personal_id"]
    )
    assert again.valid
    assert again.data == ANSWERS


def test_a_fresh_form_begins_with_its_defaults():
    sent = Drawn(render_form(SPEC, prefill(SPEC, day=DAY))).sent
    assert sent["requester.nationality"] == ["VN"]
    assert sent["requester.residence.province"] == ["52"]


# ------------------------------------------------------------------ data by API


def test_answers_that_came_as_json_are_judged_alike():
    must_be_valid(SPEC, ANSWERS, day=DAY)
    bad = copy.deepcopy(ANSWERS)
    bad["requester"] |= {"full_name": "", "nickname": "Bi"}
    bad["extra"] = 1
    bad["copies"] = "2"
    with pytest.raises(InvalidAnswers) as refused:
        must_be_valid(SPEC, bad, day=DAY)
    assert [error.sentence for error in refused.value.errors] == [
        "Không có mục “extra” trong biểu mẫu này",
        "Không có mục “nickname” trong biểu mẫu này",
        "Nhập họ, chữ đệm và tên",
        "Số bản chưa đúng",
    ]
    assert check_data(SPEC, [], day=DAY)[0].sentence == "Câu trả lời phải là một nhóm tên: giá trị"


def test_a_district_that_is_not_the_communes_own_is_refused():
    bad = copy.deepcopy(ANSWERS)
    bad["requester"]["residence"]["district"] = "542"
    assert [error.sentence for error in check_data(SPEC, bad, day=DAY)] == [
        "Chọn xã, phường, thị trấn trong danh sách"
    ]


def test_a_check_by_name_speaks_where_it_is_plugged_in():
    FORM_BOOK.join(
        Places(),
        {},
        {"personal_id": lambda value, day: "" if str(value).startswith("052") else "Mã tỉnh không có"},
    )
    assert bind(SPEC, sent_for(ANSWERS), day=DAY).valid
    bad = copy.deepcopy(ANSWERS)
    bad["requester"]["personal_id"] = "999190000123"
    (error,) = check_data(SPEC, bad, day=DAY)
    assert (error.sentence, error.anchor) == ("Mã tỉnh không có", "f-requester-personal_id")


# ------------------------------------------------------------------ for every reader


def test_every_box_has_a_label_every_id_is_its_own_and_every_description_is_there():
    wrong = bind(
        SPEC,
        sent_for(ANSWERS) | {"copies": ["x"], "requester.birth_date.day": ["99"], "note": ["x" * 1001]},
        day=DAY,
    )
    for bound in (prefill(SPEC, day=DAY), prefill(SPEC, ANSWERS, day=DAY), wrong):
        drawn = Drawn(render_form(SPEC, bound))
        assert len(drawn.ids) == len(set(drawn.ids))
        assert {box["id"] for box in drawn.boxes} <= drawn.labelled
        assert set(drawn.described) <= set(drawn.ids)
        assert not [
            said
            for _tag, said in drawn.tags
            if "style" in said or any(name.startswith("on") for name in said)
        ]
    assert 'inputmode="numeric"' in render_form(SPEC, wrong)


def test_errors_stand_beside_their_fields_and_on_top():
    bound = bind(SPEC, sent_for(ANSWERS) | {"copies": ["x"]}, day=DAY)
    html = render_form(SPEC, bound)
    assert 'id="f-copies-error"' in html
    assert 'aria-describedby="f-copies-error"' in html
    top = render_errors(bound)
    assert '<a href="#f-copies">Số bản phải là số nguyên, ví dụ 12</a>' in top
    assert render_errors(prefill(SPEC, day=DAY)).strip() == ""


def test_what_is_wrong_on_top_says_whose_it_is():
    bound = bind(SPEC, sent_for(ANSWERS) | {"requester.full_name": [""]}, day=DAY)
    assert "Người yêu cầu: Nhập họ, chữ đệm và tên</a>" in render_errors(bound)


def test_what_people_write_is_never_markup():
    sent = sent_for(ANSWERS) | {"relation": ['"><script>x</script>'], "note": ["</textarea><b>x"]}
    html = render_form(SPEC, bind(SPEC, sent, day=DAY))
    assert "<script" not in html
    assert "<b>" not in html
