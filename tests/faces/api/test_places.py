"""The API of places: as of a day, page by page, unchanged answers known cheaply."""

import pytest

from tests.faces.api.conftest import Caller
from tests.registers.places.land import small_land

pytestmark = pytest.mark.django_db
DAY = "2023-11-20"


def test_a_place_is_given_with_what_it_belongs_to(caller: Caller):
    small_land()
    place = caller.read("/places/21556", day=DAY)
    assert place["full_name"] == "Phường Đống Đa"
    assert place["parents"] == [
        {"code": "540", "name": "Thị xã Quy Nhơn"},
        {"code": "52", "name": "Tỉnh Bình Định"},
    ]
    assert (place["valid_from"], place["valid_to"]) == ("2021-01-01", None)


def test_places_are_paged_by_cursor_in_dictionary_order(caller: Caller):
    small_land()
    names: list[str] = []
    asked = {"day": DAY, "level": "COMMUNE", "limit": 2}
    page = caller.read("/places", **asked)
    names += [place["name"] for place in page["items"]]
    assert page["next_cursor"]
    page = caller.read("/places", **asked, cursor=page["next_cursor"])
    names += [place["name"] for place in page["items"]]
    assert names == ["Đống Đa", "Nhơn Bình", "Nhơn Phú"]
    assert page["next_cursor"] is None


def test_places_are_found_without_marks(caller: Caller):
    small_land()
    assert [place["code"] for place in caller.read("/places", day=DAY, q="dong da")["items"]] == ["21556"]


def test_before_it_began_a_place_is_not_there(caller: Caller):
    small_land()
    problem = caller.problem("/places/21556", 404, day="2020-12-31")
    assert problem["code"] == "places.unknown"
    assert problem["title"] == "Không có đơn vị hành chính mã 21556 vào ngày 31/12/2020."


def test_children_of_a_place(caller: Caller):
    small_land()
    assert [place["code"] for place in caller.read("/places/540/children", day=DAY)["items"]] == [
        "21556", "21550", "21553",
    ]  # fmt: skip


def test_a_place_that_still_stands_is_its_own_successor(caller: Caller):
    small_land()
    heirs = caller.read("/places/21556/successors", then=DAY)["items"]
    assert [(heir["place"]["code"], heir["whole"]) for heir in heirs] == [("21556", True)]


def test_an_empty_register_gives_an_empty_list(caller: Caller):
    assert caller.read("/places") == {"items": [], "next_cursor": None}
    assert caller.read("/places/changes") == {"items": [], "next_cursor": None}


def test_an_unchanged_answer_costs_one_query(caller: Caller, django_assert_num_queries):
    small_land()
    first = caller.ask("/places", day=DAY)
    with django_assert_num_queries(1):
        again = caller.ask("/places", day=DAY, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert again["ETag"] == first["ETag"]
    assert not again.content


def test_a_change_of_the_register_changes_the_tag(caller: Caller):
    before = caller.ask("/places", day=DAY)
    small_land()
    after = caller.ask("/places", day=DAY, headers={"If-None-Match": before["ETag"]})
    assert after.status_code == 200
    assert after["ETag"] != before["ETag"]


def test_a_page_of_places_costs_two_queries(caller: Caller, django_assert_num_queries):
    small_land()
    with django_assert_num_queries(2):
        caller.ask("/places", day=DAY)
