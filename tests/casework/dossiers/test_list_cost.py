"""What a page of dossiers costs: as much as it shows, whatever it is narrowed to, however many there are."""

import secrets
from datetime import timedelta

import pytest

from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.queries import awaiting_acceptance, results_waiting
from motcua.casework.dossiers.queries.reading import Narrowing, page_of_lines
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.ids import new_id
from tests.casework.dossiers.world import AT, CODE, a_procedure, a_world
from tests.touched import touched

pytestmark = pytest.mark.django_db
PAGE = 20
MANY = 3_000
"""So many that reading them all is dearer than any index, however the tables were left by who came before."""
TABLE = "dossiers_dossier"
STATEMENTS = 3
"""Ids, lines; and the versions of a procedure where one is named."""


@pytest.fixture
def world():
    return a_world()


def many_like(dossier, many, **other):
    """Put down many dossiers that are like one, each earlier than the one before."""
    values = {column.attname: getattr(dossier, column.attname) for column in Dossier._meta.concrete_fields}
    before = Dossier.objects.count()
    rows = [
        Dossier(
            **{
                **values,
                "id": new_id(),
                "token_index": secrets.token_bytes(32),
                "submitted_at": AT - timedelta(minutes=before + n),
                **({"code": f"H08-{before + n:06}", "book_number": before + n + 10} if dossier.code else {}),
                **other,
            }
        )
        for n in range(many)
    ]
    Dossier.objects.bulk_create(rows)


def page(by, after=None, **narrowed):
    return page_of_lines(by, Narrowing(**narrowed), after=after, limit=PAGE)


def ended(**other):
    return {"state": "HANDED_OVER", "resolved_at": AT, "ended_at": AT, **other}


def test_a_page_of_what_one_may_read_costs_the_same_at_any_depth(world):
    clerk = world.ward.clerk()
    many_like(world.taken_in(), 600, **ended())
    lines = page_of_lines(clerk, Narrowing(), limit=700)
    moments = [line.submitted_at for line in lines]
    assert moments == sorted(moments, reverse=True)
    place = lines[500].submitted_at, lines[500].id
    assert page(clerk, place) == lines[501 : 501 + PAGE]
    first, deep = touched(lambda: page(clerk), TABLE), touched(lambda: page(clerk, place), TABLE)
    assert (first.statements, deep.statements) == (2, 2)
    assert max(first.rows, deep.rows) <= 5 * PAGE + 5  # a walk for each way to be read, then the rows
    assert not first.whole | deep.whole


@pytest.mark.parametrize("everywhere", [False, True])
def test_what_few_are_is_found_without_reading_the_many(world, everywhere):
    by = SYSTEM if everywhere else world.ward.clerk()
    one = world.taken_in()
    many_like(one, MANY, **ended())
    many_like(one, 4, state="PAUSED")
    found = touched(lambda: page(by, states=frozenset({"PAUSED", "STOPPED"})), TABLE)
    assert len(page(by, states=frozenset({"PAUSED", "STOPPED"}))) == 4
    assert (found.statements, found.whole) == (2, set())
    assert found.rows <= 20


def test_what_is_rarely_asked_for_is_found_without_reading_the_rest(world):
    one = world.taken_in()
    other = a_procedure(code="1.000656")
    many_like(one, MANY, **ended())
    many_like(one, 5, version_id=other.id, **ended())
    for by in (world.ward.clerk(), SYSTEM):
        found = touched(lambda by=by: page(by, procedure_code="1.000656"), TABLE)
        assert len(page(by, procedure_code="1.000656")) == 5
        assert (found.statements, found.whole & {TABLE}) == (STATEMENTS, set())
        assert found.rows <= 40
    assert len(page(SYSTEM, procedure_code=CODE)) == PAGE
    assert page(SYSTEM, procedure_code="9.999999") == []


def test_what_is_due_on_a_day_is_found_without_reading_the_unit(world):
    one, unit = world.taken_in(), world.ward.one_stop
    soon, late = AT + timedelta(days=40), AT + timedelta(days=60)
    many_like(one, MANY, **ended())
    many_like(one, 4, due_at=soon, **ended())
    many_like(one, 2, due_at=soon, state="IN_PROGRESS")
    many_like(one, 3, due_at=soon, state="ARCHIVED", resolved_at=AT, ended_at=AT, archived_at=AT)
    many_like(one, 5, due_at=late, **ended())
    days = {"due_from": soon, "due_before": soon + timedelta(days=1)}
    for places in ({"reception_unit_id": unit}, {"decision_agency_id": world.ward.committee}, {}):
        for by in (world.ward.clerk(), SYSTEM):
            lines = page(by, **days, **places)
            moments = [line.submitted_at for line in lines]
            assert (len(lines), moments) == (9, sorted(moments, reverse=True))
            found = touched(lambda by=by, places=places: page(by, **days, **places), TABLE)
            assert (found.statements, found.whole) == (2, set())
            assert found.rows <= 60  # what is due on that day, for each way to be read, then the lines
    assert page(SYSTEM, **days, reception_unit_id=unit) == page(SYSTEM, **days)


def test_the_counter_s_lists_read_what_waits_alone(world):
    unit = world.ward.one_stop
    one = world.taken_in()
    many_like(one, MANY, **ended())
    many_like(one, 3, state="RESOLVED", resolved_at=AT)
    asked = {"state": "SUBMITTED", "code": None, "accepted_at": None, "accepted_by": None, "due_at": None}
    asked |= {"book_number": None, "book_year": None, "original_due_at": None}
    many_like(one, 2, **asked)
    for rows, many in ((results_waiting([unit]), 3), (awaiting_acceptance([unit]), 2)):
        found = touched(lambda rows=rows: list(rows[:PAGE]), TABLE)
        assert len(rows) == many
        assert TABLE not in found.whole
        assert found.rows <= 10 * many
