"""Killed again and again while it dates anew and moves: each promise and dossier once, none lost."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import psycopg
import pytest

from motcua.launch.postgres import Cluster
from tests.served import surroundings

KILLS, PATIENCE = 6, 300.0
PROGRESS = """
select (select examined from deadlines_redating), (select examined from dossiers_moving),
  (select count(*) from deadlines_redating where state = 'DONE')
  + (select count(*) from dossiers_moving where state = 'DONE')
"""
IN_NOBODYS_HANDS = """
select count(*) from dossiers_dossier d join workflow_run r on r.subject_id = d.id
where d.state = 'IN_PROGRESS' and r.state = 'RUNNING' and not exists (
  select from workflow_task t where t.run_id = r.id and t.state in ('OPEN', 'CLAIMED'))
"""
TOLD_ONCE = """
select count(*), count(distinct e.subject_id) from events_event e where e.kind = %s
"""


@pytest.mark.soak
def test_killed_while_it_dates_anew_and_moves_the_house_does_each_once_and_loses_none(open_folder):
    dice = Random(20231120)
    with Cluster(open_folder / "postgres") as cluster, psycopg.connect(cluster.owner_url) as looking:
        looking.autocommit = True
        house = its_surroundings(open_folder, cluster)
        said(house, "furnish", timeout=900)
        owned = ask(looking, IN_NOBODYS_HANDS)[0]
        cut_off = []
        for _ in range(KILLS):
            with working(house, open_folder) as worker:
                await_more(looking, dice, worker)
                time.sleep(dice.uniform(0, 0.15))
                os.kill(worker.pid, signal.SIGKILL)
                worker.wait()
            cut_off.append(ask(looking, PROGRESS))
            assert ask(looking, IN_NOBODYS_HANDS)[0] == owned == 0
            must_agree(looking)
        assert cut_off[0][0] > 0
        assert [one[2] for one in cut_off[:3]] == [0, 0, 0]  # they were killed in the middle
        with working(house, open_folder) as worker:
            while ask(looking, PROGRESS)[2] < 2:
                assert worker.poll() is None
                assert ask(looking, IN_NOBODYS_HANDS)[0] == 0
                time.sleep(0.05)
        must_agree(looking)
        must_be_done(looking)
        assert json.loads(said(house, "verify"))["holds"] is True


def must_agree(looking: "psycopg.Connection[Any]") -> None:
    """What is written of each promise and dossier so far agrees, wherever the worker was cut off."""
    with looking.transaction():
        looking.execute("set transaction isolation level repeatable read")
        agree(looking)


def agree(looking: "psycopg.Connection[Any]") -> None:
    """See to it, of one snapshot."""
    changed, lines, told = (
        ask(looking, "select changed from deadlines_redating")[0],
        ask(looking, "select count(*) from deadlines_redated")[0],
        ask(looking, TOLD_ONCE, "deadlines.PromiseRedated"),
    )
    assert changed == lines == told[0] == told[1]
    moved, going, said_so = (
        ask(looking, "select examined, moved from dossiers_moving"),
        ask(looking, "select count(*), count(*) filter (where why_not = '') from dossiers_moveddossier"),
        ask(looking, TOLD_ONCE, "dossiers.ProcessMoved"),
    )
    assert moved == going
    assert moved[1] == said_so[0] == said_so[1]
    followed = ask(looking, TOLD_ONCE, "dossiers.DossierRedated")
    letters = ask(
        looking, "select count(*), count(distinct subject_id) from notices_notice where said is not null"
    )
    assert followed == letters
    assert letters[0] == letters[1]


def must_be_done(looking: "psycopg.Connection[Any]") -> None:
    """All that ran over the day off has moved; dossiers and tasks follow; who could go over is there."""
    assert ask(looking, "select count(*) > 300 from deadlines_redated")[0]
    assert ask(looking, "select moved > 20 from dossiers_moving")[0]
    assert (
        ask(
            looking,
            """
        select count(*) from deadlines_redated l join deadlines_promise p on p.id = l.promise_id
        where p.due_at <> l.due_after or p.original_due_at is null or p.original_due_at >= p.due_at""",
        )[0]
        == 0
    )
    assert (
        ask(
            looking,
            """
        select count(*) from dossiers_dossier d join deadlines_promise p
          on p.subject_id = d.id and p.purpose = 'RESULT' and p.state in ('RUNNING', 'MISSED')
        where d.due_at is distinct from p.due_at""",
        )[0]
        == 0
    )
    assert (
        ask(
            looking,
            """
        select count(*) from workflow_task t join dossiers_dossier d on d.id = t.subject_id
        where t.state in ('OPEN', 'CLAIMED') and t.waits_for = '' and t.urgent_at is distinct from d.due_at
          and d.due_at is not null""",
        )[0]
        == 0
    )
    assert (
        ask(
            looking,
            """
        select count(*) from dossiers_moveddossier m join workflow_task t on t.subject_id = m.dossier_id
        where m.why_not = '' and t.state in ('OPEN', 'CLAIMED') and t.title not like '%%(mới)'""",
        )[0]
        == 0
    )


def its_surroundings(folder: Path, cluster: Cluster) -> dict[str, str]:
    """Give the environment of a house over that database, on the demo's day."""
    return surroundings(
        folder / "home",
        DJANGO_SETTINGS_MODULE="motcua.settings",
        MOTCUA_TODAY="2023-11-20T08:30",
        MOTCUA_DEMO="1",
        MOTCUA_POOL="0",
        MOTCUA_DATABASE_URL=cluster.owner_url,
        MOTCUA_OWNER_DATABASE_URL=cluster.owner_url,
        MOTCUA_APP_DATABASE_URL=cluster.app_url,
    )


def said(house: dict[str, str], what: str, timeout: float = 300) -> str:
    """Have one of the long deeds' own commands done, or the record verified."""
    ours = [sys.executable, "-m", "tests.launch.long_deeds", what]
    done = subprocess.run(ours, env=house, capture_output=True, text=True, timeout=timeout, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip().splitlines()[-1]


@contextmanager
def working(house: dict[str, str], folder: Path) -> "Iterator[subprocess.Popen[bytes]]":
    """Have a worker until the end of the block."""
    with (folder / "worker.log").open("ab") as log:
        worker = subprocess.Popen(
            [sys.executable, "-m", "tests.launch.long_deeds", "work"], env=house, stdout=log, stderr=log
        )
    try:
        yield worker
    finally:
        if worker.poll() is None:
            worker.kill()
            worker.wait()


def await_more(looking: "psycopg.Connection[Any]", dice: Random, worker: "subprocess.Popen[bytes]") -> None:
    """Wait until the worker has gone on by a few batches."""
    begun, wanted, last, batches = time.monotonic(), dice.randint(1, 4), ask(looking, PROGRESS), 0
    while batches < wanted and last[2] < 2:
        assert worker.poll() is None
        assert time.monotonic() - begun < PATIENCE, "the worker does not go on"
        now = ask(looking, PROGRESS)
        batches += now != last
        last = now
        time.sleep(0.01)


def ask(looking: "psycopg.Connection[Any]", question: str, *given: object) -> Sequence[Any]:
    """Give the first row of an answer."""
    row = looking.execute(question, given or None).fetchone()  # type: ignore[call-overload]
    assert row is not None
    return tuple(row)
