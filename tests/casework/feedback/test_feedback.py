"""Feedback goes its way within the working days of the law, without names, and its answer is published."""

from datetime import date, datetime, timedelta
from io import BytesIO
from uuid import UUID

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.casework.feedback.actions import (
    LimitDraft,
    answer_feedback,
    ask_sender,
    count_filing,
    file_feedback,
    judge_answer,
    publish_answer,
    refuse_feedback,
    set_feedback_limit,
    supply_feedback,
    take_feedback,
    tally,
    transfer_feedback,
)
from motcua.casework.feedback.errors import (
    AgencyOdd,
    ContactOdd,
    FeedbackUnknown,
    HandledByConcerned,
    KindOdd,
    NamesTheSender,
    NobodysYet,
    NotNow,
    NotPublishedYet,
    OfficersRateNothing,
    RepeatClosed,
    SameAgency,
    SecretUnknown,
    SlipUnknown,
    StillWaiting,
    TooLong,
    TooManyFiles,
    TooManyFilings,
    TooManyOpen,
    TooShort,
    WordsMissing,
)
from motcua.casework.feedback.models import Draft, Feedback, FeedbackStep, Sent, State
from motcua.casework.feedback.packs import FeedbackLimitKind
from motcua.casework.feedback.queries import (
    by_secret,
    feedback_for,
    files_of,
    published,
    queue,
    steps_of,
)
from motcua.casework.feedback.rules import cleaned, in_groups, names_somebody, secret_from, tidy_secret
from motcua.casework.feedback.states import ENDED, MOVES, OPEN, TRANSFERABLE, may_move
from motcua.foundation.access.models import NOBODY, SYSTEM
from motcua.foundation.clock import VN
from motcua.foundation.errors import NotAllowed, Refused
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import history, verify
from motcua.foundation.files.actions import keep_file
from motcua.foundation.ids import new_id
from motcua.foundation.notices.models import Notice
from motcua.instruments.deadlines.actions import begin_redating, go_on_redating, miss_promises
from motcua.instruments.deadlines.models import Promise
from motcua.registers.calendars.actions import declare_day_off
from tests.casework.dossiers.test_at_once import at_once
from tests.casework.dossiers.world import AT, PDF, a_world
from tests.casework.feedback.voices import WORDS, handed_over, handler, head, refused, sent

DUE = datetime(2023, 12, 11, 8, tzinfo=VN)
PUBLIC = {"question": "Bị hẹn nhiều lần.", "answer": "Đã chấn chỉnh, xin lỗi người dân."}


@pytest.fixture
def world(db):
    return a_world()


def on(day, hour=8, month=11):
    return datetime(2023, month, day, hour, tzinfo=VN)


def taken(world, **more):
    one = sent(world, **more)
    return take_feedback(one.id, by=handler(world), at=AT)


def answered(world, at=AT, **more):
    return answer_feedback(taken(world, **more).id, **PUBLIC, by=handler(world), at=at)


def out(world, at=AT, **more):
    return publish_answer(answered(world, at, **more).id, **PUBLIC, by=head(world), at=at)


def test_the_whole_way_in_time(world):
    one = sent(world)
    assert (one.state, one.due_at, one.code.startswith("PA231120-")) == ("RECEIVED", DUE, True)
    one = take_feedback(one.id, by=handler(world), at=AT)
    one = answer_feedback(one.id, **PUBLIC, by=handler(world), at=on(27))
    assert (one.state, one.due_at) == ("ANSWERED", on(29))
    one = publish_answer(one.id, **PUBLIC, by=head(world), at=on(29))
    assert (one.state, one.due_at, one.late_since, one.ended_at) == ("PUBLISHED", None, None, on(29))
    assert [step.deed for step in steps_of(one.id)] == ["FILED", "TAKEN", "ANSWERED", "PUBLISHED"]
    assert [each.answer for each in published(most=9)] == [PUBLIC["answer"]]
    assert list(Promise.objects.values_list("subject_kind", "state").order_by("subject_kind")) == [
        ("feedback", "MET"),
        ("feedback_answer", "MET"),
    ]
    assert verify().findings == []


def test_what_was_written_and_who_wrote_lies_closed_and_no_event_tells_it(world):
    one = sent(world, name="Trần Thị Mười", phone="0905 123 218", email="muoi@example.vn")
    with connection.cursor() as cursor:
        cursor.execute("select content, name, phone, email, secret from feedback_feedback")
        row = "".join(cursor.fetchone())
    told = str(list(Event.objects.filter(subject_id=one.id).values_list("data", flat=True)))
    for said in (WORDS, "Mười", "123 218", "muoi@", str(one.secret)):
        assert said not in row
        assert said not in told
    (letter,) = Notice.objects.filter(template="feedback.received")
    assert str(one.secret) not in letter.text


def test_its_code_and_secret_open_it_as_they_are_typed_and_nothing_else_does(world):
    one = sent(world)
    typed = in_groups(str(one.secret)).lower()
    assert by_secret(typed, f" {one.code.lower()} ").id == one.id
    for secret, code in (("A" * 16, one.code), (typed, "PA231120-FFFFFFFF"), ("", None)):
        with pytest.raises(SecretUnknown):
            by_secret(secret, code)


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"content": " ngắn "}, TooShort),
        ({"content": "\x00\u202e" * 50}, TooShort),
        ({"content": "á" * 5001}, TooLong),
        ({"content": "x" * 100_000}, TooLong),
        ({"kind": "OTHER"}, KindOdd),
        ({"channel": "PIGEON"}, KindOdd),
        ({"phone": "gọi tôi"}, ContactOdd),
        ({"email": "không có"}, ContactOdd),
        ({"name": "x" * 121}, ContactOdd),
        ({"agency_id": new_id()}, AgencyOdd),
        ({"token": "A" * 24}, SlipUnknown),
        ({"repeats": "AAAA-BBBB"}, FeedbackUnknown),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_written(world, more, why):
    refused(why, sent, world, **more)
    assert not Feedback.objects.exists()


def test_markup_and_pictures_are_words_like_others(world):
    said = "<script>alert(1)</script> 😡😡 và\r\n\r\n\r\n\r\n{{ 7|add:1 }}"
    assert sent(world, content=said).content == "<script>alert(1)</script> 😡😡 và\n\n{{ 7|add:1 }}"


def test_it_goes_to_who_decided_the_dossier_whose_slip_the_sender_holds(world):
    dossier = handed_over(world)
    one = sent(world, agency_id=None, token=str(dossier.token))
    assert (one.dossier_id, one.agency_id) == (dossier.id, world.ward.committee)
    for _ in range(2):
        sent(world, token=str(dossier.token))
    refused(TooManyOpen, sent, world, token=str(dossier.token))


def test_the_same_form_twice_is_one(world):
    key = new_id()
    one = sent(world, form_key=key)
    assert sent(world, form_key=key, content="Khác hẳn điều trước.").id == one.id
    assert Feedback.objects.count() == 1


def test_files_come_along_and_no_more_than_three(world):
    file = keep_file(BytesIO(PDF), name="anh.pdf", by=SYSTEM, at=AT)
    draft = Draft("CONDUCT", WORDS)
    one = file_feedback(draft, [Sent(file, "Ảnh chụp.pdf")], by=NOBODY, at=AT)
    assert [(each.number, each.name) for each in files_of(one.id)] == [(1, "Ảnh chụp.pdf")]
    refused(TooManyFiles, file_feedback, draft, [Sent(file, "a.pdf")] * 4, by=NOBODY, at=AT)


def test_without_an_agency_it_waits_for_who_says_whose_it_is_and_the_days_begin_there(world):
    one = sent(world, agency_id=None)
    sorter = world.ward.someone("pho", rights=("feedback.sort",))
    refused(NotAllowed, transfer_feedback, one.id, world.ward.committee, by=handler(world), at=AT)
    refused(NobodysYet, take_feedback, one.id, by=sorter, at=AT)
    refused(NobodysYet, ask_sender, one.id, question="Ở đâu?", by=sorter, at=AT)
    assert list(queue(sorter, "nobodys").rows) == [one]
    assert list(queue(handler(world), "nobodys").rows) == []
    one = transfer_feedback(one.id, world.ward.committee, by=sorter, at=on(21))
    assert (one.agency_id, one.due_at, one.late_since) == (world.ward.committee, on(12, month=12), None)
    assert list(queue(handler(world), "new").rows) == [one]


def test_a_transfer_begins_the_days_anew_and_says_who_was_late_with_it(world):
    one = taken(world)
    other = world.ward.agencies["nhon-phu"].id
    by = handler(world)
    refused(SameAgency, transfer_feedback, one.id, world.ward.committee, reason="x", by=by, at=AT)
    refused(AgencyOdd, transfer_feedback, one.id, new_id(), reason="Không đúng nơi", by=by, at=AT)
    refused(WordsMissing, transfer_feedback, one.id, other, reason=" ", by=by, at=AT)
    one = transfer_feedback(one.id, other, reason="Thuộc phường khác", by=by, at=on(23))
    assert (one.state, one.taken_at, one.due_at, one.late_since) == (
        "RECEIVED",
        None,
        on(14, month=12),
        None,
    )
    assert [(step.deed, step.is_late) for step in steps_of(one.id)][-1] == ("TRANSFERRED", True)
    refused(NotAllowed, take_feedback, one.id, by=by, at=on(23))
    assert sorted(Promise.objects.values_list("state", flat=True)) == ["CANCELLED", "RUNNING"]
    assert verify().findings == []


def test_it_goes_back_within_two_working_days_and_after_them_late(world):
    first, second = sent(world), sent(world)
    refused(WordsMissing, refuse_feedback, first.id, reason=" ", by=handler(world), at=AT)
    in_time = refuse_feedback(first.id, reason="Không phải về thủ tục", by=handler(world), at=on(22))
    late = refuse_feedback(second.id, reason="Không phải về thủ tục", by=handler(world), at=on(22, 9))
    assert (in_time.late_since, late.late_since) == (None, on(22))
    assert sorted(Promise.objects.values_list("state", flat=True)) == ["CANCELLED"] * 2
    refused(NotNow, take_feedback, first.id, by=handler(world), at=on(22))


def test_asked_for_more_the_clock_stands_until_the_sender_says_it(world):
    one = taken(world, email="an@example.vn")
    refused(WordsMissing, ask_sender, one.id, question="", by=handler(world), at=AT)
    refused(TooLong, ask_sender, one.id, question="x" * 5001, by=handler(world), at=AT)
    one = ask_sender(one.id, question="Hôm nào, quầy nào?", by=handler(world), at=on(22))
    assert (one.state, one.due_at, one.late_since) == ("AWAITING", None, None)
    assert "quầy nào" in Notice.objects.get(template="feedback.asked").text
    refused(NotNow, ask_sender, one.id, question="Gì nữa?", by=handler(world), at=on(22))
    refused(WordsMissing, supply_feedback, str(one.secret), " ", by=NOBODY, at=on(24))
    refused(FeedbackUnknown, supply_feedback, "AAAA", "Quầy 2", by=NOBODY, at=on(24))
    one = supply_feedback(str(one.secret), "Thứ Hai, quầy 2.", by=NOBODY, at=on(24))
    assert (one.state, one.due_at) == ("HANDLING", on(13, month=12))
    refused(NotNow, supply_feedback, str(one.secret), "Nữa.", by=NOBODY, at=on(24))
    assert verify().findings == []


def test_who_says_no_more_gets_it_back_when_his_days_are_over(world):
    one = sent(world)
    ask_sender(one.id, question="Ở đâu?", by=handler(world), at=on(28))  # more than five working days
    one.refresh_from_db()
    assert one.late_since == on(27)
    until = on(12, month=12)
    refused(StillWaiting, refuse_feedback, one.id, reason="Không trả lời", by=handler(world), at=until)
    one = refuse_feedback(one.id, reason="x", by=handler(world), at=until + timedelta(minutes=1))
    assert (one.state, one.late_since) == ("REFUSED", on(27))


def test_an_answer_after_fifteen_days_and_one_put_out_late_are_late(world):
    assert answered(world, at=DUE).late_since is None
    one = answered(world, at=DUE + timedelta(minutes=1))
    assert one.late_since == DUE
    on_time = answered(world, at=on(20, 9))
    late = publish_answer(on_time.id, **PUBLIC, by=head(world), at=on(22, 10))
    assert late.late_since == on(22, 9)


def test_what_everybody_reads_names_nobody(world):
    one = taken(world, name="Trần Thị Mười", phone="0905 123 218")
    by = handler(world)
    for answer in ("Đã mời bà TRẦN THỊ MƯỜI đến.", "Đã gọi số 0905.123.218."):
        refused(NamesTheSender, answer_feedback, one.id, question="Chờ lâu", answer=answer, by=by, at=AT)
    refused(WordsMissing, answer_feedback, one.id, question="Chờ lâu", answer=" ", by=by, at=AT)
    refused(WordsMissing, answer_feedback, one.id, question="", answer="Có", by=by, at=AT)
    one = answer_feedback(one.id, question="Chờ lâu", answer="Sẽ làm trong mười ngày.", by=by, at=AT)
    refused(NotAllowed, publish_answer, one.id, **PUBLIC, by=by, at=AT)
    named = {"question": "Chờ", "answer": "Gửi Trần Thị Mười"}
    refused(NamesTheSender, publish_answer, one.id, **named, by=head(world), at=AT)
    one.refresh_from_db()
    assert (one.state, one.question, one.answer) == ("ANSWERED", "Chờ lâu", "Sẽ làm trong mười ngày.")


def test_who_worked_on_the_dossier_neither_sees_nor_answers_what_is_said_of_him(world):
    dossier = world.taken_in(by=world.ward.clerk())
    one = sent(world, token=str(dossier.token))
    rights = ("feedback.handle", "feedback.publish", "dossiers.accept")
    himself = world.ward.someone("chu-tich", rights=rights)
    type(dossier)._default_manager.filter(id=dossier.id).update(accepted_by=himself.id)
    refused(HandledByConcerned, take_feedback, one.id, by=himself, at=AT)
    refused(FeedbackUnknown, feedback_for, one.id, himself)
    assert list(queue(himself, "new").rows) == []
    assert take_feedback(one.id, by=handler(world), at=AT).state == "HANDLING"
    of_the_rule = sent(world, kind="RULE", token=str(dossier.token))
    assert take_feedback(of_the_rule.id, by=himself, at=AT).state == "HANDLING"


def test_others_do_not_see_it_and_may_do_nothing(world):
    one = taken(world)
    stranger = world.ward.someone("ho-tich", rights=("dossiers.view",))
    refused(FeedbackUnknown, feedback_for, one.id, stranger)
    refused(FeedbackUnknown, take_feedback, new_id(), by=handler(world), at=AT)
    for act, more in (
        (take_feedback, {}),
        (refuse_feedback, {"reason": "x"}),
        (ask_sender, {"question": "x"}),
        (answer_feedback, PUBLIC),
        (publish_answer, PUBLIC),
    ):
        refused(NotAllowed, act, one.id, **more, by=stranger, at=AT)
    assert feedback_for(one.id, handler(world)) == one


def test_the_sender_says_whether_he_is_satisfied_and_nobody_for_him(world):
    waiting = answered(world)
    refused(NotPublishedYet, judge_answer, str(waiting.secret), satisfied=True, by=NOBODY, at=AT)
    one = out(world)
    refused(FeedbackUnknown, judge_answer, "AAAA", satisfied=True, by=NOBODY, at=AT)
    refused(OfficersRateNothing, judge_answer, str(one.secret), satisfied=True, by=handler(world), at=AT)
    for said in (True, True, False):
        one = judge_answer(str(one.secret), satisfied=said, by=NOBODY, at=on(21))
    assert (one.satisfied, one.judged_at) == (False, on(21))
    assert [each.kind for each in history("feedback", one.id)].count("feedback.FeedbackJudged") == 2
    assert verify().findings == []


def test_it_may_be_repeated_once_within_thirty_days_unless_it_satisfied(world):
    first = out(world)
    last = datetime(2023, 12, 20, 23, 59, tzinfo=VN)
    refused(RepeatClosed, sent, world, repeats=str(first.secret), at=last + timedelta(minutes=1))
    again = sent(world, repeats=str(first.secret), agency_id=None, at=last)
    assert (again.repeats_id, again.agency_id) == (first.id, first.agency_id)
    refused(RepeatClosed, sent, world, repeats=str(first.secret), at=last)
    pleased = judge_answer(str(out(world).secret), satisfied=True, by=NOBODY, at=AT)
    refused(RepeatClosed, sent, world, repeats=str(pleased.secret))
    refused(RepeatClosed, sent, world, repeats=str(sent(world).secret))


def test_a_network_sends_so_often_and_then_waits(db, monkeypatch):
    monkeypatch.setattr(tally, "MOST", 2)
    now = datetime(2026, 10, 1, 9, 3, tzinfo=VN)
    for _ in range(2):
        count_filing("203.0.113.7", real_now=now)
    with pytest.raises(TooManyFilings, match="7 phút"):
        count_filing("203.0.113.7", real_now=now)
    count_filing("203.0.113.8", real_now=now)


def test_its_moment_follows_a_day_off_that_was_declared_after(world):
    one = taken(world)
    declare_day_off(date(2023, 11, 24), "Nghỉ vì mưa lũ", by=SYSTEM, at=AT)
    redating = begin_redating(date(2023, 11, 24), date(2023, 11, 24), reason="Bão", by=SYSTEM, at=AT)
    while go_on_redating(redating.id, by=SYSTEM, at=AT).state == "RUNNING":
        pass
    one.refresh_from_db()
    assert one.due_at == on(12, month=12)
    assert verify().findings == []


def test_past_its_moment_it_is_marked_late_and_stays_open(world):
    one = taken(world)
    assert miss_promises(by=SYSTEM, at=DUE + timedelta(minutes=1)) >= 1
    assert Promise.objects.get(subject_id=one.id).state == "MISSED"
    late = answer_feedback(one.id, **PUBLIC, by=handler(world), at=DUE + timedelta(days=1))
    assert late.late_since == DUE


@pytest.mark.django_db(transaction=True)
def test_of_two_who_answer_at_once_one_does_and_the_other_gets_a_sentence():
    world = a_world()
    one = taken(world)
    people = [handler(world) for _ in range(2)]
    came = at_once(*(lambda by=by: answer_feedback(one.id, **PUBLIC, by=by, at=AT) for by in people))
    (why,) = [each for each in came if isinstance(each, Refused)]
    assert (why.code, "đã trả lời, chờ công khai" in str(why)) == ("feedback.not_now", True)
    assert FeedbackStep.objects.filter(deed="ANSWERED").count() == 1
    assert verify().holds


@given(day=st.integers(0, 40), hour=st.integers(0, 23))
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_answer_is_late_just_when_it_comes_after_its_moment(world, day, hour):
    one = taken(world)
    at = AT + timedelta(days=day, hours=hour)
    done = answer_feedback(one.id, **PUBLIC, by=handler(world), at=at)
    assert (done.late_since is not None) == (at > DUE)
    assert done.due_at is not None
    assert done.due_at > at


def test_the_table_of_states_holds_together():
    assert set(MOVES) == set(State)
    assert set(State) == OPEN | ENDED
    assert {state for state in State if may_move(state, State.RECEIVED)} == TRANSFERABLE | {State.AWAITING}
    assert {State.PUBLISHED, State.REFUSED} == ENDED


@given(st.binary(min_size=16, max_size=16))
def test_a_secret_is_read_back_however_it_was_typed(drawn):
    secret = secret_from(drawn)
    assert len(secret) == 16
    assert tidy_secret(f" {in_groups(secret).lower()} ") == secret


@given(st.text())
def test_words_are_kept_once_cleaned(text):
    assert cleaned(cleaned(text)) == cleaned(text)


def test_a_name_is_found_under_other_marks_and_a_single_word_is_not_a_name():
    assert names_somebody("Gửi ông Tran Van Muoi", "Trần Văn Mười", ())
    assert not names_somebody("Sau mười ngày", "Mười", ())
    assert not names_somebody("Không có gì", "", ("", ""))


def test_a_pack_brings_limits_once(db):
    item = {"code": "answer", "quantity": 10, "unit": "WORKING_DAY", "valid_from": "2023-01-01"}
    kind = FeedbackLimitKind()
    assert [each.verb for each in kind.diff([item])] == ["add"]
    kind.load([item], by=SYSTEM, at=AT)
    assert [each.verb for each in kind.diff([item])] == ["same"]
    draft = LimitDraft(code="answer", quantity=12, unit="WORKING_DAY", valid_from=date(2023, 1, 1))
    assert isinstance(set_feedback_limit(draft, by=SYSTEM, at=AT).id, UUID)
