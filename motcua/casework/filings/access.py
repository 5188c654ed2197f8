"""Whose draft one may touch, and who sets what is asked."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from motcua.casework.filings.errors import DraftUnknown, LevelTooLow, NotForThem
from motcua.casework.filings.rules import LEVEL_ASKED
from motcua.foundation.access.models import Actor, ActorKind
from motcua.registers.people.errors import PersonUnknown
from motcua.registers.people.models import Person
from motcua.registers.people.queries import may_act_for, person_of_account

KEEP_QUESTIONS = "filings.keep_questions"
RIGHTS = {KEEP_QUESTIONS: _("Đặt câu hỏi điều kiện trước khi nộp hồ sơ trực tuyến")}


def writer_of(by: Actor) -> Person:
    """Give the person who acts. Raises DraftUnknown for whoever is no citizen: drafts are citizens'."""
    if by.kind is not ActorKind.CITIZEN:
        raise DraftUnknown
    try:
        return person_of_account(by.id)
    except PersonUnknown as unknown:
        raise DraftUnknown from unknown


def must_be_proved(level: int) -> None:
    """Pass who has proved surely enough who he is, in this session. Raises LevelTooLow."""
    if level < LEVEL_ASKED:
        raise LevelTooLow


def must_act_for(writer: Person, person_id: UUID | None, entity_id: UUID | None, day: date) -> None:
    """Pass who files for himself or for whom the register says he acts for. Raises NotForThem."""
    if entity_id is None and person_id == writer.id:
        return
    if (person_id is None) == (entity_id is None) or not may_act_for(
        writer.id, person_id=person_id, entity_id=entity_id, day=day
    ):
        raise NotForThem
