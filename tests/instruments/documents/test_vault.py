"""The vault: what comes into it, is offered of it, used again with consent, taken out; never another's."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.foundation.access.models import NOBODY, SYSTEM
from motcua.foundation.errors import NotAllowed
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import history, verify
from motcua.foundation.files.actions import keep_file
from motcua.foundation.ids import new_id
from motcua.foundation.text import fold
from motcua.instruments.documents.actions import (
    ConsentDraft,
    Handed,
    file_in_vaults,
    give_consent,
    keep_result,
    remove_from_vault,
    reuse,
    set_consent_text,
    set_paper_type,
    take_documents,
    withdraw_consent,
)
from motcua.instruments.documents.actions.types import TypeDraft
from motcua.instruments.documents.errors import (
    AlreadyHasFile,
    AlreadyRemoved,
    ConsentIsPersonal,
    ConsentTextGiven,
    ConsentTextOverlaps,
    ConsentTextUnknown,
    ConsentUnknown,
    DocumentUnknown,
    PaperTypeOverlaps,
    RemovalReasonMissing,
    ReuseNeedsConsent,
    VaultDocumentOther,
    VaultDocumentPast,
    VaultDocumentUnknown,
)
from motcua.instruments.documents.models import (
    REUSE,
    Consent,
    ConsentText,
    PaperType,
    Result,
    Reuse,
    SubmittedDocument,
    Trust,
    VaultDocument,
    VaultRemoval,
)
from motcua.instruments.documents.queries import (
    consent_text,
    consents_of,
    offers,
    reused_in,
    reuses_of,
    vault_document,
    vault_of,
)
from motcua.instruments.documents.rules.sorts import Sort, bare_name, last_day, sort_of, stands_for
from motcua.registers.procedures.models import RequiredDocument
from tests.casework.dossiers.world import a_procedure
from tests.instruments.documents.test_papers import PNG
from tests.instruments.documents.vaults import AT, WORDS, a_case, a_citizen, filed, the_lists, wanted

DAY = AT.date()


def a_file(name="quet.png"):
    return keep_file(BytesIO(PNG), name=name, by=SYSTEM, at=AT)


def scanned(name, **more):
    return Handed(name, file=a_file(), file_name="quet.png", **more)


def asked(name, **more):
    """A required document, as a list has it; it is kept nowhere."""
    facts = {"name": name, "paper_code": "", "form_key": ""} | more
    return RequiredDocument(**facts)


@pytest.mark.parametrize(
    ("said", "bare"),
    [
        ("Giấy khai sinh", "giay khai sinh"),
        ("Bản sao có chứng thực Giấy khai sinh của con", "giay khai sinh cua con"),
        ("01 bản sao Giấy khai sinh", "giay khai sinh"),
        ("Bản chính hoặc bản sao có chứng thực Giấy phép xây dựng", "giay phep xay dung"),
        ("Trích lục khai tử", "khai tu"),
        ("Tờ khai cấp Giấy khai sinh", "to khai cap giay khai sinh"),
        ("Bản sao", "ban sao"),
    ],
)
def test_a_papers_own_name_is_found_behind_how_it_is_wanted(said, bare):
    assert bare_name(fold(said)) == bare


def test_a_list_means_the_sort_whose_longest_name_it_begins_with_and_a_form_means_none():
    plain, driving = Sort("gp", ("giay phep",), frozenset()), Sort("lx", ("giay phep lai xe",), frozenset())
    assert sort_of("giay phep lai xe hang a1", "", [plain, driving]) is driving
    assert sort_of("giay phep", "", [plain, driving]) is plain
    assert sort_of("giay phepx", "", [plain]) is None
    assert sort_of("to khai cap giay phep", "", [plain, driving]) is None
    coded = Sort("ks", (), frozenset({"TP.01"}))
    assert sort_of("giay phep", "TP.01", [plain, coded]) is coded


def test_what_is_of_no_known_sort_stands_only_for_the_very_same_name():
    assert stands_for(("", "ban cam ket"), ("", "ban cam ket"))
    assert not stands_for(("", "ban cam ket"), ("", "ban cam ket moi"))
    assert not stands_for(("ks", "ban cam ket"), ("", "ban cam ket"))
    assert not stands_for(("", ""), ("", ""))


@given(st.dates(date(1900, 1, 1), date(2900, 1, 1)), st.integers(1, 1200))
def test_a_paper_is_good_for_so_many_months_to_the_day_or_the_months_last(issued, months):
    last = last_day(issued, months)
    assert (last.year * 12 + last.month) - (issued.year * 12 + issued.month) == months
    assert last.day <= issued.day


@pytest.mark.django_db
def test_papers_with_a_file_and_a_result_handed_over_come_into_the_vault_once():
    the_lists()
    person, _ = a_citizen()
    case = new_id()
    forms = Handed("Tờ khai", is_form=True, file=a_file(), file_name="to-khai.png")
    bare = Handed("Giấy không quét", originals=1)
    take_documents(
        "dossier", case, [forms, bare, scanned("Bản sao Giấy khai sinh", originals=1)], by=SYSTEM, at=AT
    )
    keep_result(
        "dossier",
        case,
        title="Giấy xác nhận tình trạng hôn nhân",
        number="12/UBND-XN",
        issued_on=date(2023, 8, 31),
        source=Result.Source.PRODUCED,
        file=a_file(),
        file_name="ket-qua.png",
        by=SYSTEM,
        at=AT,
    )
    settled = a_case(case, person)
    assert file_in_vaults("dossier", [settled], by=SYSTEM, at=AT) == 1
    assert file_in_vaults("dossier", [replace(settled, has_result=True)], by=SYSTEM, at=AT) == 1
    assert file_in_vaults("dossier", [replace(settled, has_result=True)], by=SYSTEM, at=AT) == 0
    facts = {
        one.name: (one.type_code, one.trust, one.valid_to, one.number)
        for one in vault_of([person.id], [], most=9)
    }
    assert facts == {
        "Bản sao Giấy khai sinh": ("khai_sinh", Trust.COMPARED, None, ""),
        "Giấy xác nhận tình trạng hôn nhân": ("hon_nhan", Trust.ISSUED, date(2024, 2, 29), "12/UBND-XN"),
    }


@pytest.mark.django_db
def test_nobody_else_fills_vaults():
    person, _ = a_citizen()
    case = new_id()
    take_documents("dossier", case, [scanned("Giấy khai sinh")], by=SYSTEM, at=AT)
    with pytest.raises(NotAllowed):
        file_in_vaults("dossier", [a_case(case, person)], by=NOBODY, at=AT)
    assert not VaultDocument.objects.exists()


@pytest.mark.django_db
def test_a_paper_is_its_owners_alone():
    person, _ = a_citizen()
    other, _ = a_citizen("Lê Văn Ba", "052088001122")
    (paper,) = filed(person, scanned("Giấy khai sinh"))
    assert vault_document(paper.id, [person.id], []) == paper
    with pytest.raises(VaultDocumentUnknown):
        vault_document(paper.id, [other.id], [])
    assert vault_of([other.id], [], most=9) == []


@pytest.mark.django_db
def test_offers_are_what_is_good_on_the_day_the_surest_first(django_assert_num_queries):
    the_lists()
    person, _ = a_citizen()
    filed(person, scanned("Giấy khai sinh"))
    (sure,) = filed(person, scanned("Trích lục khai sinh", originals=1))
    (own,) = filed(person, scanned("Bản cam kết nuôi con"))
    born, pledge, form = (
        asked("Bản sao Giấy khai sinh"),
        asked("Bản cam kết nuôi con"),
        asked("Giấy khai sinh", form_key="x"),
    )
    marital = asked("Giấy xác nhận tình trạng hôn nhân")
    with django_assert_num_queries(2):
        found = offers([born, pledge, form, marital], [person.id], [], day=DAY)
    assert [one.document.trust for one in found[born.id]] == [Trust.COMPARED, Trust.ACCEPTED]
    assert found[born.id][0].document == sure
    assert found[born.id][0].by_sort
    assert [(one.document, one.by_sort) for one in found[pledge.id]] == [(own, False)]
    assert set(found) == {born.id, pledge.id}
    VaultDocument.objects.update(issued_on=date(2023, 1, 1), valid_to=date(2023, 7, 1))
    assert offers([born], [person.id], [], day=DAY) == {}
    assert offers([form], [person.id], [], day=DAY) == {}


@pytest.mark.django_db
def test_a_paper_is_used_again_with_consent_once_and_it_is_told():
    the_lists()
    person, citizen = a_citizen()
    (paper,) = filed(person, scanned("Giấy khai sinh"))
    case, row = wanted("Giấy khai sinh")
    consent = give_consent(REUSE, "draft", case, by=citizen, at=AT)
    made = reuse(paper.id, "dossier", case, row.id, consent_id=consent.id, by=citizen, at=AT)
    assert reuse(paper.id, "dossier", case, row.id, consent_id=consent.id, by=citizen, at=AT) == made
    row.refresh_from_db()
    assert (row.file_id, row.file_name) == (paper.file_id, "quet.png")
    (told,) = history("reuse", made.id)
    assert (told.told.document_id, told.told.case_id, told.told.consent_id) == (paper.id, case, consent.id)
    assert reused_in("dossier", case)[row.id].document == paper
    assert reuses_of([paper])[paper.id] == [made]
    assert consents_of(person.id) == [consent]
    assert file_in_vaults("dossier", [a_case(case, person)], by=SYSTEM, at=AT) == 0  # it is there already
    assert verify().holds


@pytest.mark.django_db
def test_whatever_is_not_right_is_used_nowhere():
    the_lists()
    person, citizen = a_citizen()
    _other, stranger = a_citizen("Lê Văn Ba", "052088001122")
    (paper,) = filed(person, scanned("Giấy khai sinh"))
    case, row = wanted("Giấy khai sinh")
    consent = give_consent(REUSE, "draft", case, by=citizen, at=AT)
    foreign = give_consent(REUSE, "draft", case, by=stranger, at=AT)
    told = Event.objects.count()

    def refused(
        error, *, vault=paper.id, submitted=row.id, consent_id=consent.id, by=citizen, at=AT, of=case
    ):
        with pytest.raises(error):
            reuse(vault, "dossier", of, submitted, consent_id=consent_id, by=by, at=at)
        row.refresh_from_db()
        assert row.file_id is None
        assert not Reuse.objects.exists()

    refused(VaultDocumentUnknown, by=stranger, consent_id=foreign.id)
    refused(VaultDocumentUnknown, by=SYSTEM)
    refused(VaultDocumentUnknown, by=NOBODY)
    refused(ReuseNeedsConsent, consent_id=foreign.id)
    refused(DocumentUnknown, of=new_id())
    VaultDocument.objects.update(issued_on=date(2023, 1, 1), valid_to=date(2023, 7, 1))
    refused(VaultDocumentPast)
    assert Event.objects.count() == told
    withdraw_consent(consent.id, by=citizen, at=AT)
    refused(ReuseNeedsConsent)


@pytest.mark.django_db
def test_a_paper_of_another_sort_or_beside_another_file_is_refused():
    the_lists()
    person, citizen = a_citizen()
    birth, single = filed(person, scanned("Giấy khai sinh"), scanned("Giấy xác nhận tình trạng hôn nhân"))
    case, row = wanted("Giấy khai sinh")
    consent = give_consent(REUSE, "draft", case, by=citizen, at=AT)
    reuse(birth.id, "dossier", case, row.id, consent_id=consent.id, by=citizen, at=AT)
    with pytest.raises(AlreadyHasFile):
        reuse(single.id, "dossier", case, row.id, consent_id=consent.id, by=citizen, at=AT)
    assert Reuse.objects.count() == 1


@pytest.mark.django_db
def test_a_paper_of_another_sort_stands_for_nothing_that_is_required():
    the_lists()
    required = a_procedure().documents.get(name="Bản án ly hôn")
    person, citizen = a_citizen()
    (birth,) = filed(person, scanned("Giấy khai sinh"))
    case = new_id()
    (row,) = take_documents("dossier", case, [Handed(required.name, required.id, copies=1)], by=SYSTEM, at=AT)
    consent = give_consent(REUSE, "draft", case, by=citizen, at=AT)
    with pytest.raises(VaultDocumentOther):
        reuse(birth.id, "dossier", case, row.id, consent_id=consent.id, by=citizen, at=AT)
    assert not Reuse.objects.exists()


@pytest.mark.django_db
def test_what_was_taken_out_is_offered_and_shown_no_more():
    person, citizen = a_citizen()
    the_lists()
    (paper,) = filed(person, scanned("Giấy khai sinh"))
    with pytest.raises(NotAllowed):
        remove_from_vault(paper.id, reason="Không đúng", by=citizen, at=AT)
    with pytest.raises(RemovalReasonMissing):
        remove_from_vault(paper.id, reason=" ", by=SYSTEM, at=AT)
    with pytest.raises(VaultDocumentUnknown):
        remove_from_vault(new_id(), reason="Không đúng", by=SYSTEM, at=AT)
    assert not VaultRemoval.objects.exists()
    remove_from_vault(paper.id, reason="Không đúng", by=SYSTEM, at=AT)
    with pytest.raises(AlreadyRemoved):
        remove_from_vault(paper.id, reason="Không đúng", by=SYSTEM, at=AT)
    assert VaultRemoval.objects.count() == 1
    assert vault_of([person.id], [], most=9) == []
    assert offers([asked("Giấy khai sinh")], [person.id], [], day=DAY) == {}
    assert SubmittedDocument.objects.get().file_id == paper.file_id  # the case keeps what it has
    assert verify().holds


@pytest.mark.django_db
def test_consent_is_to_the_words_of_the_day_and_ones_own():
    the_lists()
    person, citizen = a_citizen()
    _other, stranger = a_citizen("Lê Văn Ba", "052088001122")
    matter = new_id()
    consent = give_consent(REUSE, "draft", matter, by=citizen, at=AT)
    assert give_consent(REUSE, "draft", matter, by=citizen, at=AT) == consent
    assert (consent.text.words, consent.person) == (WORDS, person)
    with pytest.raises(ConsentIsPersonal):
        give_consent(REUSE, "draft", matter, by=SYSTEM, at=AT)
    with pytest.raises(ConsentTextUnknown):
        give_consent(REUSE, "draft", matter, by=citizen, at=AT - timedelta(days=200))
    with pytest.raises(ConsentUnknown):
        withdraw_consent(consent.id, by=stranger, at=AT)
    with pytest.raises(ConsentIsPersonal):
        withdraw_consent(consent.id, by=NOBODY, at=AT)
    assert Consent.objects.get().withdrawn_at is None
    assert withdraw_consent(consent.id, by=citizen, at=AT).withdrawn_at == AT
    withdraw_consent(consent.id, by=citizen, at=AT + timedelta(days=1))
    assert Consent.objects.get().withdrawn_at == AT
    assert give_consent(REUSE, "draft", matter, by=citizen, at=AT) != consent
    assert verify().holds


@pytest.mark.django_db
def test_words_that_somebody_agreed_to_are_never_said_otherwise():
    the_lists()
    _person, citizen = a_citizen()
    draft = ConsentDraft(code=REUSE, title="Dùng lại", words="Lời khác.", valid_from=date(2023, 7, 1))
    set_consent_text(draft, by=SYSTEM, at=AT)
    assert consent_text(REUSE, DAY).words == "Lời khác."
    give_consent(REUSE, "draft", new_id(), by=citizen, at=AT)
    with pytest.raises(ConsentTextGiven):
        set_consent_text(replace(draft, words="Lời nữa."), by=SYSTEM, at=AT)
    with pytest.raises(ConsentTextOverlaps):
        set_consent_text(replace(draft, valid_from=date(2024, 1, 1)), by=SYSTEM, at=AT)
    with pytest.raises(NotAllowed):
        set_consent_text(replace(draft, valid_from=date(2024, 1, 1)), by=NOBODY, at=AT)
    assert ConsentText.objects.get().words == "Lời khác."
    set_consent_text(replace(draft, valid_to=date(2023, 12, 31)), by=SYSTEM, at=AT)
    set_consent_text(replace(draft, words="Lời mới.", valid_from=date(2024, 1, 1)), by=SYSTEM, at=AT)
    assert consent_text(REUSE, date(2024, 1, 1)).words == "Lời mới."


@pytest.mark.django_db
def test_a_sort_of_paper_stands_once_a_day():
    the_lists()
    draft = TypeDraft(code="khai_sinh", name="Khai sinh", names=[], codes=[], valid_from=date(2020, 1, 1))
    with pytest.raises(PaperTypeOverlaps):
        set_paper_type(draft, by=SYSTEM, at=AT)
    with pytest.raises(NotAllowed):
        set_paper_type(replace(draft, code="khac"), by=NOBODY, at=AT)
    assert PaperType.objects.count() == 2
