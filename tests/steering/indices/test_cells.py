"""Cells answer as facts do and as the raw tables say: in any history, at any moment, however it was read."""

from contextlib import suppress
from datetime import date, datetime, timedelta

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from motcua.casework.dossiers.actions import accept_dossier, submit, take_in, withdraw
from motcua.foundation.access.errors import NotAllowed
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import VN
from motcua.foundation.errors import Refused
from motcua.foundation.events.queries import newest
from motcua.foundation.ids import new_id
from motcua.foundation.ready import one_moment
from motcua.registers.organisations.queries import agencies_on
from motcua.registers.procedures.models import Channel
from motcua.steering.indices.actions import catch_up, keep_up, prove_cells, rebuild_facts
from motcua.steering.indices.actions.cells import rebuild_cells
from motcua.steering.indices.models import BookReader, CellBook, DossierFact, FactCell, UsedOnline
from motcua.steering.indices.queries import COUNTS, Scope, cell_differences, facts_as_of, facts_behind
from motcua.steering.indices.queries.counts import MOMENTS
from motcua.steering.indices.queries.facts import count_facts, facts_by_agency, facts_by_month
from motcua.steering.indices.queries.layout import cells_hold, kept_names
from motcua.steering.indices.queries.procedure_figures import count_procedures, procedures_by_agency
from tests.casework.dossiers.test_any_order import ACTS, Case, steps, undone, world
from tests.casework.dossiers.world import AT, a_world
from tests.steering.indices.test_index_counts import a_fact

__all__ = ["world"]
pytestmark = pytest.mark.django_db
FEW = settings.default.max_examples // 10
RAW = """
select
  count(*) filter (where accepted_at >= %(since)s and accepted_at < %(behind)s and accepted_at <= %(at)s),
  count(*) filter (where resolved_at >= %(since)s and resolved_at < %(behind)s and resolved_at <= %(at)s),
  count(*) filter (where resolved_at >= %(since)s and resolved_at < %(behind)s and resolved_at <= %(at)s
    and due_at < resolved_at),
  count(*) filter (where accepted_at is not null
    and state in ('ACCEPTED', 'IN_PROGRESS', 'AWAITING_SUPPLEMENT', 'PAUSED'))
from dossiers_dossier where whole_id is null
"""


def caught():
    keep_up(by=SYSTEM, at=AT)


def answers(scope, at):
    return (
        count_facts(COUNTS, scope, at),
        {
            key: counted
            for key, counted in facts_by_agency(COUNTS, scope, at).items()
            if any(counted.values())
        },
        dict(facts_by_month(list(OF_PERIOD), scope, at)),
        count_procedures([USED], scope, at),
        dict(procedures_by_agency([USED], scope, at)),
    )


USED = "procedures_used_online"
OF_PERIOD = {name: count for name, count in COUNTS.items() if count.by}


def agree(scope, at):
    """Ask cells, then facts alone; give what both say."""
    assert cells_hold()
    by_cells = answers(scope, at)
    with undone():
        CellBook.objects.all().delete()
        by_facts = answers(scope, at)
    assert by_cells == by_facts, (scope, at)
    for name in ("received", "open_overdue", "late_without_apology"):
        assert by_cells[0][name] == facts_behind(name, scope, at).count()
    return by_cells[0]


def raw(since, until, at):
    days = {
        "since": datetime(since.year, since.month, since.day, tzinfo=VN),
        "behind": datetime(until.year, until.month, until.day, tzinfo=VN) + timedelta(days=1),
        "at": at,
    }
    with connection.cursor() as cursor:
        cursor.execute(RAW, days)
        return cursor.fetchone()


def ends_of(at):
    """The ends of days, months and years that lie around a moment, and the moment itself."""
    day = at.astimezone(VN).replace(hour=0, minute=0, second=0, microsecond=0)
    return [
        at,
        day,
        day - timedelta(microseconds=1),
        day.replace(day=1),
        datetime(day.year + 1, 1, 1, tzinfo=VN),
    ]


@given(
    late=st.sampled_from([0, 38]),
    is_sent=st.booleans(),
    acts=st.lists(steps, min_size=2, max_size=10),
    stretch=st.tuples(st.integers(-40, 60), st.integers(0, 90)),
    which=st.integers(0, 19),
    reading=st.sampled_from(["each", "once", "twice", "late"]),
)
@settings(
    max_examples=FEW,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
def test_in_any_history_cells_say_what_facts_and_the_raw_tables_say(
    world, late, is_sent, acts, stretch, which, reading
):
    hands = (world.ward.clerk(), world.ward.civil_status_officer(), world.ward.leader(), SYSTEM)
    with undone():
        caught()
        begins, at = newest(), AT + timedelta(days=late)
        cases = []
        for online in (is_sent, not is_sent):
            filing = world.filing(channel=Channel.ONLINE) if online else world.filing()
            cases.append(
                Case(world, hands, (submit if online else take_in)(filing, by=hands[0], at=at), at=at)
            )
        for number, (name, hand, pick, minutes) in enumerate(acts):
            case = cases[number % 2]
            case.at += timedelta(minutes=minutes)
            with suppress(Refused), transaction.atomic():
                ACTS[name](case, hands[hand], pick)
            if reading == "each":
                caught()
        if reading == "late":  # whoever came first was seen first, and what was missing came after
            BookReader.objects.update(last=newest(), owed=[[begins + 1, newest(), 2**62, 2**33]])
        caught()
        if reading == "twice":
            BookReader.objects.update(last=begins)
            caught()
        last = max(case.at for case in cases)
        since = at.date() + timedelta(days=stretch[0])
        scope = Scope(since=since, until=since + timedelta(days=stretch[1]))
        unit = frozenset({world.ward.one_stop})
        others = [Scope(), Scope(unit_ids=unit, since=since), Scope(seen=frozenset()), Scope(seen=unit)]
        agree(others[which % 4], ends_of(last)[which % 5])
        counted = agree(scope, last)
        assert tuple(counted[name] for name in ("received", "resolved", "resolved_late", "open")) == raw(
            scope.since, scope.until, last
        )
        assert list(cell_differences()) == []


def test_cells_made_anew_are_the_same_and_what_was_changed_by_hand_is_named():
    world = a_world()
    caught()
    one = take_in(world.filing(), by=world.ward.clerk(), at=AT)
    submit(world.filing(channel=Channel.ONLINE), by=world.ward.clerk(), at=AT + timedelta(days=20))
    caught()
    kept = cells()
    rebuild_facts(by=SYSTEM, at=AT)
    assert cells() == kept
    assert list(cell_differences()) == []
    received = next(place for place, by in enumerate(MOMENTS) if by == "accepted_at")
    FactCell.objects.filter(moment=received, span=1).update(counts=[9] * len(kept_names("accepted_at")))
    (found,) = cell_differences()
    assert (found.day, found.unit_id, found.name) == (date(2023, 11, 20), one.reception_unit_id, "received")
    assert (found.kept, found.told) == (9, 1)


def test_a_fact_that_knew_a_later_moment_than_is_told_puts_cells_right():
    world = a_world()
    dossier = submit(world.filing(channel=Channel.ONLINE), by=world.ward.clerk(), at=AT)
    caught()
    DossierFact.objects.filter(pk=dossier.id).update(resolved_at=AT, closed_at=AT)  # by hand
    rebuild_cells(AT)
    assert FactCell.objects.filter(moment=MOMENTS.index("resolved_at")).exists()
    accept_dossier(dossier.id, by=world.ward.clerk(), at=AT + timedelta(minutes=5))
    caught()
    assert not FactCell.objects.filter(moment=MOMENTS.index("resolved_at")).exists()
    assert list(cell_differences()) == []


def test_a_cell_of_less_than_nothing_is_not_believed():
    world = a_world()
    caught()
    dossier = submit(world.filing(channel=Channel.ONLINE), by=world.ward.clerk(), at=AT)
    caught()
    FactCell.objects.all().delete()
    DossierFact.objects.update(received_at=AT + timedelta(days=9))
    withdraw(dossier.id, reason="Rút", by=world.ward.clerk(), at=AT + timedelta(days=1))
    caught()
    assert list(cell_differences()) == []
    assert agree(Scope(), AT + timedelta(days=2))["filed"] == 1


def test_what_holds_something_else_is_found_at_night_and_counted_anew():
    world = a_world()
    caught()
    take_in(world.filing(), by=world.ward.clerk(), at=AT)
    caught()
    assert prove_cells(by=SYSTEM, at=AT) == 0
    kept = cells()
    FactCell.objects.filter(span=1).delete()
    with pytest.raises(NotAllowed):
        prove_cells(by=world.ward.clerk(), at=AT)
    assert not FactCell.objects.filter(span=1).exists()
    assert prove_cells(by=SYSTEM, at=AT) == 2
    assert cells() == kept


def cells():
    rows = FactCell.objects.values_list("span", "moment", "day", "unit_id", "agency_id", "counts")
    return sorted(map(repr, rows))


def test_a_fact_that_moves_leaves_its_cell():
    world = a_world()
    caught()
    dossier = submit(world.filing(channel=Channel.ONLINE), by=world.ward.clerk(), at=AT)
    caught()
    withdraw(dossier.id, reason="Rút", by=world.ward.clerk(), at=AT + timedelta(days=1))
    caught()
    assert agree(Scope(), AT + timedelta(days=2))["filed"] == 1
    DossierFact.objects.update(received_at=AT + timedelta(days=9))
    BookReader.objects.update(last=0)
    caught()
    assert agree(Scope(), AT + timedelta(days=12))["filed"] == 1
    assert list(cell_differences()) == []


def test_cells_counted_otherwise_are_not_asked_and_counted_anew():
    world = a_world()
    caught()
    take_in(world.filing(), by=world.ward.clerk(), at=AT)
    caught()
    CellBook.objects.update(layout="other")
    FactCell.objects.update(counts=[])
    assert not cells_hold()
    assert count_facts(["received"], Scope(), AT + timedelta(days=3)) == {"received": 1}
    caught()
    assert agree(Scope(), AT + timedelta(days=3))["received"] == 1


def test_as_the_book_stood_at_a_moment_cells_are_not_asked():
    world = a_world()
    caught()
    take_in(world.filing(), by=world.ward.clerk(), at=AT)
    caught()
    at = AT + timedelta(days=3)
    with facts_as_of(AT - timedelta(minutes=1)):
        assert count_facts(["received"], Scope(), at) == {"received": 0}
    assert count_facts(["received"], Scope(), at) == {"received": 1}


def test_cells_cost_the_same_however_many_facts_changed(django_assert_max_num_queries):
    world = a_world()
    caught()
    for number in range(4):
        submit(world.filing(channel=Channel.ONLINE), by=world.ward.clerk(), at=AT + timedelta(days=number))
    with django_assert_max_num_queries(11):  # two of them ask for ids that were missing
        assert catch_up(by=SYSTEM, at=AT).dossiers == 4


def vn(*said):
    return datetime(*said, tzinfo=VN)


def facts_at(*moments, **more):
    DossierFact.objects.bulk_create([a_fact(received_at=one, accepted_at=one, **more) for one in moments])
    rebuild_cells(AT)


@pytest.mark.parametrize(
    "at",
    [
        vn(2023, 11, 20, 12),  # the moment itself counts
        vn(2023, 11, 20, 12) - timedelta(microseconds=1),
        vn(2023, 11, 21) - timedelta(microseconds=1),
        vn(2023, 11, 21),
        vn(2023, 11, 30, 23, 59),
        vn(2023, 12, 1),
        vn(2023, 12, 31, 23, 59),
        vn(2024, 1, 1),
    ],
)
@pytest.mark.parametrize(
    ("since", "until"),
    [
        (None, None),
        (date(2023, 11, 1), date(2023, 11, 30)),
        (date(2023, 11, 20), date(2023, 11, 20)),
        (date(2023, 10, 15), date(2024, 1, 15)),
        (date(2023, 10, 1), date(2023, 11, 20)),
        (date(2023, 12, 1), date(2023, 11, 30)),
        (date(2024, 1, 1), None),
    ],
)
def test_what_came_behind_the_moment_is_taken_off_its_day_and_its_month(at, since, until):
    a_world()
    days = [
        vn(2023, month, day, hour)
        for month in (10, 11, 12)
        for day in (1, 20, 21, 30)
        for hour in (0, 12, 23)
    ]
    facts_at(*days, vn(2023, 11, 20, 12), vn(2024, 1, 1), channel="ONLINE", agency_id=new_id())
    counted = agree(Scope(since=since, until=until), at)
    assert counted["received"] == sum(
        one <= at and (since is None or one.date() >= since) and (until is None or one.date() <= until)
        for one in [*days, vn(2023, 11, 20, 12), vn(2024, 1, 1)]
    )


def test_a_page_that_asked_how_the_whole_stands_knows_it_of_each_agency(django_assert_num_queries):
    world = a_world()
    agency = agencies_on(AT.date()).first().agency_id
    facts_at(AT - timedelta(days=3), due_at=AT - timedelta(days=1), agency_id=agency)
    facts_at(AT - timedelta(days=3), due_at=AT + timedelta(days=90), agency_id=world.ward.one_stop)
    names, scope = ["open", "open_overdue"], Scope(since=AT.date())
    with one_moment():
        assert count_facts(names, scope, AT) == {"open": 2, "open_overdue": 1}
        with django_assert_num_queries(0):
            assert facts_by_agency(["open_overdue"], Scope(), AT)[agency] == {"open_overdue": 1}
            assert count_facts(["open"], Scope(), AT) == {"open": 2}
        assert count_facts(["open"], Scope(agency_ids=frozenset({agency})), AT) == {"open": 1}


def test_from_when_to_when_a_procedure_was_used_online_follows_its_dossiers():
    world = a_world()
    caught()
    dossiers = [
        submit(world.filing(channel=Channel.ONLINE), by=world.ward.clerk(), at=AT) for _each in range(3)
    ]
    for days, one in zip((0, 9, 5), dossiers, strict=True):
        accept_dossier(one.id, by=world.ward.clerk(), at=AT + timedelta(days=days))
    caught()
    (kept,) = UsedOnline.objects.all()
    assert (kept.first_at, kept.last_at) == (AT, AT + timedelta(days=9))
    assert count_procedures([USED], Scope(), AT + timedelta(days=3)) == {USED: 1}
    after = Scope(since=(AT + timedelta(days=10)).date())
    assert count_procedures([USED], after, AT + timedelta(days=30)) == {USED: 0}
    between = Scope(since=(AT + timedelta(days=6)).date())
    assert agree(between, AT + timedelta(days=8))["received"] == 0
    assert agree(between, AT + timedelta(days=9))["received"] == 1
    assert list(cell_differences()) == []
    UsedOnline.objects.update(last_at=AT)
    assert [(one.name.partition(" ")[0], one.kept, one.told) for one in cell_differences()] == [(USED, 1, 1)]
    rebuild_cells(AT)
    assert list(cell_differences()) == []
    with undone():
        DossierFact.objects.all().delete()
        BookReader.objects.update(last=0)
        caught()
        assert UsedOnline.objects.count() == 1
