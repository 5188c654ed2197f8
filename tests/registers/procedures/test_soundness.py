"""What may be published and what may not: the sentences of the rules, item by item."""

from datetime import date
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.registers.procedures.actions.sound import SCHEMA
from motcua.registers.procedures.rules.items import content_digest, findings_of, read_item
from motcua.registers.procedures.rules.soundness import Gone, faults_of
from tests.registers.procedures.samples import an_item

VALID = jsonschema_rs.Draft202012Validator(SCHEMA, validate_formats=True)


def first(item: dict[str, Any]) -> tuple[tuple[str | int, ...], str]:
    faults = faults_of(item)
    assert faults, "a fault was expected"
    return faults[0]


def test_the_sample_is_sound() -> None:
    assert VALID.is_valid(an_item())
    assert faults_of(an_item()) == []
    assert findings_of(an_item()) == ()


BOOK = Gone("Sổ hộ khẩu", ("sổ hộ khẩu", "sổ tạm trú"), date(2023, 1, 1), "Luật Cư trú")


@pytest.mark.parametrize(
    ("name", "since", "is_refused"),
    [
        ("Sổ hộ khẩu", "2023-01-01", True),
        ("Bản sao SỔ TẠM TRÚ của người yêu cầu", "2024-05-01", True),
        ("So ho khau (ban sao)", "2023-02-01", True),
        ("Sổ hộ khẩu", "2022-12-31", False),
        ("Sổ đỏ", "2024-05-01", False),
    ],
)
def test_a_version_never_asks_for_a_paper_that_was_abolished_by_its_first_day(
    name: str, since: str, is_refused: bool
) -> None:
    item = an_item(valid_from=since, documents=[{"name": name, "originals": 1, "copies": 0}])
    item.pop("valid_to", None)
    said = ("documents", 0, "name"), "Sổ hộ khẩu không được yêu cầu nộp từ 01/01/2023 (Luật Cư trú)."
    assert (said in faults_of(item, gone=[BOOK])) == is_refused
    assert said not in faults_of(item)


LIMIT = {"channels": ["DIRECT", "ONLINE"], "cases": [1], "quantity": 3, "unit": "WORKING_DAY"}
OTHER_CASE = {"channels": ["DIRECT", "ONLINE"], "cases": [2], "quantity": 23, "unit": "DAY"}
STEP = {"key": "accept", "name": "Nhận", "post": "one_stop_clerk", "hours": 24, "kind": "ACCEPT"}


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"code": "1.0133611"}, ("code",)),
        ({"code": " 1.004873"}, ("code",)),
        ({"code": "NB.H08.001"}, ("code",)),
        ({"kind": "LOCAL_INTERNAL"}, ("code",)),
        ({"valid_to": "2022-12-31"}, ("valid_to",)),
        ({"cases": [{"number": 1, "name": "Một"}, {"number": 3, "name": "Ba"}]}, ("cases", 1, "number")),
        ({"cases": [{"number": 1, "name": "Một"}]}, ("limits", 1, "cases")),
        (
            {"documents": [{"name": "Đơn", "originals": 1, "copies": 0, "form": "x"}]},
            ("documents", 0, "form"),
        ),
        ({"documents": [{"name": "Đơn", "originals": 0, "copies": 0}]}, ("documents", 0)),
        ({"limits": [LIMIT, OTHER_CASE, LIMIT]}, ("limits", 2)),
        ({"limits": [{"channels": ["ONLINE"], "unit": "DAY"}]}, ("limits", 0)),
        ({"limits": [{"channels": ["ONLINE"], "unit": "NONE", "quantity": 3}]}, ("limits", 0, "quantity")),
        ({"limits": [{"channels": ["ONLINE"], "unit": "SAME_DAY"}]}, ("limits", 0)),
        ({"limits": [{"channels": ["ONLINE"], "unit": "OTHER"}]}, ("limits", 0)),
        (
            {"limits": [LIMIT | {"legal": {"quantity": 2, "unit": "WORKING_DAY"}}, OTHER_CASE]},
            ("limits", 0, "legal"),
        ),
        ({"online": {"level": "PARTIAL"}}, ("online",)),
        ({"online": {"level": "PARTIAL", "reason": "Phải có mặt", "only": True}}, ("online", "only")),
        ({"online": {"level": "NONE"}}, ("online", "level")),
        ({"fees": [{"channels": ["DIRECT"], "kind": "FEE", "name": "Phí"}]}, ("fees", 0)),
        (
            {"fees": [{"channels": ["DIRECT"], "kind": "FEE", "name": "P", "free": True, "amount": 1}]},
            ("fees", 0),
        ),
        (
            {"exemptions": [{"who": "Ai đó", "group": "x", "share": 50, "fees": ["Phí lạ"]}]},
            ("exemptions", 0, "fees"),
        ),
        (
            {"legal_bases": [{"number": "1/2020/QH1", "title": "A"}, {"number": "1/2020/QH1", "title": "A"}]},
            ("legal_bases", 1, "number"),
        ),
        ({"limits": [LIMIT | {"basis": "9/2020/NĐ-CP"}, OTHER_CASE]}, ("limits", 0, "basis")),
        ({"processes": [{"cases": [1], "steps": [STEP | {"hours": 23}]}]}, ("processes", 0, "steps")),
        ({"processes": [{"cases": [1], "steps": [STEP | {"hours": 12}] * 2}]}, ("processes", 0, "steps")),
        ({"processes": [{"cases": [2], "steps": [STEP | {"hours": 185}]}]}, ("processes", 0, "steps")),
    ],
)
def test_what_does_not_hold_together_is_pointed_at(
    changes: dict[str, Any], path: tuple[str | int, ...]
) -> None:
    place, said = first(an_item(**changes))
    assert place == path
    assert said.endswith(".")


def test_a_scale_begins_at_one_and_its_first_sum_is_the_amount() -> None:
    fee = {"channels": ["DIRECT"], "kind": "FEE", "name": "Phí", "amount": 2000}
    good = {"per": "PAGE", "tiers": [{"from": 1, "amount": 2000}, {"from": 3, "amount": 1000}], "cap": 200000}
    assert faults_of(an_item(fees=[fee | {"scale": good}], exemptions=None)) == []
    late = good | {"tiers": [{"from": 2, "amount": 2000}]}
    assert first(an_item(fees=[fee | {"scale": late}], exemptions=None))[0] == ("fees", 0, "scale", "tiers")


@given(st.integers(1, 60), st.lists(st.integers(1, 40), min_size=1, max_size=8))
def test_the_hours_of_the_steps_add_up_to_the_working_days_or_the_pack_is_refused(
    days: int, hours: list[int]
) -> None:
    steps = [STEP | {"key": f"s{n}", "hours": one} for n, one in enumerate(hours)]
    item = an_item(
        cases=None,
        documents=None,
        fees=None,
        limits=[{"channels": ["ONLINE"], "quantity": days, "unit": "WORKING_DAY"}],
        processes=[{"steps": steps}],
    )
    assert (faults_of(item) == []) == (sum(hours) == days * 8)


def test_limits_and_fees_are_spread_over_channels_and_cases() -> None:
    content = read_item(an_item())
    assert [(one.channel, one.case_number, one.quantity) for one in content.limits] == [
        ("DIRECT", 1, 3),
        ("ONLINE", 1, 3),
        ("DIRECT", 2, 23),
        ("ONLINE", 2, 23),
    ]
    assert [(one.channel, one.amount_kind, one.amount) for one in content.fees] == [
        ("DIRECT", "FIXED", 15000),
        ("ONLINE", "FREE", 0),
    ]


def test_what_is_marked_unsure_and_a_missing_decision_become_doubts() -> None:
    item = an_item(decision=None, legal_bases=[{"number": "1/2020/QH1", "title": "A", "mark": "?"}])
    found = {one.kind: one.places for one in findings_of(item)}
    assert found == {"decision_missing": (), "marked_unsure": ("legal_bases[0]",)}


def test_the_last_day_and_citizens_words_do_not_change_what_a_version_says() -> None:
    item = an_item()
    assert content_digest(item) == content_digest(item | {"valid_to": "2024-01-01", "synonyms": []})
    assert content_digest(item) == content_digest(item | {"everyday_name": "Giấy độc thân"})
    assert content_digest(item) != content_digest(item | {"name": "Tên khác"})


def test_an_unknown_key_is_refused_by_the_schema() -> None:
    assert not VALID.is_valid(an_item(deadline=3))
    assert not VALID.is_valid(an_item(valid_from="20/11/2023"))
