"""What every question to the API has in common: refusals, methods, cursors, tokens."""

import pytest
from django.db import OperationalError

from tests.faces.api.conftest import Caller
from tests.registers.places.land import small_land

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"day": "20/11/2023"}, "day: phải là một ngày dạng 2023-11-20."),
        ({"day": "2023-02-30"}, "day: không có ngày này trong lịch."),
        ({"day": "1700000000"}, "day: phải là một ngày dạng 2023-11-20."),
        ({"limit": "0"}, "limit: phải từ 1 trở lên."),
        ({"limit": "501"}, "limit: không được quá 500."),
        ({"limit": "nhiều"}, "limit: phải là một số nguyên."),
        ({"level": "HAMLET"}, "level: phải là một trong: 'PROVINCE', 'DISTRICT' hoặc 'COMMUNE'."),
        ({"q": "a\x00b"}, "q: không đúng mẫu ^[^\\x00]*$."),
        ({"ngay": "2023-11-20"}, "không có tham số «ngay»"),
    ],
)
def test_a_parameter_that_cannot_be_read_is_refused_by_name(caller: Caller, asked, sentence):
    problem = caller.problem("/places", 422, **asked)
    assert problem["code"] == "api.parameters_wrong"
    assert sentence in problem["title"]


def test_two_mistakes_are_both_told(caller: Caller):
    problem = caller.problem("/places", 422, day="mai", limit="0")
    assert [mistake["parameter"] for mistake in problem["errors"]] == ["day", "limit"]


def test_a_parameter_is_given_once(caller: Caller):
    response = caller.client.get("/api/v1/places?day=2023-11-20&day=2024-11-20")
    assert response.status_code == 422
    assert "chỉ được nêu một lần" in response.json()["title"]


def test_a_cursor_of_another_question_is_refused(caller: Caller):
    small_land()
    cursor = caller.read("/places", level="COMMUNE", limit=1)["next_cursor"]
    assert caller.problem("/places", 422, limit=1, cursor=cursor)["code"] == "api.cursor_wrong"
    assert caller.problem("/places", 422, level="COMMUNE", cursor=cursor + "x")["code"] == "api.cursor_wrong"
    assert caller.problem("/places", 422, level="COMMUNE", cursor="ngẫu nhiên")["code"] == "api.cursor_wrong"


@pytest.mark.parametrize("path", ["/khong-co", "/places/21556/khong-co", "/places/"])
def test_an_unknown_address_is_a_problem(caller: Caller, path: str):
    assert caller.problem(path, 404)["code"] == "api.address_unknown"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_a_method_that_is_not_taken_is_a_problem(caller: Caller, method: str):
    response = getattr(caller.client, method)("/api/v1/places")
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, OPTIONS"
    assert response["Content-Type"] == "application/problem+json"


def test_head_is_get_without_the_body(caller: Caller):
    got, head = caller.ask("/places"), caller.client.head("/api/v1/places")
    assert head.status_code == 200
    assert not head.content
    assert (head["ETag"], head["Content-Length"]) == (got["ETag"], str(len(got.content)))


def test_options_says_what_is_taken(caller: Caller):
    response = caller.client.options("/api/v1/places")
    assert (response.status_code, response["Allow"]) == (204, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize("header", ["Bearer mc_khong-co-ma-nay", "Basic YTpi", "Bearer ", "x" * 300])
def test_a_token_that_does_not_count_is_refused_even_where_reading_is_public(caller: Caller, header: str):
    response = caller.ask("/places", headers={"Authorization": header})
    assert response.status_code == 401
    assert response["WWW-Authenticate"].startswith('Bearer realm="motcua"')


def test_the_document_is_openapi_3_1_and_names_every_question_once(caller: Caller):
    document = caller.read("/openapi.json")
    assert document["openapi"] == "3.1.0"
    operations = [
        operation["operationId"] for methods in document["paths"].values() for operation in methods.values()
    ]
    assert len(operations) == len(set(operations))
    assert all(path.startswith("/api/v1/") for path in document["paths"])


def test_the_page_for_people_lists_the_questions(caller: Caller):
    response = caller.client.get("/api/v1/")
    assert response.status_code == 200
    assert "/api/v1/places/{code}" in response.content.decode()


def test_what_breaks_inside_is_a_problem_that_tells_nothing_of_the_inside(caller: Caller, monkeypatch):
    def burst(*_given: object, **_named: object) -> None:
        raise ValueError("mật khẩu của kho")

    monkeypatch.setattr("motcua.registers.places.queries.places_on", burst)
    problem = caller.problem("/places", 500)
    assert problem["code"] == "api.server_fault"
    assert "mật khẩu" not in str(problem)


def test_a_database_that_is_away_is_said_to_come_back(caller: Caller, monkeypatch):
    def gone(*_given: object, **_named: object) -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr("motcua.registers.places.queries.places_on", gone)
    response = caller.ask("/places")
    assert (response.status_code, response["Retry-After"]) == (503, "10")
    assert response["Content-Type"] == "application/problem+json"


def test_the_api_speaks_vietnamese_to_everybody(caller: Caller):
    response = caller.ask("/places/99999", headers={"Accept-Language": "en"})
    assert response.json()["title"].startswith("Không có đơn vị hành chính mã 99999")
    assert response["Content-Language"] == "vi"


def test_a_browsers_session_counts_for_nothing(caller: Caller, django_user_model):
    account = django_user_model.objects.create(login="lan", name="Lan", kind="OFFICER")
    caller.client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert caller.problem("/procedures/1.004873/doubts", 401)["code"] == "api.token_missing"
