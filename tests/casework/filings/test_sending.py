"""Sending: a draft becomes a dossier once, with its papers, the counter's list and the promised answer."""

from datetime import datetime, timedelta
from io import BytesIO
from threading import Barrier, Thread

import pytest
from django.db import connection

from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.queries import answers_of, awaiting_acceptance
from motcua.casework.filings.actions import (
    answer_conditions,
    confirm,
    decline,
    leave_out,
    name_co_signer,
    put_file,
    put_from_vault,
    send_draft,
)
from motcua.casework.filings.errors import (
    ChangedElsewhere,
    ConditionsOpen,
    CoSignerIsWriter,
    CoSignerNamedBefore,
    CoSignerNumberOdd,
    CoSignersOpen,
    CoSignerUnknown,
    DraftOver,
    FileActs,
    FormOpen,
    LevelTooLow,
    NotForThem,
    NotOnline,
    PapersOpen,
    PlaceOpen,
    TooManyCoSigners,
    VaultPaperOther,
    VersionMoved,
)
from motcua.casework.filings.models import CoSigner, DraftFile, FilingDraft, State
from motcua.casework.filings.queries import asked_to_sign, co_signers_of, vault_offers, waiting_for
from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import VN
from motcua.foundation.events.queries import verify
from motcua.foundation.files.actions import keep_file
from motcua.instruments.deadlines.models import Purpose
from motcua.instruments.deadlines.queries import promise_of
from motcua.instruments.documents.actions import Handed
from motcua.instruments.documents.models import Consent, Reuse
from motcua.instruments.documents.queries import documents_of
from motcua.registers.people.actions import begin_representation, end_representation
from motcua.registers.people.models import Representation
from motcua.registers.procedures.errors import FiledElsewhere
from tests.casework.dossiers.world import AT, PDF
from tests.casework.filings.test_drafts import asked
from tests.casework.filings.writers import ANSWERS, BOTH, SINCE, a_desk, a_pdf, amended, somebody
from tests.instruments.documents.vaults import filed, the_lists

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return a_desk()


def sent(desk, draft, at=AT, **more):
    return send_draft(draft.id, **({"edition": draft.edition, "level": 2, "by": desk.by, "at": at} | more))


def nothing_sent(draft):
    return not Dossier.objects.exists() and FilingDraft.objects.get(id=draft.id).state == State.OPEN


def test_sent_it_is_a_dossier_at_the_counter_whose_answer_is_promised(desk):
    draft = desk.with_file(desk.with_file(desk.whole()), b"trang hai")
    dossier = sent(desk, draft)
    assert (dossier.state, dossier.channel, dossier.submitter) == ("SUBMITTED", "ONLINE", desk.person)
    assert (dossier.applicant_person, dossier.version) == (desk.person, desk.world.version)
    assert answers_of(dossier).data == ANSWERS
    assert list(awaiting_acceptance([desk.world.ward.one_stop])) == [dossier]
    promise = promise_of("dossier", dossier.id, purpose=Purpose.ANSWER)
    assert promise.due_at == datetime(2023, 11, 21, 8, tzinfo=VN)
    papers = [(row.name, row.copies, row.file_name) for row in documents_of("dossier", dossier.id)]
    assert papers == [
        ("Tờ khai", 0, ""),
        ("Bản án ly hôn", 1, "Bản án.pdf"),
        ("Bản án ly hôn (tệp 2)", 1, "Bản án.pdf"),
    ]
    over = FilingDraft.objects.get()
    assert (over.state, over.dossier, over.answers) == (State.SENT, dossier, "")
    assert not DraftFile.objects.exists()


def test_sent_twice_it_is_one_dossier(desk):
    draft = desk.whole()
    assert sent(desk, draft).id == sent(desk, draft).id
    assert Dossier.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_hands_at_once_file_one_dossier():
    desk = a_desk()
    draft, barrier, found = desk.whole(), Barrier(2), []

    def send():
        barrier.wait()
        try:
            found.append(sent(desk, draft).id)
        finally:
            connection.close()

    hands = [Thread(target=send) for _ in range(2)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    assert len(found) == 2
    assert len(set(found)) == 1
    assert Dossier.objects.count() == 1


def test_what_lacks_is_said_and_nothing_is_sent(desk):
    bare = desk.begun()
    with pytest.raises(PlaceOpen):
        sent(desk, bare)
    placed = desk.placed(bare)
    with pytest.raises(FormOpen):
        sent(desk, placed)
    whole = desk.declared(placed)
    asked()
    with pytest.raises(ConditionsOpen):
        sent(desk, whole)
    assert nothing_sent(whole)
    answered = answer_conditions(whole.id, {"where": "here"}, edition=whole.edition, by=desk.by, at=AT)
    assert sent(desk, answered).state == "SUBMITTED"


def test_a_paper_that_must_be_there_is_named(desk):
    amended(
        documents=[
            {"name": "Tờ khai", "originals": 1, "copies": 0, "form": "to-khai"},
            {"name": "Giấy chứng sinh", "originals": 1, "copies": 0},
            {"name": "Bản sao căn cước", "originals": 0, "copies": 1, "reuse": "Cơ sở dữ liệu dân cư"},
        ]
    )
    later = AT + timedelta(days=1)
    draft = desk.whole(at=later)
    with pytest.raises(PapersOpen) as refusal:
        sent(desk, draft, at=later)
    assert str(refusal.value) == "Còn thiếu giấy tờ: Giấy chứng sinh."
    assert nothing_sent(draft)


def test_an_older_window_does_not_send_what_it_has_not_seen(desk):
    draft = desk.whole()
    with pytest.raises(ChangedElsewhere):
        sent(desk, draft, edition=draft.edition - 1)
    with pytest.raises(LevelTooLow):
        sent(desk, draft, level=1)
    assert nothing_sent(draft)


def test_under_an_older_version_nothing_is_sent(desk):
    draft = desk.whole()
    amended()
    with pytest.raises(VersionMoved):
        sent(desk, draft, at=AT + timedelta(days=1))
    assert nothing_sent(draft)


def test_closed_online_meanwhile_nothing_goes_on(desk):
    draft = desk.whole()
    limits = [{"channels": ["DIRECT"], "quantity": 3, "unit": "WORKING_DAY"}]
    amended(online={"level": "NONE"}, limits=limits)
    with pytest.raises((VersionMoved, NotOnline)):
        sent(desk, draft, at=AT + timedelta(days=1))
    assert nothing_sent(draft)


def test_where_the_door_is_another_nothing_is_begun_or_sent(desk):
    draft, later = desk.whole(), AT.replace(year=2025, month=7)
    for late in (lambda: desk.begun(at=later), lambda: sent(desk, draft, at=later)):
        with pytest.raises(FiledElsewhere):
            late()
    assert nothing_sent(draft)
    assert FilingDraft.objects.count() == 1


def test_who_acts_for_another_no_more_sends_nothing_for_him(desk):
    other, _by = somebody("Nguyễn Văn Con", "052096002222", "c-con")
    begin_representation(
        desk.person.id, kind="PARENT", valid_from=SINCE, person_id=other.id, by=SYSTEM, at=AT
    )
    draft = desk.whole(person_id=other.id)
    end_representation(Representation.objects.get().id, last_day=SINCE, by=SYSTEM, at=AT)
    with pytest.raises(NotForThem):
        sent(desk, draft)
    assert nothing_sent(draft)


def test_it_waits_until_everybody_has_confirmed_what_stands_there(desk):
    draft = desk.whole()
    husband, his = somebody("Trần Văn Bình", BOTH, "c-binh")
    row = name_co_signer(draft.id, BOTH, by=desk.by, at=AT)
    draft.refresh_from_db()
    with pytest.raises(CoSignersOpen):
        sent(desk, draft)
    assert [one.draft.id for one in waiting_for(his)] == [draft.id]
    with pytest.raises(LevelTooLow):
        confirm(row.id, edition=draft.edition, level=1, by=his, at=AT)
    with pytest.raises(ChangedElsewhere):
        confirm(row.id, edition=draft.edition - 1, level=2, by=his, at=AT)
    confirm(row.id, edition=draft.edition, level=2, by=his, at=AT)
    assert co_signers_of(draft)[0].person == husband
    changed = desk.with_file(draft)
    with pytest.raises(CoSignersOpen):
        sent(desk, changed)
    assert nothing_sent(changed)
    confirm(row.id, edition=changed.edition, level=2, by=his, at=AT)
    assert sent(desk, changed).state == "SUBMITTED"
    assert waiting_for(his) == []


def test_who_declines_is_left_out_or_nothing_is_sent(desk):
    draft = desk.whole()
    _husband, his = somebody("Trần Văn Bình", BOTH, "c-binh")
    row = name_co_signer(draft.id, BOTH, by=desk.by, at=AT)
    decline(row.id, level=2, by=his, at=AT)
    assert waiting_for(his) == []
    draft.refresh_from_db()
    with pytest.raises(CoSignersOpen):
        sent(desk, draft)
    left = leave_out(draft.id, row.id, by=desk.by, at=AT)
    assert sent(desk, left).state == "SUBMITTED"


def test_a_co_signer_is_named_by_a_number_that_can_be_and_once(desk):
    draft = desk.begun()
    for number, refusal in (
        ("123", CoSignerNumberOdd),
        ("052196001417", CoSignerIsWriter),
    ):
        with pytest.raises(refusal):
            name_co_signer(draft.id, number, by=desk.by, at=AT)
    assert not CoSigner.objects.exists()
    name_co_signer(draft.id, "052 196 001 418", by=desk.by, at=AT)
    with pytest.raises(CoSignerNamedBefore):
        name_co_signer(draft.id, BOTH, by=desk.by, at=AT)
    for last in range(9):
        name_co_signer(draft.id, f"05219600150{last}", by=desk.by, at=AT)
    with pytest.raises(TooManyCoSigners):
        name_co_signer(draft.id, "052196001600", by=desk.by, at=AT)
    assert CoSigner.objects.count() == 10


def test_nobody_confirms_for_another(desk):
    draft = desk.whole()
    row = name_co_signer(draft.id, BOTH, by=desk.by, at=AT)
    _person, other = somebody("Người Khác", "052096002222", "c-khac")
    for act in (
        lambda by: confirm(row.id, edition=2, level=2, by=by, at=AT),
        lambda by: decline(row.id, level=2, by=by, at=AT),
        lambda by: asked_to_sign(row.id, by),
    ):
        with pytest.raises(CoSignerUnknown):
            act(other)
    assert CoSigner.objects.get().signed_at is None


def test_chains_hold_after_all_of_it(desk):
    draft = desk.whole()
    _husband, his = somebody("Trần Văn Bình", BOTH, "c-binh")
    row = name_co_signer(draft.id, BOTH, by=desk.by, at=AT)
    draft.refresh_from_db()
    confirm(row.id, edition=draft.edition, level=2, by=his, at=AT)
    sent(desk, draft)
    assert verify().findings == []
    with pytest.raises((DraftOver, CoSignerUnknown)):
        confirm(row.id, edition=draft.edition, level=2, by=his, at=AT)


def test_a_paper_of_the_vault_is_used_again_with_consent(desk):
    the_lists()
    handed = Handed("Bản án ly hôn", copies=1, file=a_pdf(b"cu"), file_name="ban-an.pdf")
    kept = filed(desk.person, handed)[0]
    draft = desk.whole()
    paper = draft.version.documents.get(name="Bản án ly hôn")
    assert [one.document for one in vault_offers(draft, [paper], AT.date())[paper.id]] == [kept]
    with pytest.raises(VaultPaperOther):
        put_from_vault(draft.id, paper.id, desk.person.id, by=desk.by, at=AT)
    assert not DraftFile.objects.exists()
    put_from_vault(draft.id, paper.id, kept.id, by=desk.by, at=AT)
    assert Consent.objects.get().subject_id == draft.id
    draft.refresh_from_db()
    dossier = sent(desk, draft)
    used = Reuse.objects.get()
    assert (used.subject_id, used.document, used.consent) == (dossier.id, kept, Consent.objects.get())
    assert documents_of("dossier", dossier.id)[1].file == kept.file
    assert verify().findings == []


def test_a_paper_of_somebody_elses_vault_is_not_offered(desk):
    the_lists()
    other, _by = somebody("Người Khác", "052096002222", "c-khac")
    handed = Handed("Bản án ly hôn", copies=1, file=a_pdf(b"cu"), file_name="ban-an.pdf")
    theirs = filed(other, handed)[0]
    draft = desk.whole()
    paper = draft.version.documents.get(name="Bản án ly hôn")
    assert vault_offers(draft, [paper], AT.date()) == {}
    with pytest.raises(VaultPaperOther):
        put_from_vault(draft.id, paper.id, theirs.id, by=desk.by, at=AT)
    assert not DraftFile.objects.exists()


def test_a_file_that_acts_is_not_taken(desk):
    draft = desk.begun()
    paper = draft.version.documents.get(name="Bản án ly hôn")
    script = PDF.replace(b"/Catalog", b"/Catalog/OpenAction<</S/JavaScript/JS(x)>>")
    file = keep_file(BytesIO(script), name="x.pdf", by=SYSTEM, at=AT)
    with pytest.raises(FileActs):
        put_file(draft.id, paper.id, file, name="x.pdf", by=desk.by, at=AT)
    assert not DraftFile.objects.exists()
