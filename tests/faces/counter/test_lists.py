"""The counter's lists: leafed through by keys, in a fixed number of statements, right when empty."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.casework.dossiers.models import Dossier, State
from motcua.faces.counter.leafing import leaf_of
from motcua.foundation.ids import new_id
from tests.casework.dossiers.world import AT

LISTS = ["/quay/", "/quay/so/", "/quay/cho-tra/", "/quay/cho-tiep-nhan/"]


def many(ward, count, **more):
    """Copies of a dossier, one a minute."""
    one = ward.world.taken_in(by=ward.clerk.actor)
    rows = []
    for number in range(count):
        copy = Dossier.objects.get(id=one.id)
        copy.pk = None
        copy.id = Dossier._meta.pk.get_default()
        copy.code, copy.token = f"H08.31.01-20231120-{number + 2:04d}", f"token-{number:040d}"
        copy.token_index = new_id().bytes * 2
        copy.book_number = number + 2
        copy.accepted_at = AT + timedelta(minutes=number // 2)
        for name, value in more.items():
            setattr(copy, name, value)
        rows.append(copy)
    return Dossier.objects.bulk_create(rows)


def leaves(rows, moment, **how):
    """Every leaf of a list, one after the other."""
    after, found = "", []
    while True:
        leaf = leaf_of(rows, moment, after=after, many=3, **how)
        found.append([row.id for row in leaf.rows])
        if not leaf.after:
            return found
        after = leaf.after


@pytest.mark.parametrize("latest_first", [True, False])
def test_leafing_gives_every_row_once_though_moments_are_equal(ward, latest_first):
    many(ward, 7)
    order = ("-accepted_at", "-id") if latest_first else ("accepted_at", "id")
    rows = Dossier.objects.order_by(*order)
    found = leaves(rows, "accepted_at", latest_first=latest_first)
    assert [len(leaf) for leaf in found] == [3, 3, 2]
    assert [one for leaf in found for one in leaf] == list(rows.values_list("id", flat=True))


@pytest.mark.parametrize(
    "after", ["x", "2023-11-20~", "2023-11-20T08:00:00~00000000-0000-7000-8000-000000000000"]
)
def test_what_is_no_place_in_a_list_begins_anew(ward, after):
    many(ward, 1)
    assert leaf_of(Dossier.objects.order_by("accepted_at", "id"), "accepted_at", after=after).is_first


def test_a_list_reads_as_much_on_its_second_page_as_on_its_first(ward):
    many(ward, 120)
    page = ward.clerk.read("/quay/so/")
    assert page.count('href="/quay/ho-so/') == 50
    following = (
        page.split('rel="next">Trang sau')[0].rsplit('href="', 1)[1].rstrip('" ').replace("&amp;", "&")
    )
    counts, sqls = [], []
    for path in ("/quay/so/", f"/quay/so/{following}"):
        with CaptureQueriesContext(
            connection,
        ) as said:
            read = ward.clerk.read(path)
        counts.append(len(said))
        sqls += [one["sql"] for one in said]
    assert 'rel="prev"' in read
    assert counts[0] == counts[1]
    assert not [one for one in sqls if " OFFSET " in one.upper()]


@pytest.mark.parametrize("path", LISTS)
def test_a_list_of_many_costs_no_statement_more_than_one_of_none(ward, path):
    def said():
        ward.clerk.read(path)
        with CaptureQueriesContext(connection) as queries:
            ward.clerk.read(path)
        return len(queries)

    empty = said()
    many(ward, 4)
    assert said() <= empty + 2


@pytest.mark.parametrize("path", LISTS)
def test_a_counter_without_a_single_dossier_has_its_lists(ward, path):
    assert "<main" in ward.clerk.read(path)


def test_results_are_asked_for_by_how_long_they_have_waited(ward):
    rows = many(ward, 1)
    for age, one in zip((40, 8), [*rows, *Dossier.objects.exclude(id=rows[0].id)], strict=True):
        Dossier.objects.filter(id=one.id).update(state=State.RESOLVED, resolved_at=AT - timedelta(days=age))
    page = ward.clerk.read("/quay/cho-tra/")
    assert page.index("40 ngày") < page.index("8 ngày")
    assert "8 ngày</strong>" not in ward.clerk.read("/quay/cho-tra/?qua=30")
    assert "40 ngày</strong>" in ward.clerk.read("/quay/cho-tra/?qua=30")
    assert "8 ngày</strong>" in ward.clerk.read("/quay/cho-tra/?qua=7")
    assert "Chờ lâu nhất đứng trước." in ward.clerk.read("/quay/cho-tra/?qua=abc")


def test_the_rail_counts_what_waits(ward):
    one = ward.world.taken_in(by=ward.clerk.actor)
    Dossier.objects.filter(id=one.id).update(state=State.RESOLVED, resolved_at=AT)
    assert '<span class="mc-rail__count">1</span>' in ward.clerk.read("/quay/")


@pytest.mark.parametrize(
    ("typed", "there"), [("20/11/2023", True), ("2023-11-20", True), ("19/11/2023", False), ("", True)]
)
def test_a_day_of_the_register_is_typed_as_people_write_it(ward, typed, there):
    one = ward.world.taken_in(by=ward.clerk.actor)
    assert (one.code in ward.clerk.read(f"/quay/so/?ngay={typed}")) is there
