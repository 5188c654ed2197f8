"""The API of organisations: agencies as of a day, the tree, what they were called before."""

from datetime import date
from uuid import UUID

import pytest

from motcua.foundation.access.models import SYSTEM
from motcua.registers.organisations.actions import (
    PostDraft,
    open_post,
    rename_agency,
)
from tests.faces.api.conftest import Caller
from tests.faces.small_province import AT, SINCE, found_province

pytestmark = pytest.mark.django_db
DAY = "2023-11-20"


@pytest.fixture
def province() -> dict[str, UUID]:
    return found_province()


def test_agencies_are_listed_by_rank_and_paged(caller: Caller, province):
    first = caller.read("/organisations", day=DAY, limit=2)
    assert [agency["code"] for agency in first["items"]] == ["ubnd", "stp"]
    rest = caller.read("/organisations", day=DAY, limit=2, cursor=first["next_cursor"])
    assert [agency["code"] for agency in rest["items"]] == ["ttpvhcc"]
    assert rest["next_cursor"] is None


def test_an_agency_is_found_by_code_and_by_identifier(caller: Caller, province):
    assert caller.read("/organisations/H08", day=DAY)["code"] == "ubnd"
    justice = caller.read("/organisations/stp", day=DAY)
    assert justice["parents"] == [{"code": "ubnd", "name": "UBND tỉnh Bình Định"}]
    assert (justice["kind_name"], justice["identifier"]) == ("Sở", "")


def test_a_name_is_as_of_its_day_and_the_past_is_told(caller: Caller, province):
    rename_agency(province["stp"], "Sở Tư pháp và Nội vụ", since=date(2023, 6, 1), by=SYSTEM, at=AT)
    assert caller.read("/organisations/stp", day="2023-05-31")["name"] == "Sở Tư pháp"
    now = caller.read("/organisations/stp", day="2023-06-01")
    assert now["name"] == "Sở Tư pháp và Nội vụ"
    assert [term["valid_to"] for term in now["terms"]] == ["2023-05-31", None]


def test_the_tree_holds_everybody_once(caller: Caller, province):
    tree = caller.read("/organisations/tree", day=DAY)
    assert tree["size"] == 3
    (top,) = tree["branches"]
    assert [branch["agency"]["code"] for branch in top["children"]] == ["stp", "ttpvhcc"]
    assert caller.read("/organisations/tree", day=DAY, root="stp")["size"] == 1


def test_one_stop_units_say_for_whom_they_receive(caller: Caller, province):
    (unit,) = caller.read("/organisations/one-stop", day=DAY)["items"]
    assert unit["address"] == "127 Hai Bà Trưng, Quy Nhơn"
    assert unit["receives_for"] == [str(province["stp"])]


def test_posts_of_an_agency_without_who_holds_them(caller: Caller, province):
    open_post(PostDraft("stp.gd", "Giám đốc", "stp", (), SINCE), by=SYSTEM, at=AT)
    (post,) = caller.read("/organisations/stp/posts", day=DAY)["items"]
    assert post == {"code": "stp.gd", "title": "Giám đốc", "valid_from": "2021-01-01", "valid_to": None}


def test_search_needs_no_marks(caller: Caller, province):
    assert [agency["code"] for agency in caller.read("/organisations", day=DAY, q="so tu phap")["items"]] == [
        "stp"
    ]


def test_an_empty_province_has_no_agencies(caller: Caller):
    assert caller.read("/organisations")["items"] == []
    assert caller.read("/organisations/tree")["branches"] == []
    assert caller.problem("/organisations/stp", 404)["code"] == "organisations.agency_unknown"


def test_a_page_costs_two_queries_and_an_unchanged_one_one(
    caller: Caller, province, django_assert_num_queries
):
    caller.ask("/organisations", day=DAY)  # from then on the process knows which stamps there are
    with django_assert_num_queries(2):
        first = caller.ask("/organisations", day=DAY)
    with django_assert_num_queries(1):
        again = caller.ask("/organisations", day=DAY, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
