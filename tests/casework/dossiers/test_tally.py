"""Asking for codes is counted by network, in real time, and forgotten after a day."""

from datetime import datetime, timedelta

import pytest

from motcua.casework.dossiers.actions import count_question, forget_tallies
from motcua.casework.dossiers.actions.tally import MOST
from motcua.casework.dossiers.errors import TooManyQuestions
from motcua.casework.dossiers.models import LookupTally
from motcua.foundation.clock import VN

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 10, 1, 9, 3, tzinfo=VN)


def test_a_network_asks_so_often_in_ten_minutes_and_then_waits():
    for _ in range(MOST):
        count_question("203.0.113.7", real_now=NOW)
    with pytest.raises(TooManyQuestions, match="7 phút"):
        count_question("203.0.113.7", real_now=NOW)
    count_question("203.0.113.8", real_now=NOW)
    count_question("203.0.113.7", real_now=NOW + timedelta(minutes=10))


def test_the_address_itself_is_not_kept_and_tallies_are_forgotten():
    count_question("203.0.113.7", real_now=NOW)
    assert b"203.0" not in bytes(LookupTally.objects.get().network_index)
    assert forget_tallies(real_now=NOW + timedelta(hours=23)) == 0
    assert forget_tallies(real_now=NOW + timedelta(hours=25)) == 1
