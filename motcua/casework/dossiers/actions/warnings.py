"""Cảnh báo sắp đến hạn, quá hạn: put into the boxes of whom it concerns, and into their mail, each once."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from motcua.casework.dossiers.models import KIND
from motcua.casework.dossiers.queries.letters import ANSWER_LATE, ANSWER_NEAR, LATE, NEAR
from motcua.casework.dossiers.queries.watchmen import Audience, Watch, watches_of
from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.clock import VN
from motcua.foundation.notices.actions import Letter, Word, put_notices, send_notices
from motcua.foundation.text import moment_words
from motcua.instruments.deadlines.models import Purpose
from motcua.instruments.deadlines.ports import Near
from motcua.registers.organisations.queries import emails_of

TOLD_WHEN_LATE: Final = (Audience.OFFICER, Audience.HEAD, Audience.CENTRE)
"""Who is told that a moment has passed: the apology that is due is no officer's alone."""


@act
def warn_of_near(many: Sequence[Near], *, by: Actor, at: datetime) -> int:
    """Báo sắp đến hạn to whom each step of the ladder names, and count the messages; a part of the round
    that found them near.
    """
    return _tell([(one, (one.audience,)) for one in many], (NEAR, ANSWER_NEAR), by=by, at=at)


@act
def warn_of_late(many: Sequence[Near], *, by: Actor, at: datetime) -> int:
    """Báo quá hạn to who has it, who leads there, who leads where it was handed in; count the messages."""
    return _tell([(one, TOLD_WHEN_LATE) for one in many], (LATE, ANSWER_LATE), by=by, at=at)


def _tell(
    many: Iterable[tuple[Near, Sequence[str]]], templates: tuple[str, str], *, by: Actor, at: datetime
) -> int:
    ours = list(many)
    watches = watches_of((one.subject_id for one, _audiences in ours), at.astimezone(VN).date())
    words = [
        _word(one, watches[one.subject_id], account_id, templates)
        for one, audiences in ours
        if one.subject_id in watches
        for account_id in sorted(_meant(watches[one.subject_id], audiences))
    ]
    if not words:
        return 0
    told = put_notices(words, by=by, at=at)
    _write(words, by=by, at=at)
    return told


def _meant(watch: Watch, audiences: Sequence[str]) -> frozenset[UUID]:
    return frozenset().union(*(watch.accounts.get(audience, frozenset()) for audience in audiences))


def _word(one: Near, watch: Watch, account_id: UUID, templates: tuple[str, str]) -> Word:
    dossier, due = watch.dossier, one.due_at.astimezone(VN)
    template = templates[one.purpose == Purpose.ANSWER]
    facts = {
        "dossier_code": str(dossier),
        "procedure": dossier.version.title,
        "due": moment_words(due),
        "step": watch.step,
    }
    key = f"{template}:{one.promise_id}:{one.step}:{int(due.timestamp())}:{account_id}"
    return Word(template, account_id, facts, KIND, dossier.id, key)


def _write(words: Sequence[Word], *, by: Actor, at: datetime) -> None:
    """Send the same by e-mail to those who left an address."""
    emails = emails_of(one.account_id for one in words)
    letters = [
        Letter(
            one.template, emails[one.account_id], one.facts, KIND, one.subject_id, f"mail:{one.dedupe_key}"
        )
        for one in words
        if one.account_id in emails
    ]
    if letters:
        send_notices(letters, by=by, at=at)
