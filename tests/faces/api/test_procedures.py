"""The API of procedures: found, listed, read whole as of a day; doubts only by token."""

import copy
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db.models import UUIDField, Value

from motcua.foundation.access.actions import issue_token, revoke_token, set_role
from motcua.foundation.access.models import SYSTEM, Seat
from motcua.foundation.access.ports import HOUSE_BOOK
from motcua.foundation.clock import VN, real_now
from motcua.foundation.ids import new_id
from motcua.registers.procedures.actions import amend, publish_version, repeal
from tests.faces.api.conftest import Caller

pytestmark = pytest.mark.django_db
AT = datetime(2023, 11, 20, 8, tzinfo=VN)
DAY = "2023-11-20"

ITEM: dict[str, Any] = {
    "code": "1.004873",
    "kind": "STANDARD",
    "valid_from": "2022-01-01",
    "name": "Cấp Giấy xác nhận tình trạng hôn nhân",
    "fields": [{"name": "Hộ tịch"}],
    "levels": ["COMMUNE"],
    "competent": {"kind": "COMMUNE_COMMITTEE", "name": "Ủy ban nhân dân cấp xã"},
    "executing": ["Ủy ban nhân dân cấp xã"],
    "promulgator": "Bộ Tư pháp",
    "authority_place": "RESIDENCE",
    "subjects": ["Công dân Việt Nam"],
    "results": [{"name": "Giấy xác nhận tình trạng hôn nhân"}],
    "steps": [{"text": "Nộp hồ sơ."}, {"text": "Nhận kết quả."}],
    "online": {"level": "FULL"},
    "documents": [{"name": "Tờ khai", "originals": 1, "copies": 0}],
    "limits": [{"channels": ["DIRECT", "ONLINE"], "quantity": 3, "unit": "WORKING_DAY"}],
    "fees": [{"channels": ["DIRECT"], "kind": "LEVY", "name": "Lệ phí hộ tịch", "amount": 8000}],
    "legal_bases": [{"number": "60/2014/QH13", "title": "Luật Hộ tịch"}],
    "synonyms": ["giấy độc thân"],
}


def item(**changed: Any) -> dict[str, Any]:
    return copy.deepcopy(ITEM) | changed


@pytest.fixture
def published() -> None:
    publish_version(item(), by=SYSTEM, at=AT)


def test_a_procedure_is_found_by_the_words_of_the_street(caller: Caller, published):
    (hit,) = caller.read("/procedures", day=DAY, q="giay doc than")["items"]
    assert (hit["code"], hit["source"], hit["fields"]) == ("1.004873", "PROVINCE", ["Hộ tịch"])


def test_a_procedure_is_read_whole_by_any_way_its_code_is_written(caller: Caller, published):
    whole = caller.read("/procedures/1.004873.000.00.00.H08", day=DAY)
    assert whole["name"] == "Cấp Giấy xác nhận tình trạng hôn nhân"
    assert [(limit["channel"], float(limit["quantity"]), limit["unit"]) for limit in whole["limits"]] == [
        ("DIRECT", 3.0, "WORKING_DAY"), ("ONLINE", 3.0, "WORKING_DAY"),
    ]  # fmt: skip
    assert [(fee["channel"], fee["amount"]) for fee in whole["fees"]] == [("DIRECT", 8000)]
    assert whole["synonyms"] == ["giấy độc thân"]


def test_an_amendment_holds_from_its_day_and_both_versions_stay(caller: Caller, published):
    faster = [{"channels": ["DIRECT", "ONLINE"], "quantity": 2, "unit": "WORKING_DAY"}]
    amend(item(valid_from="2023-07-01", limits=faster), by=SYSTEM, at=AT)
    before, after = (caller.read("/procedures/1.004873", day=day) for day in ("2023-06-30", "2023-07-01"))
    assert (before["next_change"], before["valid_to"]) == ("2023-07-01", "2023-06-30")
    assert float(after["limits"][0]["quantity"]) == 2
    versions = caller.read("/procedures/1.004873/versions")["items"]
    assert [version["valid_from"] for version in versions] == ["2023-07-01", "2022-01-01"]
    again = caller.read(f"/procedures/versions/{versions[1]['id']}")
    assert again["content_digest"] == before["content_digest"]


def test_a_repealed_procedure_is_gone_the_day_after(caller: Caller, published):
    repeal("1.004873", last_day=date(2023, 11, 20), decision="1/QĐ", reason="Bãi bỏ", by=SYSTEM, at=AT)
    assert caller.read("/procedures/1.004873", day=DAY)["repealed"]
    problem = caller.problem("/procedures/1.004873", 404, day="2023-11-21")
    assert problem["title"] == "Không có thủ tục nào mang mã 1.004873 vào ngày 21/11/2023."


def test_lists_go_on_by_a_signed_cursor(caller: Caller):
    for number in range(5):
        publish_version(item(code=f"1.00000{number}", name=f"Thủ tục {number}"), by=SYSTEM, at=AT)
    first = caller.read("/procedures", day=DAY, limit=3)
    rest = caller.read("/procedures", day=DAY, limit=3, cursor=first["next_cursor"])
    codes = [hit["code"] for page in (first, rest) for hit in page["items"]]
    assert codes == [f"1.00000{number}" for number in range(5)]
    assert (
        caller.problem("/procedures", 422, limit=3, cursor="WyIxLjAwMDAwMSJd")["code"] == "api.cursor_wrong"
    )


def test_fields_and_agencies_count_their_procedures(caller: Caller, published):
    assert caller.read("/procedures/fields", day=DAY)["items"] == [{"name": "Hộ tịch", "count": 1}]
    assert caller.read("/procedures/agencies", day=DAY)["items"] == [
        {"name": "Ủy ban nhân dân cấp xã", "count": 1}
    ]


def test_an_unchanged_procedure_costs_one_query_until_something_is_published(
    caller: Caller, published, django_assert_num_queries
):
    first = caller.ask("/procedures/1.004873", day=DAY)
    with django_assert_num_queries(1):
        again = caller.ask("/procedures/1.004873", day=DAY, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    amend(item(valid_from="2024-01-01"), by=SYSTEM, at=AT)
    after = caller.ask("/procedures/1.004873", day=DAY, headers={"If-None-Match": first["ETag"]})
    assert after.status_code == 200


def test_the_whole_page_costs_the_same_however_many_parts(
    caller: Caller, published, django_assert_num_queries
):
    with django_assert_num_queries(9):
        caller.read("/procedures/1.004873", day=DAY)


def test_an_empty_province_has_no_procedures(caller: Caller):
    assert caller.read("/procedures")["items"] == []
    assert caller.read("/procedures", q="khai sinh")["items"] == []
    assert caller.problem("/procedures/1.004873", 404)["code"] == "procedures.unknown"


class OneChair:
    """A seat book with one post."""

    def __init__(self, chair: Seat) -> None:
        self.chair = chair

    def seats_of(self, account_id, day):
        return []

    def seat_by_code(self, code, day):
        return self.chair

    def seat(self, post_id, day):
        return self.chair if post_id == self.chair.post_id else None

    def stamp_beside(self):
        return Value(None, output_field=UUIDField())


@pytest.fixture
def machine(monkeypatch):
    """A token of a post that may see procedures, with these scopes."""
    chair = Seat(new_id(), new_id(), frozenset({"reader"}))
    monkeypatch.setattr(HOUSE_BOOK, "seats", OneChair(chair))
    rights = HOUSE_BOOK.rights | {"procedures.view": "Xem", "events.view": "Xem"}
    monkeypatch.setattr(HOUSE_BOOK, "rights", rights)
    set_role("reader", name="Đọc", rights=["procedures.view"], everywhere=True, by=SYSTEM, at=AT)

    def issue(*scopes: str):
        return issue_token(
            "Cổng", post_code="p", scopes=scopes, days=1, by=SYSTEM, at=AT, real_now=real_now()
        )

    return issue


def test_doubts_are_for_a_token_with_their_scope(caller: Caller, published, machine):
    path = "/procedures/1.004873/doubts"
    assert caller.problem(path, 401)["code"] == "api.token_missing"
    token, secret = machine("procedures.view")
    kinds = [doubt["kind"] for doubt in Caller(secret).read(path)["items"]]
    assert kinds == ["decision_missing"]
    _other, narrow = machine("events.view")
    response = Caller(narrow).ask(path)
    assert (response.status_code, response.json()["code"]) == (403, "access.not_allowed")
    assert "insufficient_scope" in response["WWW-Authenticate"]
    revoke_token(token.id, by=SYSTEM, at=AT, real_now=real_now())
    assert Caller(secret).problem(path, 401)["code"] == "access.token_refused"


def test_a_token_that_ended_opens_nothing(caller: Caller, published, machine, monkeypatch):
    _token, secret = machine("procedures.view")
    monkeypatch.setattr("motcua.foundation.clock.real_now", lambda: real_now_of() + timedelta(days=2))
    assert Caller(secret).problem("/procedures", 401)["code"] == "access.token_refused"


real_now_of = real_now
