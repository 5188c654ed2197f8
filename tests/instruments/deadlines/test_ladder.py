"""The ladder of warnings comes by pack: set once, said otherwise when the pack does, refused to strangers."""

from datetime import date

import pytest

from motcua.foundation.access.models import SYSTEM, Actor, ActorKind
from motcua.foundation.errors import NotAllowed
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import verify
from motcua.foundation.ids import new_id
from motcua.foundation.packs.ports import Context, LoadReport
from motcua.instruments.deadlines.actions import StepDraft, set_warning_step
from motcua.instruments.deadlines.errors import StepOverlaps
from motcua.instruments.deadlines.models import WarningStep
from motcua.instruments.deadlines.packs import WarningStepKind
from motcua.instruments.deadlines.queries import warning_steps
from tests.instruments.house import AT
from tests.registers.from_packs import items

pytestmark = pytest.mark.django_db
KIND = WarningStepKind()
FIRST = date(2021, 1, 1)


def a_draft(**more):
    known = {"code": "head", "audience": "HEAD", "minutes": 480, "share": 35, "valid_from": FIRST}
    return StepDraft(**(known | more))


def an_item(**more):
    return {"code": "head", "audience": "HEAD", "minutes": 480, "valid_from": "2021-01-01"} | more


def test_the_national_ladder_loads_once_from_the_officer_up():
    national = items("vietnam", "warning_step")
    assert KIND.check(national, Context()) == []
    assert KIND.load(national, by=SYSTEM, at=AT) == LoadReport(added=4)
    assert KIND.load(national, by=SYSTEM, at=AT) == LoadReport(same=4)
    steps = warning_steps(AT.date())
    assert [(one.audience, one.minutes, one.share) for one in steps] == [
        ("OFFICER", 960, 50),
        ("HEAD", 480, 35),
        ("AGENCY", 240, 25),
        ("CENTRE", 120, 15),
    ]
    assert Event.objects.filter(kind="deadlines.WarningStepSet").count() == 4
    assert verify().holds


def test_a_step_is_said_otherwise_and_may_end_where_another_begins():
    KIND.load([an_item()], by=SYSTEM, at=AT)
    later = [an_item(valid_to="2023-12-31"), an_item(minutes=960, valid_from="2024-01-01")]
    assert [change.verb for change in KIND.diff(later)] == ["new_version", "add"]
    assert KIND.load(later, by=SYSTEM, at=AT) == LoadReport(added=1, changed=1)
    assert [one.minutes for one in warning_steps(date(2023, 12, 31))] == [480]
    assert [one.minutes for one in warning_steps(date(2024, 1, 1))] == [960]


def test_two_of_one_code_on_a_day_are_named_before_anything_is_loaded():
    (problem,) = KIND.check([an_item(), an_item(valid_from="2022-01-01")], Context())
    assert "Bậc cảnh báo “head”" in problem.sentence


def test_only_who_keeps_the_ladder_sets_it_and_no_two_of_a_code_hold_together():
    stranger = Actor(new_id(), ActorKind.OFFICER)
    with pytest.raises(NotAllowed):
        set_warning_step(a_draft(), by=stranger, at=AT)
    assert not WarningStep.objects.exists()
    keeper = Actor(new_id(), ActorKind.OFFICER, {"deadlines.keep_ladder": None})
    set_warning_step(a_draft(), by=keeper, at=AT)
    with pytest.raises(StepOverlaps, match="“head”"):
        set_warning_step(a_draft(valid_from=date(2022, 1, 1)), by=keeper, at=AT)
    assert WarningStep.objects.count() == 1
    assert Event.objects.filter(kind="deadlines.WarningStepSet").count() == 1
