"""What a version asks for in a case: sums, counts, exemptions; and what is frozen of it."""

import pytest

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.events.models import Event
from motcua.foundation.ids import new_id
from motcua.instruments.fees.actions import cancel_charges, charge
from motcua.instruments.fees.errors import CountOdd, ExemptionUnknown
from motcua.instruments.fees.models import Charge, Standing
from motcua.instruments.fees.queries import amounts, charges_of, exemptions_of, total_due
from motcua.registers.procedures.models import Channel
from tests.casework.dossiers.world import a_procedure
from tests.instruments.house import AT, a_ward

pytestmark = pytest.mark.django_db

POOR = {"who": "Người thuộc hộ nghèo", "group": "poor", "share": 100, "proof": "Giấy chứng nhận hộ nghèo"}
STUDENT = {"who": "Sinh viên", "group": "student", "share": 50}
FLAT = {"channels": ["DIRECT"], "kind": "LEVY", "name": "Lệ phí hộ tịch", "amount": 15000}
WORDS = {"channels": ["DIRECT"], "kind": "LEVY", "name": "Lệ phí quá hạn", "text": "Theo nghị quyết"}
FREE = {"channels": ["DIRECT"], "kind": "LEVY", "name": "Lệ phí đúng hạn", "free": True}
COPIES = {
    "channels": ["DIRECT"], "kind": "FEE", "name": "Phí cấp bản sao", "amount": 8000,
    "text": "mỗi bản sao, nếu có yêu cầu",
}  # fmt: skip
PAGES = {
    "channels": ["DIRECT"], "kind": "FEE", "name": "Phí chứng thực", "amount": 2000,
    "scale": {
        "per": "PAGE", "tiers": [{"from": 1, "amount": 2000}, {"from": 3, "amount": 1000}], "cap": 200000,
    },
}  # fmt: skip


@pytest.fixture(autouse=True)
def _ward():
    a_ward()


def a_version(*fees, exemptions=(POOR, STUDENT)):
    return a_procedure(fees=list(fees), exemptions=list(exemptions))


def lines(version, **more):
    return amounts(version, **({"case_number": None, "channel": Channel.DIRECT} | more))


def stand(version, **more):
    return [(one.title, one.standing, one.amount) for one in lines(version, **more)]


def test_a_flat_fee_is_due_and_words_are_never_nought():
    version = a_version(FLAT, WORDS, FREE)
    assert stand(version) == [
        ("Lệ phí hộ tịch", Standing.DUE, 15000),
        ("Lệ phí quá hạn", Standing.OPEN, None),
        ("Lệ phí đúng hạn", Standing.FREE, 0),
    ]


def test_the_channel_chooses_the_fee_and_the_version_may_be_named_by_its_id():
    version = a_version(FLAT, {**FLAT, "channels": ["ONLINE"], "amount": 7500})
    assert stand(version.id, channel=Channel.ONLINE) == [("Lệ phí hộ tịch", Standing.DUE, 7500)]
    assert stand(version, channel=Channel.POSTAL) == []


def test_the_case_chooses_the_fee():
    cases = [{"number": 1, "name": "Nhà ở"}, {"number": 2, "name": "Công trình"}]
    fees = [{**FLAT, "cases": [1]}, {**FLAT, "cases": [2], "amount": 150000}]
    version = a_procedure(fees=fees, cases=cases)
    assert stand(version, case_number=2) == [("Lệ phí hộ tịch", Standing.DUE, 150000)]


def test_what_is_asked_for_or_not_is_not_asked_for_until_someone_says_so():
    version = a_version(COPIES)
    assert stand(version) == [("Phí cấp bản sao", Standing.WAIVED, 0)]
    assert stand(version, counts={"Phí cấp bản sao": 3}) == [("Phí cấp bản sao", Standing.DUE, 24000)]


def test_pages_are_counted_not_guessed():
    version = a_version(PAGES)
    assert stand(version) == [("Phí chứng thực", Standing.OPEN, None)]
    assert stand(version, counts={"Phí chứng thực": 5}) == [("Phí chứng thực", Standing.DUE, 7000)]
    with pytest.raises(CountOdd, match="Phí chứng thực"):
        lines(version, counts={"Phí chứng thực": -1})


def test_an_exemption_lowers_what_it_names_and_keeps_its_proof():
    version = a_version(FLAT, WORDS, exemptions=[{**POOR, "fees": ["Lệ phí hộ tịch"]}, STUDENT])
    assert stand(version, exemptions=["poor"]) == [
        ("Lệ phí hộ tịch", Standing.WAIVED, 0),
        ("Lệ phí quá hạn", Standing.OPEN, None),
    ]
    (first, _second) = lines(version, exemptions=["poor", "student"])
    assert first.exemption.who == "Người thuộc hộ nghèo"
    assert first.exemption.proof == "Giấy chứng nhận hộ nghèo"
    assert stand(version, exemptions=["student"])[0] == ("Lệ phí hộ tịch", Standing.DUE, 7500)
    assert [one.group for one in exemptions_of(version)] == ["poor", "student"]


def test_a_full_exemption_settles_even_what_is_told_in_words():
    assert stand(a_version(WORDS), exemptions=["poor"]) == [("Lệ phí quá hạn", Standing.WAIVED, 0)]


def test_a_group_that_the_version_does_not_name_is_refused():
    with pytest.raises(ExemptionUnknown, match="elderly"):
        lines(a_version(FLAT), exemptions=["elderly"])


def test_charges_are_frozen_with_their_tariff_and_told_one_by_one():
    case, version = new_id(), a_version(FLAT, WORDS, PAGES, FREE)
    charge("dossier", case, lines(version, exemptions=["student"]), by=SYSTEM, at=AT)
    rows = charges_of("dossier", case)
    assert [(row.title, row.state, row.base, row.amount, row.share) for row in rows] == [
        ("Lệ phí hộ tịch", "DUE", 15000, 7500, 50),
        ("Lệ phí quá hạn", "OPEN", None, None, 50),
        ("Phí chứng thực", "OPEN", None, None, 50),
    ]
    assert rows[0].exempt_reason == "Sinh viên"
    assert total_due(rows) == 7500
    assert list(Event.objects.order_by("id").values_list("subject_kind", "state"))[-3:] == [
        ("charge", "DUE|7500|f"), ("charge", "OPEN|f"), ("charge", "OPEN|f"),
    ]  # fmt: skip


def test_charging_nothing_asks_the_database_nothing(django_assert_num_queries):
    version = a_version(FREE)
    with django_assert_num_queries(1):
        found = lines(version)
    with django_assert_num_queries(2):  # a savepoint, since the test itself is a transaction
        assert charge("dossier", new_id(), found, by=SYSTEM, at=AT) == []


def test_charging_costs_two_statements_however_many_lines(django_assert_num_queries):
    version = a_version(FLAT, WORDS, PAGES)
    found = lines(version)
    with django_assert_num_queries(4):  # two of them the savepoint
        charge("dossier", new_id(), found, by=SYSTEM, at=AT)


def test_cancelling_lets_go_of_what_was_not_paid():
    case, version = new_id(), a_version(FLAT, WORDS)
    charge("dossier", case, lines(version), by=SYSTEM, at=AT)
    assert cancel_charges("dossier", case, by=SYSTEM, at=AT) == []
    assert {row.state for row in charges_of("dossier", case)} == {Charge.State.VOID}
    charge("dossier", case, lines(version), by=SYSTEM, at=AT)
    assert total_due(charges_of("dossier", case)) == 15000
