"""What is amiss below the house (database, disk, a text beyond storing) is a sentence with its status."""

import errno
import os

import psycopg
import pytest
from django.core.cache import cache
from django.db import DataError, OperationalError
from django.test import Client
from psycopg import errors
from psycopg_pool import PoolTimeout

from motcua.faces.shared import middleware
from motcua.faces.shared.refusals import DatabaseAway, DatabaseBusy, DiskFull, Unstorable, trouble_of
from motcua.settings.patience import ImpatientConnection, options_of_a_page

AWAY = "Hệ thống đang tạm mất kết nối với cơ sở dữ liệu"
FULL = """
create function motcua_full() returns trigger language plpgsql as
  $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$;
create trigger full_disk before insert or update on motcua_cache execute function motcua_full();
alter table motcua_cache enable always trigger full_disk
"""


def caused(by: Exception) -> OperationalError:
    trouble = OperationalError("as Django says it")
    trouble.__cause__ = by
    return trouble


@pytest.mark.parametrize(
    ("trouble", "refusal"),
    [
        (caused(psycopg.OperationalError()), DatabaseAway),
        (PoolTimeout(), DatabaseAway),
        (caused(errors.QueryCanceled()), DatabaseBusy),
        (caused(errors.LockNotAvailable()), DatabaseBusy),
        (caused(errors.DeadlockDetected()), DatabaseBusy),
        (caused(errors.DiskFull()), DiskFull),
        (OSError(errno.ENOSPC, "full"), DiskFull),
        (OSError(errno.EACCES, "shut"), type(None)),
        (DataError("PostgreSQL text fields cannot contain NUL (0x00) bytes"), Unstorable),
        (DataError("out of range"), type(None)),
        (ValueError(), type(None)),
    ],
)
def test_each_trouble_has_its_refusal(trouble: Exception, refusal: type) -> None:
    assert type(trouble_of(trouble)) is refusal


def test_a_database_that_goes_before_the_view_is_told_as_in_it(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*asked: object) -> None:
        raise OperationalError

    monkeypatch.setattr(middleware, "actor_for", gone)
    monkeypatch.setattr(middleware, "Account", object)
    client.raise_request_exception = False
    response = client.get("/tra-cuu/")
    assert (response.status_code, response["Retry-After"]) == (503, "10")
    assert AWAY in response.content.decode()


def test_anything_else_stays_an_error(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*asked: object) -> None:
        raise ValueError

    monkeypatch.setattr(middleware, "actor_for", broken)
    monkeypatch.setattr(middleware, "Account", object)
    client.raise_request_exception = False
    response = client.get("/tra-cuu/")
    assert response.status_code == 500
    assert "Lỗi này do hệ thống" in response.content.decode()


@pytest.mark.django_db
def test_signing_in_on_a_full_disk_is_not_called_trying_too_often(client: Client, intruder) -> None:
    with intruder() as cursor:
        cursor.execute(FULL)
    client.raise_request_exception = False
    response = client.post("/dang-nhap/", {"login": "lan", "password": "sai"})
    assert response.status_code == 503
    assert "Máy chủ đã hết chỗ lưu" in response.content.decode()


@pytest.mark.django_db
def test_the_cache_counts_as_before() -> None:
    assert (cache.add("a", 1), cache.add("a", 2), cache.get("a")) == (True, False, 1)


@pytest.fixture
def connection() -> psycopg.Connection:
    with ImpatientConnection.connect(os.environ["MOTCUA_DATABASE_URL"]) as opened:
        yield opened


def test_an_answer_that_does_not_come_is_not_waited_for(connection, monkeypatch) -> None:
    monkeypatch.setattr(ImpatientConnection, "_patience", 0.2)
    with pytest.raises(psycopg.OperationalError, match="did not answer in time"):
        connection.cursor().execute("select pg_sleep(30)")
    assert connection.closed


def test_what_the_server_itself_refuses_stays_as_it_said_it(connection) -> None:
    with pytest.raises(errors.DivisionByZero):
        connection.cursor().execute("select 1/0")
    assert not connection.closed


def test_the_address_of_a_database_has_the_last_word_on_its_limits() -> None:
    said = options_of_a_page({})
    assert said["options"] == "-c statement_timeout=20s -c lock_timeout=10s -c parallel_setup_cost=20000"
    assert options_of_a_page({"options": "-c work_mem=8MB"})["options"] == "-c work_mem=8MB"
    assert said["pool"]["reconnect_timeout"] == 3
