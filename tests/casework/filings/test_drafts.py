"""Drafts: whose they are, what is kept of them, two windows, forgetting; a refusal leaves nothing written."""

from datetime import timedelta

import pytest

from motcua.casework.dossiers.errors import DossierUnknown
from motcua.casework.filings.actions import (
    QuestionsDraft,
    Ways,
    answer_conditions,
    begin_draft,
    begin_like,
    carry_over,
    choose_place,
    choose_ways,
    drop_draft,
    expire_drafts,
    papers,
    put_file,
    save_form,
    send_draft,
    set_questions,
    take_file_out,
)
from motcua.casework.filings.errors import (
    ChangedElsewhere,
    DraftOver,
    DraftsFull,
    DraftUnknown,
    EligibilityOdd,
    EligibilityOverlaps,
    FileGone,
    LevelTooLow,
    NotForThem,
    NotOnline,
    PaperNotAsked,
    PlaceOdd,
    TooManyDrafts,
    TooManyFiles,
)
from motcua.casework.filings.models import DraftFile, EligibilitySet, FilingDraft, State, Written
from motcua.casework.filings.queries import (
    Search,
    conditions_of,
    doors_at,
    doors_found,
    draft_of,
    drafts_of,
    is_offered,
    judged,
    online_cases,
    papers_of,
    written_of,
)
from motcua.foundation.access.models import NOBODY, SYSTEM
from motcua.foundation.errors import NotAllowed
from motcua.foundation.events.models import Event
from motcua.foundation.ids import new_id
from motcua.registers.people.actions import begin_representation
from motcua.registers.procedures.actions import publish_version
from motcua.registers.procedures.models import ProcedureVersion
from tests.casework.dossiers.world import AT, CODE, DAY, a_procedure, procedure_item
from tests.casework.filings.writers import ANSWERS, SINCE, a_desk, a_pdf, amended, somebody

pytestmark = pytest.mark.django_db
QUESTIONS = [
    {
        "key": "where",
        "text": "Anh, chị thường trú ở đâu?",
        "answers": [
            {"key": "here", "label": "Trong tỉnh"},
            {"key": "abroad", "label": "Nước ngoài", "ends": {"reason": "Xin nộp tại cơ quan đại diện."}},
        ],
    }
]


@pytest.fixture
def desk():
    return a_desk()


def as_it_was(draft):
    """Whether nothing of a draft was written since it was read."""
    now = FilingDraft.objects.get(id=draft.id)
    return (now.edition, now.answers, now.conditions, now.unit_id, now.state) == (
        draft.edition,
        draft.answers,
        draft.conditions,
        draft.unit_id,
        draft.state,
    )


def asked(day=SINCE, questions=None):
    draft = QuestionsDraft(code=CODE, questions=questions or QUESTIONS, valid_from=day)
    return set_questions(draft, by=SYSTEM, at=AT)


def test_a_draft_is_its_writers_for_himself_under_the_version_of_the_day(desk):
    draft = desk.begun()
    assert (draft.person_id, draft.applicant_person_id) == (desk.person.id, desk.person.id)
    assert (draft.version, draft.state, draft.expires_at) == (desk.world.version, "OPEN", AT + timedelta(30))
    assert [one.id for one in drafts_of(desk.by)] == [draft.id]


def test_begun_twice_and_untouched_it_is_one_draft(desk):
    assert desk.begun().id == desk.begun().id
    assert FilingDraft.objects.count() == 1


def test_nobody_else_sees_or_touches_a_draft(desk):
    draft = desk.begun()
    _person, other = somebody("Người Khác", "052096002222", "c-khac")
    for stranger in (other, NOBODY, desk.world.ward.clerk(), SYSTEM):
        with pytest.raises(DraftUnknown):
            draft_of(draft.id, stranger)
        with pytest.raises(DraftUnknown):
            save_form(draft.id, Written(), edition=1, by=stranger, at=AT)
        with pytest.raises(DraftUnknown):
            drop_draft(draft.id, by=stranger, at=AT)
    assert drafts_of(other) == []
    assert as_it_was(draft)


def test_who_proved_himself_too_weakly_begins_nothing(desk):
    with pytest.raises(LevelTooLow):
        desk.begun(level=1)
    assert not FilingDraft.objects.exists()


def test_for_somebody_else_only_whom_the_register_says(desk):
    other, _by = somebody("Nguyễn Văn Con", "052096002222", "c-con")
    with pytest.raises(NotForThem):
        desk.begun(person_id=other.id)
    assert not FilingDraft.objects.exists()
    begin_representation(
        desk.person.id, kind="PARENT", valid_from=SINCE, person_id=other.id, by=SYSTEM, at=AT
    )
    draft = desk.begun(person_id=other.id)
    assert (draft.person_id, draft.applicant_person_id) == (desk.person.id, other.id)


def test_what_is_not_taken_in_online_is_not_begun(desk):
    limits = [{"channels": ["DIRECT"], "quantity": 3, "unit": "WORKING_DAY"}]
    a_procedure(code="1.000656", online={"level": "NONE"}, limits=limits)
    with pytest.raises(NotOnline):
        begin_draft("1.000656", level=2, by=desk.by, at=AT)
    assert not FilingDraft.objects.exists()


def test_twenty_drafts_are_enough(desk):
    for _ in range(20):
        desk.placed(desk.begun())
    with pytest.raises(TooManyDrafts):
        desk.begun()
    assert FilingDraft.objects.count() == 20


def test_what_was_typed_is_kept_as_it_was_typed(desk):
    what = Written({"purpose": ["29/02/1900 👩‍👧 Ngu\u0079e\u0302\u0303n"]}, {}, is_whole=False)
    draft = save_form(desk.begun().id, what, edition=1, by=desk.by, at=AT)
    assert written_of(FilingDraft.objects.get(id=draft.id)) == what
    assert draft.edition == 2


def test_what_says_the_same_again_changes_nothing(desk):
    draft = desk.whole()
    again = desk.declared(desk.placed(draft))
    assert again.edition == draft.edition


def test_of_two_windows_the_older_one_is_told(desk):
    draft = desk.placed(desk.begun())
    for late in (
        lambda: save_form(draft.id, Written(data=ANSWERS), edition=1, by=desk.by, at=AT),
        lambda: choose_ways(draft.id, Ways("POST"), edition=1, by=desk.by, at=AT),
        lambda: answer_conditions(draft.id, {}, edition=1, by=desk.by, at=AT),
        lambda: choose_place(draft.id, draft.unit_id, edition=1, by=desk.by, at=AT),
    ):
        with pytest.raises(ChangedElsewhere):
            late()
    assert as_it_was(draft)


def test_a_unit_that_does_not_take_it_in_is_refused(desk):
    draft = desk.begun()
    with pytest.raises(PlaceOdd):
        choose_place(draft.id, new_id(), edition=1, by=desk.by, at=AT)
    assert as_it_was(draft)


def test_the_place_where_somebody_lives_says_where_to_file(desk):
    search = Search(desk.world.version, None, DAY)
    found = doors_at(search, desk.person.place)
    assert [door.unit.id for door in found] == [desk.world.ward.one_stop]
    assert [door.unit.id for door in doors_found(search, "dong da")] == [desk.world.ward.one_stop]
    assert doors_found(search, "khong co noi nay") == []


def test_questions_end_a_filing_early_with_a_reason(desk):
    asked()
    assert judged(CODE, {}, DAY).unanswered == ("where",)
    assert judged(CODE, {"where": "here"}, DAY).may_go_on
    assert judged(CODE, {"where": "abroad"}, DAY).ending.reason == "Xin nộp tại cơ quan đại diện."
    draft = answer_conditions(desk.begun().id, {"where": "here", "odd": "x"}, edition=1, by=desk.by, at=AT)
    assert conditions_of(draft) == {"where": "here"}


def test_questions_are_set_by_who_keeps_them_and_stand_once_a_day(desk):
    with pytest.raises(NotAllowed):
        set_questions(QuestionsDraft(code=CODE, questions=QUESTIONS, valid_from=SINCE), by=desk.by, at=AT)
    only_ends = [{**QUESTIONS[0], "answers": [QUESTIONS[0]["answers"][1]] * 2}]
    with pytest.raises(EligibilityOdd):
        asked(questions=only_ends)
    assert not EligibilitySet.objects.exists()
    asked()
    with pytest.raises(EligibilityOverlaps):
        asked(day=DAY)
    assert EligibilitySet.objects.count() == 1


def test_files_lie_with_their_paper_each_content_once(desk):
    draft = desk.with_file(desk.with_file(desk.begun()))
    assert [len(line.files) for line in papers_of(draft)] == [0, 1, 0]
    take_file_out(draft.id, DraftFile.objects.get().id, by=desk.by, at=AT)
    assert not DraftFile.objects.exists()
    with pytest.raises(FileGone):
        take_file_out(draft.id, new_id(), by=desk.by, at=AT)


def test_a_file_of_no_paper_of_the_list_is_refused(desk):
    draft = desk.begun()
    form = draft.version.documents.get(name="Tờ khai")
    for odd in (new_id(), form.id):
        with pytest.raises(PaperNotAsked):
            put_file(draft.id, odd, a_pdf(), name="x.pdf", by=desk.by, at=AT)
    assert not DraftFile.objects.exists()
    assert as_it_was(draft)


def test_ten_files_are_enough_for_a_paper(desk):
    draft = desk.begun()
    for number in range(10):
        draft = desk.with_file(draft, b"%d" % number)
    with pytest.raises(TooManyFiles):
        desk.with_file(draft, b"x")
    assert DraftFile.objects.count() == 10


def test_all_drafts_of_a_person_weigh_so_much_together(desk, monkeypatch):
    first = desk.with_file(desk.begun(), b"12345")
    monkeypatch.setattr(papers, "MOST_BYTES_OF_A_PERSON", first_weight := DraftFile.objects.get().file.size)
    with pytest.raises(DraftsFull):
        desk.with_file(first, b"x")
    assert DraftFile.objects.count() == 1
    desk.with_file(first, b"12345")  # what lies there already weighs nothing more
    drop_draft(first.id, by=desk.by, at=AT)
    desk.with_file(desk.begun(), b"54321")
    assert DraftFile.objects.get().file.size == first_weight


def test_it_begins_with_the_first_case_that_is_taken_in_online(desk):
    item = procedure_item(code="1.000894")
    item["cases"] = [{"number": 1, "name": "Bản giấy"}, {"number": 2, "name": "Bản điện tử"}]
    item["limits"] = [
        {"channels": ["DIRECT"], "cases": [1], "quantity": 3, "unit": "WORKING_DAY"},
        {"channels": ["DIRECT", "ONLINE"], "cases": [2], "quantity": 3, "unit": "WORKING_DAY"},
    ]
    version = publish_version(item, by=SYSTEM, at=AT)
    draft = begin_draft("1.000894", level=2, by=desk.by, at=AT)
    assert (online_cases(version.id), draft.case_number) == ([2], 2)


def test_only_what_a_unit_takes_in_is_offered(desk):
    assert is_offered(desk.begun().version, DAY)
    elsewhere = publish_version(procedure_item(code="1.000894", levels=["PROVINCE"]), by=SYSTEM, at=AT)
    assert (elsewhere.online_level, is_offered(elsewhere, DAY)) == ("FULL", False)


def test_with_another_case_the_form_is_looked_through_once_more(desk):
    item = procedure_item(code="1.000894")
    item["cases"] = [{"number": 1, "name": "Cả ba việc"}, {"number": 2, "name": "Hai việc"}]
    publish_version(item, by=SYSTEM, at=AT)
    draft = desk.declared(desk.placed(begin_draft("1.000894", level=2, by=desk.by, at=AT)))
    unit = desk.world.ward.one_stop
    same = choose_place(draft.id, unit, case_number=1, edition=draft.edition, by=desk.by, at=AT)
    assert written_of(same).is_whole
    other = choose_place(draft.id, unit, case_number=2, edition=draft.edition, by=desk.by, at=AT)
    kept = written_of(FilingDraft.objects.get(id=other.id))
    assert (kept.is_whole, kept.data) == (False, ANSWERS)


def test_thrown_away_it_forgets_what_it_held(desk):
    draft = desk.with_file(desk.whole())
    drop_draft(draft.id, by=desk.by, at=AT)
    drop_draft(draft.id, by=desk.by, at=AT)
    gone = FilingDraft.objects.get()
    assert (gone.state, gone.answers, gone.over_at) == (State.DROPPED, "", AT)
    assert not DraftFile.objects.exists()
    assert Event.objects.filter(kind="filings.DraftDropped").count() == 1
    with pytest.raises(DraftOver):
        save_form(draft.id, Written(), edition=gone.edition, by=desk.by, at=AT)
    with pytest.raises(DraftOver):
        send_draft(draft.id, edition=gone.edition, level=2, by=desk.by, at=AT)


def test_left_for_a_month_it_is_forgotten(desk):
    draft = desk.whole()
    assert expire_drafts(by=SYSTEM, at=AT + timedelta(days=30)) == 0
    assert expire_drafts(by=SYSTEM, at=AT + timedelta(days=30, seconds=1)) == 1
    gone = FilingDraft.objects.get(id=draft.id)
    assert (gone.state, gone.answers) == (State.EXPIRED, "")
    with pytest.raises(DraftOver):
        drop_draft(draft.id, by=desk.by, at=AT)


def test_amended_meanwhile_it_goes_on_with_its_answers_and_the_papers_that_remain(desk):
    draft = desk.with_file(desk.whole())
    amended(
        documents=[
            {"name": "Tờ khai", "originals": 1, "copies": 0, "form": "to-khai"},
            {"name": "Bản án ly hôn", "originals": 0, "copies": 1},
        ]
    )
    later = AT + timedelta(days=1)
    moved = carry_over(draft.id, by=desk.by, at=later)
    assert moved.version == ProcedureVersion.objects.latest("valid_from")
    assert moved.version != draft.version
    assert written_of(moved).data == ANSWERS
    assert not written_of(moved).is_whole
    assert [len(line.files) for line in papers_of(moved)] == [0, 1]
    assert moved.unit_id == desk.world.ward.one_stop
    assert Event.objects.filter(kind="filings.DraftCarriedOver").count() == 1


def test_what_was_filed_before_is_begun_again_as_it_was(desk):
    draft = desk.whole()
    dossier = send_draft(draft.id, edition=draft.edition, level=2, by=desk.by, at=AT)
    again = begin_like(dossier.id, level=2, by=desk.by, at=AT)
    assert written_of(again).data == ANSWERS
    assert again.unit_id == desk.world.ward.one_stop
    _person, other = somebody("Người Khác", "052096002222", "c-khac")
    with pytest.raises(DossierUnknown):
        begin_like(dossier.id, level=2, by=other, at=AT)
