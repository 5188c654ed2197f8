"""The land of the packs: Bình Định of 2023, the arrangements of 2024 and 2025."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import Valid
from motcua.foundation.packs.ports import Context, LoadReport
from motcua.registers.places import queries
from motcua.registers.places.errors import PlaceUnknown
from motcua.registers.places.models import Place
from motcua.registers.places.packs import PlaceChangeKind, PlaceKindOfPack
from tests.registers.from_packs import items
from tests.registers.places.land import AFTER_2024, AFTER_2025, AT, DEMO_DAY, load_binh_dinh

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def land() -> LoadReport:
    report = load_binh_dinh()
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")  # the deferred trigger looks at everything now
    return report


def below_bd(day: date) -> Counter[str]:
    province = queries.place_by_code("52", day)
    rows = [*queries.places_on(day, level="COMMUNE"), *queries.places_on(day, level="DISTRICT")]
    return Counter(row.level for row in rows if province in queries.ancestors(row))


def test_every_arrangement_leaves_the_official_counts() -> None:
    assert queries.places_on(DEMO_DAY, level="PROVINCE").count() == 63
    assert below_bd(DEMO_DAY) == {"DISTRICT": 11, "COMMUNE": 159}
    assert below_bd(AFTER_2024) == {"DISTRICT": 11, "COMMUNE": 155}
    assert below_bd(date(2025, 6, 30)) == {"DISTRICT": 11, "COMMUNE": 155}
    assert below_bd(AFTER_2025) == {"COMMUNE": 135}
    assert queries.places_on(AFTER_2025, level="PROVINCE").count() == 34


def test_the_kinds_of_communes_are_those_of_the_decisions() -> None:
    def kinds(day: date) -> Counter[str]:
        return Counter(queries.places_on(day, level="COMMUNE").values_list("kind", flat=True))

    assert kinds(DEMO_DAY) == {"COMMUNE": 116, "WARD": 32, "TOWNSHIP": 11}
    assert kinds(AFTER_2024) == {"COMMUNE": 115, "WARD": 28, "TOWNSHIP": 12}
    assert kinds(AFTER_2025) == {"COMMUNE": 110, "WARD": 25}


def test_a_code_names_different_places_on_different_days() -> None:
    assert queries.place_by_code("52", date(2025, 6, 30)).full_name == "Tỉnh Bình Định"
    assert queries.place_by_code("52", AFTER_2025).full_name == "Tỉnh Gia Lai"
    assert queries.place_by_code("21553", DEMO_DAY).full_name == "Phường Nhơn Phú"
    assert queries.place_by_code("21553", AFTER_2025).full_name == "Phường Quy Nhơn Bắc"
    assert [row.full_name for row in queries.history_of("21583")] == [
        "Phường Lê Lợi",
        "Phường Thị Nại",
        "Phường Quy Nhơn",
    ]
    with pytest.raises(PlaceUnknown, match="mã 64 vào ngày 01/07/2025"):
        queries.place_by_code("64", AFTER_2025)
    with pytest.raises(PlaceUnknown):
        queries.place_by_code("540", AFTER_2025)


def test_a_split_commune_has_several_successors_none_of_them_whole() -> None:
    heirs = queries.successors(queries.place_by_code("21727", DEMO_DAY), AFTER_2025)
    assert [(heir.place.full_name, heir.whole) for heir in heirs] == [
        ("Xã An Hòa", False),
        ("Xã An Toàn", False),
        ("Xã Kim Sơn", False),
    ]


def test_successors_are_followed_through_both_arrangements() -> None:
    le_hong_phong = queries.place_by_code("21571", DEMO_DAY)
    assert [h.place.full_name for h in queries.successors(le_hong_phong, DEMO_DAY)] == [
        "Phường Lê Hồng Phong"
    ]
    assert [h.place.full_name for h in queries.successors(le_hong_phong, AFTER_2024)] == ["Phường Trần Phú"]
    (last,) = queries.successors(le_hong_phong, AFTER_2025)
    assert (last.place.full_name, last.whole) == ("Phường Quy Nhơn", True)
    assert queries.successors(last.place, DEMO_DAY) == []


def test_every_commune_of_2023_has_successors_in_2025_and_is_found_back_from_them() -> None:
    for old in queries.places_on(DEMO_DAY, level="COMMUNE"):
        heirs = queries.successors(old, AFTER_2025)
        assert heirs
        assert all(heir.whole for heir in heirs) == (len(heirs) == 1)
        for heir in heirs:
            assert old in [before.place for before in queries.predecessors(heir.place, DEMO_DAY)]


def test_a_place_is_carried_on_through_renaming_and_merger() -> None:
    names = [row.full_name for row in queries.line_of(queries.place_by_code("21862", DEMO_DAY).id)]
    assert names == ["Xã Cát Khánh", "Thị trấn Cát Khánh", "Xã Đề Gi"]
    today = queries.line_of(queries.place_by_code("21859", AFTER_2025).id)
    assert [row.full_name for row in today] == ["Xã Đề Gi"]
    split = queries.line_of(queries.place_by_code("21727", DEMO_DAY).id)
    assert [row.full_name for row in split] == ["Xã Ân Nghĩa"]


def test_many_places_are_carried_on_for_the_questions_of_one(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    asked = [row.id for row in queries.places_on(DEMO_DAY)[:60]]
    with django_assert_max_num_queries(7):
        lines = queries.lines_of(asked)
    assert lines == {place_id: queries.line_of(place_id) for place_id in asked}
    assert max(map(len, lines.values())) > 1


def test_as_of_answers_partition_the_days_of_every_code() -> None:
    rows: dict[str, list[Valid]] = {}
    for row in Place.objects.order_by("valid_from"):
        rows.setdefault(row.code, []).append(row)
    for history in rows.values():
        for before, after in pairwise(history):
            assert before.valid_to is not None
            assert before.valid_to < after.valid_from


@pytest.mark.parametrize(
    "day", [DEMO_DAY, date(2024, 10, 31), date(2024, 11, 1), date(2025, 6, 30), AFTER_2025]
)
def test_every_place_alive_has_parents_alive(day: date) -> None:
    for row in queries.places_on(day):
        assert all(parent.holds_on(day) for parent in queries.ancestors(row))
        assert (row.level == "PROVINCE") == (not queries.ancestors(row))


def test_the_tree_holds_every_place_once() -> None:
    for day in (DEMO_DAY, AFTER_2025):
        branches = queries.tree(day)
        assert sum(1 + branch.size for branch in branches) == queries.places_on(day).count()
    (quy_nhon, *_rest) = [
        b for b in queries.tree(DEMO_DAY, queries.place_by_code("52", DEMO_DAY).id) if b.place.code == "540"
    ]
    assert quy_nhon.size == 21


def test_addresses_follow_the_day() -> None:
    old = queries.place_by_code("21583", DEMO_DAY)
    assert queries.address_line(old, "12 Trần Phú ") == (
        "12 Trần Phú, phường Lê Lợi, thành phố Quy Nhơn, tỉnh Bình Định"
    )
    new = queries.place_by_code("21583", AFTER_2025)
    assert queries.address_line(new) == "Phường Quy Nhơn, tỉnh Gia Lai"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("nhon phu", "Phường Nhơn Phú"),
        ("P. Nhơn Phú, TP Quy Nhơn", "Phường Nhơn Phú"),
        ("21553", "Phường Nhơn Phú"),
        ("ngo may phu cat", "Thị trấn Ngô Mây"),
        ("quy nhon", "Thành phố Quy Nhơn"),
        ("binh dinh", "Tỉnh Bình Định"),
        ("dak mang", "Xã Đak Mang"),
    ],
)
def test_a_place_is_found_by_words_without_marks(typed: str, found: str) -> None:
    assert queries.search_places(typed, DEMO_DAY)[0].full_name == found


def test_a_search_stays_in_its_day_and_its_parent() -> None:
    assert queries.search_places("quy nhơn bắc", DEMO_DAY) == []
    assert [p.full_name for p in queries.search_places("quy nhơn bắc", AFTER_2025)] == ["Phường Quy Nhơn Bắc"]
    town = queries.place_by_code("549", DEMO_DAY)
    inside = queries.search_places("nhơn", DEMO_DAY, parent=town, level="COMMUNE", limit=50)
    assert inside
    assert {place.parent for place in inside} == {town}
    assert queries.search_places("  ", DEMO_DAY) == []


def test_loading_again_changes_nothing(land: LoadReport) -> None:
    before = (queries.stamp(), Place.objects.count())
    again = load_binh_dinh()
    assert (again.added, again.changed) == (0, 0)
    assert again.same == land.added == 63 + 11 + 159 + 4
    assert (queries.stamp(), Place.objects.count()) == before


@pytest.mark.parametrize("pack", ["vietnam", "binhdinh"])
def test_the_packs_on_disk_are_sound_before_and_after_loading(pack: str) -> None:
    places, changes = items(pack, "place"), items(pack, "place_change")
    context = Context(pack, {"place": places, "place_change": changes})
    for kind, brought in ((PlaceKindOfPack(), places), (PlaceChangeKind(), changes)):
        assert kind.check(brought, context) == []
        assert {change.verb for change in kind.diff(brought)} == {"same"}


def test_a_day_before_the_register_begins_knows_no_place() -> None:
    with pytest.raises(PlaceUnknown):
        queries.place_by_code("21553", date(2020, 12, 31))
    assert queries.tree(date(2021, 1, 1) - timedelta(days=1)) == []


def test_corrections_by_pack_are_new_versions_and_other_facts_are_conflicts() -> None:
    kind = PlaceKindOfPack()
    item = next(i for i in items("binhdinh", "place") if i["code"] == "21553")
    (better,) = kind.diff([item | {"post_code": "55113"}])
    assert better.verb == "new_version"
    assert kind.load([item | {"post_code": "55113"}], by=SYSTEM, at=AT) == LoadReport(changed=1)
    (other,) = kind.diff([item | {"name": "Nhơn Phú Đông"}])
    assert other.verb == "conflict"
