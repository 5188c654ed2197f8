"""What a chain comes to: each kind of happening, in the words of the dossier's life."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from motcua.foundation.events.events import Told
from motcua.steering.indices.rules import KINDS, Happening, Outcome, fold

DOSSIER, VERSION, UNIT, AGENCY, CLERK, HEAD = (UUID(int=number) for number in range(1, 7))
BEGAN = datetime(2023, 11, 20, 1, tzinfo=UTC)
DUE = BEGAN + timedelta(days=3)


def hours(count):
    return BEGAN + timedelta(hours=count)


def said(kind, after=0, by=CLERK, **data):
    return Happening(f"dossiers.{kind}", by, hours(after), data)


def accepted(after=0, due=DUE, **more):
    told = {
        "procedure_code": "1.004873",
        "version_id": str(VERSION),
        "unit_id": str(UNIT),
        "decision_agency_id": str(AGENCY),
        "channel": "DIRECT",
        "due_at": due and due.isoformat(),
    }
    return said("DossierAccepted", after, **(told | more))


def submitted():
    told = {"procedure_code": "1.004873", "version_id": str(VERSION), "unit_id": str(UNIT)}
    return said("DossierSubmitted", **told, channel="ONLINE")


def asked(after, before_acceptance=False):
    return said("SupplementAsked", after, before_acceptance=before_acceptance)


def came(after, due=None):
    return said("SupplementReceived", after, due_at=due and due.isoformat())


def of(*chain):
    facts = fold(DOSSIER, chain)
    assert facts is not None
    return facts


def test_every_kind_it_reads_is_told_by_some_room():
    assert KINDS - Told.KINDS.keys() == frozenset()


def test_a_chain_without_a_filing_comes_to_nothing():
    assert fold(DOSSIER, [Happening("documents.DocumentsTaken", CLERK, BEGAN, {"documents": 2})]) is None


def test_what_is_taken_in_at_the_counter_is_received_and_accepted_at_once():
    facts = of(accepted())
    assert (facts.received_at, facts.accepted_at, facts.accepted_by) == (BEGAN, BEGAN, CLERK)
    assert (facts.due_at, facts.first_due_at, facts.agency_id) == (DUE, DUE, AGENCY)
    assert (facts.answered_at, facts.outcome) == (None, Outcome.OPEN)


def test_what_came_online_is_answered_by_its_acceptance():
    facts = of(submitted(), accepted(5, channel="ONLINE"))
    assert (facts.received_at, facts.accepted_at, facts.answered_at) == (BEGAN, hours(5), hours(5))
    assert facts.channel == "ONLINE"


def test_the_first_answer_counts_and_a_refusal_at_the_door_is_no_result():
    facts = of(
        submitted(), asked(2, before_acceptance=True), said("DossierRefused", 9, after_acceptance=False)
    )
    assert (facts.answered_at, facts.supplements_before, facts.supplements) == (hours(2), 1, 0)
    assert (facts.outcome, facts.ended_at, facts.resolved_at) == (Outcome.NOT_ACCEPTED, hours(9), None)


def test_what_was_received_on_paper_before_counts_from_then():
    facts = of(accepted(9), said("DossierEnteredLate", 9, received_at=BEGAN.isoformat()))
    assert (facts.received_at, facts.accepted_at) == (BEGAN, BEGAN)


def test_a_supplement_stops_the_clock_and_takes_time_until_it_comes():
    facts = of(accepted(), asked(10))
    assert (facts.supplements, facts.asked_at, facts.stood_at) == (1, hours(10), hours(10))
    facts = of(accepted(), asked(10), came(34, DUE + timedelta(days=1)))
    assert (facts.asked_at, facts.stood_at, facts.supplement_seconds) == (None, None, 24 * 3600)
    assert (facts.due_at, facts.first_due_at) == (DUE + timedelta(days=1), DUE)
    facts = of(accepted(), asked(10), came(34, DUE), asked(40), came(41, DUE))
    assert (facts.supplements, facts.supplement_seconds) == (2, 25 * 3600)


def test_what_came_before_acceptance_takes_no_time_of_the_dossier():
    facts = of(submitted(), asked(2, before_acceptance=True), came(8), accepted(9))
    assert (facts.supplement_seconds, facts.due_at) == (0, DUE)


def test_the_moment_promised_moves_and_the_first_stays():
    later = DUE + timedelta(days=2)
    for kind, data in (
        ("DossierRedated", {}),
        ("ClockWentOn", {}),
        ("DossierGoesOn", {}),
        ("ApologySaid", {}),
    ):
        facts = of(accepted(), said(kind, 20, due_at=later.isoformat(), **data))
        assert (facts.due_at, facts.first_due_at) == (later, DUE)


def test_the_clock_stands_while_others_work_and_while_it_waits():
    for stands, goes_on in (("ClockStood", "ClockWentOn"), ("DossierHalted", "DossierGoesOn")):
        assert of(accepted(), said(stands, 4)).stood_at == hours(4)
        assert of(accepted(), said(stands, 4), said(goes_on, 9, due_at=DUE.isoformat())).stood_at is None


def test_the_first_apology_counts():
    facts = of(
        accepted(),
        said("ApologySaid", 5, due_at=DUE.isoformat()),
        said("LateApologySaid", 90, due_at=DUE.isoformat()),
    )
    assert facts.apologised_at == hours(5)


def test_a_corrected_procedure_is_promised_anew():
    other, later = UUID(int=9), DUE + timedelta(days=7)
    told = {
        "procedure_code": "1.000656",
        "version_id": str(other),
        "decision_agency_id": str(HEAD),
        "due_at": later.isoformat(),
    }
    facts = of(accepted(), said("ProcedureCorrected", 1, **told))
    assert (facts.procedure_code, facts.version_id, facts.agency_id) == ("1.000656", other, HEAD)
    assert (facts.due_at, facts.first_due_at) == (later, later)


def test_a_result_is_who_gave_it_and_whether_it_has_a_file():
    facts = of(accepted(), said("ResultRecorded", 30, HEAD, file_sha256="ab"))
    assert (facts.resolved_at, facts.resolved_by, facts.result_file) == (hours(30), HEAD, True)
    assert (facts.outcome, facts.ended_at) == (Outcome.RESULT, None)
    facts = of(accepted(), said("ResolvedWithoutPaper", 30, HEAD))
    assert (facts.outcome, facts.result_file) == (Outcome.WITHOUT_PAPER, False)


def test_it_ends_with_the_hand_over_or_before():
    facts = of(
        accepted(), said("ResultRecorded", 30, file_sha256=""), said("DossierHandedOver", 40, method="POST")
    )
    assert (facts.handed_at, facts.ended_at, facts.handed_by_way) == (hours(40), hours(40), "POST")
    assert facts.outcome == Outcome.RESULT
    ends = {"DossierWithdrawn": Outcome.WITHDRAWN, "DossierStopped": Outcome.STOPPED}
    for kind, outcome in ends.items():
        facts = of(accepted(), said(kind, 7))
        assert (facts.outcome, facts.ended_at) == (outcome, hours(7))
    assert of(accepted(), said("DossierRefused", 7, after_acceptance=True)).outcome == Outcome.REFUSED


def test_papers_and_scans_are_counted():
    taken = Happening("documents.DocumentsTaken", CLERK, BEGAN, {"documents": 3})
    aside = Happening("documents.DocumentsSetAside", CLERK, BEGAN, {"documents": 3})
    scan = Happening("documents.FileAttached", CLERK, BEGAN, {})
    facts = of(accepted(), taken, aside, taken, scan, scan)
    assert (facts.papers, facts.scans) == (3, 2)


def charge(*told):
    return [
        Happening(f"fees.Charge{word}", CLERK, hours(number), data)
        for number, (word, data) in enumerate(told)
    ]


MADE = ("Made", {"amount": 8000, "state": "DUE"})
CASH = ("Paid", {"amount": 8000, "method": "CASH"})


def with_charges(*chains):
    facts = fold(DOSSIER, [accepted()], [charge(*one) for one in chains])
    return (facts.charges, facts.due_amount, facts.paid_amount, facts.paid_at, facts.paid_online)


def test_charges_add_up_to_what_is_due_and_paid():
    assert with_charges() == (0, 0, 0, None, False)
    assert with_charges([MADE], [("Made", {"amount": None})]) == (2, 8000, 0, None, False)
    assert with_charges([MADE, CASH], [MADE]) == (2, 16000, 8000, hours(1), False)
    settled = ("Settled", {"amount": 0})
    assert with_charges([MADE, settled], [MADE, CASH, ("DueAgain", {})]) == (2, 8000, 0, None, False)


def test_what_is_dropped_or_given_back_is_no_charge_and_money_may_come_online():
    assert with_charges([MADE, ("Voided", {})], [MADE, CASH, ("Refunded", {"amount": 8000})]) == (
        (0, 0, 0, None, False)
    )
    online = ("Paid", {"amount": 8000, "method": "ONLINE"})
    assert with_charges([MADE, online], [MADE, ("Paid", {"amount": 8000})])[2:] == (16000, hours(1), True)


def test_by_when_what_came_online_is_answered_is_what_was_promised_last():
    promised = [
        Happening("deadlines.PromiseStarted", CLERK, BEGAN, {"due_at": hours(8).isoformat()}),
        Happening("deadlines.PromiseRedated", CLERK, hours(1), {"due_at": hours(30).isoformat()}),
    ]
    assert fold(DOSSIER, [submitted()], [promised[:1]]).answer_due_at == hours(8)
    assert fold(DOSSIER, [submitted()], [promised]).answer_due_at == hours(30)


def test_handling_ends_with_a_result_or_with_what_ends_it_and_never_before_acceptance():
    done = said("ResultRecorded", 5, file_sha256="")
    handed = said("DossierHandedOver", 9, method="POST")
    assert of(accepted(), done, handed).closed_at == hours(5)
    assert of(accepted(), said("DossierWithdrawn", 7)).closed_at == hours(7)
    assert of(accepted()).closed_at is None
    assert of(submitted(), said("DossierRefused", 9, after_acceptance=False)).closed_at is None


def test_what_was_asked_for_first_stays():
    facts = of(accepted(), asked(2), came(5), asked(7))
    assert (facts.first_asked_at, facts.supplements) == (hours(2), 2)
