"""Places at the console: the tree of a day, what a place became and what it was."""

from datetime import date

import pytest

from motcua.foundation.access.models import SYSTEM
from motcua.registers.places.actions import Move, change_places
from motcua.registers.places.queries import place_by_code
from tests.faces.console.conftest import AT
from tests.registers.places.land import draft, small_land


@pytest.fixture
def merged(db):
    """Two wards went into a new one, one of them only for a part."""
    land = small_land()
    change_places(
        "dot-1",
        day=date(2023, 6, 1),
        title="Lập phường Nhơn Mới",
        decision="NQ 1",
        opens=[draft("21999", "Nhơn Mới", since=date(2023, 6, 1))],
        ends=["21550"],
        moves=[Move("21550", "21999"), Move("21553", "21999", whole=False)],
        by=SYSTEM,
        at=AT,
    )
    return land


def test_the_tree_follows_the_day(keeper, merged):
    lan = keeper()
    assert "Nhơn Mới" not in lan.read("/quan-tri/dia-ban/?ngay=2023-05-31").split("Các đợt sắp xếp")[0]
    page = lan.read("/quan-tri/dia-ban/?ngay=2023-06-01")
    assert "Phường Nhơn Mới" in page
    assert "Lập phường Nhơn Mới" in page


def test_a_place_that_is_no_more_leads_to_its_heir(keeper, merged):
    page = keeper().read(f"/quan-tri/dia-ban/{merged['21550'].id}/")
    assert "hết hiệu lực 31/05/2023" in page
    assert "Về sau thành" in page
    assert "Phường Nhơn Mới" in page


def test_an_heir_tells_what_it_was_and_how_much_of_it(keeper, merged):
    page = keeper().read(f"/quan-tri/dia-ban/{place_by_code('21999', date(2023, 6, 1)).id}/")
    assert "Trước đó là" in page
    assert page.count("một phần") == 1


def test_a_decision_shows_who_became_whom(keeper, merged):
    page = keeper().read("/quan-tri/dia-ban/dot/dot-1/")
    assert page.count("Phường Nhơn Mới") == 2
    assert "nguyên trạng" in page


def test_a_search_without_marks(keeper, merged):
    assert "Phường Đống Đa" in keeper().read("/quan-tri/dia-ban/?tim=dong+da&ngay=2023-11-20")
