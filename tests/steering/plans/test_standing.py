"""The class of an assignment on a day: the law sheet's table, and the database's count, which agree."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.steering.plans.models import Assignment
from motcua.steering.plans.queries.standing import Standing, Sums, added, standing_on, with_standing
from motcua.steering.plans.rules.standing import standing_of
from tests.steering.plans.province import a_plan, a_province

TODAY = date(2023, 11, 20)
DUE = date(2023, 11, 30)


@pytest.mark.parametrize(
    ("state", "due", "done", "handed_in", "standing"),
    [
        ("DONE", DUE, DUE - timedelta(1), None, "DONE_EARLY"),
        ("DONE", DUE, DUE, None, "DONE_ON_TIME"),
        ("DONE", DUE, DUE + timedelta(1), None, "DONE_LATE"),
        ("DONE", None, DUE, None, "DONE_UNLIMITED"),
        ("GIVEN", DUE, None, None, "RUNNING"),
        ("IN_PROGRESS", TODAY + timedelta(7), None, None, "NEAR"),
        ("IN_PROGRESS", TODAY + timedelta(8), None, None, "RUNNING"),
        ("IN_PROGRESS", TODAY, None, None, "NEAR"),
        ("IN_PROGRESS", TODAY - timedelta(1), None, None, "LATE"),
        ("HANDED_IN", TODAY - timedelta(1), None, TODAY - timedelta(1), "RUNNING"),
        ("HANDED_IN", TODAY - timedelta(1), None, TODAY, "LATE"),
        ("GIVEN", None, None, None, "UNLIMITED"),
        ("SUSPENDED", TODAY - timedelta(9), None, None, "SUSPENDED"),
        ("CANCELLED", TODAY - timedelta(9), None, None, "CANCELLED"),
    ],
)
def test_an_assignment_is_classed_as_the_law_sheet_says(state, due, done, handed_in, standing):
    assert standing_of(state, due, done, handed_in, today=TODAY) == standing


def test_rates_leave_out_what_is_not_due_yet():
    sums = added(
        [
            Sums(
                {Standing.DONE_EARLY: 3, Standing.RUNNING: 5, Standing.LATE: 1}, due_by_now=3, kept_by_now=2
            ),
            Sums({Standing.DONE_LATE: 1, Standing.CANCELLED: 4}, due_by_now=1),
        ]
    )
    assert (sums.all, sums.done, sums.rate_on_time, sums.rate_done) == (10, 4, 0.5, 0.8)
    assert (Sums({}).rate_on_time, Sums({}).rate_done) == (None, None)


@pytest.mark.django_db
def test_many_are_classed_in_the_database_as_one_by_one():
    a_province()
    plan = a_plan()
    first = Assignment.objects.filter(plan=plan)[0]
    days = [None, *(TODAY + timedelta(n) for n in (-9, -1, 0, 1, 7, 8, 40))]
    made = []
    for state in Assignment.State.values:
        for due in days:
            for other in days[1:]:
                made.append(
                    Assignment(
                        plan=plan,
                        line_id=first.line_id,
                        position=1,
                        text="x",
                        term="DATED" if due else "OPEN_ENDED",
                        due_on=due,
                        original_due_on=due,
                        state=state,
                        done_on=other if state == "DONE" else None,
                        handed_in_on=other if state == "HANDED_IN" else None,
                    )
                )
    Assignment.objects.bulk_create(made)
    rows = with_standing(Assignment.objects.all(), TODAY, 7)
    assert [(one.standing, str(one.id)) for one in rows] == [
        (standing_on(one, TODAY, 7).value, str(one.id)) for one in rows
    ]
    assert {one.standing for one in rows} == {one.value for one in Standing}


@given(
    st.sampled_from(["GIVEN", "ACCEPTED", "IN_PROGRESS"]),
    st.dates(date(2023, 1, 1), date(2024, 1, 1)),
    st.dates(date(2023, 1, 1), date(2024, 1, 1)),
)
def test_what_is_late_stays_late_until_it_is_done(state, due, today):
    if standing_of(state, due, None, None, today=today) is Standing.LATE:
        assert standing_of(state, due, None, None, today=today + timedelta(1)) is Standing.LATE
        assert standing_of("DONE", due, today, None, today=today) is Standing.DONE_LATE
