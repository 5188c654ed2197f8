"""Papers that no procedure may ask for any more: data with days, and what is refused by it."""

from dataclasses import replace
from datetime import date

import pytest

from motcua.foundation.access.errors import NotAllowed
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import verify
from motcua.foundation.packs.ports import Context, LoadReport
from motcua.registers.procedures.actions import AbolishedDraft, publish_version, set_abolished_paper
from motcua.registers.procedures.errors import AbolishedOverlaps, AbolishedUnnamed, ContentInvalid
from motcua.registers.procedures.models import AbolishedPaper, Procedure
from motcua.registers.procedures.packs import AbolishedPaperKind, ProcedureKind
from motcua.registers.procedures.queries import documents_for, gone_among
from tests.registers.from_packs import items
from tests.registers.procedures.samples import AT, NOBODY_SPECIAL, an_item

pytestmark = pytest.mark.django_db

BOOK = AbolishedDraft(
    code="so_ho_khau",
    name="Sổ hộ khẩu",
    phrases=["sổ hộ khẩu"],
    source="Luật Cư trú",
    valid_from=date(2023, 1, 1),
)
ASKING = {"documents": [{"name": "Bản sao sổ hộ khẩu", "originals": 0, "copies": 1}]}
SAID = "Sổ hộ khẩu không được yêu cầu nộp từ 01/01/2023"


def test_the_national_list_is_loaded_once_and_holds() -> None:
    known = items("vietnam", "abolished_paper")
    assert AbolishedPaperKind().load(known, by=SYSTEM, at=AT) == LoadReport(added=len(known))
    assert AbolishedPaperKind().load(known, by=SYSTEM, at=AT) == LoadReport(same=len(known))
    assert verify().findings == []
    AbolishedPaper.objects.update(phrases=["gì đó"])
    assert [one.subject_kind for one in verify().findings] == ["abolished_paper"] * len(known)


def test_a_version_that_asks_for_what_was_abolished_is_not_published() -> None:
    set_abolished_paper(BOOK, by=SYSTEM, at=AT)
    with pytest.raises(ContentInvalid, match=SAID):
        publish_version(an_item(**ASKING), by=SYSTEM, at=AT)
    assert not Procedure.objects.exists()


def test_a_pack_that_brings_both_is_refused_before_anything_is_loaded() -> None:
    beside = Context(items_by_kind={"abolished_paper": items("vietnam", "abolished_paper")})
    said = [one.sentence for one in ProcedureKind().check([an_item(**ASKING)], beside)]
    assert [one for one in said if "không được yêu cầu nộp" in one]
    assert not [
        one for one in ProcedureKind().check([an_item(**ASKING)], Context()) if "yêu cầu nộp" in one.sentence
    ]


def test_two_lines_of_one_paper_never_stand_on_one_day() -> None:
    set_abolished_paper(BOOK, by=SYSTEM, at=AT)
    with pytest.raises(AbolishedOverlaps):
        set_abolished_paper(replace(BOOK, valid_from=date(2024, 1, 1)), by=SYSTEM, at=AT)
    assert AbolishedPaper.objects.count() == 1
    assert Event.objects.filter(kind="procedures.AbolishedPaperSet").count() == 1


def test_a_paper_without_a_name_to_know_it_by_is_refused() -> None:
    with pytest.raises(AbolishedUnnamed):
        set_abolished_paper(replace(BOOK, phrases=[" "]), by=SYSTEM, at=AT)
    assert not AbolishedPaper.objects.exists()


def test_whoever_may_not_keep_the_list_changes_nothing() -> None:
    with pytest.raises(NotAllowed):
        set_abolished_paper(BOOK, by=NOBODY_SPECIAL, at=AT)
    assert not AbolishedPaper.objects.exists()
    assert not Event.objects.filter(kind="procedures.AbolishedPaperSet").exists()


def test_a_version_that_stood_before_is_read_without_what_may_not_be_asked_for() -> None:
    version = publish_version(an_item(**ASKING, valid_from="2022-06-01"), by=SYSTEM, at=AT)
    set_abolished_paper(BOOK, by=SYSTEM, at=AT)
    documents = documents_for(version.id)
    (document,) = documents
    assert gone_among(documents, date(2022, 12, 31)) == {}
    assert gone_among(documents, date(2023, 1, 1))[document.id].source == "Luật Cư trú"
    assert gone_among([], date(2023, 1, 1)) == {}
