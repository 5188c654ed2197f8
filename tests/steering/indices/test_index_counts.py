"""The clock of an index as conditions on rows comes to what the pure rule says of each, whatever happened."""

from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID

import pytest

from motcua.foundation.clock import VN
from motcua.foundation.ids import new_id
from motcua.steering.indices.models import DossierFact
from motcua.steering.indices.ports import Scope
from motcua.steering.indices.queries import close_of
from motcua.steering.indices.queries.explaining import course_of
from motcua.steering.indices.queries.facts import count_facts, facts_of
from motcua.steering.indices.rules.own_clock import Ending, judge

pytestmark = pytest.mark.django_db
BEGAN = datetime(2023, 10, 1, tzinfo=VN)
AGENCY, VERSION = UUID(int=3), UUID(int=4)
NAMES = (
    "own_closed",
    "own_closed_in_time",
    "own_closed_late",
    "own_running",
    "own_running_in_time",
    "own_running_late",
    "own_running_savable",
)
OVER = {Ending.RESOLVED, Ending.HANDED, Ending.ENDED}


def a_fact(**said):
    """Facts of one dossier, kept without a dossier: the table asks for none."""
    common = {
        "dossier_id": new_id(),
        "happened": 1,
        "procedure_code": "1.000001",
        "version_id": VERSION,
        "unit_id": AGENCY,
        "agency_id": AGENCY,
        "channel": "DIRECT",
        "supplements": 0,
        "supplements_before": 0,
        "supplement_seconds": 0,
        "papers": 1,
        "scans": 0,
        "result_file": False,
        "is_replaced": False,
        "charges": 0,
        "due_amount": 0,
        "paid_amount": 0,
        "paid_online": False,
        "owes_result": True,
    }
    one = DossierFact(**(common | said))
    one.received_at = one.received_at or one.accepted_at or BEGAN
    if one.accepted_at is not None:
        one.closed_at = one.resolved_at or one.handed_at or one.ended_at
    return one


def at_random(chance):
    def day(first, last):
        return BEGAN + timedelta(hours=chance.randint(first * 24, last * 24))

    accepted = day(0, 50)
    asked = chance.choice([0, 0, 1, 1, 2])
    end = chance.choice([None, "resolved_at", "handed_at", "ended_at"])
    said = {
        "accepted_at": accepted if chance.random() > 0.1 else None,
        "due_at": chance.choice([None, accepted + timedelta(days=chance.randint(0, 30))]),
        "supplements": asked,
        "first_asked_at": accepted + timedelta(days=chance.randint(0, 20)) if asked else None,
        "supplement_seconds": chance.choice([0, 86_400, 500_000]) if asked else 0,
        "stood_at": None,
    }
    if end:
        said[end] = accepted + timedelta(days=chance.randint(0, 40))
    return a_fact(**said)


def test_each_dossier_is_counted_as_the_rule_says_of_it():
    chance = Random(766)
    DossierFact.objects.bulk_create([at_random(chance) for _number in range(400)])
    since, until = (BEGAN + timedelta(days=10)).date(), (BEGAN + timedelta(days=40)).date()
    for at in (datetime(2024, 2, 1, tzinfo=UTC), datetime(2023, 10, 30, 3, tzinfo=UTC)):
        scope = Scope(since=since, until=until)
        close = close_of(scope, at)
        begin = datetime.combine(since, datetime.min.time(), VN)
        expected = dict.fromkeys(NAMES, 0)
        for fact in facts_of(Scope()).filter(accepted_at__isnull=False):
            verdict = judge(course_of(fact), close)
            if verdict.ending in OVER and begin <= verdict.end:
                expected["own_closed"] += 1
                expected["own_closed_in_time" if verdict.in_time else "own_closed_late"] += 1
            elif verdict.ending not in OVER and begin <= fact.accepted_at <= close:
                expected["own_running"] += 1
                expected["own_running_in_time" if verdict.in_time else "own_running_late"] += 1
                now = close - timedelta(seconds=fact.supplement_seconds)
                if not verdict.in_time and (fact.due_at is None or fact.due_at >= now):
                    expected["own_running_savable"] += 1
        assert count_facts(NAMES, scope, close) == expected
        assert min(expected.values()) > 0


def test_a_part_of_a_joint_filing_is_counted_with_its_whole_alone():
    DossierFact.objects.bulk_create([a_fact(accepted_at=BEGAN, whole_id=new_id()), a_fact(accepted_at=BEGAN)])
    assert count_facts(["own_running"], Scope(), BEGAN + timedelta(days=1)) == {"own_running": 1}


def test_results_and_scans_are_counted_of_what_was_received_and_owes_them():
    DossierFact.objects.bulk_create(
        [
            a_fact(accepted_at=BEGAN, result_file=True, scans=1),
            a_fact(accepted_at=BEGAN, scans=1),
            a_fact(accepted_at=BEGAN, owes_result=False, scans=1),
            a_fact(accepted_at=BEGAN, owes_result=False, papers=0),
            a_fact(accepted_at=BEGAN, result_file=True),
        ]
    )
    names = ["received_owing_result", "received_electronic_result", "received_digitised"]
    assert count_facts(names, Scope(), BEGAN + timedelta(days=1)) == dict(zip(names, [3, 2, 3], strict=True))
