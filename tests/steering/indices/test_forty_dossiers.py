"""Forty dossiers worked by hand: each made by the acts of people, and every figure that they come to.

The limit is three working days from Monday to Friday, counted to the hour: what is accepted on Monday 2
October at 8 is due on Thursday 5 at 8. A filing online is to be answered within eight working hours; what
was asked for before acceptance is accepted as it comes. A supplement after acceptance begins the limit anew.
Figures are asked for October, on Tuesday 31 at noon.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.db import connection

from motcua.casework.dossiers.actions import (
    Receiving,
    accept_dossier,
    apologise,
    apologise_late,
    finish_step,
    hand_over,
    put_scan,
    receive_supplement,
    refuse,
    request_supplement,
    submit,
    take_in,
    withdraw,
)
from motcua.casework.dossiers.models import KIND, Dossier
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import VN
from motcua.foundation.files.actions import keep_file
from motcua.instruments.documents.queries import documents_of
from motcua.instruments.workflow.queries import waiting_of
from motcua.registers.procedures.models import Channel
from motcua.steering.indices.actions import IndicatorDraft, keep_up, set_indicator
from motcua.steering.indices.queries import Scope, differences, facts_behind, value_of
from tests.casework.dossiers.joint import signed
from tests.casework.dossiers.world import PDF, World, a_world
from tests.instruments.fees.till import Till, a_series

pytestmark = pytest.mark.django_db
PACK = Path(__file__).parents[3] / "packs" / "vietnam" / "indicators.yaml"
NOON = datetime(2023, 10, 31, 12, tzinfo=VN)
OCTOBER = Scope(since=date(2023, 10, 1), until=date(2023, 10, 31))

# number, filed by, day and hour: filed (online) or taken in; then what was done, each with its day and hour.
SHEET = """
 1 DIRECT 02.08 pay 02.09 scan 02.09 result 02.15 handed:IN_PERSON 03.09 | due 05.08: early
 2 DIRECT 02.08 pay 02.09 result 05.08 handed:IN_PERSON 05.09      | due 05.08: to the minute, not early
 3 DIRECT 02.08 result 05.09 handed:IN_PERSON 06.08                | an hour late
 4 DIRECT 02.08 sorry 05.10 result 06.10 handed:POST 09.08         | late, apologised for after it
 5 DIRECT 03.08 result 05.16                                       | due 06.08: early
 6 DIRECT 03.08 result 06.07                                       | on its day, before the hour: in time
 7 DIRECT 03.08 withdrawn 04.09                                    | no result, not open
 8 DIRECT 03.08 refused 05.09                                      | no result, not open
 9 DIRECT 04.08 ask 04.10 bring 06.08 result 10.09                 | due anew 11.08: early
10 DIRECT 04.08 ask 04.10 bring 06.08 result 11.10                 | due anew 11.08: late
11 DIRECT 04.08 ask 04.10 bring 05.08 again 05.10 bring 09.08 result 12.07 | asked twice; due anew 12.08
12 DIRECT 05.08 ask 05.10                                          | waits: its clock stands
13 DIRECT 05.08                                                    | due 10.08: overdue
14 DIRECT 05.08 sorry 11.09                                        | overdue, apologised for
15 DIRECT 27.08                                                    | due on 1 November at 8: near
16 DIRECT 30.08                                                    | due on 2 November at 8: within
17 DIRECT 26.08                                                    | due 31.08: overdue since this morning
18 DIRECT 31.08                                                    | within
19 POSTAL 02.08 result 04.09 handed:POST 05.09                     | early
20 POSTAL 02.08 result 05.10 handed:POST 06.09                     | late
21 POSTAL 03.08 result 05.09                                       | early
22 POSTAL 04.08                                                    | due 09.08: overdue
23 POSTAL 30.08                                                    | within
24 POSTAL 09.08 withdrawn 10.08                                    | no result
25 ONLINE 02.08 accept 02.10 result 04.09 handed:ELECTRONIC 04.10  | answered in time; due 05.10: early
26 ONLINE 02.08 accept 03.08 result 06.08                          | answered in the eighth hour; on time
27 ONLINE 02.08 accept 03.09 result 06.10                          | answered in the ninth; due 06.09: late
28 ONLINE 07.10 accept 09.15 result 11.09                          | filed on Saturday, answered on Monday
29 ONLINE 09.08 refused 09.10                                      | answered, never accepted
30 ONLINE 09.08 ask 10.07 bring 11.08 result 16.10                 | answered by asking; due 16.08: late
31 ONLINE 09.08 ask 10.10                                          | asked too late, nothing came
32 ONLINE 30.08                                                    | nobody answered by 31.08
33 ONLINE 31.10                                                    | to be answered by tomorrow
34 ONLINE 10.08 accept 10.09 result 12.09                          | due 13.09: early
35 ONLINE 10.08 accept 10.09                                       | due 13.09: overdue
36 ONLINE 16.08 accept 16.09 ask 17.08 bring 18.08 result 20.09    | due anew 23.08: early
37 ONLINE 16.08 withdrawn 16.10                                    | before anybody answered
38 DIRECT 16.08 anew:24.08 17.09 result 23.09                      | due 19.08, put off to 24.08: early
39 DIRECT 17.08                                                    | due 20.08: overdue
40 DIRECT 18.08 scan 18.09 result 20.09                            | due 23.08: early
"""


def these(words: str) -> set[int]:
    """Read "1-3 7" as 1, 2, 3 and 7."""
    found: set[int] = set()
    for part in words.split():
        first, _dash, last = part.partition("-")
        found |= set(range(int(first), int(last or first) + 1))
    return found


RESOLVED = these("1-6 9-11 19-21 25-28 30 34 36 38 40")
EARLY = these("1 5 9 19 21 25 28 34 36 38 40")
LATE = these("3 4 10 20 27 30")
RECEIVED = these("1-28 30 34-36 38-40")
OVERDUE = these("13 14 17 22 35 39")
BY_HAND: dict[str, set[int]] = {
    "filed": these("1-40"),
    "received": RECEIVED,
    "received_online": these("25-28 30 34-36"),
    "received_online_whole": these("25-28 30 34 36"),
    "received_by_post": these("19-24"),
    "answered": these("25-31 34-36"),
    "answered_in_time": these("25 26 28-30 34-36"),
    "unanswered_late": these("32"),
    "resolved": RESOLVED,
    "resolved_early": EARLY,
    "resolved_in_time": EARLY | these("2 6 11 26"),
    "resolved_late": LATE,
    "open": these("12-18 22 23 35 39"),
    "open_within": these("12 16 18 23"),
    "open_near": these("15"),
    "open_overdue": OVERDUE,
    "parts_resolved": set(),
    "parts_resolved_in_time": set(),
    "parts_overdue": set(),
    "results": RESOLVED,
    "results_electronic": RESOLVED,
    "with_papers": RECEIVED,
    "papers_scanned": these("1 40"),
    "resolved_with_papers": RESOLVED,
    "resolved_digitised": these("1 40"),
    "with_fees": these("1-6 9-18 38-40"),
    "fees_paid": these("1 2"),
    "fees_paid_online": set(),
    "asked_again": these("11"),
    "apologised": these("4 14 38"),
    "late_without_apology": (LATE | OVERDUE) - these("4 14"),
    "handed": these("1-4 19 20 25"),
    "handed_by_post": these("4 19 20"),
    "own_closed": RESOLVED | these("7 8 24"),
    "own_closed_in_time": (RESOLVED | these("7 8 24")) - these("3 4 20 27 30"),
    "own_closed_late": these("3 4 20 27 30"),  # of 10 the citizen's two days are taken off
    "own_running": these("12-18 22 23 35 39"),
    "own_running_in_time": these("12 15 16 18 23"),
    "own_running_late": OVERDUE,
    "own_running_savable": set(),
    "received_owing_result": RECEIVED,
    "received_electronic_result": RESOLVED,
    "received_digitised": these("1 40"),
}
"""Which dossiers each count counts. What was withdrawn or refused owes no fee any more."""


@dataclass
class Working:
    """The hands through which the sheet goes."""

    world: World
    till: Till
    cashier: Any  # Any: actors
    officer: Any

    def live(self, line: str) -> Dossier:
        """Do what a line says, act by act."""
        _number, channel, filed, *acts = line.partition("|")[0].split()
        filing = self.world.filing(channel=Channel(channel))
        if channel == "ONLINE":
            dossier = submit(filing, by=SYSTEM, at=moment(filed))
        else:
            dossier = take_in(filing, by=self.world.ward.clerk(), at=moment(filed))
        for what, when in zip(acts[::2], acts[1::2], strict=True):
            verb, _colon, how = what.partition(":")
            getattr(self, verb)(dossier, how, moment(when))
        return dossier

    def accept(self, one: Dossier, _how: str, at: datetime) -> None:
        accept_dossier(one.id, by=self.world.ward.clerk(), at=at)

    def pay(self, one: Dossier, _how: str, at: datetime) -> None:
        self.till.collect(one.id, self.cashier, at=at)

    def scan(self, one: Dossier, _how: str, at: datetime) -> None:
        by = self.world.ward.clerk()
        file = keep_file(BytesIO(PDF), name="to-khai.pdf", by=by, at=at)
        put_scan(one.id, documents_of(KIND, one.id)[0].id, file, name="to-khai.pdf", by=by, at=at)

    def ask(self, one: Dossier, _how: str, at: datetime, *, again: bool = False) -> None:
        one.refresh_from_db()
        ward = self.world.ward
        by = ward.clerk() if one.accepted_at is None else self.officer
        request_supplement(one.id, ["Bản án ly hôn"], reason="Thiếu", again=again, by=by, at=at)

    def again(self, one: Dossier, how: str, at: datetime) -> None:
        self.ask(one, how, at, again=True)

    def bring(self, one: Dossier, _how: str, at: datetime) -> None:
        receive_supplement(one.id, [], by=self.world.ward.clerk(), at=at)

    def sorry(self, one: Dossier, _how: str, at: datetime) -> None:
        later = at.replace(day=at.day + 7)
        apologise_late(one.id, expected_at=later, reason="Mất điện", by=self.world.ward.leader(), at=at)

    def anew(self, one: Dossier, how: str, at: datetime) -> None:
        apologise(one.id, until=moment(how), reason="Mất điện", by=self.world.ward.leader(), at=at)

    def result(self, one: Dossier, _how: str, at: datetime) -> None:
        signed(self.world, one, officer=self.officer, at=at)

    def handed(self, one: Dossier, how: str, at: datetime) -> None:
        task = waiting_of(KIND, [one.id])[one.id]
        finish_step(one.id, task.id, by=self.officer, at=at)
        hand_over(one.id, Receiving(method=how), by=self.world.ward.clerk(), at=at)

    def withdrawn(self, one: Dossier, _how: str, at: datetime) -> None:
        withdraw(one.id, reason="Không cần nữa", by=self.world.ward.clerk(), at=at)

    def refused(self, one: Dossier, _how: str, at: datetime) -> None:
        one.refresh_from_db()
        ward = self.world.ward
        refuse(
            one.id, reason="Không đủ điều kiện", by=ward.leader() if one.accepted_at else ward.clerk(), at=at
        )


def moment(words: str) -> datetime:
    day, _dot, hour = words.partition(".")
    return datetime(2023, 10, int(day), int(hour), 30 if hour == "07" else 0, tzinfo=VN)


def worked() -> Iterator[tuple[int, Dossier]]:
    world = a_world()
    till = Till(world.ward, a_series(world.ward))
    rights = ("dossiers.handle", "dossiers.approve")
    officer = world.ward.someone("ho-tich", "civil_status_officer", rights=rights)
    hands = Working(world, till, till.cashier(), officer)
    for line in SHEET.strip().splitlines():
        yield int(line.split()[0]), hands.live(line)


@pytest.fixture
def sheet() -> dict[Any, int]:
    numbers = {dossier.id: number for number, dossier in worked()}
    keep_up(by=SYSTEM, at=NOON)
    assert len(numbers) == 40
    return numbers


def test_every_count_counts_the_dossiers_that_it_should_and_so_does_plain_sql(sheet):
    counted = {
        name: {sheet[key] for key in facts_behind(name, OCTOBER, NOON).values_list("pk", flat=True)}
        for name in BY_HAND
    }
    assert counted == BY_HAND
    assert {name: {sheet[key] for key in asked(name)} for name in RAW} == {
        name: BY_HAND[name] for name in RAW
    }
    assert set(RAW) == set(BY_HAND)
    assert list(differences()) == []
    for code, numerator, denominator in indicators():
        drafted = set_indicator(of_pack(code), by=SYSTEM, at=NOON)
        found = value_of(drafted, OCTOBER, NOON).part
        below = len(BY_HAND[denominator]) if denominator else None
        assert (code, found.above, found.below) == (code, len(BY_HAND[numerator]), below)


def lines() -> dict[str, dict[str, Any]]:
    return {one["code"]: one for one in yaml.safe_load(PACK.read_text())["items"]}


def indicators() -> list[tuple[str, str, str]]:
    """Those of the pack that are made of dossiers alone."""
    named = [(code, one.get("numerator", ""), one.get("denominator", "")) for code, one in lines().items()]
    found = [one for one in named if one[1] in BY_HAND and (one[2] in BY_HAND or not one[2])]
    assert len(found) >= 20
    return found


def of_pack(code: str) -> IndicatorDraft:
    one = lines()[code]
    names = ("title", "unit", "direction", "numerator", "denominator")
    return IndicatorDraft(
        code=code, **{name: one.get(name, "") for name in names}, valid_from=date(2021, 1, 1)
    )


NOW = "timestamptz '2023-10-31 12:00+07'"
MONTH = f"between timestamptz '2023-10-01 00:00+07' and {NOW}"
IN, DONE = f"accepted_at {MONTH}", f"resolved_at {MONTH}"
OPEN = "accepted_at is not null and resolved_at is null and ended_at is null"
STANDS = "state = 'AWAITING_SUPPLEMENT'"
LATE_NOW = f"({OPEN} and not {STANDS} and due_at < {NOW})"
LATE_DONE = f"({DONE} and resolved_at > due_at)"
DUE_DAY = "date_trunc('day', due_at at time zone 'Asia/Ho_Chi_Minh') at time zone 'Asia/Ho_Chi_Minh'"
FILE = "exists (select from documents_result r where r.subject_id = d.id and r.file_id is not null)"
PAPER = "exists (select from documents_submitteddocument p where p.subject_id = d.id)"
SCAN = (
    "exists (select from documents_submitteddocument p where p.subject_id = d.id and p.file_id is not null)"
)
CHARGES = "select from fees_charge c where c.subject_id = d.id and c.amount > 0 and c.state"
OWED, PAID = f"exists ({CHARGES} in ('DUE', 'PAID'))", f"exists ({CHARGES} = 'PAID')"
ASKED = (
    "(select min(s.asked_at) from dossiers_supplement s where s.dossier_id = d.id and s.before_acceptance)"
)
REFUSED = "(case when state = 'REFUSED' and accepted_at is null then ended_at end)"
ANSWERED = f"least(accepted_at, {ASKED}, {REFUSED})"
ANSWER_DUE = """(select p.original_due_at from deadlines_promise p
  where p.subject_id = d.id and p.purpose = 'ANSWER')"""
SORRY = "exists (select from dossiers_apology a where a.dossier_id = d.id)"
HANDED = f"exists (select from dossiers_handover h where h.dossier_id = d.id and h.handed_at {MONTH}"
ONLINE = "channel = 'ONLINE'"
NEAR = f"due_at between {NOW} and timestamptz '2023-11-01 12:00+07'"
CLOSED = f"accepted_at is not null and coalesce(resolved_at, ended_at) {MONTH}"
OWN_TIME = """coalesce((select sum(s.ended_at - s.asked_at) from dossiers_supplement s
  where s.dossier_id = d.id and not s.before_acceptance), interval '0')"""
RAW: dict[str, str] = {
    "filed": f"submitted_at {MONTH}",
    "received": IN,
    "received_online": f"{IN} and {ONLINE}",
    "received_online_whole": f"{IN} and {ONLINE} and {FILE}",
    "received_by_post": f"{IN} and channel = 'POSTAL'",
    "answered": f"{ONLINE} and {ANSWERED} {MONTH}",
    "answered_in_time": f"{ONLINE} and {ANSWERED} <= {ANSWER_DUE}",
    "unanswered_late": f"{ONLINE} and {ANSWERED} is null and ended_at is null and {ANSWER_DUE} < {NOW}",
    "resolved": DONE,
    "resolved_early": f"{DONE} and resolved_at < {DUE_DAY}",
    "resolved_in_time": f"{DONE} and resolved_at <= due_at",
    "resolved_late": LATE_DONE,
    "open": OPEN,
    "open_within": f"{OPEN} and ({STANDS} or due_at > timestamptz '2023-11-01 12:00+07')",
    "open_near": f"{OPEN} and not {STANDS} and {NEAR}",
    "open_overdue": LATE_NOW,
    "parts_resolved": f"{DONE} and whole_id is not null",
    "parts_resolved_in_time": f"{DONE} and whole_id is not null",
    "parts_overdue": f"{LATE_NOW} and whole_id is not null",
    "results": f"{DONE} and exists (select from documents_result r where r.subject_id = d.id)",
    "results_electronic": f"{DONE} and {FILE}",
    "with_papers": f"{IN} and {PAPER}",
    "papers_scanned": f"{IN} and {SCAN}",
    "resolved_with_papers": f"{DONE} and {PAPER}",
    "resolved_digitised": f"{DONE} and {SCAN} and {FILE}",
    "with_fees": f"{IN} and {OWED}",
    "fees_paid": f"{IN} and {PAID}",
    "fees_paid_online": "false",  # there is no way to pay online yet
    "asked_again": f"{IN} and (select count(*) from dossiers_supplement s"
    " where s.dossier_id = d.id and not s.before_acceptance) > 1",
    "apologised": f"exists (select from dossiers_apology a where a.dossier_id = d.id and a.said_at {MONTH})",
    "late_without_apology": f"{IN} and ({LATE_NOW} or {LATE_DONE}) and not {SORRY}",
    "handed": f"{HANDED})",
    "handed_by_post": f"{HANDED} and h.method = 'POST')",
    "own_closed": CLOSED,
    "own_closed_in_time": f"{CLOSED} and coalesce(resolved_at, ended_at) - {OWN_TIME} <= due_at",
    "own_closed_late": f"{CLOSED} and coalesce(resolved_at, ended_at) - {OWN_TIME} > due_at",
    "own_running": f"{IN} and {OPEN}",
    "own_running_in_time": f"{IN} and {OPEN} and not {LATE_NOW}",
    "own_running_late": f"{IN} and {LATE_NOW}",
    "own_running_savable": f"{IN} and {LATE_NOW} and {NOW} - {OWN_TIME} <= due_at",
    "received_owing_result": IN,
    "received_electronic_result": f"{IN} and {FILE}",
    "received_digitised": f"{IN} and {SCAN} and {FILE}",
}
"""The same in plain SQL, from the tables of the rooms themselves."""


def asked(name: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(f"select d.id from dossiers_dossier d where {RAW[name]}")
        return [row[0] for row in cursor.fetchall()]
