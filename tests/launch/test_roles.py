"""Two roles: the application adds to history and never rewrites it."""

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from motcua.launch.grants import append_only_tables, grant_to_app, grants_stand, trigger_written_tables

pytestmark = pytest.mark.django_db


def refused(statement: str) -> bool:
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    return True


def test_the_event_table_is_append_only():
    assert "events_event" in append_only_tables()


@pytest.mark.parametrize("table", append_only_tables())
def test_the_application_can_neither_change_nor_remove_history(table):
    assert refused(f"update {table} set id = id")
    assert refused(f"delete from {table}")
    assert refused(f"truncate {table}")


def test_the_application_can_neither_make_nor_drop_tables():
    assert refused("create table mine (n int)")
    with (
        pytest.raises(ProgrammingError, match="must be owner"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("alter table events_event disable trigger all")


def test_an_intruder_with_the_databases_keys_can(intruder):
    with intruder() as cursor:
        cursor.execute("delete from events_event")
        assert cursor.rowcount == 0
    assert refused("delete from events_event")


def test_grants_that_fall_short_or_go_too_far_are_seen_and_put_right(intruder):
    (head, *_), event = trigger_written_tables(), "events_event"
    assert grants_stand(connection)
    for statement in (
        f"revoke select on {event} from motcua_app",
        f"grant update on {event} to motcua_app",
        f"grant insert on {head} to motcua_app",
        "revoke all on all tables in schema public from motcua_app",
    ):
        with intruder() as cursor:
            cursor.execute(statement)
            assert not grants_stand(connection), statement
            grant_to_app(connection)
            assert grants_stand(connection), statement
