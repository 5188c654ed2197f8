"""Series of receipts as pack items: for one unit, for every unit of a kind; a second time changes nothing."""

import pytest

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.packs.ports import Context
from motcua.instruments.fees.models import Series
from motcua.instruments.fees.packs import ReceiptSeriesKind
from tests.instruments.house import AT, a_ward

pytestmark = pytest.mark.django_db
KIND = ReceiptSeriesKind()
UNIT = {
    "unit": "dong-da.mot-cua",
    "form": "01BLP0-001",
    "symbol": "AA-23E",
    "first": 1,
    "last": 500,
    "valid_from": "2023-01-01",
}
EACH = {
    **UNIT,
    "each": {"kind": "ONE_STOP_UNIT", "level": "COMMUNE"},
    "symbol": "AB-23E",
    "tax_code": "4100123456",
}
del EACH["unit"]


@pytest.fixture(autouse=True)
def ward():
    return a_ward()


def load(*items):
    report = KIND.load(items, by=SYSTEM, at=AT)
    return report.added, report.same, report.changed


def test_numbers_are_given_to_a_unit_by_the_agency_above_it(ward):
    assert load(UNIT) == (1, 0, 0)
    series = Series.objects.get()
    assert (series.unit_id, series.body_id) == (ward.one_stop, ward.committee)
    assert (series.first, series.final, series.last, series.left) == (1, 500, 0, 500)
    assert load(UNIT) == (0, 1, 0)


def test_a_pattern_means_every_unit_of_its_kind(ward):
    assert KIND.diff([EACH])[0].verb == "add"
    assert load(EACH) == (1, 0, 0)
    assert ward.one_stop in set(Series.objects.values_list("unit_id", flat=True))
    assert set(Series.objects.values_list("tax_code", flat=True)) == {"4100123456"}
    assert KIND.diff([EACH])[0].verb == "same"


def test_another_body_may_be_named(ward):
    load({**UNIT, "body": "dong-da.mot-cua"})
    assert Series.objects.get().body_id == ward.one_stop


def problems(*items):
    return [(one.path, one.sentence) for one in KIND.check(items, Context("p", {}))]


def test_what_cannot_be_is_said_with_its_place(ward):
    load(UNIT)
    assert problems({**UNIT, "symbol": "AC-23E", "first": 9, "last": 8})[0][0] == (0, "last")
    assert problems(
        {**UNIT, "symbol": "AC-23E"}, {**UNIT, "symbol": "AC-23E", "first": 500, "last": 600}
    ) == [((1, "first"), "Dải số trùng với một dải khác trong gói.")]
    assert problems({**UNIT, "unit": "nowhere"}) == [((0, "unit"), "Không có cơ quan mã “nowhere”.")]
    assert (
        problems({**UNIT, "last": 600})[0][1] == "Dải số này đã được cấp với số cuối hoặc nơi sử dụng khác."
    )
    assert problems(UNIT) == []
