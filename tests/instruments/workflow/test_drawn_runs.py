"""Cases on ways that branch: outcomes, opinions side by side, joins, going back, the house's own steps."""

from dataclasses import dataclass, field
from datetime import timedelta
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.foundation.access.models import Actor, ActorKind, Seat
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import verify
from motcua.foundation.ids import new_id
from motcua.instruments.workflow.actions import complete_task, complete_tasks, open_process, return_task
from motcua.instruments.workflow.errors import (
    AutomaticActUnknown,
    OutcomeMissing,
    OutcomeUnknown,
    StepNotBefore,
    WayBranches,
)
from motcua.instruments.workflow.models import Card, Process, Run, Task
from motcua.instruments.workflow.ports import AUTOMATIC
from motcua.instruments.workflow.queries import (
    drawing_of,
    is_first,
    outcome_words,
    outcomes_of,
    steps_after,
    steps_before,
    task_for,
    tasks_of,
    waiting_of,
)
from motcua.instruments.workflow.queries import (
    task as read_task,
)
from motcua.instruments.workflow.rules import Facts, NodeKind, begin, finish, read_way, write_way
from tests.instruments.house import AT, a_ward, hours
from tests.instruments.workflow.drawn_ways import ANSWERS, ways

pytestmark = pytest.mark.django_db

LATER = AT + timedelta(hours=1)
YES_NO = [{"key": "agree", "name": "Đồng ý"}, {"key": "object", "name": "Không đồng ý"}]
CONSULTED = {
    "steps": [
        {"key": "accept", "name": "Tiếp nhận", "post": "clerk", "hours": 1, "kind": "ACCEPT"},
        {"key": "check", "name": "Thẩm tra", "post": "officer", "hours": 8, "kind": "APPRAISE",
         "outcomes": [{"key": "clear", "name": "Đủ điều kiện"}, {"key": "ask", "name": "Cần lấy ý kiến"}]},
        {"key": "police", "name": "Công an cho ý kiến", "post": "police", "hours": 6, "kind": "CONSULT",
         "outcomes": YES_NO},
        {"key": "land", "name": "Địa chính cho ý kiến", "post": "land", "hours": 4, "kind": "CONSULT",
         "outcomes": YES_NO},
        {"key": "joint", "name": "Tổng hợp ý kiến", "post": "officer", "hours": 2, "kind": "APPRAISE"},
        {"key": "sign", "name": "Ký", "post": "leader", "hours": 2, "kind": "SIGN"},
    ],
    "gates": [
        {"key": "clear_or_not", "kind": "CHOICE"},
        {"key": "ask_both", "kind": "FORK"},
        {"key": "both_in", "kind": "JOIN"},
    ],
    "flows": [
        {"from": "begin", "to": "accept"},
        {"from": "accept", "to": "check"},
        {"from": "check", "to": "clear_or_not"},
        {"from": "clear_or_not", "to": "ask_both",
         "when": {"outcome_of": "check", "op": "in", "values": ["ask"]}},
        {"from": "clear_or_not", "to": "sign"},
        {"from": "ask_both", "to": "police"},
        {"from": "ask_both", "to": "land"},
        {"from": "police", "to": "both_in"},
        {"from": "land", "to": "both_in"},
        {"from": "both_in", "to": "joint"},
        {"from": "joint", "to": "sign"},
        {"from": "sign", "to": "end"},
    ],
}  # fmt: skip
TOLD = {
    "steps": [
        {"key": "accept", "name": "Tiếp nhận", "post": "clerk", "hours": 1, "kind": "ACCEPT"},
        {"key": "check", "name": "Thẩm tra", "post": "officer", "hours": 8, "kind": "APPRAISE"},
        {"key": "sign", "name": "Ký", "post": "leader", "hours": 2, "kind": "SIGN"},
        {"key": "mend", "name": "Làm lại", "post": "officer", "hours": 2, "kind": "HANDLE"},
    ],
    "automatic": [
        {"key": "paid", "name": "Xem đã nộp tiền chưa", "act": "look",
         "outcomes": [{"key": "yes", "name": "Đã nộp"}, {"key": "no", "name": "Chưa nộp"}]},
    ],
    "gates": [{"key": "paid_or_not", "kind": "CHOICE"}],
    "flows": [
        {"from": "begin", "to": "accept"},
        {"from": "accept", "to": "check"},
        {"from": "check", "to": "paid"},
        {"from": "paid", "to": "paid_or_not"},
        {"from": "paid_or_not", "to": "mend", "when": {"outcome_of": "paid", "op": "in", "values": ["no"]}},
        {"from": "paid_or_not", "to": "sign"},
        {"from": "mend", "to": "sign"},
        {"from": "sign", "to": "end"},
    ],
}  # fmt: skip


@dataclass
class Looks:
    """An act of the house that finds what it is told to find."""

    found: str = "yes"
    name: str = "look"
    title: str = "Xem"
    outcomes: tuple[str, ...] = ("yes", "no")
    seen: list = field(default_factory=list)

    def do(self, case, *, by, at):
        self.seen.append((case.subject_kind, case.title))
        return self.found


@pytest.fixture
def ward():
    return a_ward()


@pytest.fixture
def looking():
    kept, one = AUTOMATIC.all, Looks()
    AUTOMATIC.join([one])
    yield one
    AUTOMATIC.join(kept)


def someone(ward, *roles):
    post = ward.posts["dong-da.ho-tich"]
    seat = Seat(post.id, ward.committee, frozenset(roles), post.title)
    return Actor(new_id(), ActorKind.OFFICER, MappingProxyType({}), (seat,))


def opened(ward, draft=CONSULTED, *, done=0, by=None, answers=None):
    way = read_way(draft)
    return open_process(
        "dossier",
        new_id(),
        steps=[node.step for node in way.steps],
        agencies={node.key: ward.committee for node in way.steps},
        card=Card("H08-0001", "Cấp phép"),
        urgent_at=AT + timedelta(days=3),
        where=hours(),
        drawing=drawing_of(draft),
        answers=answers,
        done=done,
        by=by or someone(ward, "clerk"),
        at=AT,
    )


def in_hand(run):
    return [task.step for task in Task.objects.filter(run=run, done_at__isnull=True).order_by("number")]


def done(ward, run, step, outcome="", **more):
    task = Task.objects.get(run=run, step=step, done_at__isnull=True)
    everyone = someone(ward, "clerk", "officer", "police", "land", "leader")
    return complete_task(task.id, outcome=outcome, by=everyone, at=LATER, **more)


def asked(ward):
    run = opened(ward, done=1).run
    done(ward, run, "check", "ask")
    return run


def test_a_way_that_is_steps_in_order_is_kept_as_steps_alone(ward):
    plain = {"steps": [dict(row, outcomes=[]) for row in CONSULTED["steps"]], "mark": "K"}
    assert drawing_of(plain) is None
    assert drawing_of(CONSULTED) == CONSULTED


def test_the_clear_case_goes_straight_to_be_signed(ward):
    way = opened(ward, done=1)
    assert (way.finished.step, way.opened.step) == ("accept", "check")
    advance = done(ward, way.run, "check", "clear")
    assert [task.step for task in advance.all_opened] == ["sign"]
    done(ward, way.run, "sign")
    way.run.refresh_from_db()
    assert way.run.state == Run.State.DONE
    assert [task.step for task in tasks_of("dossier", way.run.subject_id)] == ["accept", "check", "sign"]
    assert verify().holds


def test_cases_of_one_drawing_share_a_process(ward):
    assert opened(ward).run.process_id == opened(ward).run.process_id
    assert Process.objects.count() == 1


def test_opinions_are_asked_side_by_side_each_with_its_own_clock(ward):
    run = opened(ward, done=1).run
    advance = done(ward, run, "check", "ask")
    assert [task.step for task in advance.all_opened] == ["police", "land"]
    assert [task.step_due_at for task in advance.all_opened] == [
        AT + timedelta(hours=9),  # 9:00 + 6 h open, the midday break of 2 h between
        AT + timedelta(hours=7),
    ]


def test_the_joint_opinion_waits_for_all_of_them(ward):
    run = asked(ward)
    first = done(ward, run, "land", "agree", words="Không vướng quy hoạch")
    run.refresh_from_db()
    assert (first.all_opened, run.arrived) == ((), [["land", "both_in"]])
    assert in_hand(run) == ["police"]
    second = done(ward, run, "police", "object", words="Có khiếu nại")
    run.refresh_from_db()
    assert ([task.step for task in second.all_opened], run.arrived) == (["joint"], [])
    given = [one for one in tasks_of("dossier", run.subject_id) if one.step in {"police", "land"}]
    assert [(one.step, outcome_words(one), one.reason) for one in given] == [
        ("police", "Không đồng ý", "Có khiếu nại"),
        ("land", "Đồng ý", "Không vướng quy hoạch"),
    ]
    assert verify().holds


def test_a_run_whose_waiting_branches_were_written_by_hand_is_noticed(ward):
    run = asked(ward)
    done(ward, run, "land", "agree")
    Run.objects.filter(id=run.id).update(arrived=[["land", "both_in"], ["police", "both_in"]])
    assert not verify().holds


def test_each_sees_the_task_that_is_his_of_several_at_once(ward):
    run = asked(ward)
    one = waiting_of("dossier", [run.subject_id])[run.subject_id]
    assert one.step == "police"
    assert task_for("dossier", run.subject_id, someone(ward, "land")).step == "land"
    assert task_for("dossier", run.subject_id, someone(ward, "leader")).step == "police"


def test_what_comes_after_and_before_a_step_is_read_off_the_drawing(ward):
    run = asked(ward)
    police = read_task(Task.objects.get(run=run, step="police").id)
    assert [step.key for step in steps_after(police)] == ["joint", "sign"]
    assert [step.key for step in steps_before(police)] == ["check", "accept"]
    assert outcomes_of(police) == (("agree", "Đồng ý"), ("object", "Không đồng ý"))
    assert not is_first(police)
    assert is_first(read_task(Task.objects.get(run=run, step="accept").id))


def test_a_step_with_several_outcomes_is_not_finished_without_one(ward):
    run = opened(ward, done=1).run
    before = Event.objects.count()
    with pytest.raises(OutcomeMissing) as refused:
        done(ward, run, "check")
    assert str(refused.value) == "Bước «Thẩm tra» cần chọn kết quả: Đủ điều kiện, Cần lấy ý kiến."
    with pytest.raises(OutcomeUnknown):
        done(ward, run, "check", "maybe")
    assert in_hand(run) == ["check"]
    assert Event.objects.count() == before


def test_sent_back_from_one_opinion_the_other_is_asked_no_more(ward):
    run = asked(ward)
    police = Task.objects.get(run=run, step="police")
    return_task(police.id, "check", reason="Thiếu sơ đồ", by=someone(ward, "police"), at=LATER)
    assert in_hand(run) == ["check"]
    states = dict(Task.objects.filter(run=run).values_list("step", "state").order_by("number"))
    assert (states["police"], states["land"]) == ("RETURNED", "CANCELLED")
    done(ward, run, "check", "ask")
    assert in_hand(run) == ["police", "land"]
    assert verify().holds


def test_sent_back_for_one_opinion_the_other_stands(ward):
    run = asked(ward)
    done(ward, run, "police", "agree")
    done(ward, run, "land", "agree")
    joint = Task.objects.get(run=run, step="joint")
    return_task(joint.id, "police", reason="Chưa rõ", by=someone(ward, "officer"), at=LATER)
    run.refresh_from_db()
    assert (in_hand(run), run.arrived) == (["police"], [["land", "both_in"]])
    done(ward, run, "police", "object")
    assert in_hand(run) == ["joint"]


def test_what_was_not_gone_through_is_not_gone_back_to(ward):
    run = opened(ward, done=1).run
    done(ward, run, "check", "clear")
    sign = Task.objects.get(run=run, step="sign")
    assert [step.key for step in steps_before(read_task(sign.id))] == ["check", "accept"]
    with pytest.raises(StepNotBefore):
        return_task(sign.id, "joint", reason="Nhầm", by=someone(ward, "leader"), at=LATER)
    assert in_hand(run) == ["sign"]


def test_what_the_house_does_itself_is_done_on_the_way(ward, looking):
    run = opened(ward, TOLD, done=1).run
    advance = done(ward, run, "check")
    assert [task.step for task in advance.all_opened] == ["sign"]
    assert looking.seen == [("dossier", "Xem đã nộp tiền chưa")]
    kept = Task.objects.get(run=run, step="paid")
    assert (kept.kind, kept.state, kept.outcome, kept.holder_id) == ("AUTOMATIC", "DONE", "yes", None)
    assert verify().holds


def test_what_the_house_finds_says_where_the_case_goes(ward, looking):
    looking.found = "no"
    run = opened(ward, TOLD, done=1).run
    assert [task.step for task in done(ward, run, "check").all_opened] == ["mend"]


def test_what_the_house_cannot_do_holds_the_step_up(ward):
    run = opened(ward, TOLD, done=1).run
    with pytest.raises(AutomaticActUnknown):
        done(ward, run, "check")
    assert in_hand(run) == ["check"]


def test_steps_on_ways_that_branch_are_not_finished_by_the_hundred(ward):
    run = opened(ward, done=1).run
    task = Task.objects.get(run=run, step="check")
    batch = complete_tasks([task.id], by=someone(ward, "officer"), at=AT)
    assert [(one, type(why)) for one, why in batch.refused] == [(task.id, WayBranches)]
    assert in_hand(run) == ["check"]


def test_a_step_that_comes_to_one_thing_alone_is_finished_by_the_hundred_on_any_way(ward):
    runs = [opened(ward, done=1).run for _ in range(3)]
    tasks = [Task.objects.get(run=run, step="check") for run in runs]
    batch = complete_tasks([task.id for task in tasks], outcome="clear", by=someone(ward, "officer"), at=AT)
    assert [one.finished.id for one in batch.done] == [task.id for task in tasks]
    assert [in_hand(run) for run in runs] == [["sign"]] * 3
    signing = [Task.objects.get(run=run, step="sign") for run in runs]
    batch = complete_tasks([task.id for task in signing], by=someone(ward, "leader"), at=LATER)
    assert (len(batch.done), batch.refused, [in_hand(run) for run in runs]) == (3, [], [[]] * 3)
    assert verify().holds


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(drawn=ways(), dice=st.randoms(use_true_random=False))
def test_rows_stand_where_the_rules_say_and_every_case_comes_to_its_end(ward, drawn, dice):
    draft = write_way(drawn)
    assert read_way(draft) == read_way(write_way(read_way(draft)))
    drawn = read_way(draft)
    officer, facts = someone(ward, "chuyen-vien"), Facts(answers=ANSWERS)
    declared = {"area": 250, "kind": "moi", "owner": {"is_entity": True}}
    run = opened(ward, draft, answers=declared).run
    moved, moves = begin(drawn, facts), 0
    while not moved.marking.is_over:
        assert sorted(in_hand(run)) == sorted(moved.marking.in_hand)
        key = dice.choice(sorted(moved.marking.in_hand))
        outcomes = drawn.by_key[key].outcomes
        outcome = outcomes[0] if moves > 8 else dice.choice(outcomes)
        moved = finish(drawn, moved.marking, key, facts, outcome=outcome)
        facts = Facts({**facts.outcomes, key: outcome}, facts.answers)
        task = Task.objects.get(run=run, step=key, done_at__isnull=True)
        complete_task(task.id, outcome=outcome, answers=declared, by=officer, at=AT)
        moves += 1
    run.refresh_from_db()
    assert (run.state, run.arrived, in_hand(run)) == (Run.State.DONE, [], [])


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(drawn=ways(), dice=st.randoms(use_true_random=False))
def test_whoever_goes_back_comes_to_the_end_again(ward, drawn, dice):
    draft = write_way(drawn)
    drawn, officer = read_way(draft), someone(ward, "chuyen-vien")
    run = opened(ward, draft).run
    for _move in range(300):
        waiting = list(Task.objects.filter(run=run, done_at__isnull=True).select_related("run__process"))
        if not waiting:
            break
        task = dice.choice(waiting)
        before = steps_before(task)
        if before and _move < 8 and dice.random() < 0.5:
            return_task(task.id, dice.choice(before).key, reason="Xem lại", by=officer, at=AT)
        else:
            outcome = drawn.by_key[task.step].outcomes[0]
            complete_task(task.id, outcome=outcome, by=officer, at=AT)
    run.refresh_from_db()
    assert (run.state, run.arrived) == (Run.State.DONE, [])
    assert not any(node.kind is NodeKind.AUTOMATIC for node in drawn.nodes)
