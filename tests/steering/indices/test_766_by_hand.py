"""Bộ chỉ số 766 of the forty dossiers, worked by hand: every component, its counts and points, the total.

To the sheet come what people said of it in October: five ratings and four pieces of feedback. What is asked
is October on Tuesday 31 at noon, as the forty are.
"""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from django.db import connection

from motcua.casework.dossiers.models import Dossier
from motcua.casework.feedback.actions import (
    answer_feedback,
    file_feedback,
    judge_answer,
    publish_answer,
    rate_dossier,
    take_feedback,
)
from motcua.casework.feedback.models import Draft
from motcua.foundation.access.models import NOBODY, SYSTEM
from motcua.steering.indices.actions import keep_up
from motcua.steering.indices.packs import IndexComponentKind, WeightedIndexKind
from motcua.steering.indices.queries import province_card, ruled_on
from motcua.steering.indices.rules.score import State
from tests.casework.dossiers.world import World
from tests.casework.feedback.voices import handler, head
from tests.steering.indices import test_forty_dossiers
from tests.steering.indices.test_forty_dossiers import MONTH, NOON, NOW, OCTOBER, RAW, moment, worked

pytestmark = pytest.mark.django_db
PACKS = Path(__file__).parents[3] / "packs" / "vietnam"


@pytest.fixture
def card():
    worlds: list[World] = []
    made = test_forty_dossiers.a_world

    def kept() -> World:
        worlds.append(made())
        return worlds[-1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(test_forty_dossiers, "a_world", kept)
        dossiers = dict(worked())
    say(worlds[0], dossiers)
    keep_up(by=SYSTEM, at=NOON)
    for kind, name in (
        (WeightedIndexKind(), "index_766.yaml"),
        (IndexComponentKind(), "index_766_components.yaml"),
    ):
        items = yaml.safe_load((PACKS / name).read_text())["items"]
        kind.load([{**row, "valid_from": str(row["valid_from"])} for row in items], by=SYSTEM, at=NOON)
    return province_card(ruled_on("766", date(2023, 10, 31)), OCTOBER, NOON)


RATED = {1: 5, 2: 4, 3: 1, 19: 2, 25: 5}
"""How some of those who have their results rated, the day after: 3 and 19 badly."""
SAID = {"question": "Tờ khai có mục trùng nhau.", "answer": "Đã kiến nghị rút gọn."}


def say(world: World, dossiers: dict[int, Dossier]) -> None:
    """Say what was said.

    Feedback has fifteen working days: what came on Tuesday 10 is due on Tuesday 31 at 8, and late at noon.
    """
    for number, steps in RATED.items():
        rate_dossier(str(dossiers[number].token), steps, "", by=NOBODY, at=moment("16.09"))
    for number, filed in ((20, "10.08"), (13, "11.08")):
        draft = Draft("CONDUCT", "Hẹn ba lần mới trả lời.", None, token=str(dossiers[number].token))
        file_feedback(draft, by=NOBODY, at=moment(filed))
    for filed, satisfied in (("12.08", False), ("13.08", True)):
        draft = Draft("RULE", "Tờ khai quá nhiều mục trùng nhau.", world.ward.committee)
        one = file_feedback(draft, by=NOBODY, at=moment(filed))
        take_feedback(one.id, by=handler(world), at=moment("16.08"))
        answer_feedback(one.id, **SAID, by=handler(world), at=moment("17.08"))
        publish_answer(one.id, **SAID, by=head(world), at=moment("18.08"))
        judge_answer(str(one.secret), satisfied=satisfied, by=NOBODY, at=moment("19.08"))


def linear(above: int, below: int, most: int, threshold: int = 100, *, rest: bool = False) -> Decimal:
    """Work the points of a component out with exact fractions, rounded once at the end."""
    rate = Fraction(below - above, below) if rest else Fraction(above, below)
    exact = min(Fraction(1), rate * Fraction(100, threshold)) * most
    return (Decimal(exact.numerator) / exact.denominator).quantize(Decimal("0.01"), ROUND_HALF_UP)


BY_HAND: dict[str, tuple[int, int, Decimal, str]] = {
    # 24 ended and 11 run: in time are 19 of the ended and 5 that run.
    "2.1": (24, 35, linear(24, 35, 20), "13.71"),
    "1.3": (0, 1, linear(0, 1, 4), "0.00"),
    "3.1": (1, 1, linear(1, 1, 4, 80), "4.00"),
    "3.2": (1, 1, linear(1, 1, 4), "4.00"),
    # of 35 received seven came online and have their result; the rate of 1.4 has no source.
    "3.3": (7, 35, linear(7, 35, 4, 50), "1.60"),
    "4.1": (21, 35, linear(21, 35, 6), "3.60"),
    # 1 and 40 alone have a scan and a result.
    "4.2": (2, 35, linear(2, 35, 6, 80), "0.43"),
    "4.3": (0, 35, linear(0, 35, 6, 80), "0.00"),
    # of four pieces of feedback one, on 20, is late since this morning.
    "5.2": (3, 4, linear(3, 4, 6), "4.50"),
    # that one, and one whose answer displeased.
    "5.3": (2, 4, linear(2, 4, 6, 90, rest=True), "3.33"),
    # 5 ended late, 6 run late, 4 were complained of: 3 and 19 by rating, 13 and 20 by feedback.
    "5.4": (15, 35, linear(15, 35, 6, 90, rest=True), "3.81"),
}
NOTHING, NO_SOURCE = {"1.1", "1.2"}, {"1.4", "3.5", "3.6", "4.4", "4.5"}


def test_every_component_has_the_counts_and_the_points_that_were_worked_by_hand(card):
    found = {
        one.component.number: (one.above, one.below, one.mark.points)
        for one in card.measured
        if one.mark.state is State.SCORED
    }
    assert found == {number: (above, below, points) for number, (above, below, points, _) in BY_HAND.items()}
    assert {number: str(points) for number, (*_counts, points, _) in BY_HAND.items()} == {
        number: said for number, (*_counts, said) in BY_HAND.items()
    }
    states = {one.component.number: one.mark.state for one in card.measured}
    assert {number for number, state in states.items() if state is State.NOTHING} == NOTHING
    assert {number for number, state in states.items() if state is State.NO_SOURCE} == NO_SOURCE


def test_the_total_is_the_sum_of_the_points_out_of_those_that_were_scored(card):
    assert card.total.points == sum(points for *_counts, points, _said in BY_HAND.values())
    assert card.total.points == Decimal("38.98")
    # 20 + 4 + 4 + 4 + 4 + 6 + 6 + 6 + 6 + 6 + 6 of 100; the rest has no source or nothing to reckon
    assert card.total.out_of == 72
    assert card.total.of_hundred == (Decimal("3898") / 72).quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert card.level is not None
    assert card.level.name == "Trung bình"
    groups = {one.code: one.total.points for one in card.groups}
    assert groups == {
        "cong_khai": Decimal("0.00"),
        "tien_do": Decimal("13.71"),
        "truc_tuyen": Decimal("9.60"),
        "thanh_toan": Decimal(0),
        "so_hoa": Decimal("4.03"),
        "hai_long": Decimal("11.64"),
    }


SENT = f"f.filed_at {MONTH}"
LATE = f"(f.due_at < {NOW} or f.late_since < {NOW})"
BAD = "f.satisfied = false or exists (select from feedback_feedback r where r.repeats_id = f.id)"
STANDS = "valid_from <= date '2023-10-31' and (valid_to is null or valid_to >= date '2023-10-31')"
COMPLAINED = f"""accepted_at {MONTH} and (
  exists (select from feedback_rating r where r.dossier_id = d.id and r.steps <= 2)
  or exists (select from feedback_feedback f where f.dossier_id = d.id and f.kind = 'CONDUCT'))"""
FEEDBACK, VERSIONS = "select count(*) from feedback_feedback f where", "procedures_procedureversion"


def dossiers(*names: str) -> str:
    """Add up how many dossiers fit each of some counts of the sheet."""
    return " + ".join(f"(select count(*) from dossiers_dossier d where {RAW[name]})" for name in names)


ENDED = dossiers("own_closed", "own_running")
SQL: dict[str, tuple[str, str]] = {
    "2.1": (dossiers("own_closed_in_time", "own_running_in_time"), ENDED),
    "3.1": (
        f"(select count(*) from {VERSIONS} where {STANDS} and online_level in ('PARTIAL', 'FULL'))",
        f"(select count(*) from {VERSIONS} where {STANDS})",
    ),
    "3.2": (
        f"""(select count(distinct v.procedure_id)
          from dossiers_dossier d join {VERSIONS} v on v.id = d.version_id
          where d.channel = 'ONLINE' and d.accepted_at {MONTH})""",
        f"(select count(*) from {VERSIONS} where {STANDS} and online_level in ('PARTIAL', 'FULL'))",
    ),
    "3.3": (dossiers("received_online_whole"), dossiers("received")),
    "4.1": (dossiers("received_electronic_result"), dossiers("received_owing_result")),
    "4.2": (dossiers("received_digitised"), dossiers("received")),
    "5.2": (f"({FEEDBACK} {SENT} and not coalesce({LATE}, false))", f"({FEEDBACK} {SENT})"),
    "5.3": (f"({FEEDBACK} {SENT} and (coalesce({LATE}, false) or {BAD}))", f"({FEEDBACK} {SENT})"),
    "5.4": (
        f"{dossiers('own_closed_late', 'own_running_late')}"
        f" + (select count(*) from dossiers_dossier d where {COMPLAINED})",
        ENDED,
    ),
}


def test_plain_sql_over_the_raw_tables_counts_the_same(card):
    counted = {}
    with connection.cursor() as cursor:
        for number, (above, below) in SQL.items():
            cursor.execute(f"select {above}, {below}")
            counted[number] = cursor.fetchone()
    assert counted == {number: BY_HAND[number][:2] for number in SQL}
