"""A redating has many hands: each works on a part of its own at the same time, and nothing is done twice."""

from datetime import date, datetime
from threading import Barrier

import pytest

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import VN
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import verify
from motcua.foundation.ids import new_id
from motcua.foundation.jobs.ports import JOBS
from motcua.instruments.deadlines import jobs
from motcua.instruments.deadlines.actions import begin_redating, go_on_redating, start_promise
from motcua.instruments.deadlines.models import Promise, Redated, Redating, RedatingPart, Unit
from motcua.instruments.deadlines.ports import FOLLOWERS
from motcua.instruments.deadlines.queries import parts_left, redatings, running_redating, workplace
from motcua.registers.calendars.actions import declare_day_off, set_office_hours
from tests.instruments.house import AT, OPEN

pytestmark = pytest.mark.django_db(transaction=True)
FRIDAY = date(2023, 11, 24)
MONDAY, TUESDAY = (datetime(2023, 11, day, 8, tzinfo=VN) for day in (27, 28))
NOW = datetime(2023, 11, 22, 8, tzinfo=VN)


class Together:
    """Lets nobody begin a batch before two have; afterwards each as it comes."""

    def __init__(self):
        self.gate = Barrier(2, timeout=30)
        self.held = 0

    def hold(self, cases):
        self.held += 1
        if self.held <= 2 and cases:
            self.gate.wait()

    def promises_moved(self, moves, *, by, at):
        pass


class OnceBroken(Together):
    """Two begin together, and whoever writes first breaks."""

    broken = False

    def promises_moved(self, moves, *, by, at):
        if not self.broken:
            self.broken = True
            raise OSError("gãy")


@pytest.fixture
def begun(monkeypatch):
    """Five promises over a day off that was declared late, in parts of two."""
    monkeypatch.setattr("motcua.instruments.deadlines.queries.anew.PART", 2)
    monkeypatch.setattr(jobs, "HANDS", 2)
    queued = []
    monkeypatch.setattr("motcua.instruments.deadlines.actions.redate.run_soon", queued.append)
    set_office_hours([OPEN] * 5 + [[], []], valid_from=date(2021, 1, 1), by=SYSTEM, at=AT)
    at = datetime(2023, 11, 20, 8, tzinfo=VN)
    for _ in range(5):
        start_promise(
            "dossier", new_id(), unit=Unit.WORKING_DAY, quantity=5, where=workplace(), by=SYSTEM, at=at
        )
    declare_day_off(FRIDAY, "Nghỉ vì mưa lũ", by=SYSTEM, at=NOW)
    redating = begin_redating(FRIDAY, FRIDAY, reason="Công văn cho nghỉ vì mưa lũ", by=SYSTEM, at=NOW)
    assert [JOBS.by_name[name].run for name in queued] == [jobs.go_on_with_redating]  # not with the minute
    return redating


def must_be_done_once():
    assert {one.due_at for one in Promise.objects.all()} == {TUESDAY}
    (done,) = redatings()
    assert (done.state, done.examined, done.changed) == (Redating.State.DONE, 5, 5)
    assert Redated.objects.filter(due_before=MONDAY, due_after=TUESDAY).count() == 5
    assert Event.objects.filter(kind="deadlines.PromiseRedated").count() == 5
    assert Event.objects.filter(kind="deadlines.RedatingDone").count() == 1
    assert (parts_left(done.id), running_redating()) == (0, None)
    assert verify().holds


def test_two_hands_work_at_the_same_time_and_end_it_once(begun, monkeypatch):
    ids = list(Promise.objects.order_by("id").values_list("id", flat=True))
    parts = RedatingPart.objects.filter(redating=begun).order_by("number")
    assert list(parts.values_list("reached", "upto")) == [(None, ids[1]), (ids[1], ids[3]), (ids[3], None)]
    monkeypatch.setattr(FOLLOWERS, "followers", (Together(),))
    jobs.go_on_with_redating()
    must_be_done_once()


def test_where_one_hand_breaks_the_other_has_gone_through_all_that_it_could(begun, monkeypatch):
    monkeypatch.setattr(FOLLOWERS, "followers", (OnceBroken(),))
    with pytest.raises(OSError, match="gãy"):
        jobs.go_on_with_redating()
    monkeypatch.setattr(FOLLOWERS, "followers", ())
    must_be_done_once()  # what one hand let go, the other took up


def test_one_hand_alone_takes_part_after_part(begun):
    seen = []
    while parts_left(begun.id):
        found = go_on_redating(begun.id, by=SYSTEM, at=NOW)
        seen.append((found.state, found.examined, found.changed))
    assert seen == [("RUNNING", 2, 2), ("RUNNING", 4, 4), ("DONE", 5, 5)]
    must_be_done_once()
