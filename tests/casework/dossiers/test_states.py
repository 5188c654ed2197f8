"""The table of states: what may follow what, and what the groups of states promise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.casework.dossiers.models import State as Shown
from motcua.casework.dossiers.states import (
    ACCEPTED_ONCE,
    ENDED,
    MOVES,
    RUNNING,
    STARTS,
    UNACCEPTED,
    WITHDRAWABLE,
    State,
    may_move,
)

states = st.sampled_from(list(State))


def test_every_state_has_its_moves_and_its_word():
    assert set(MOVES) == set(State)
    assert {shown.value for shown in Shown} == {state.value for state in State}


@given(states)
def test_every_state_is_reached_from_a_start_and_leads_to_the_archive(state):
    reached = set(STARTS)
    for _ in State:
        reached |= {to for one in reached for to in MOVES[one]}
    assert state in reached
    ahead = {state}
    for _ in State:
        ahead |= {to for one in ahead for to in MOVES[one]}
    assert State.ARCHIVED in ahead


@given(states, states)
def test_nothing_goes_back_before_acceptance_but_a_supplement_of_an_unaccepted_dossier(state, to):
    if may_move(state, to) and to in UNACCEPTED and state not in UNACCEPTED:
        assert state is State.AWAITING_SUPPLEMENT


@given(states, states)
def test_what_has_ended_only_goes_to_the_archive(state, to):
    if state in ENDED and may_move(state, to):
        assert to is State.ARCHIVED


@given(states)
def test_no_state_follows_itself(state):
    assert not may_move(state, state)


def test_a_result_makes_withdrawal_too_late():
    assert State.RESOLVED not in WITHDRAWABLE
    assert RUNNING < WITHDRAWABLE


def test_a_dossier_is_handed_over_only_once_it_is_resolved():
    assert [state for state in State if may_move(state, State.HANDED_OVER)] == [State.RESOLVED]


@pytest.mark.parametrize("state", sorted(UNACCEPTED))
def test_the_groups_do_not_overlap(state):
    assert state not in ACCEPTED_ONCE
    assert state not in ENDED
