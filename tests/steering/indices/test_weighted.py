"""Scored indices as data: set by packs, changed from a day on, scored for all units at once."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from motcua.foundation.access.errors import NotAllowed
from motcua.foundation.access.models import NOBODY, SYSTEM
from motcua.foundation.packs.ports import Context
from motcua.registers.organisations.actions import record_succession
from motcua.registers.organisations.models import AgencyTerm
from motcua.registers.organisations.queries import agencies_on
from motcua.steering.indices.actions import (
    Parameters,
    change_lacking_rule,
    change_parameters,
    keep_up,
    set_component,
    set_weighted_index,
)
from motcua.steering.indices.errors import (
    AgencyNotSeen,
    ComponentUnknown,
    ParameterOdd,
    ParameterSetLater,
    WeightedIndexOdd,
    WeightedIndexOverlaps,
    WeightedIndexUnknown,
)
from motcua.steering.indices.models import DossierFact, IndexComponent, WeightedIndex
from motcua.steering.indices.packs import IndexComponentKind, WeightedIndexKind
from motcua.steering.indices.ports import Scope
from motcua.steering.indices.queries import (
    components_on,
    dearest,
    must_see,
    prices_of,
    province_card,
    ranking,
    ruled_on,
    unit_card,
    units_on,
)
from motcua.steering.indices.rules.score import State, Total
from tests.casework.dossiers.joint import signed
from tests.casework.dossiers.test_any_order import undone
from tests.casework.dossiers.world import AT, a_world
from tests.steering.indices.test_index_counts import a_fact
from tests.steering.indices.weighted_world import DIGITISED, IN_TIME, INDEX, SINCE, an_index

pytestmark = pytest.mark.django_db
PACKS = Path(__file__).parents[3] / "packs" / "vietnam"
TODAY = AT.date()
SAID = Parameters(most=Decimal("8.00"), threshold=Decimal("90.00"), source="Quyết định 99")


def items(name):
    return yaml.safe_load((PACKS / name).read_text())["items"]


def lines():
    return list(IndexComponent.objects.order_by("code", "valid_from").values())


def with_strings(rows):
    """Days as text, as packs read them."""
    return [{**row, "valid_from": str(row["valid_from"])} for row in rows]


def test_the_pack_of_766_has_a_hundred_points_in_the_groups_of_the_decision():
    indices, components = (
        with_strings(items("index_766.yaml")),
        with_strings(items("index_766_components.yaml")),
    )
    kinds = WeightedIndexKind(), IndexComponentKind()
    for kind, each in zip(kinds, (indices, components), strict=True):
        assert kind.check(each, Context()) == []
        assert kind.load(each, by=SYSTEM, at=AT).added == len(each)
        assert kind.load(each, by=SYSTEM, at=AT).same == len(each)
    ruled = ruled_on("766", TODAY)
    sums = {group["code"]: 0 for group in ruled.index.groups}
    for one in ruled.components:
        sums[one.group] += one.most or 0
    assert list(sums.values()) == [18, 20, 12, 10, 22, 18]
    assert [one.number for one in ruled.components[:5]] == ["1.1", "1.2", "1.3", "1.4", "2.1"]
    assert ruled.components[4].most == 20


def test_766_says_of_an_empty_province_that_nothing_was_scored_and_what_has_no_source():
    WeightedIndexKind().load(with_strings(items("index_766.yaml")), by=SYSTEM, at=AT)
    IndexComponentKind().load(with_strings(items("index_766_components.yaml")), by=SYSTEM, at=AT)
    card = province_card(ruled_on("766", TODAY), Scope(), AT)
    assert card.total.of_hundred is None
    states = {one.component.number: one.mark.state for one in card.measured}
    assert states["2.1"] is State.NOTHING
    assert states["4.3"] is State.NOTHING
    assert {states[number] for number in ("1.4", "3.5", "3.6", "4.4")} == {State.NO_SOURCE}


def test_a_card_of_the_province_and_one_of_each_unit_with_its_rank():
    world = a_world()
    an_index()
    for at in (AT + timedelta(minutes=5), AT + timedelta(days=9)):
        signed(world, world.taken_in(at=AT - timedelta(days=20)), at=at - timedelta(days=20))
    keep_up(by=SYSTEM, at=AT)
    ruled = ruled_on("thu", TODAY)
    units = units_on(ruled, TODAY)
    province = province_card(ruled, Scope(), AT)
    assert [one.mark.points for one in province.measured] == [
        Decimal("10.00"),
        Decimal("6.00"),
        None,
        Decimal("0.00"),
    ]
    assert (province.total, province.total.of_hundred) == (Total(Decimal(16), Decimal(30)), Decimal("53.33"))
    (peers,) = ranking(ruled, units, Scope(), AT)
    (ward, card), *others = peers.cards
    assert (card.total.of_hundred, card.rank, card.peers) == (Decimal("61.54"), 1, 1)
    assert [other.rank for _unit, other in others] == [None] * len(others)
    assert card.measured[3].mark.state is State.NOT_HERE
    assert unit_card(ruled, units, ward.id, Scope(), AT).rank == 1
    agency = agencies_on(TODAY).exclude(agency_id__in=units.group_of).first()
    assert unit_card(ruled, units, agency.agency_id, Scope(), AT).rank is None


def test_what_a_unit_did_that_ceased_is_scored_as_its_own_then_or_as_its_heir_s_now():
    world = a_world()
    an_index()
    signed(world, world.taken_in(at=AT - timedelta(days=20)), at=AT - timedelta(days=20) + timedelta(hours=1))
    keep_up(by=SYSTEM, at=AT)
    ruled, later = ruled_on("thu", TODAY), TODAY + timedelta(days=40)
    (peers,) = ranking(ruled, units_on(ruled, TODAY), Scope(until=TODAY), AT)
    (old, card), (heir, _nothing), *_others = peers.cards
    with undone():  # what lies under it would have to move with it
        record_succession(old.id, heir.id, day=TODAY + timedelta(days=9), by=SYSTEM, at=AT)
        AgencyTerm.objects.filter(agency_id=old.id).update(valid_to=TODAY + timedelta(days=8))
        for as_now, whose in ((False, old.id), (True, heir.id)):
            units = units_on(ruled, later if as_now else TODAY, as_now=as_now)
            (peers,) = ranking(ruled, units, Scope(until=TODAY), AT)
            (first, found), *_others = peers.cards
            assert (first.id, found.rank, found.measured[0]) == (whose, 1, card.measured[0])
            assert old.id in units.of(whose)


def test_all_units_are_scored_in_a_handful_of_questions_however_many_dossiers(django_assert_max_num_queries):
    a_world()
    an_index()
    DossierFact.objects.bulk_create([a_fact(accepted_at=AT - timedelta(days=number)) for number in range(50)])
    ranking(ruled_on("thu", TODAY), units_on(ruled_on("thu", TODAY), TODAY), Scope(), AT)
    with django_assert_max_num_queries(10):
        ruled = ruled_on("thu", TODAY)
        ranking(ruled, units_on(ruled, TODAY), Scope(), AT)
    with django_assert_max_num_queries(6):
        dearest(prices_of(province_card(ruled, Scope(), AT)), Scope(), AT, most=50)


def test_the_costs_of_dossiers_make_up_what_the_card_is_short_of():
    a_world()
    an_index(IN_TIME, DIGITISED)
    since = AT - timedelta(days=30)
    good = {"due_at": AT, "resolved_at": AT - timedelta(days=1), "result_file": True}
    late = {"due_at": AT - timedelta(days=2), "resolved_at": AT - timedelta(days=1), "result_file": True}
    DossierFact.objects.bulk_create(
        [a_fact(accepted_at=since, **good) for _one in range(6)]
        + [a_fact(accepted_at=since, **late) for _one in range(2)]
        + [a_fact(accepted_at=since, **(late | {"result_file": False})) for _one in range(2)]
    )
    card = province_card(ruled_on("thu", TODAY), Scope(), AT)
    assert [one.mark.points for one in card.measured] == [Decimal("12.00"), Decimal("6.00")]
    prices = prices_of(card)
    assert [(one.component.number, one.points.quantize(Decimal("0.01"))) for one in prices] == [
        ("1", Decimal("7.69"))
    ]
    page = dearest(prices, Scope(), AT, most=3)
    assert (len(page.costs), page.more) == (3, True)
    rest = dearest(prices, Scope(), AT, skip=3, most=3)
    assert (len(rest.costs), rest.more) == (1, False)
    lost = sum(cost.points for cost in [*page.costs, *rest.costs])
    assert lost.quantize(Decimal("0.01")) == Decimal("30.77")
    assert 100 - card.total.of_hundred == Decimal("30.77")
    assert {cost.remedy for cost in page.costs} == {""}


def test_what_lateness_costs_is_listed_where_complaints_are_taken_off_too():
    a_world()
    rest = replace(
        IN_TIME,
        code="thu/5",
        threshold=Decimal("90.00"),
        most=Decimal("6.00"),
        numerator=["own_closed_late", "own_running_late", "feedback_dossiers_complained"],
        is_rest=True,
    )
    an_index(rest)
    since = AT - timedelta(days=30)
    good = {"due_at": AT, "resolved_at": AT - timedelta(days=1)}
    late = {"due_at": AT - timedelta(days=2), "resolved_at": AT - timedelta(days=1)}
    DossierFact.objects.bulk_create(
        [a_fact(accepted_at=since, **good) for _one in range(5)]
        + [a_fact(accepted_at=since, **late) for _one in range(3)]
        + [a_fact(accepted_at=since, due_at=AT - timedelta(days=1)) for _one in range(2)]
    )
    card = province_card(ruled_on("thu", TODAY), Scope(), AT)
    assert card.measured[0].mark.points == Decimal("3.33")  # 5 of 10 are left: 50 / 90 of 6 points
    prices = prices_of(card)
    assert [one.points for one in prices] == [Decimal("11.11111111")]  # 6 x 10 / 90, in points of 100
    page = dearest(prices, Scope(), AT, most=9)
    assert (len(page.costs), page.more) == (5, False)
    assert {cost.points for cost in page.costs} == {Decimal("11.11111111")}


def test_a_parameter_is_held_by_days_and_told():
    an_index()
    change_parameters("thu/2", date(2023, 11, 1), SAID, by=SYSTEM, at=AT)
    assert components_on("thu", date(2023, 10, 31))[1].most == 6
    assert components_on("thu", date(2023, 11, 1))[1].most == 8
    change_parameters("thu/2", date(2023, 11, 1), replace(SAID, most=None), by=SYSTEM, at=AT)
    assert components_on("thu", date(2023, 11, 1))[1].most is None
    assert IndexComponent.objects.filter(code="thu/2").count() == 2


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (lambda: change_parameters("thu/2", date(2020, 1, 1), SAID, by=SYSTEM, at=AT), ComponentUnknown),
        (lambda: change_parameters("thu/9", TODAY, SAID, by=SYSTEM, at=AT), ComponentUnknown),
        (
            lambda: change_parameters("thu/2", TODAY, replace(SAID, source=" "), by=SYSTEM, at=AT),
            ParameterOdd,
        ),
        (
            lambda: change_parameters("thu/2", TODAY, replace(SAID, most=Decimal(0)), by=SYSTEM, at=AT),
            WeightedIndexOdd,
        ),
        (
            lambda: change_parameters("thu/2", TODAY, replace(SAID, threshold=Decimal(0)), by=SYSTEM, at=AT),
            WeightedIndexOdd,
        ),
        (lambda: change_parameters("thu/2", TODAY, SAID, by=NOBODY, at=AT), NotAllowed),
        (lambda: change_lacking_rule("thu", TODAY, "ALL", "Quyết định", by=SYSTEM, at=AT), ParameterOdd),
        (lambda: change_lacking_rule("thu", TODAY, "FULL", "", by=SYSTEM, at=AT), ParameterOdd),
        (
            lambda: change_lacking_rule("la", TODAY, "FULL", "Quyết định", by=SYSTEM, at=AT),
            WeightedIndexUnknown,
        ),
        (lambda: change_lacking_rule("thu", TODAY, "FULL", "Quyết định", by=NOBODY, at=AT), NotAllowed),
        (lambda: set_component(replace(IN_TIME, group="la"), by=SYSTEM, at=AT), WeightedIndexOdd),
        (lambda: set_component(replace(IN_TIME, code="la/1"), by=SYSTEM, at=AT), WeightedIndexUnknown),
        (lambda: set_component(replace(IN_TIME, factor="thu/1"), by=SYSTEM, at=AT), WeightedIndexOdd),
        (lambda: set_component(replace(IN_TIME, numerator=["stars"]), by=SYSTEM, at=AT), WeightedIndexOdd),
        (lambda: set_component(replace(IN_TIME, denominator=[]), by=SYSTEM, at=AT), WeightedIndexOdd),
        (
            lambda: set_component(replace(IN_TIME, numerator=IN_TIME.denominator), by=SYSTEM, at=AT),
            WeightedIndexOdd,
        ),
        (
            lambda: set_component(replace(IN_TIME, valid_from=TODAY), by=SYSTEM, at=AT),
            WeightedIndexOverlaps,
        ),
        (lambda: set_component(IN_TIME, by=NOBODY, at=AT), NotAllowed),
        (lambda: set_weighted_index(replace(INDEX, levels=[]), by=SYSTEM, at=AT), WeightedIndexOdd),
        (lambda: set_weighted_index(replace(INDEX, groups=[]), by=SYSTEM, at=AT), WeightedIndexOdd),
        (
            lambda: set_weighted_index(replace(INDEX, valid_from=TODAY), by=SYSTEM, at=AT),
            WeightedIndexOverlaps,
        ),
        (lambda: set_weighted_index(INDEX, by=NOBODY, at=AT), NotAllowed),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(change, refusal):
    an_index()
    before = lines(), list(WeightedIndex.objects.values())
    with pytest.raises(refusal):
        change()
    assert (lines(), list(WeightedIndex.objects.values())) == before


def test_no_parameter_is_put_before_a_later_one():
    an_index()
    change_parameters("thu/2", TODAY, SAID, by=SYSTEM, at=AT)
    change_lacking_rule("thu", TODAY, "FULL", "Quyết định", by=SYSTEM, at=AT)
    before = lines(), list(WeightedIndex.objects.values())
    with pytest.raises(ParameterSetLater):
        change_parameters("thu/2", SINCE, SAID, by=SYSTEM, at=AT)
    with pytest.raises(ParameterSetLater):
        change_lacking_rule("thu", SINCE, "NONE", "Quyết định", by=SYSTEM, at=AT)
    assert (lines(), list(WeightedIndex.objects.values())) == before


def test_the_card_of_another_unit_is_not_for_whoever_sees_one_alone():
    world = a_world()
    an_index()
    ruled = ruled_on("thu", TODAY)
    units = units_on(ruled, TODAY)
    other = next(one for one in units.by_id if one not in units.of(next(iter(units.group_of))))
    with pytest.raises(AgencyNotSeen):
        must_see(NOBODY, units, other)
    assert world.version is not None
