"""What lies outside: its falling and its coming back are noted by whoever asked it, once each."""

from datetime import UTC, datetime, timedelta

import pytest

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import history, verify
from motcua.foundation.neighbours.actions import note_answered, note_away
from motcua.foundation.neighbours.errors import NeighbourNameless
from motcua.foundation.neighbours.models import MAIL, SCANNER, Neighbour
from motcua.foundation.neighbours.queries import neighbours_away, neighbours_known

pytestmark = pytest.mark.django_db
AT = datetime(2023, 11, 20, 1, tzinfo=UTC)


def test_what_always_answers_is_not_written_down():
    note_answered(MAIL, by=SYSTEM, at=AT)
    assert not Neighbour.objects.exists()
    assert neighbours_away() == {}


def test_it_is_away_from_the_first_failing_until_it_answers():
    for seconds in (0, 5, 31, 40):
        note_away(MAIL, f"lần {seconds}", by=SYSTEM, at=AT + timedelta(seconds=seconds))
    note_away(SCANNER, "x" * 400, by=SYSTEM, at=AT)
    away = neighbours_away()
    assert list(away) == [SCANNER, MAIL]
    mail = away[MAIL]
    assert (mail.failing_since, mail.tried_at, mail.obstacle) == (AT, AT + timedelta(seconds=31), "lần 31")
    note_answered(MAIL, by=SYSTEM, at=AT + timedelta(minutes=2))
    note_answered(MAIL, by=SYSTEM, at=AT + timedelta(minutes=3))
    assert list(neighbours_away()) == [SCANNER]
    assert [one.name for one in neighbours_known()] == [SCANNER, MAIL]
    note_away(MAIL, "lại", by=SYSTEM, at=AT + timedelta(hours=1))
    told = [type(one.told).__name__ for one in history("neighbour", mail.pk)]
    assert told == ["NeighbourFell", "NeighbourCameBack", "NeighbourFell"]
    assert verify().holds


def test_what_has_no_name_is_not_noted():
    for note in (
        lambda: note_away(" ", "", by=SYSTEM, at=AT),
        lambda: note_answered("", by=SYSTEM, at=AT),
    ):
        with pytest.raises(NeighbourNameless):
            note()
    assert not Event.objects.exists()
