"""What a pack of places may say, and where its mistakes are pointed at."""

from datetime import date

import pytest

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.packs.ports import Context, Item, LoadReport, Problem
from motcua.registers.places import errors, queries
from motcua.registers.places.models import Place, PlaceChange
from motcua.registers.places.packs import PlaceChangeKind, PlaceKindOfPack
from tests.registers.from_packs import items
from tests.registers.places.land import AT, small_land

pytestmark = pytest.mark.django_db


def place(code: str, kind: str = "WARD", parent: str = "540", **more: str) -> Item:
    return {"code": code, "kind": kind, "name": "Nơi", "parent": parent, "valid_from": "2021-01-01"} | more


def paths(problems: list[Problem]) -> list[tuple[str | int, ...]]:
    return [problem.path for problem in problems]


@pytest.mark.parametrize("pack", ["vietnam", "binhdinh"])
def test_the_packs_on_disk_are_sound_on_an_empty_province(pack: str) -> None:
    brought = items("vietnam", "place") + (items(pack, "place") if pack == "binhdinh" else [])
    changes = items("vietnam", "place_change") + (items(pack, "place_change") if pack == "binhdinh" else [])
    assert PlaceKindOfPack().check(brought, Context()) == []
    assert PlaceChangeKind().check(changes, Context(pack, {"place": brought})) == []


def test_mistakes_among_places_are_pointed_at() -> None:
    small_land()
    wrong = [
        place("21559", parent="999"),  # no such parent
        place("21562", kind="TOWN"),  # a district's kind
        place("21553", valid_from="2022-01-01"),  # the code is taken on those days
        place("21565", valid_to="2020-01-01"),  # ends before it begins
        place("21568"),
        place("21568", valid_from="2023-01-01"),  # twice in the pack
    ]
    problems = PlaceKindOfPack().check(wrong, Context())
    assert paths(problems) == [
        (0, "parent"),
        (1, "kind"),
        (2, "valid_from"),
        (3, "valid_to"),
        (5, "valid_from"),
    ]
    assert problems[0].sentence == "Không có đơn vị mã 999 vào 01/01/2021 để trực thuộc."


def test_mistakes_in_a_change_are_pointed_at() -> None:
    small_land()
    wrong: Item = {
        "code": "T",
        "day": "2024-11-01",
        "title": "Thử",
        "ends": ["21550", "29999"],
        "opens": [{"code": "21553", "kind": "WARD", "name": "Mới", "parent": "998"}],
        "moves": [{"old": "21550", "new": "21553"}, {"old": "28888", "new": "27777"}],
    }
    found = paths(PlaceChangeKind().check([wrong], Context()))
    assert {(0, "ends", 1), (0, "opens", 0, "parent"), (0, "moves", 1, "old"), (0, "moves", 1, "new")} <= set(
        found
    )


def test_a_change_that_was_applied_cannot_be_rewritten() -> None:
    small_land()
    change: Item = {
        "code": "T",
        "day": "2024-11-01",
        "title": "Nhập phường",
        "ends": ["21550"],
        "moves": [{"old": "21550", "new": "21553"}],
    }
    kind = PlaceChangeKind()
    assert [c.verb for c in kind.diff([change])] == ["add"]
    assert kind.load([change], by=SYSTEM, at=AT) == LoadReport(added=1)
    assert kind.load([change], by=SYSTEM, at=AT) == LoadReport(same=1)
    assert kind.load([change | {"decision": "1287/NQ-UBTVQH15"}], by=SYSTEM, at=AT) == LoadReport(changed=1)
    other = change | {"moves": [{"old": "21550", "new": "21556"}]}
    assert [c.verb for c in kind.diff([other])] == ["conflict"]
    with pytest.raises(errors.ChangeRewritten):
        kind.load([other], by=SYSTEM, at=AT)
    assert PlaceChange.objects.get().decision == "1287/NQ-UBTVQH15"


def test_a_place_that_is_known_cannot_be_rewritten_by_a_pack() -> None:
    small_land()
    with pytest.raises(errors.PlaceRewritten, match="Nhơn Phú"):
        PlaceKindOfPack().load([place("21553", name="Tên khác")], by=SYSTEM, at=AT)
    assert queries.place_by_code("21553", date(2024, 1, 1)).name == "Nhơn Phú"
    assert Place.objects.count() == 5
