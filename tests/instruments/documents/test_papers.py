"""The papers of a case: taken, scanned, given back; and its result, once."""

from datetime import datetime
from io import BytesIO

import pytest

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import VN
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import history, verify
from motcua.foundation.files.actions import keep_file
from motcua.foundation.ids import new_id
from motcua.instruments.documents.actions import (
    Handed,
    attach_file,
    keep_result,
    return_originals,
    take_documents,
)
from motcua.instruments.documents.errors import CountOdd, DocumentUnknown, ResultKnown, TitleMissing
from motcua.instruments.documents.models import Result, SubmittedDocument
from motcua.instruments.documents.queries import document, documents_of, originals_here, result_of

pytestmark = pytest.mark.django_db
AT = datetime(2023, 11, 20, 8, tzinfo=VN)
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU"
    b"\x00\x00\x00\nIDATx\x9cc`\x00\x00\x00\x02\x00\x01H\xaf\xa4q\x00\x00\x00\x00IEND\xaeB`\x82"
)


def taken(case, *handed):
    return take_documents("dossier", case, handed, by=SYSTEM, at=AT)


def a_file():
    return keep_file(BytesIO(PNG), name="quet.png", by=SYSTEM, at=AT)


def kept(case, **more):
    facts = {
        "title": "Giấy",
        "number": "1",
        "issued_on": AT.date(),
        "source": Result.Source.UPLOADED,
        "file": a_file(),
        "file_name": "giay.png",
    }
    return keep_result("dossier", case, **(facts | more), by=SYSTEM, at=AT)


def test_papers_are_kept_in_order_with_their_counts():
    case = new_id()
    taken(case, Handed("Đơn", originals=1), Handed("Bản án", copies=2), Handed("Tờ khai", is_form=True))
    assert [(one.position, one.name, one.originals, one.copies) for one in documents_of("dossier", case)] == [
        (1, "Đơn", 1, 0),
        (2, "Bản án", 0, 2),
        (3, "Tờ khai", 0, 0),
    ]
    (record,) = history("papers", case)
    assert (record.told.documents, record.told.originals, record.told.copies) == (3, 1, 2)


@pytest.mark.parametrize("count", [-1, 1000])
def test_an_odd_count_takes_nothing_in(count):
    with pytest.raises(CountOdd, match="Bản án"):
        taken(new_id(), Handed("Đơn", originals=1), Handed("Bản án", copies=count))
    assert not SubmittedDocument.objects.exists()
    assert not Event.objects.exists()


def test_a_scan_is_put_to_a_paper_of_its_case_alone():
    case, file = new_id(), a_file()
    (paper,) = taken(case, Handed("Đơn", originals=1))
    with pytest.raises(DocumentUnknown):
        attach_file(new_id(), paper.id, file, name="quet.png", by=SYSTEM, at=AT)
    assert document(case, paper.id).file is None
    attach_file(case, paper.id, file, name="quet.png", by=SYSTEM, at=AT)
    assert (document(case, paper.id).file, document(case, paper.id).file_name) == (file, "quet.png")
    with pytest.raises(DocumentUnknown):
        document(new_id(), paper.id)


def test_originals_go_back_once():
    case = new_id()
    taken(case, Handed("Đơn", originals=1), Handed("Bản án", copies=2))
    assert originals_here(documents_of("dossier", case)) == 1
    assert return_originals("dossier", case, by=SYSTEM, at=AT) == 1
    assert return_originals("dossier", case, by=SYSTEM, at=AT) == 0
    assert originals_here(documents_of("dossier", case)) == 0
    assert [type(record.told).__name__ for record in history("papers", case)] == [
        "DocumentsTaken",
        "OriginalsReturned",
    ]


def test_a_case_has_one_result_with_a_name():
    case = new_id()
    with pytest.raises(TitleMissing):
        kept(case, title="  ")
    assert result_of("dossier", case) is None
    kept(case)
    with pytest.raises(ResultKnown, match="Giấy"):
        kept(case, title="Giấy khác")
    assert result_of("dossier", case).title == "Giấy"


@pytest.mark.parametrize(
    "change",
    [
        "update documents_submitteddocument set originals = 2",
        "update documents_submitteddocument set file_id = null, file_name = ''",
        "update documents_result set number = '99'",
        "delete from documents_submitteddocument",
        "delete from documents_submitteddocument; delete from documents_result",
        "update documents_result set file_name = 'khac.pdf'",
    ],
)
def test_papers_changed_behind_the_house_s_back_are_named(intruder, change):
    case = new_id()
    (paper,) = taken(case, Handed("Đơn", originals=1))
    attach_file(case, paper.id, a_file(), name="quet.png", by=SYSTEM, at=AT)
    kept(case)
    return_originals("dossier", case, by=SYSTEM, at=AT)
    assert verify().findings == []
    with intruder() as cursor:
        cursor.execute(change)
    assert [(one.subject_kind, one.subject_id) for one in verify().findings] == [("papers", str(case))]
