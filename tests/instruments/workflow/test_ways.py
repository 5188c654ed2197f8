"""Ways with branches: what is sound, where a case comes next, how long the longest takes. Pure."""

from copy import deepcopy
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.instruments.workflow.rules import (
    Condition,
    Facts,
    Fault,
    FaultKind,
    Flow,
    Marking,
    Node,
    NodeKind,
    Step,
    StepKind,
    Subject,
    Way,
    begin,
    faults,
    finish,
    in_order,
    longest_minutes,
    read_way,
    straight_through,
)
from motcua.instruments.workflow.rules.markings import NotThere, NoWayOn, TwiceAtOnce
from tests.instruments.workflow.drawn_ways import ANSWERS, ways


def step(key, minutes=60, **more):
    made = Step(key, key.title(), "chuyen-vien", StepKind.HANDLE, minutes)
    return Node(key, NodeKind.STEP, made.title, step=made, **more)


def way(*flows, nodes=(), **minutes):
    """Write a way as `"a>b"` flows; what is no node given is a step."""
    given_nodes = {
        node.key: node for node in (Node("begin", NodeKind.BEGIN), Node("end", NodeKind.END), *nodes)
    }
    made = [flow if isinstance(flow, Flow) else Flow(*flow.split(">")) for flow in flows]
    keys = dict.fromkeys(key for flow in made for key in (flow.source, flow.target))
    all_nodes = {key: given_nodes.get(key) or step(key, minutes.get(key, 60)) for key in keys}
    return Way(tuple(all_nodes.values()), tuple(made))


FORK, JOIN, CHOICE = (
    Node("fork", NodeKind.FORK),
    Node("join", NodeKind.JOIN),
    Node("choice", NodeKind.CHOICE),
)
OPINIONS = way(
    "begin>ask", "ask>fork", "fork>land", "fork>fire", "land>join", "fire>join", "join>sum", "sum>end",
    nodes=(FORK, JOIN), ask=60, land=240, fire=480, sum=30,
)  # fmt: skip
NO = Condition(Subject.OUTCOME, "check", "in", ("no",))
IF_ONE = Condition(Subject.ANSWER, "x", "in", (1,))
CHECKED = way(
    "begin>write", "write>check", "check>choice", Flow("choice", "write", NO), "choice>sign", "sign>end",
    nodes=(CHOICE, step("check", 30, outcomes=("yes", "no"))), write=100, sign=20,
)  # fmt: skip


def test_steps_in_order_are_a_sound_way_that_is_gone_one_by_one():
    straight = in_order([step("a", 10).step, step("b", 20).step])
    assert faults(straight) == []
    assert longest_minutes(straight) == 30
    first = begin(straight, Facts())
    assert first.marking == Marking(frozenset({"a"}))
    second = finish(straight, first.marking, "a", Facts())
    assert [node.key for node in second.opened] == ["b"]
    last = finish(straight, second.marking, "b", Facts())
    assert last.marking.is_over
    assert [node.key for node in last.ends] == ["end"]


def test_opinions_are_asked_side_by_side_and_the_sum_waits_for_all():
    assert faults(OPINIONS) == []
    here = finish(OPINIONS, begin(OPINIONS, Facts()).marking, "ask", Facts())
    assert [node.key for node in here.opened] == ["land", "fire"]
    one = finish(OPINIONS, here.marking, "fire", Facts())
    assert one.opened == ()
    assert one.marking == Marking(frozenset({"land"}), frozenset({("fire", "join")}))
    both = finish(OPINIONS, one.marking, "land", Facts())
    assert both.marking == Marking(frozenset({"sum"}))


def test_the_longest_of_parts_side_by_side_counts():
    assert longest_minutes(OPINIONS) == 60 + 480 + 30


def test_a_loop_back_is_gone_as_often_as_it_is_answered_so_and_costs_no_budget():
    assert faults(CHECKED) == []
    assert longest_minutes(CHECKED) == 100 + 30 + 20
    here = begin(CHECKED, Facts()).marking
    for outcome, opened in (("no", "write"), ("no", "write"), ("yes", "sign")):
        checking = finish(CHECKED, here, "write", Facts()).marking
        moved = finish(CHECKED, checking, "check", Facts(), outcome=outcome)
        assert [node.key for node in moved.opened] == [opened]
        here = moved.marking


def test_a_step_in_which_the_clock_stands_still_takes_nothing_of_the_budget():
    paying = replace(step("pay", 900), pauses=True)
    assert longest_minutes(way("begin>a", "a>pay", "pay>end", nodes=(paying,), a=45)) == 45


def test_only_what_is_in_hand_is_finished():
    with pytest.raises(NotThere):
        finish(CHECKED, begin(CHECKED, Facts()).marking, "sign", Facts())


@pytest.mark.parametrize(
    ("condition", "said", "holds"),
    [
        (("in", ("a", "b")), "b", True),
        (("in", ("a",)), "c", False),
        (("not in", ("a",)), "c", True),
        (("not in", ("a",)), None, False),
        ((">=", (200,)), 200, True),
        (("<", (200,)), 200, False),
        (("<", (200,)), "một trăm", False),
        (("in", (True,)), True, True),
    ],
)
def test_a_condition_holds_only_of_what_was_said(condition, said, holds):
    assert Condition(Subject.ANSWER, "x", *condition).holds(said) is holds


@pytest.mark.parametrize(
    ("unsound", "found"),
    [
        (way("begin>a", "a>end", "a>b", "b>end"), [Fault(FaultKind.WRONG_WAYS_OUT, "a")]),
        (way("begin>a", "a>end", "b>end"), [Fault(FaultKind.WRONG_WAYS_IN, "b")]),
        (way("begin>a", "a>b", "b>a"), [Fault(FaultKind.NO_END)]),
        (way("begin>end"), [Fault(FaultKind.NO_STEP)]),
        (way("a>end"), [Fault(FaultKind.NOT_ONE_BEGINNING)]),
        (
            way("begin>a", "a>end", "b>c", "c>b"),
            [Fault(FaultKind.UNREACHABLE, "b"), Fault(FaultKind.UNREACHABLE, "c")],
        ),
        (
            way("begin>a", "a>choice", Flow("choice", "end", IF_ONE),
                "choice>b", "b>c", "c>b", nodes=(CHOICE,)),
            [Fault(FaultKind.DEAD_END, "b"), Fault(FaultKind.DEAD_END, "c")],
        ),
        (
            way("begin>a", "a>fork", "fork>b", "fork>c", "b>choice", "choice>join",
                Flow("choice", "end", IF_ONE), "c>join", "join>d", "d>end",
                nodes=(FORK, JOIN, CHOICE)),
            [Fault(FaultKind.WAITS_FOREVER, "join")],
        ),
        (
            way("begin>a", "a>fork", "fork>b", "fork>c", "b>d", "c>d", "d>end", nodes=(FORK,)),
            [Fault(FaultKind.TWICE_AT_ONCE, "d")],
        ),
        (
            way("begin>a", "a>choice", Flow("choice", "b", NO), "choice>end", "b>end", nodes=(CHOICE,)),
            [Fault(FaultKind.CONDITION_UNKNOWN, "choice")],
        ),
        (
            way("begin>a", "a>choice", "choice>b", "choice>end", "b>end", nodes=(CHOICE,)),
            [Fault(FaultKind.NO_REST, "choice")],
        ),
        (
            way("begin>a", Flow("a", "end", NO)),
            [Fault(FaultKind.CONDITION_MISPLACED, "a"), Fault(FaultKind.CONDITION_UNKNOWN, "a")],
        ),
        (
            way("begin>a", "a>choice", "choice>auto", Flow("choice", "end", IF_ONE), "auto>choice",
                nodes=(CHOICE, Node("auto", NodeKind.AUTOMATIC, act="lookup"))),
            [Fault(FaultKind.NOBODY_IN_LOOP, "choice"), Fault(FaultKind.NOBODY_IN_LOOP, "auto")],
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_gone_through_is_named_with_its_element(unsound, found):
    assert faults(unsound) == found


def test_a_way_with_too_much_in_it_is_not_even_looked_at():
    many = in_order([step(f"s{number}").step for number in range(200)])
    assert faults(many) == [Fault(FaultKind.TOO_LARGE)]


def test_a_way_too_tangled_to_see_through_is_refused():
    forks = [f"fork>{letter}{number}" for letter in "abcdefgh" for number in (1,)]
    onward = [f"{letter}{number}>{letter}{number + 1}" for letter in "abcdefgh" for number in (1, 2, 3)]
    home = [f"{letter}4>join" for letter in "abcdefgh"]
    tangled = way("begin>s", "s>fork", *forks, *onward, *home, "join>t", "t>end", nodes=(FORK, JOIN))
    assert faults(tangled) == [Fault(FaultKind.TOO_TANGLED)]


def test_without_a_way_on_a_move_is_refused_by_name():
    stuck = way("begin>a", "a>choice", Flow("choice", "end", NO), nodes=(CHOICE,))
    with pytest.raises(NoWayOn):
        finish(stuck, begin(stuck, Facts()).marking, "a", Facts())
    twice = way("begin>fork", "fork>a", "fork>b", "a>b", "b>end", nodes=(FORK,))
    with pytest.raises(TwiceAtOnce):
        finish(twice, begin(twice, Facts()).marking, "a", Facts())


@given(ways(), st.randoms(use_true_random=False))
def test_whatever_is_sound_comes_to_an_end_whatever_is_chosen(drawn, dice):
    assert faults(drawn) == []
    facts, moved, moves = Facts(answers=ANSWERS), begin(drawn, Facts(answers=ANSWERS)), 0
    while not moved.marking.is_over:
        key = dice.choice(sorted(moved.marking.in_hand))
        outcomes = drawn.by_key[key].outcomes
        outcome = outcomes[0] if moves > 300 else dice.choice(outcomes)
        moved = finish(drawn, moved.marking, key, facts, outcome=outcome)
        facts = replace(facts, outcomes={**facts.outcomes, key: outcome})
        moves += 1
    assert [node.kind for node in moved.ends] == [NodeKind.END]


@given(ways())
def test_no_way_through_takes_longer_than_the_longest(drawn):
    moved, facts = begin(drawn, Facts(answers=ANSWERS)), Facts(answers=ANSWERS)
    ready = dict.fromkeys(moved.marking.in_hand, 0)
    end = 0
    while not moved.marking.is_over:  # every part is begun as soon as it can be; loops are not gone again
        key = min(moved.marking.in_hand, key=lambda one: (ready[one] + drawn.by_key[one].minutes, one))
        end = ready[key] + drawn.by_key[key].minutes
        outcome = drawn.by_key[key].outcomes[0]
        facts = replace(facts, outcomes={**facts.outcomes, key: outcome})
        moved = finish(drawn, moved.marking, key, facts, outcome=outcome)
        ready |= {node.key: end for node in moved.opened}
    assert end <= longest_minutes(drawn)


def test_the_straight_way_takes_every_first_outcome_and_is_none_where_it_forks():
    drawing = deepcopy(STRAIGHT)
    assert straight_through(read_way(drawing)) == ("nhan", "tham", "ky")
    drawing["flows"][2]["when"]["values"] = ["du"]
    assert straight_through(read_way(drawing)) == ("nhan", "tham", "cho", "ky")
    drawing["gates"][0]["kind"] = "FORK"
    assert straight_through(read_way(drawing)) is None


STRAIGHT = {
    "steps": [
        {"key": "nhan", "name": "Nhận", "post": "clerk", "hours": 1, "kind": "ACCEPT"},
        {
            "key": "tham",
            "name": "Thẩm tra",
            "post": "officer",
            "hours": 2,
            "kind": "APPRAISE",
            "outcomes": [{"key": "du", "name": "Đủ"}, {"key": "thieu", "name": "Thiếu"}],
        },
        {"key": "cho", "name": "Chờ", "post": "officer", "hours": 2, "kind": "HANDLE", "pauses": True},
        {"key": "ky", "name": "Ký", "post": "leader", "hours": 1, "kind": "SIGN"},
    ],
    "gates": [{"key": "re", "kind": "CHOICE"}],
    "flows": [
        {"from": "begin", "to": "nhan"},
        {"from": "re", "to": "ky"},
        {"from": "re", "to": "cho", "when": {"outcome_of": "tham", "op": "in", "values": ["thieu"]}},
        {"from": "nhan", "to": "tham"},
        {"from": "tham", "to": "re"},
        {"from": "cho", "to": "ky"},
        {"from": "ky", "to": "end"},
    ],
}
