"""What is due at the counters of a grown demo is collected day by day, and every drawer is counted."""

from datetime import datetime
from itertools import pairwise
from pathlib import Path

import pytest
from django.db.models import Sum

from motcua.foundation import clock
from motcua.foundation.clock import VN
from motcua.foundation.events.queries import verify
from motcua.instruments.fees.models import Charge, Receipt, Shift
from motcua.launch.demo_world import furnish
from motcua.launch.grow.by_sets import BySets
from motcua.launch.grow.drawing import draw_lives
from motcua.launch.grow.hands import Hands
from motcua.launch.grow.tills import collect_at_counters, notes_of
from motcua.launch.grow.world import Province
from motcua.launch.home import Home

NOW = datetime(2023, 11, 20, 8, tzinfo=VN)


@pytest.mark.django_db
def test_receipts_go_with_time_without_a_gap_and_every_drawer_is_counted_in_the_evening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(clock, "today", NOW.date)
    furnish(Home(tmp_path))
    growth = Province(NOW, Hands(NOW)).growth(80, 5, 27)
    BySets(NOW, growth.ladder, growth.sitting).live(list(draw_lives(growth)))
    written = collect_at_counters(NOW)
    receipts = list(Receipt.objects.select_related("series", "shift").order_by("series", "number"))
    assert len(receipts) == written > 10
    assert Charge.objects.filter(state=Charge.State.PAID).count() >= written
    for before, after in pairwise(receipts):
        if before.series_id == after.series_id:
            assert after.number == before.number + 1
            assert after.issued_at >= before.issued_at
    shifts = Shift.objects.annotate(sum=Sum("receipts__amount"))
    assert {shift.day for shift in shifts.filter(closed_at=None)} <= {NOW.date()}
    for shift in shifts.filter(closed_at__isnull=False):
        assert shift.closed_at is not None
        assert shift.closed_at.astimezone(VN).date() == shift.day
        assert shift.expected == shift.sum
        assert (shift.counted == shift.expected) is (shift.difference_reason == "")
    assert verify().findings == []
    assert collect_at_counters(NOW) == 0


def test_a_sum_is_laid_out_in_the_largest_notes() -> None:
    assert notes_of(768_000) == {500_000: 1, 200_000: 1, 50_000: 1, 10_000: 1, 5_000: 1, 2_000: 1, 1_000: 1}
    assert notes_of(0) == {}
