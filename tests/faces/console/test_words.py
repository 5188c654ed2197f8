"""What the console says is Vietnamese: every happening, every subject, every clocked job, every right."""

from motcua import wiring
from motcua.faces.console.casework_words import JOBS
from motcua.faces.console.event_words import PHRASES, SUBJECTS
from motcua.foundation.events.events import kind_of
from tests.house.test_events import kinds


def test_every_happening_and_its_subject_has_words():
    told = [one for one in kinds() if one.__module__.startswith("motcua.")]
    assert len(told) > 150
    assert sorted(kind_of(one) for one in told if kind_of(one) not in PHRASES) == []
    assert sorted({one.SUBJECT for one in told} - SUBJECTS.keys()) == []


def test_everything_that_runs_by_the_clock_has_words():
    names = {f"{job.run.__module__.split('.')[-2]}.{job.run.__name__}" for job in wiring.TIMETABLE}
    assert sorted(names - JOBS.keys()) == []
