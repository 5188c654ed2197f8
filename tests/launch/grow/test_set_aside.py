"""What makes single rows dear is set aside while many come, and comes back as it was, whoever was cut off."""

import pytest
from django.db import IntegrityError, connection, transaction

from motcua.foundation.ids import new_id
from motcua.instruments.deadlines.models import Pause
from motcua.launch import set_aside as setting
from motcua.launch.grow.command import GROWN, is_worth_it
from motcua.launch.set_aside import is_anything_set_aside, put_back, set_aside
from tests.launch.grow.owning import owning

pytestmark = pytest.mark.django_db
STANDING = """
select pg_get_indexdef(indexrelid) from pg_index where indrelid = any(%(tables)s::regclass[])
union all
select conname || pg_get_constraintdef(oid) from pg_constraint where conrelid = any(%(tables)s::regclass[])
union all
select relname || coalesce(reloptions::text, '') from pg_class where oid = any(%(tables)s::regclass[])
order by 1
"""


@pytest.fixture(autouse=True)
def _owner(db):
    del db
    with owning():
        yield


def standing():
    with connection.cursor() as cursor:
        cursor.execute(STANDING, {"tables": [model._meta.db_table for model in GROWN]})
        return [said for (said,) in cursor.fetchall()]


def test_all_stands_again_as_it_stood():
    before = standing()
    with set_aside(GROWN):
        meanwhile = standing()
        assert is_anything_set_aside()
    assert standing() == before
    assert not is_anything_set_aside()
    assert not [one for one in meanwhile if "FOREIGN KEY" in one]
    assert any("events_event_pkey" in one for one in meanwhile)  # what keeps rows apart stays
    assert not any("events_event" in one and "(kind, id)" in one for one in meanwhile)


def test_a_growth_that_was_cut_off_is_mended_by_whoever_comes_next():
    before = standing()
    setting._take_away([model._meta.db_table for model in GROWN])
    assert setting._put_next_back()
    assert standing() != before
    assert put_back() > len(GROWN)  # indexes, keys, cleaning: one after the other
    assert standing() == before
    assert put_back() == 0


def test_what_costs_less_to_keep_up_stays():
    before = standing()
    with set_aside(GROWN, indexes=False):
        meanwhile = standing()
        assert any("events_event" in one and "(kind, id)" in one for one in meanwhile)
        assert not [one for one in meanwhile if "FOREIGN KEY" in one]
    with set_aside(GROWN, keys=False):
        assert [one for one in standing() if "FOREIGN KEY" in one]
    assert standing() == before


def test_a_row_that_hangs_on_nothing_is_found_when_the_keys_come_back():
    with set_aside([Pause]):
        stray = Pause.objects.create(promise_id=new_id(), reason="Chờ", paused_at="2023-11-20T08:00+07:00")
        with pytest.raises(IntegrityError, match="foreign key"), transaction.atomic():
            put_back()
        assert is_anything_set_aside()
        stray.delete()
    assert not is_anything_set_aside()


def test_few_who_come_to_many_are_not_worth_it():
    assert is_worth_it(2_000, 1)
    assert not is_worth_it(300, 9)
