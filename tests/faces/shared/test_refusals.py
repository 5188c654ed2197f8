"""Refusals and errors are pages of the house: a sentence, a way on, the status; none needs the database."""

import json
import re
from collections.abc import Callable

import pytest
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.test import RequestFactory

from motcua.faces.shared.refusals import refusal_page
from motcua.foundation.errors import Refused
from tests.faces.shared.test_components import flat


def refusing(status: int) -> Refused:
    class Shut(Refused):
        code = "house.shut"
        message = "Cửa <b>này</b> đang đóng."

    Shut.status = status
    return Shut()


@pytest.mark.parametrize(
    ("status", "title"),
    [
        (400, "Yêu cầu chưa đọc được"),
        (403, "Chưa được vào"),
        (404, "Không có trang này"),
        (405, "Không làm được theo cách này"),
        (409, "Việc này không còn làm được"),
        (413, "Tệp quá lớn"),
        (422, "Nội dung chưa đúng"),
        (429, "Xin đợi một lát"),
        (500, "Hệ thống gặp lỗi"),
        (503, "Hệ thống tạm nghỉ"),
    ],
)
def test_a_refusal_is_a_page_with_its_status_and_a_way_on(
    rf: RequestFactory, status: int, title: str
) -> None:
    response = refusal_page(rf.get("/quay/"), refusing(status))
    html = flat(response.content.decode())
    assert response.status_code == status
    assert f"<h1>{title}</h1>" in html
    assert f"<title>{title} – Một cửa</title>" in html
    assert "Cửa &lt;b&gt;này&lt;/b&gt; đang đóng." in html
    assert re.search(r'<a href="[^"]+" class="mc-act mc-act--main', html)


def test_a_program_gets_a_problem_instead_of_a_page(rf: RequestFactory) -> None:
    response = refusal_page(rf.get("/api/v1/places"), refusing(409))
    assert response["Content-Type"] == "application/problem+json"
    assert json.loads(response.content)["code"] == "house.shut"


@pytest.mark.parametrize(
    ("before", "way"),
    [
        ("http://testserver/quay/", 'href="http://testserver/quay/"'),
        ("http://elsewhere.example/", 'href="/"'),
    ],
)
def test_the_way_back_stays_in_the_house(rf: RequestFactory, before: str, way: str) -> None:
    html = refusal_page(rf.get("/quay/1", headers={"Referer": before}), refusing(409)).content.decode()
    act = re.search(r'<a (href="[^"]+") class="mc-act mc-act--main', html)
    assert act is not None
    assert act[1] == way


@pytest.mark.parametrize("status", [400, 403, 404, 500])
def test_djangos_own_errors_look_like_the_house(rf: RequestFactory, status: int) -> None:
    html = render_to_string(f"{status}.html", request=rf.get("/khong-co"))
    assert html.count("<h1>") == 1
    assert '<main class="mc-middle" id="noi-dung"' in html


def test_the_page_of_last_resort_needs_no_request() -> None:
    assert "Lỗi này do hệ thống, không do anh, chị." in render_to_string("500.html")


def test_a_refusal_shows_even_when_middleware_has_not_run(rf: RequestFactory) -> None:
    bare: Callable[[HttpRequest, Refused], HttpResponse] = refusal_page
    assert bare(rf.get("/"), refusing(503)).status_code == 503
