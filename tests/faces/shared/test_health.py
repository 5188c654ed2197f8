"""Health and readiness: alive without the database, ready only when nothing is missing."""

import pytest
from django.db import OperationalError, connection
from procrastinate.contrib.django.models import ProcrastinateWorker

from motcua.faces.shared import health


@pytest.fixture(autouse=True)
def _nothing_seen_yet(monkeypatch):
    monkeypatch.setattr(health, "_up_to_date", [])


def a_worker_seen(seconds_ago: int, intruder) -> None:
    with intruder() as cursor:
        cursor.execute(
            "insert into procrastinate_workers (last_heartbeat) values (now() - %s * interval '1 second')",
            [seconds_ago],
        )


def test_alive_asks_no_database(client):
    answer = client.get("/healthz")  # a test without the database mark would fail if it were asked
    assert answer.status_code == 200
    assert answer.json() == {"status": "alive"}


@pytest.mark.django_db
def test_ready_when_database_tables_and_worker_are(client, intruder):
    a_worker_seen(3, intruder)
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert {name: part["ready"] for name, part in answer.json().items() if name != "status"} == {
        "database": True,
        "migrations": True,
        "worker": True,
    }
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.parametrize("seconds_ago", [None, 60])
def test_not_ready_without_a_worker_and_it_is_named(client, intruder, seconds_ago):
    if seconds_ago:
        a_worker_seen(seconds_ago, intruder)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["worker"]["says"] == "Tiến trình chạy nền không hoạt động."
    assert ProcrastinateWorker.objects.count() == (1 if seconds_ago else 0)


@pytest.mark.django_db
def test_not_ready_with_tables_of_an_older_version(client, intruder):
    with intruder() as cursor:
        cursor.execute("delete from django_migrations where app = 'files'")
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert "files.0001_initial" in answer.json()["migrations"]["missing"]


@pytest.mark.django_db
def test_not_ready_without_a_database(client, monkeypatch):
    def gone(*_args, **_kwargs):
        raise OperationalError("gone")

    monkeypatch.setattr(connection, "cursor", gone)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["database"]["ready"] is False
