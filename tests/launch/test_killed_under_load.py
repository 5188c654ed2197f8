"""Killed again and again under load: what was acknowledged is there, once; what was not may be sent again."""

import json
import os
import signal
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from motcua.launch.home import Home
from motcua.launch.postgres import Cluster
from tests.served import motcua_json, serving

CLERK, OFFICER = "p-dong-da.mot-cua.tiep-nhan", "p-dong-da.ho-tich"
FILING = {
    "procedure": "1.004873",
    "case_number": 1,
    "unit": "p-dong-da.mot-cua",
    "place": "21556",
    "applicant": {
        "person": {
            "personal_id": "052196000001",
            "full_name": "Nguyễn Thị Bình An",
            "birth": "14/03/1996",
            "gender": "FEMALE",
        }
    },
    "answers": {
        "requester": {
            "full_name": "Nguyễn Thị Bình An",
            "birth_date": "1996-03-14",
            "sex": "female",
            "ethnicity": "01",
            "nationality": "VN",
            "personal_id": "052196000001",
            "residence": {
                "province": "52",
                "district": "540",
                "commune": "21556",
                "street": "12 Trần Cao Vân",
            },
        },
        "relation": "self",
        "marital_status": "never",
        "purpose": "other",
        "other_purpose": "Vay vốn ngân hàng",
        "earlier_certificate": "none",
        "copies": 1,
        "commitment": True,
    },
}
SENDERS, KILLS, PATIENCE = 6, 8, 240.0
SERVERS_FAULT = 500


@dataclass
class Sender:
    """One system that sends dossiers in and has their first step done, each until it is acknowledged."""

    address: str
    clerk: str
    officer: str
    made: dict[str, str] = field(default_factory=dict)
    acted: set[str] = field(default_factory=set)
    again: int = 0

    def go_on(self, until: threading.Event) -> None:
        """Send one after the other."""
        while not until.is_set():
            key = str(uuid4())
            said = self.send("api/v1/dossiers", FILING, self.clerk, key)
            self.made[key] = said["id"]
            self.send(f"api/v1/dossiers/{said['id']}/acts", {"act": "FINISH"}, self.officer, str(uuid4()))
            self.acted.add(said["id"])

    def send(self, path: str, body: object, token: str, key: str) -> Any:
        """Ask until there is an answer: under one key the same is done once, however often it is sent."""
        asked = urllib.request.Request(
            self.address + path,
            data=json.dumps(body).encode(),
            headers={
                "Authorization": f"Bearer {token}",
                "Content-Type": "application/json",
                "Idempotency-Key": key,
            },
        )
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                with urllib.request.urlopen(asked, timeout=30) as answer:
                    return json.loads(answer.read())
            except urllib.error.HTTPError as refusal:
                if refusal.code < SERVERS_FAULT:
                    raise AssertionError(refusal.read().decode()) from refusal
                why: OSError = refusal
            except OSError as gone:
                why = gone
            self.again += 1
            time.sleep(0.2)
        raise AssertionError(f"no answer within {PATIENCE} s: {why}")


@pytest.mark.soak
def test_what_was_acknowledged_while_processes_were_killed_is_there_once_and_the_record_holds(open_folder):
    home, dice = open_folder / "home", Random(20231120)
    with serving(home) as (address, process):
        clerk, officer = (
            token(home, post, scopes)
            for post, scopes in (
                (CLERK, "dossiers.accept,dossiers.view,people.edit"),
                (OFFICER, "dossiers.handle,dossiers.view"),
            )
        )
        senders = [Sender(address, clerk, officer) for _ in range(SENDERS)]
        enough = threading.Event()
        threads = [threading.Thread(target=sender.go_on, args=[enough]) for sender in senders]
        for thread in threads:
            thread.start()
        for _ in range(KILLS):
            time.sleep(dice.uniform(1, 4))
            os.kill(dice.choice(below(process.pid)), signal.SIGKILL)
        enough.set()
        for thread in threads:
            thread.join()
        assert process.poll() is None  # the house itself went on
        held = motcua_json(home, "events", "verify")
        with psycopg.connect(database_of(home)) as looking:
            dossiers = rows(looking, "select id::text from dossiers_dossier")
            done = rows(
                looking,
                "select subject_id::text from workflow_task where state = 'DONE' and kind <> 'ACCEPT'",
            )
            half = rows(looking, "select id::text from once_keptanswer where status is null")
    made = [one for sender in senders for one in sender.made.values()]
    acted = [one for sender in senders for one in sender.acted]
    assert sum(sender.again for sender in senders) > 0  # the kills were felt
    assert sorted(made) == sorted(dossiers)
    assert sorted(acted) == sorted(done)
    assert half == []
    assert held["holds"] is True


def token(home: Path, post: str, scopes: str) -> str:
    """Have a token issued."""
    said = motcua_json(home, "token", "issue", "--post", post, "--scopes", scopes)
    return str(max((one for one in said.values() if str(one).startswith("mc_")), key=len))


def below(parent: int) -> list[int]:
    """Give all processes below the house's own that serve or work: not the database."""
    stats = [one.read_text() for one in Path("/proc").glob("[0-9]*/stat") if one.exists()]
    parents = {int(said.split(" ", 1)[0]): int(said.rpartition(")")[2].split()[1]) for said in stats}
    found, seen = [], {parent}
    for pid in sorted(parents):
        if parents[pid] in seen and "postgres" not in command_of(pid):
            seen.add(pid)
            found.append(pid)
    return found


def command_of(pid: int) -> str:
    """Say what a process is."""
    return Path(f"/proc/{pid}/cmdline").read_text().partition("\0")[0]


def database_of(home: Path) -> str:
    """Give the address by which one looks behind the pages."""
    cluster = Cluster(Home(home).postgres)
    assert cluster.join()
    return cluster.owner_url


def rows(looking: "psycopg.Connection[Any]", asked: str) -> list[str]:
    """Give the first column."""
    return [str(row[0]) for row in looking.execute(asked).fetchall()]  # type: ignore[call-overload]
