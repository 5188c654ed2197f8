"""Public lookup as pages: a code shows no name, a slip's token shows more, asking too often has to wait."""

import pytest
from django.test import Client
from django.urls import reverse

from motcua.casework.dossiers.actions import (
    finish_step,
    record_result,
    request_supplement,
    tally,
    withdraw,
)
from motcua.instruments.workflow.queries import waiting_of
from tests.casework.dossiers.world import a_result
from tests.faces.ward_pages import shift_to
from tests.instruments.house import AT

LOOKUP = "/tra-cuu/"


@pytest.fixture
def one(ward):
    return ward.world.taken_in(by=ward.clerk.actor)


def task_of(one):
    return waiting_of("dossier", [one.id])[one.id]


def asked(code, status=200, **more):
    response = Client(**more).get(LOOKUP, {"ma": code})
    assert response.status_code == status
    return response.content.decode()


def test_the_page_asks_for_a_code(ward):
    assert 'name="ma"' in Client().get(LOOKUP).content.decode()


def test_a_code_shows_where_the_dossier_stands_and_no_name(one):
    page = asked(f" {one.code.lower()} ")
    for said in (one.code, "Đã tiếp nhận", "Ủy ban nhân dân phường Đống Đa", "Còn\xa03\xa0ngày"):
        assert said in page
    assert "Bình An" not in page
    assert "Quầy" not in page


@pytest.mark.parametrize("code", ["H08.31.01-20231120-9999", "linh tinh", "<script>"])
def test_an_unknown_code_is_a_sentence(ward, code):
    page = asked(code, 404)
    assert "Không có hồ sơ nào mang mã" in page
    assert "<script>alert" not in page


def test_the_slip_s_token_shows_every_step_with_masked_names(one):
    page = Client().get(reverse("citizen:slip", args=[one.token])).content.decode()
    for said in ("Thẩm tra, tra cứu", "Trả kết quả", "Tờ khai", "Ngày làm việc thứ 3.", "N••• T••• B••• An"):
        assert said in page
    assert "Nguyễn Thị Bình An" not in page
    assert "Nguyễn Thị Quầy" not in page


def test_a_guessed_token_opens_nothing(one):
    response = Client().get(reverse("citizen:slip", args=["A" * 24]))
    assert response.status_code == 404


def test_the_slip_s_page_is_not_to_be_found_nor_passed_on(one):
    response = Client().get(reverse("citizen:slip", args=[one.token]))
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response["Cache-Control"]


def test_a_withdrawn_dossier_says_so(ward, one):
    withdraw(one.id, reason="Không cần", by=ward.clerk.actor, at=AT)
    assert "Đã rút" in asked(one.code)


def test_who_asks_too_often_waits_and_others_do_not(one, monkeypatch):
    monkeypatch.setattr(tally, "MOST", 3)
    for _ in range(3):
        asked(one.code, REMOTE_ADDR="203.0.113.7")
    assert "quá nhiều lần" in asked(one.code, 429, REMOTE_ADDR="203.0.113.7")
    assert asked(one.code, REMOTE_ADDR="203.0.113.8")


def test_in_english_the_states_are_english(one):
    page = Client().get("/en/tra-cuu/", {"ma": one.code}).content.decode()
    assert "Accepted" in page


def test_what_lacks_is_told_to_the_bearer_alone_and_no_day_is_promised_meanwhile(ward, one):
    items = ["Nộp Bản án ly hôn"]
    request_supplement(one.id, items, reason="Chưa đủ", by=ward.officer.actor, at=AT)
    page = asked(one.code)
    assert "Hồ sơ còn thiếu giấy tờ nên đang tạm dừng." in page
    assert "Tạm\xa0dừng:\xa0chờ\xa0bổ\xa0sung" in page
    assert "23/11/2023" not in page
    assert items[0] not in page
    assert items[0] in Client().get(reverse("citizen:slip", args=[one.token])).content.decode()


def test_a_dossier_past_its_day_is_owed_an_apology(one, settings):
    assert "Anh, chị chưa cần làm gì thêm" in asked(one.code)
    settings.MOTCUA_CLOCK_SHIFT = shift_to(AT.replace(day=27))
    assert "phải xin lỗi bằng văn bản và hẹn lại ngày trả" in asked(one.code)


def test_a_result_is_to_be_fetched_only_once_it_lies_at_the_counter(ward, one):
    slip = reverse("citizen:slip", args=[one.token])
    waits = "Kết quả đang chờ anh, chị ở nơi tiếp nhận."
    finish_step(one.id, task_of(one).id, by=ward.officer.actor, at=AT)
    record_result(one.id, a_result(ward.leader.actor), by=ward.leader.actor, at=AT)
    finish_step(one.id, task_of(one).id, by=ward.leader.actor, at=AT)
    assert "chậm nhất vào lúc hẹn" in asked(one.code)
    assert waits not in Client().get(slip).content.decode()
    finish_step(one.id, task_of(one).id, by=ward.officer.actor, at=AT)
    assert waits in Client().get(slip).content.decode()
