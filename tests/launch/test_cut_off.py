"""A founding that was cut off is taken up where it ended; a house is never left half made for good."""

import psycopg
import pytest

from motcua.launch.postgres import APP, Cluster
from motcua.launch.set_aside import RECORD
from tests.served import motcua, motcua_json

PASSWORD = "một-mật-khẩu-rất-dài-2026"


@pytest.fixture
def cut_off(open_folder):
    """A home as `kill -9` amid the migrations leaves it: some are missing, none of the rights were given."""
    home = open_folder / "home"
    said = motcua(
        home, "init", "--province", "Ủy ban nhân dân tỉnh Thử Nghiệm", "--login", "quan.tri",
        "--name", "Trần Thị Bích", "--password-stdin", typed=PASSWORD + "\n",
    )  # fmt: skip
    assert said.returncode == 0, said.stderr
    with Cluster(home / "postgres", durable=False) as cluster, psycopg.connect(cluster.owner_url) as owner:
        owner.execute(f"revoke all on all tables in schema public from {APP}")
    return home


def test_rooms_that_the_application_cannot_enter_are_a_sentence_and_an_upgrade_opens_them(cut_off):
    shut = motcua(cut_off, "events", "verify")
    assert shut.returncode == 1
    assert "motcua upgrade" in shut.stderr
    assert "Traceback" not in shut.stderr
    assert motcua(cut_off, "doctor").returncode == 1
    assert motcua(cut_off, "upgrade").returncode == 0
    with (
        Cluster(cut_off / "postgres", durable=False) as cluster,
        psycopg.connect(cluster.app_url) as app,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        app.execute("update events_event set kind = 'x'")
    with Cluster(cut_off / "postgres", durable=False) as cluster, psycopg.connect(cluster.owner_url) as owner:
        owner.execute(f"create table {RECORD} (place serial primary key, said text not null)")
        owner.execute(f"insert into {RECORD} (said) values ('analyze events_event')")  # a growth was cut off
    assert motcua_json(cut_off, "events", "verify")["holds"] is True
