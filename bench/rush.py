"""A morning's rush over HTTP: citizens and some officers ask 30 pages a second of a whole house.

`python -m bench rush HOME` opens the province kept in HOME as `motcua run` does, with its worker and its
simulated identity service, and lets Locust send who comes (`bench.rush_people`): people who find, sign in,
file and follow, officers at their lists. A bare Django on a server of the same kind is asked in the same
minutes. Without HOME it is a new demo. Pages must be there in 150 ms for 95 of a hundred, a filing sent in
300.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, Final

from bench.asking import served
from bench.harness import keep, milliseconds

PAGES_MUST_MS, SUBMIT_MUST_MS = 150.0, 300.0
PAGES_AIM_MS, SUBMIT_AIM_MS = 100.0, 200.0
A_SECOND: Final = 30
VISITORS: Final = 62
"""Each asks every two seconds; with the wait for answers that is some thirty a second, one of the bare."""
WARM_UP: Final = float(os.environ.get("MOTCUA_RUSH_WARM_UP", "20"))
SECONDS: Final = float(os.environ.get("MOTCUA_RUSH_SECONDS", "90"))
TODAY: Final = "2023-11-20T08:30"
PEOPLE, CODES = 600, 400
_INBOX: Final = ("/ban-lam-viec/", "inbox")
_COUNTER: Final = (
    ("/quay/", "counter"),
    ("/quay/cho-tiep-nhan/", "to be taken in"),
    ("/quay/so/", "register of today"),
    ("/quay/cho-tra/", "results waiting"),
)
_OFFICERS: Final = {
    "lanh-dao.sotuphap": (_INBOX, ("/ban-lam-viec/don-vi/", "unit")),
    "tu-phap.dongda": (_INBOX, ("/ban-lam-viec/da-lam/", "done")),
    "van-phong.tinh": (_INBOX, ("/ban-lam-viec/tim/?q=nguyen+van", "search by name")),
    "mot-cua.dongda": _COUNTER,
    "mot-cua.quynhon": _COUNTER,
}
_BACKEND: Final = "allauth.account.auth_backends.AuthenticationBackend"
_OPENING: Final = "from motcua.launch.main import main; main(['run'])"

Figures = dict[str, Any]  # Any: JSON


def main() -> int:
    """Measure; fail where pages or filings are too slow, or anything went wrong."""
    with _home() as home, _house(home) as (port, address), tempfile.TemporaryDirectory() as folder:
        dossiers = _plan_in(home, folder, address)
        with served("bench.yardstick:application") as bare:
            before = _cpu(port)
            taken = _rush(Path(folder), bare)
            spent = _cpu(port) - before
        results = read(taken)
    results = {"dossiers": dossiers, "cpu_ms_a_request": round(1000 * spent / len(taken), 2), **results}
    keep("rush", results)
    return 0 if all(one["kept"] for one in results["must"]) else 1


def read(taken: list[list[Any]]) -> Figures:
    """Read what was heard: by name, over all pages, of what was sent in; the first seconds do not count."""
    since = min(at for at, *_rest in taken) + WARM_UP
    rows = [one for one in taken if one[0] >= since]
    by_name: dict[str, list[float]] = {}
    for _at, name, seconds, _size, _wrong in rows:
        by_name.setdefault(name, []).append(seconds)
    wrong = [one[4] for one in rows if one[4]]
    ours = {name: each for name, each in by_name.items() if name[0] != "(" and not name.startswith("bare")}
    pages = [one for name, each in ours.items() if name != "submit" for one in each]
    told: Figures = {
        "a_second": round((len(pages) + len(ours.get("submit", ()))) / SECONDS, 1),
        "wrong": wrong[:20],
        "pages": _said(pages),
        "submit": _said(ours.get("submit", [])),
        "by_page": {name: _said(each) for name, each in sorted(by_name.items())},
    }
    bounds = [
        ("pages p95, ms", told["pages"].get("p95_ms"), PAGES_MUST_MS, PAGES_AIM_MS),
        ("submit p95, ms", told["submit"].get("p95_ms"), SUBMIT_MUST_MS, SUBMIT_AIM_MS),
        ("went wrong", len(wrong), 0, 0),
    ]
    told["must"] = [
        {
            "what": what,
            "figure": figure,
            "bound": most,
            "aim": aim,
            "kept": figure is not None and figure <= most,
        }
        for what, figure, most, aim in bounds
    ]
    return told


def _said(taken: list[float]) -> Figures:
    return {"asked": len(taken), **(milliseconds(taken) if len(taken) > 1 else {})}


def _rush(folder: Path, bare: int) -> list[list[Any]]:
    """Let them come, and give what was heard."""
    plan = json.loads((folder / "plan.json").read_text())
    plan |= {"bare": f"http://127.0.0.1:{bare}", "results": str(folder / "taken.json")}
    (folder / "plan.json").write_text(json.dumps(plan))
    command = [sys.executable, "-m", "locust", "-f", str(Path(__file__).with_name("rush_people.py"))]
    command += ["--headless", "--only-summary", "-u", str(VISITORS), "-r", str(VISITORS // 3)]
    command += ["--run-time", f"{WARM_UP + SECONDS:.0f}s", "--stop-timeout", "5"]
    root = str(Path(__file__).parents[1])
    env = {**os.environ, "MOTCUA_RUSH": str(folder / "plan.json"), "PYTHONPATH": root}
    subprocess.run(command, env=env, check=True, cwd=folder)
    found: list[list[Any]] = json.loads((folder / "taken.json").read_text())
    return found


@contextmanager
def _home() -> Iterator[Path]:
    """Give the home that was named, else a new one for the while."""
    named = [one for one in sys.argv[1:] if not one.isdigit()]
    if named:
        yield Path(named[0]).absolute()
        return
    with tempfile.TemporaryDirectory(prefix="motcua-rush-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@contextmanager
def _house(home: Path) -> Iterator[tuple[int, str]]:
    """Open the house as a person does, until the block ends; give its process and its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    env = {**os.environ, "MOTCUA_HOME": str(home), "PORT": str(port), "MOTCUA_TODAY": TODAY}
    for own in ("MOTCUA_DATABASE_URL", "MOTCUA_OWNER_DATABASE_URL", "MOTCUA_APP_DATABASE_URL"):
        env.pop(own, None)
    house = subprocess.Popen([sys.executable, "-c", _OPENING], env=env, stdout=subprocess.DEVNULL)
    try:
        _await(port, house)
        yield house.pid, f"http://127.0.0.1:{port}"
    finally:
        house.send_signal(signal.SIGINT)
        house.wait(60)


def _await(port: int, house: "subprocess.Popen[bytes]") -> None:
    for _ in range(6000):
        line = HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            line.request("GET", "/readyz")
            if line.getresponse().status == 200:
                return
        except OSError:
            pass
        finally:
            line.close()
        if house.poll() is not None:
            raise SystemExit("the house did not open")
        time.sleep(0.1)
    raise TimeoutError(port)


def _plan_in(home: Path, folder: str, address: str) -> int:
    """Write down who comes and what is asked; say how many dossiers there are."""
    from motcua.launch.postgres import Cluster  # noqa: PLC0415  # settings are read after this

    cluster = Cluster(home / "postgres")
    assert cluster.join()
    os.environ |= {
        "MOTCUA_HOME": str(home),
        "MOTCUA_DEMO": "1",
        "MOTCUA_TODAY": TODAY,
        "MOTCUA_POOL": "0",
        "MOTCUA_DATABASE_URL": cluster.owner_url,
        "DJANGO_SETTINGS_MODULE": "motcua.settings",
    }
    import django  # noqa: PLC0415

    django.setup()
    plan: Figures = {"address": address, "people": _people(), "officers": _officers(), **_asked()}
    plan["case"] = {
        "state": "ACCEPTED",
        "channel": "ONLINE",
        "procedure": "1.004873",
        "title": "Cấp Giấy xác nhận tình trạng hôn nhân",
        "applicant": plan["people"][0]["name"],
        "unit": "p-dong-da.mot-cua",
        "agency": "p-dong-da",
        "answers": {"purpose": "other", "copies": 1},
    }
    (Path(folder) / "plan.json").write_text(json.dumps(plan))
    os.environ["MOTCUA_DATABASE_URL"] = cluster.app_url
    os.environ["MOTCUA_POOL"] = "1"
    return _lay_the_yardstick()


def _people() -> list[Mapping[str, str]]:
    """Give people who live there and have dossiers, as their identity cards say who they are."""
    from motcua.registers.people.models import Person  # noqa: PLC0415  # after Django is set up
    from motcua.registers.people.queries import person_by_number  # noqa: PLC0415

    drawn = _column(
        "select distinct applicant_person_id from (select applicant_person_id from dossiers_dossier "
        "where applicant_person_id is not null order by md5(id::text) limit %s) drawn",
        20 * PEOPLE,
    )
    rows = Person.objects.filter(id__in=drawn, place__isnull=False, merged_into__isnull=True)
    found: list[Mapping[str, str]] = []
    for one in rows.filter(personal_id_index__isnull=False).iterator():
        kept = person_by_number(one.personal_id)
        if kept is not None and kept.id == one.id:  # of a province that was multiplied: the first of them
            found.append({"number": one.personal_id, "name": one.full_name, "birth": str(one.birth)})
        if len(found) == PEOPLE:
            break
    return found


def _officers() -> list[Figures]:
    """Sign in officers of the demo, at desks and counters."""
    return [
        {"cookie": _session_of(login), "pages": [(there, f"officer: {name}") for there, name in pages]}
        for login, pages in _OFFICERS.items()
    ]


def _session_of(login: str) -> str:
    """Sign somebody in; that was before the rush."""
    from django.test import Client  # noqa: PLC0415  # after Django is set up

    from motcua.foundation.accounts.models import Account  # noqa: PLC0415

    client = Client()
    client.force_login(Account.objects.get(login=login), backend=_BACKEND)
    return str(client.cookies["sessionid"].value)


def _asked() -> Figures:
    """Give codes and slips that somebody may ask for."""
    from motcua.casework.dossiers.models import Dossier  # noqa: PLC0415  # after Django is set up

    drawn = _column(
        "select id from dossiers_dossier where code is not null and whole_id is null "
        "order by md5(id::text) limit %s",
        CODES,
    )
    rows = list(Dossier.objects.filter(id__in=drawn))
    return {"codes": [one.code for one in rows], "tokens": [str(one.token) for one in rows]}


def _column(said: str, given: object) -> list[Any]:  # Any: each column's own type
    from django.db import connection  # noqa: PLC0415  # after Django is set up

    with connection.cursor() as cursor:
        cursor.execute(said, [given])
        return [row[0] for row in cursor.fetchall()]


def _lay_the_yardstick() -> int:
    """Lay the bare Django's tables; say how many dossiers there are."""
    from django.db import connection  # noqa: PLC0415  # after Django is set up

    from bench.yardstick import TABLES  # noqa: PLC0415

    with connection.cursor() as cursor:
        cursor.execute("drop table if exists bench_case, bench_audit")
        cursor.execute(TABLES)
        cursor.execute("select count(*) from dossiers_dossier")
        (dossiers,) = cursor.fetchone()
    connection.close()
    return int(dossiers)


def _cpu(top: int) -> float:
    """Say how much CPU the house has used so far: its processes and its database's, the dead ones' too."""
    used: dict[str, int] = {}
    above: dict[str, str] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it ended while we looked
        above[folder.name], used[folder.name] = fields[1], sum(int(one) for one in fields[11:15])
    told = 0
    for process, ticks in used.items():
        at = process
        while at in above and at != str(top):
            at = above[at]
        told += ticks if at == str(top) else 0
    return told / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    sys.exit(main())
