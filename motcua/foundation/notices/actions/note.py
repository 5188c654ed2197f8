"""What notes messages by the thousand: what is to be told is kept, address and words come when it leaves."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from motcua.foundation.access.models import Actor
from motcua.foundation.acts import act
from motcua.foundation.errors import NotFound
from motcua.foundation.events.actions import tell_many
from motcua.foundation.ids import new_id
from motcua.foundation.notices.actions.words import channel_of, words_of
from motcua.foundation.notices.errors import TemplateUnknown
from motcua.foundation.notices.events import NoticeNoted
from motcua.foundation.notices.models import Notice
from motcua.foundation.notices.ports import NOTICE_BOOK, NotDelivered
from motcua.foundation.ready import ready_cursor

_NOTE: Final = """
insert into notices_notice (id, channel, template, subject_kind, subject_id, dedupe_key, "to", to_masked,
  title, text, said, state, attempts, queued_at, obstacle)
select n.id, %s, n.template, n.subject_kind, n.subject_id, n.dedupe_key, '', '', '', '', n.said, 'QUEUED', 0,
  %s::timestamptz, ''
from jsonb_to_recordset(%s::jsonb)
  as n (id uuid, template text, subject_kind text, subject_id uuid, dedupe_key text, said jsonb)
on conflict (dedupe_key) do nothing
returning id
"""


@dataclass(frozen=True)
class Noted:
    """A message to be addressed and written when it leaves: of whom, what it says, told once under its key.

    `said` are plain facts and never personal data: they are kept as they are.
    """

    template: str
    said: Mapping[str, str]
    subject_kind: str
    subject_id: UUID
    dedupe_key: str


@act
def note_notices(many: Sequence[Noted], *, by: Actor, at: datetime, channel: str = "email") -> int:
    """Ghi nhiều việc cần báo: as `send_notices`, by the thousand; count those that are new.

    Raises ChannelUnknown, TemplateUnknown; then nobody is told.
    """
    carrier = channel_of(channel)
    if unknown := {one.template for one in many} - set(NOTICE_BOOK.writers):
        raise TemplateUnknown(template=min(unknown))
    by_id = {new_id(): one for one in many}
    rows = [
        {
            "id": str(notice_id),
            "template": one.template,
            "subject_kind": one.subject_kind,
            "subject_id": str(one.subject_id),
            "dedupe_key": one.dedupe_key,
            "said": one.said,
        }
        for notice_id, one in by_id.items()
    ]
    with ready_cursor() as cursor:
        cursor.execute(_NOTE, [carrier.name, at.isoformat(), json.dumps(rows)])
        made = [row[0] for row in cursor.fetchall()]
    tell_many((_told(notice_id, by_id[notice_id], carrier.name) for notice_id in made), by=by, at=at)
    return len(made)


def write_noted(notice: Notice, at: datetime) -> None:
    """Address and write what was only noted. What is written already stays as it is.

    Raises ChannelUnknown, TemplateUnknown, FactMissing, and NotDelivered where no address is left.
    """
    if notice.said is None or notice.text:
        return
    writer, carrier = NOTICE_BOOK.writers.get(notice.template), channel_of(notice.channel)
    if writer is None:
        raise TemplateUnknown(template=notice.template)
    try:
        addressed = writer.addressed(notice.subject_id, notice.said, at, channel=notice.channel)
    except NotFound as gone:
        raise NotDelivered(str(gone), for_good=True) from gone
    if addressed is None or not carrier.takes(addressed.to):
        raise NotDelivered("Không còn địa chỉ nhận.", for_good=True)
    notice.title, notice.text = words_of(notice.template, addressed.facts)
    notice.to, notice.to_masked = addressed.to, carrier.mask(addressed.to)[:200]
    notice.save(update_fields=["title", "text", "to", "to_masked"])


def _told(notice_id: UUID, one: Noted, channel: str) -> NoticeNoted:
    return NoticeNoted(notice_id, one.template, channel, one.subject_kind, one.subject_id)
