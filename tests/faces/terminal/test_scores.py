"""`motcua indices score`: what an index comes to, in words and as data."""

from argparse import Namespace

import pytest

from motcua.faces.terminal.indices import DayOdd
from motcua.faces.terminal.scores import score
from motcua.foundation.access.models import SYSTEM
from motcua.steering.indices.actions import keep_up
from motcua.steering.indices.errors import WeightedIndexUnknown
from tests.casework.dossiers.world import AT, a_world
from tests.steering.indices.weighted_world import an_index

pytestmark = pytest.mark.django_db


def asked(**more):
    said = {
        "key": "thu",
        "agency": "",
        "ranks": False,
        "since": "2023-11-01",
        "until": "2023-11-20",
        "as_of": "",
    }
    return Namespace(**(said | more))


@pytest.fixture
def province():
    world = a_world()
    an_index()
    world.taken_in()
    keep_up(by=SYSTEM, at=AT)
    return world


def test_it_says_the_total_and_every_component_with_its_counts(province):
    said = score(asked())
    assert "Tổng điểm:" in said.lines[1]
    assert "  3 Hài lòng: –, điểm –/6,00; chưa có nguồn: chưa có sổ" in said.lines
    parts = {one["code"]: one for one in said.data["components"]}
    assert (parts["1"]["numerator"], parts["1"]["denominator"], parts["1"]["points"]) == (1, 1, 20.0)
    assert (parts["3"]["state"], parts["3"]["points"]) == ("NO_SOURCE", None)
    assert said.data["behind"] == 0


def test_it_ranks_units_and_scores_one_of_them_as_the_book_stood(province):
    said = score(asked(ranks=True))
    (peers,) = said.data["peers"]
    ranked = [unit for unit in peers["units"] if unit["rank"]]
    assert [(unit["rank"], unit["ranked"]) for unit in ranked] == [(1, 1)]
    one = score(asked(agency="dong-da", as_of="2023-11-20T23:00"))
    assert one.data["rank"] in (1, None)
    assert one.data["agency"] == "dong-da"


def test_what_is_not_there_or_no_day_is_refused(province):
    with pytest.raises(WeightedIndexUnknown):
        score(asked(key="la"))
    with pytest.raises(DayOdd):
        score(asked(since="hom qua"))
