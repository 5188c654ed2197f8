"""Whoever can count plugs in as a source; indicators, their parts and their rows answer for any of them."""

from contextlib import nullcontext
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.utils import translation

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.packs.ports import Context
from motcua.steering.indices.actions import keep_up, set_indicator
from motcua.steering.indices.packs import IndicatorKind
from motcua.steering.indices.ports import SOURCES, Line, Named, Page
from motcua.steering.indices.queries import (
    Part,
    Scope,
    by_agency,
    by_month,
    figures_as_of,
    rows_behind,
    source_of,
    value_of,
    words_of,
)
from motcua.wiring import COUNTED_WHILE, FIGURE_SOURCES
from tests.casework.dossiers.world import AT, a_world
from tests.steering.indices.test_values import COUNT, SHARE, resolved

pytestmark = pytest.mark.django_db
HOUSE, PLACE = UUID(int=7), UUID(int=8)
JANUARY, NOVEMBER = date(2023, 1, 1), date(2023, 11, 1)


class Bells:
    """Counts bells: three hang in one house, two of them rang in January."""

    noun = "chuông"
    columns = ("Treo",)
    dimensions = frozenset({"agency_ids"})
    counts = {"bells": Named("chuông đang treo", of_period=False), "bells_rung": Named("chuông đã rung")}

    def count(self, names, scope, at):
        return {name: {"bells": 3, "bells_rung": 2}[name] for name in names}

    def by_agency(self, names, scope, at):
        return {HOUSE: self.count(names, scope, at)}

    def by_month(self, names, scope, at):
        return {JANUARY: self.count(names, scope, at)}

    def rows(self, name, scope, at, *, after, most):
        return Page([Line("bell", PLACE, "C1", "chuông đồng", HOUSE, (JANUARY,))], "" if after else "C1")

    def behind(self):
        return 5

    def as_of(self, at):
        return nullcontext()


@pytest.fixture
def bells():
    SOURCES.join([*FIGURE_SOURCES, Bells()])
    yield
    SOURCES.join(FIGURE_SOURCES, COUNTED_WHILE)


def put(draft):
    return set_indicator(draft, by=SYSTEM, at=AT)


def test_an_indicator_is_counted_by_whoever_counts_its_names(bells):
    share = put(replace(SHARE, numerator="bells_rung", denominator="bells"))
    found = value_of(share, Scope(), AT)
    assert (found.part, found.behind) == (Part(2, 3), 5)
    assert by_agency(share, Scope(), AT) == {HOUSE: Part(2, 3)}
    assert by_month(share, Scope(), AT) == {}
    assert by_month(put(replace(COUNT, numerator="bells_rung")), Scope(), AT) == {JANUARY: Part(2)}
    assert rows_behind("bells", Scope(), AT, most=1).lines[0].code == "C1"
    assert (source_of("bells").noun, words_of("bells")) == ("chuông", "chuông đang treo")
    with figures_as_of(AT):
        assert value_of(share, Scope(), AT).part == Part(2, 3)


def test_a_count_of_one_source_is_shared_by_that_of_another(bells):
    dossier = resolved(a_world(), AT + timedelta(hours=1))
    keep_up(by=SYSTEM, at=AT)
    share, at = put(replace(SHARE, numerator="resolved", denominator="bells_rung")), AT + timedelta(days=1)
    assert value_of(share, Scope(), at).part == Part(1, 2)
    assert by_agency(share, Scope(), at) == {HOUSE: Part(0, 2), dossier.decision_agency_id: Part(1, 0)}
    assert by_month(share, Scope(), at) == {JANUARY: Part(0, 2), NOVEMBER: Part(1, 0)}


def test_what_a_source_cannot_narrow_so_has_no_figure_and_says_why(bells):
    share = put(replace(SHARE, numerator="bells_rung", denominator="bells"))
    scope = Scope(channel="ONLINE", agency_ids=frozenset({HOUSE}))
    with translation.override("vi"):
        found = value_of(share, scope, AT)
    assert (found.part, found.words) == (None, "không tách được chuông đã rung theo cách nộp")
    assert by_agency(share, scope, AT) == by_month(share, scope, AT) == {}
    assert rows_behind("bells", scope, AT, most=9) == Page()


def test_what_nobody_counts_any_more_says_so(bells):
    share = put(replace(SHARE, numerator="bells_rung", denominator="bells"))
    SOURCES.join(FIGURE_SOURCES, COUNTED_WHILE)
    with translation.override("vi"):
        assert value_of(share, Scope(), AT).words == "chưa có nguồn: không nơi nào đếm “bells_rung”"
    assert rows_behind("bells", Scope(), AT, most=9) == Page()
    assert source_of("bells") is None


def test_a_name_is_counted_once():
    with pytest.raises(ValueError, match="bells"):
        SOURCES.join([Bells(), Bells()])


def test_a_pack_that_names_what_nobody_counts_is_told_where():
    items = [{"code": "x", "valid_from": "2021-01-01", "numerator": "received", "denominator": "stars"}]
    assert [(one.path, one.sentence) for one in IndicatorKind().check(items, Context())] == [
        ((0, "denominator"), "không có số đếm tên “stars”")
    ]
