"""`motcua targets show`: what targets have come to, in words and as data."""

from argparse import Namespace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from motcua.faces.terminal.targets import PlanNotFollowed, TargetNotThere, show
from motcua.foundation import clock
from motcua.foundation.access.models import SYSTEM
from motcua.registers.organisations.actions import set_class
from motcua.steering.indices.actions import keep_up
from motcua.steering.plans.actions import FigureDraft, Proof, report_figure
from tests.casework.dossiers.joint import signed
from tests.casework.dossiers.world import AT, a_world
from tests.steering.plans.test_binding import bound, indicators, published, target

pytestmark = pytest.mark.django_db


def asked(plan="", no=""):
    return Namespace(plan=plan, no=no)


@pytest.fixture
def province(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: AT)
    world = a_world()
    set_class("xa", name="UBND cấp xã", phrases=["cấp xã"], kinds=["PEOPLES_COMMITTEE"], by=SYSTEM, at=AT)
    indicators()
    for when in (AT + timedelta(minutes=5), AT + timedelta(days=9)):
        signed(world, world.taken_in(at=AT - timedelta(days=20)), at=when - timedelta(days=20))
    keep_up(by=SYSTEM, at=AT)
    published()


def test_it_says_the_promise_the_figure_with_its_counts_and_how_it_is_measured(province):
    bound()
    said = show(asked(no="1"))
    assert said.lines[0].startswith("15/KH-UBND: Cải cách hành chính tỉnh Bình Định năm 2023; tính tại")
    assert said.lines[2] == "       hứa Tối thiểu 80% · hôm nay 50,00 % (1 / 2): chưa đạt"
    (one,) = said.data["targets"]
    assert one["promised"] == {"op": ">=", "value": 80.0, "words": "Tối thiểu 80%"}
    assert (one["value"], one["numerator"], one["denominator"], one["lacks"]) == (50.0, 1, 2, 30.0)
    assert (one["indicator"], one["from"], one["to"]) == ("in_time", "2023-01-01", "2023-12-31")
    assert (len(one["months"]), one["months"]["2023-10"], one["method"]) == (12, 100.0, "TOO_LITTLE")


def test_it_says_what_agencies_reported_and_where_nothing_is_why(province):
    paper = Proof(document_number="12/BC-STP", document_on=date(2023, 10, 2))
    draft = FigureDraft("2023-Q3", Decimal("88.5"))
    report_figure(target("3").id, draft, proofs=[paper], by=SYSTEM, at=AT)
    lines = show(asked("15/KH-UBND")).lines
    assert "       hứa 90% · hôm nay 88,50 %: sắp đạt" in lines
    assert "       số báo cáo, quý III/2023" in lines
    assert "       hứa Tối đa 5% · chưa gắn chỉ số, chưa có số báo cáo" in lines


def test_a_plan_or_a_target_that_is_not_there_is_refused_in_a_sentence(province):
    with pytest.raises(PlanNotFollowed, match="“9/KH”"):
        show(asked("9/KH"))
    with pytest.raises(TargetNotThere, match="“77”"):
        show(asked(no="77"))


def test_an_empty_province_says_that_there_are_no_targets(db):
    said = show(asked())
    assert (said.lines, said.data["targets"]) == (["Chưa có chỉ tiêu nào đang theo dõi."], [])
