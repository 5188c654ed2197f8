"""Reasons for sending a step back come by pack: listed in order, counted by code, refused to strangers."""

from datetime import date

import pytest

from motcua.foundation.access.models import SYSTEM, Actor, ActorKind
from motcua.foundation.errors import NotAllowed
from motcua.foundation.events.models import Event
from motcua.foundation.events.queries import verify
from motcua.foundation.ids import new_id
from motcua.foundation.packs.ports import Context, LoadReport
from motcua.instruments.workflow.actions import ReasonDraft, set_return_reason
from motcua.instruments.workflow.errors import ReasonOverlaps
from motcua.instruments.workflow.models import ReturnReason
from motcua.instruments.workflow.packs import ReturnReasonKind
from motcua.instruments.workflow.queries import return_reasons
from tests.instruments.house import AT
from tests.registers.from_packs import items

pytestmark = pytest.mark.django_db
KIND = ReturnReasonKind()
DRAFT = ReasonDraft("paper_missing", "Thiếu giấy tờ", 10, valid_from=date(2021, 1, 1))


def an_item(**more):
    return {"code": "paper_missing", "title": "Thiếu giấy tờ", "valid_from": "2021-01-01"} | more


def test_the_national_list_loads_once_in_its_order():
    national = items("vietnam", "return_reason")
    assert KIND.check(national, Context()) == []
    assert KIND.load(national, by=SYSTEM, at=AT) == LoadReport(added=9)
    assert KIND.load(national, by=SYSTEM, at=AT) == LoadReport(same=9)
    codes = [one.code for one in return_reasons(AT.date())]
    assert (len(codes), codes[0], codes[-1]) == (9, "paper_missing", "authority_wrong")
    assert verify().holds


def test_a_reason_is_said_otherwise_and_goes_out_of_use():
    KIND.load([an_item()], by=SYSTEM, at=AT)
    later = [an_item(title="Thiếu thành phần hồ sơ", valid_to="2023-12-31")]
    assert [change.verb for change in KIND.diff(later)] == ["new_version"]
    assert KIND.load(later, by=SYSTEM, at=AT) == LoadReport(changed=1)
    assert [one.title for one in return_reasons(AT.date())] == ["Thiếu thành phần hồ sơ"]
    assert return_reasons(date(2024, 1, 1)) == []


def test_two_of_one_code_on_a_day_are_named_before_anything_is_loaded():
    (problem,) = KIND.check([an_item(), an_item(valid_from="2022-01-01")], Context())
    assert "Lý do trả lại “paper_missing”" in problem.sentence


def test_only_who_keeps_the_list_sets_it_and_no_two_of_a_code_hold_together():
    with pytest.raises(NotAllowed):
        set_return_reason(DRAFT, by=Actor(new_id(), ActorKind.OFFICER), at=AT)
    assert not ReturnReason.objects.exists()
    keeper = Actor(new_id(), ActorKind.OFFICER, {"workflow.keep_reasons": None})
    set_return_reason(DRAFT, by=keeper, at=AT)
    with pytest.raises(ReasonOverlaps):
        set_return_reason(ReasonDraft(DRAFT.code, "Khác", 10, valid_from=date(2022, 1, 1)), by=keeper, at=AT)
    assert ReturnReason.objects.count() == 1
    assert Event.objects.filter(kind="workflow.ReturnReasonSet").count() == 1
