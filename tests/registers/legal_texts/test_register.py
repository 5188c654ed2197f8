"""The register of legal texts: recording, amending, finding, packs."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from motcua.foundation.access.models import NOBODY, SYSTEM
from motcua.foundation.clock import VN
from motcua.foundation.errors import NotAllowed, Refused
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import verify
from motcua.foundation.packs.ports import Context, LoadReport
from motcua.registers.legal_texts import errors, queries
from motcua.registers.legal_texts.actions import LegalTextFacts, amend_legal_text, record_legal_text
from motcua.registers.legal_texts.models import LegalText
from motcua.registers.legal_texts.packs import LegalTextKind
from tests.conftest import Intruder
from tests.registers.from_packs import items

pytestmark = pytest.mark.django_db

AT = datetime(2023, 11, 20, 8, tzinfo=VN)
DEMO_DAY = date(2023, 11, 20)
DECREE = LegalTextFacts(
    number="61/2018/NĐ-CP",
    kind="DECREE",
    issuer="Chính phủ",
    title="Về thực hiện cơ chế một cửa",
    issued_on=date(2018, 4, 23),
    in_force_from=date(2018, 6, 21),
)


def told() -> list[str]:
    return list(Event.objects.order_by("id").values_list("kind", flat=True))


def test_a_text_is_recorded_and_told() -> None:
    text = record_legal_text(DECREE, by=SYSTEM, at=AT)
    assert (text.citation, text.year) == ("Nghị định số 61/2018/NĐ-CP", 2018)
    assert queries.is_in_force(text, DEMO_DAY)
    assert not queries.is_in_force(text, date(2018, 6, 20))
    assert told() == ["legal_texts.LegalTextRecorded"]


@pytest.mark.parametrize("change", ["title = 'Khác'", "issuer = 'Bộ khác'", "issued_on = '2018-04-24'"])
def test_a_text_called_otherwise_behind_the_house_s_back_is_named(change: str, intruder: Intruder) -> None:
    text = record_legal_text(DECREE, by=SYSTEM, at=AT)
    assert verify().holds
    with intruder() as cursor:
        cursor.execute(f"update legal_texts_legaltext set {change}")
    assert [one.subject_id for one in verify().findings] == [str(text.id)]


def test_a_text_loses_its_force_to_its_successor() -> None:
    old = record_legal_text(DECREE, by=SYSTEM, at=AT)
    new = record_legal_text(
        replace(DECREE, number="118/2025/NĐ-CP", issued_on=date(2025, 6, 9), in_force_from=date(2025, 7, 1)),
        by=SYSTEM,
        at=AT,
    )
    ended = replace(DECREE, in_force_to=date(2025, 6, 30), replaced_by=new.id)
    assert amend_legal_text(old.id, ended, by=SYSTEM, at=AT).replaced_by == new
    assert told()[-1] == "legal_texts.LegalTextAmended"
    assert [t.number for t in queries.legal_texts(in_force_on=date(2025, 6, 30))] == ["61/2018/NĐ-CP"]
    assert [t.number for t in queries.legal_texts(in_force_on=date(2025, 7, 1))] == ["118/2025/NĐ-CP"]
    with pytest.raises(errors.NothingToAmend):
        amend_legal_text(old.id, ended, by=SYSTEM, at=AT)


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        (DECREE, errors.LegalTextKnown),
        (replace(DECREE, number="061/2018/nđ-cp"), errors.LegalTextKnown),
        (replace(DECREE, number="Luật Hộ tịch"), errors.NumberUnreadable),
        (replace(DECREE, number="468/QĐ-TTg", issued_on=None), errors.YearUnknown),
        (
            replace(DECREE, number="62/2018/NĐ-CP", in_force_to=date(2018, 1, 1)),
            errors.ForceEndsBeforeItBegins,
        ),
        (replace(DECREE, number="62/2019/NĐ-CP"), errors.IssuedInAnotherYear),
    ],
)
def test_what_does_not_hold_together_is_refused(facts: LegalTextFacts, refusal: type[Refused]) -> None:
    record_legal_text(DECREE, by=SYSTEM, at=AT)
    with pytest.raises(refusal):
        record_legal_text(facts, by=SYSTEM, at=AT)
    assert LegalText.objects.count() == 1
    assert len(told()) == 1


def test_only_keepers_record_and_amend() -> None:
    with pytest.raises(NotAllowed):
        record_legal_text(DECREE, by=NOBODY, at=AT)
    assert not LegalText.objects.exists()
    text = record_legal_text(DECREE, by=SYSTEM, at=AT)
    with pytest.raises(NotAllowed):
        amend_legal_text(text.id, replace(DECREE, title="Khác"), by=NOBODY, at=AT)
    assert LegalText.objects.get().title == DECREE.title


def load() -> LoadReport:
    return LegalTextKind().load(items("vietnam", "legal_text"), by=SYSTEM, at=AT)


def test_the_pack_on_disk_loads_once() -> None:
    brought = items("vietnam", "legal_text")
    assert LegalTextKind().check(brought, Context()) == []
    assert load() == LoadReport(added=len(brought))
    assert load() == LoadReport(same=len(brought))
    assert {change.verb for change in LegalTextKind().diff(brought)} == {"same"}
    assert len(told()) == len(brought)


@pytest.mark.parametrize(
    ("day", "governs", "not_"),
    [
        (
            DEMO_DAY,
            ["61/2018/NĐ-CP", "01/2018/TT-VPCP", "107/2021/NĐ-CP", "45/2013/QH13"],
            ["118/2025/NĐ-CP"],
        ),
        (date(2025, 9, 14), ["118/2025/NĐ-CP", "01/2018/TT-VPCP"], ["03/2025/TT-VPCP", "61/2018/NĐ-CP"]),
        (date(2025, 9, 15), ["03/2025/TT-VPCP"], ["01/2018/TT-VPCP"]),
    ],
)
def test_what_governs_follows_the_day(day: date, governs: list[str], not_: list[str]) -> None:
    load()
    in_force = {text.number for text in queries.legal_texts(in_force_on=day)}
    assert set(governs) <= in_force
    assert not set(not_) & in_force


def test_texts_are_found_by_any_spelling_and_by_words() -> None:
    load()
    assert queries.legal_text_by_number("Thông tư số 3/2023/TT – BTP").number == "03/2023/TT-BTP"
    assert queries.legal_text_by_number("nghị định 61/2018").number == "61/2018/NĐ-CP"
    assert queries.legal_text_by_number("QĐ 468/QĐ-TTg").issued_on == date(2021, 3, 27)
    many = queries.legal_texts_by_numbers(["Luật 60/2014/QH13", "61/2018/ND-CP", "không có", "9/1999/NĐ-CP"])
    assert {words: text.number for words, text in many.items()} == {
        "Luật 60/2014/QH13": "60/2014/QH13",
        "61/2018/ND-CP": "61/2018/NĐ-CP",
    }
    found = queries.search_legal_texts("luat dat dai", in_force_on=DEMO_DAY)
    assert found[0].number != "31/2024/QH15"
    assert "45/2013/QH13" in {text.number for text in found}
    with pytest.raises(errors.LegalTextUnknown):
        queries.legal_text_by_number("999/2018/NĐ-CP")
    with pytest.raises(errors.NumberUnreadable):
        queries.legal_text_by_number("Luật Hộ tịch")


def test_a_number_of_several_provinces_must_be_told_apart() -> None:
    decision = replace(DECREE, number="8/2018/QĐ-UBND", kind="DECISION")
    record_legal_text(replace(decision, issuer="UBND tỉnh Bình Định"), by=SYSTEM, at=AT)
    record_legal_text(replace(decision, issuer="UBND tỉnh Phú Yên"), by=SYSTEM, at=AT)
    with pytest.raises(errors.NumberAmbiguous):
        queries.legal_text_by_number("08/2018/QĐ-UBND")
    assert (
        queries.legal_text_by_number("08/2018/QĐ-UBND", issuer="UBND tỉnh Phú Yên").issuer
        == "UBND tỉnh Phú Yên"
    )


def test_mistakes_in_a_pack_are_pointed_at() -> None:
    base = {"number": "61/2018/NĐ-CP", "kind": "DECREE", "issuer": "Chính phủ", "title": "Thử"}
    wrong = [
        base | {"number": "không số"},
        base | {"number": "468/QĐ-TTg"},
        base | {"number": "62/2018/NĐ-CP", "in_force_from": "2019-01-01", "in_force_to": "2018-01-01"},
        base | {"number": "63/2018/NĐ-CP", "replaced_by": "9/2030/NĐ-CP"},
        base | {"number": "64/2018/NĐ-CP", "issued_on": "2019-01-01"},
        base,
        base | {"number": "061/2018/ND-CP"},
    ]
    problems = LegalTextKind().check(wrong, Context())
    assert [problem.path for problem in problems] == [
        (0, "number"),
        (1, "number"),
        (2, "in_force_to"),
        (3, "replaced_by"),
        (4, "issued_on"),
    ]
    assert LegalTextKind().key(wrong[-1]) == LegalTextKind().key(base) == "61/2018/nd-cp, Chính phủ"


def test_a_later_pack_tells_of_a_text_s_end() -> None:
    kind = LegalTextKind()
    item = {"number": "61/2018/NĐ-CP", "kind": "DECREE", "issuer": "Chính phủ", "title": "Thử"}
    kind.load([item], by=SYSTEM, at=AT)
    (change,) = kind.diff([item | {"in_force_from": "2018-06-21"}])
    assert (change.verb, change.summary) == (
        "new_version",
        "Sửa in_force_from của Nghị định số 61/2018/NĐ-CP.",
    )
    assert kind.load([item | {"in_force_from": "2018-06-21"}], by=SYSTEM, at=AT) == LoadReport(changed=1)
