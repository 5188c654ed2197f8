"""Dossiers over HTTP with eight connections, interleaved with a bare Django on the same server.

Sent in with an idempotency key by intake systems of several wards, read with what waits and what was
handed in, listed by the hundred, and a step done; each beside what a bare Django does of the kind in the
same minute.
"""

import itertools
import os
import random
import statistics
import sys
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.asking import CONNECTIONS, Measured, Question, asked_for, cpu_seconds, question, said, served
from bench.harness import keep, milliseconds, province, shift_to

ROUNDS = int(os.environ.get("MOTCUA_BENCH_ROUNDS", "5"))
SECONDS = float(os.environ.get("MOTCUA_BENCH_SECONDS", "2"))
PEOPLE = 400
MUST = {"create": 0.18, "act": 0.12, "read": 0.18, "list_of_100": 0.4}
AGAINST = {"create": "insert", "act": "insert", "read": "get", "list_of_100": "list"}
PROCEDURE = "1.004873"

Body = dict[str, Any]  # Any: JSON


@dataclass
class Ward:
    """A ward's counter and its officer, each a system with a token; what lies there to be read and done."""

    unit: str
    place: str
    clerk: Mapping[str, str]
    officer: Mapping[str, str]
    ids: list[str] = field(default_factory=list)
    undone: list[str] = field(default_factory=list)


def main() -> int:
    """Measure; each of the four must keep its share of the yardstick."""
    with province():
        wards, filings = furnished()
        os.environ["MOTCUA_DATABASE_URL"] = os.environ["MOTCUA_APP_DATABASE_URL"]
        os.environ |= {"MOTCUA_POOL": "1", "MOTCUA_HTTPS": "0", "MOTCUA_DEMO": "1"}
        os.environ["MOTCUA_CLOCK_SHIFT_SECONDS"] = shift_to("2023-11-20T08:00+07:00")
        with served("bench.yardstick:application") as bare, served("motcua.wsgi:application") as own:
            rounds = Rounds(bare, own, wards, filings)
            rounds.warm_up()
            for _ in range(ROUNDS):
                rounds.one()
            results = rounds.results()
        results |= proof()
    keep("dossiers_http", results)
    kept = {name: results[name]["of_yardstick"] >= least for name, least in MUST.items()}
    return 0 if all(kept.values()) and results["events_hold"] else 1


class Rounds:
    """The rounds: in each, every question is asked of the yardstick and of the product, in turn."""

    def __init__(self, bare: int, own: int, wards: Sequence[Ward], filings: Iterator[Body]) -> None:
        """Begin with nothing measured."""
        self.bare, self.own, self.wards, self.filings = bare, own, wards, filings
        self.found: dict[str, list[Measured]] = {}
        self.cases: list[str] = []

    def warm_up(self) -> None:
        """Ask everything for a while, and forget how long it took."""
        self.one()
        self.found.clear()

    def one(self) -> None:
        """Ask everything once, for some seconds each."""
        made = self._ask("insert", self.bare, [self._insert] * CONNECTIONS)
        self.cases += [said(answer)["id"] for answer in made.answers]
        self._create()
        self._ask("act", self.own, [self._act_of(ward) for ward in self.wards])
        self._ask("get", self.bare, [self._get] * CONNECTIONS)
        self._ask("read", self.own, [self._read_of(ward) for ward in self.wards])
        self._ask("list", self.bare, [lambda: question("GET", "/cases")] * CONNECTIONS)
        self._ask("list_of_100", self.own, [self._list_of(ward) for ward in self.wards])

    def _ask(self, name: str, port: int, sources: Sequence[Callable[[], Question | None]]) -> Measured:
        keeps = name in {"insert", "create"}
        home = Path(os.environ["MOTCUA_HOME"])
        before = cpu_seconds(home)
        found = asked_for(port, SECONDS, sources, keep=keeps)
        found.cpu_seconds = cpu_seconds(home) - before
        self.found.setdefault(name, []).append(found)
        return found

    def _create(self) -> None:
        made = self._ask("create", self.own, [self._create_of(ward) for ward in self.wards])
        by_unit = {ward.unit: ward for ward in self.wards}
        for answer in made.answers:
            told = said(answer)
            ward = by_unit[BY_CODE[told["code"].rsplit("-", 2)[0]]]
            ward.ids.append(told["id"])
            ward.undone.append(told["id"])

    def _insert(self) -> Question:
        filing = next(self.filings)
        body = {
            "state": "ACCEPTED",
            "channel": "ONLINE",
            "procedure": filing["procedure"],
            "title": "Cấp Giấy xác nhận tình trạng hôn nhân",
            "applicant": filing["applicant"]["person"]["full_name"],
            "unit": "p-dong-da.mot-cua",
            "agency": "p-dong-da",
            "answers": filing["answers"],
        }
        return question("POST", "/cases", body, status=201)

    def _get(self) -> Question:
        return question("GET", f"/cases/{random.choice(self.cases)}")

    def _create_of(self, ward: Ward) -> Callable[[], Question]:
        def ask() -> Question:
            body = {**next(self.filings), "unit": ward.unit, "place": ward.place}
            headers = {**ward.clerk, "Idempotency-Key": str(uuid.uuid4())}
            return question("POST", "/api/v1/dossiers", body, headers=headers, status=201)

        return ask

    def _act_of(self, ward: Ward) -> Callable[[], Question | None]:
        def ask() -> Question | None:
            if not ward.undone:
                return None
            address = f"/api/v1/dossiers/{ward.undone.pop()}/acts"
            headers = {**ward.officer, "Idempotency-Key": str(uuid.uuid4())}
            return question("POST", address, {"act": "FINISH"}, headers=headers)

        return ask

    def _read_of(self, ward: Ward) -> Callable[[], Question]:
        return lambda: question("GET", f"/api/v1/dossiers/{random.choice(ward.ids)}", headers=ward.officer)

    def _list_of(self, ward: Ward) -> Callable[[], Question]:
        return lambda: question("GET", "/api/v1/dossiers?limit=100", headers=ward.officer)

    def results(self) -> dict[str, Any]:  # Any: figures by name
        """Say medians over the rounds, and of the shares round by round."""
        told: dict[str, Any] = {"connections": CONNECTIONS, "rounds": ROUNDS, "seconds_each": SECONDS}
        for name, rounds in self.found.items():
            taken = [one for found in rounds for one in found.taken]
            told[name] = {"per_second": round(statistics.median(one.per_second for one in rounds), 1)}
            told[name] |= milliseconds(taken)
            told[name]["cpu_ms"] = round(statistics.median(one.cpu_ms for one in rounds), 2)
        for name, beside in AGAINST.items():
            pairs = zip(self.found[name], self.found[beside], strict=True)
            shares = [own.per_second / bare.per_second for own, bare in pairs]
            told[name] |= {
                "of_yardstick": round(statistics.median(shares), 3),
                "worst_round": round(min(shares), 3),
                "of_yardstick_by_cpu": round(told[beside]["cpu_ms"] / told[name]["cpu_ms"], 3),
                "must": MUST[name],
            }
        return told


BY_CODE: dict[str, str] = {}
"""The unit of each unit's code."""


def furnished() -> tuple[list[Ward], Iterator[Body]]:
    """Load the demo's packs, people and tokens, and the yardstick's tables."""
    from django.db import connection  # noqa: PLC0415  # after Django is set up

    from bench.filling import AT, load_packs  # noqa: PLC0415
    from bench.yardstick import TABLES  # noqa: PLC0415

    load_packs()
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
    return wards(), filings(AT)


def wards() -> list[Ward]:
    """Give systems to the first communes' counters and officers."""
    from bench.filling import AT  # noqa: PLC0415  # after Django is set up
    from motcua.foundation.access.actions import issue_token  # noqa: PLC0415
    from motcua.foundation.access.models import SYSTEM  # noqa: PLC0415
    from motcua.foundation.clock import real_now  # noqa: PLC0415
    from motcua.registers.organisations.queries import identifier_for, one_stop_units  # noqa: PLC0415

    def token(post: str, *scopes: str) -> dict[str, str]:
        _token, secret = issue_token(
            post, post_code=post, scopes=scopes, days=1, by=SYSTEM, at=AT, real_now=real_now()
        )
        return {"Authorization": f"Bearer {secret}"}

    found = []
    for unit in one_stop_units(AT.date(), level="COMMUNE")[:CONNECTIONS]:
        code = unit.term.agency.code
        assert unit.term.place
        BY_CODE[identifier_for(unit.id, AT.date())] = code
        clerk = token(f"{code}.tiep-nhan", "dossiers.accept", "dossiers.view", "people.edit")
        officer = token(f"{code.removesuffix('.mot-cua')}.ho-tich", "dossiers.handle", "dossiers.view")
        found.append(Ward(code, unit.term.place.code, clerk, officer))
    return found


def filings(at: Any, whose: str = "") -> Iterator[Body]:  # Any: a moment
    """Register people, and give what each of them asks for, round and round."""
    from motcua.foundation.access.models import SYSTEM  # noqa: PLC0415  # after Django is set up
    from motcua.launch.grow.people import someone  # noqa: PLC0415
    from motcua.registers.people.actions import PersonDraft, register_person  # noqa: PLC0415
    from motcua.registers.people.errors import NumberTaken  # noqa: PLC0415

    dice = random.Random(f"20231120{whose}")  # the same dice each time, no secret
    people = {
        one.personal_id: one for one in (someone(str(n), "052", at.date(), dice) for n in range(PEOPLE))
    }
    bodies = []
    for one in people.values():
        draft = PersonDraft(
            one.full_name, birth=one.birth, gender=one.gender, personal_id=one.personal_id, phone=one.phone
        )
        with suppress(NumberTaken):  # among very many somebody may bear it already
            register_person(draft, by=SYSTEM, at=at)
            bodies.append(_filing(one))
    return itertools.cycle(bodies)


def _filing(one: Any) -> Body:  # Any: somebody who was drawn
    day, month, year = one.birth.split("/")
    requester = {
        "full_name": one.full_name,
        "birth_date": f"{year}-{month}-{day}",
        "sex": one.gender.lower(),
        "ethnicity": "01",
        "nationality": "VN",
        "personal_id": one.personal_id,
        "residence": {"province": "52", "district": "540", "commune": "21556", "street": one.address_line},
    }
    return {
        "procedure": PROCEDURE,
        "case_number": 1,
        "channel": "ONLINE",
        "applicant": {"person": {"personal_id": one.personal_id, "full_name": one.full_name}},
        "answers": {
            "requester": requester,
            "relation": "self",
            "marital_status": "never",
            "purpose": "other",
            "other_purpose": "Vay vốn ngân hàng",
            "earlier_certificate": "none",
            "copies": 1,
            "commitment": True,
        },
    }


def proof() -> dict[str, Any]:  # Any: figures by name
    """Show that what was measured was done: the rows are there, and their chains hold."""
    from django.db import connection  # noqa: PLC0415  # after Django is set up

    from motcua.foundation.events.queries import verify  # noqa: PLC0415

    with connection.cursor() as cursor:
        cursor.execute("select count(*) from dossiers_dossier")
        (dossiers,) = cursor.fetchone()
        cursor.execute("select count(*) from workflow_task where done_at is not null and number > 1")
        (steps,) = cursor.fetchone()
    proof = verify()
    return {"dossiers": dossiers, "steps": steps, "events": proof.events, "events_hold": proof.holds}


if __name__ == "__main__":
    sys.exit(main())
