"""Hộp thư trong hệ thống: many messages put into boxes at once, and what their owners have read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from motcua.foundation.access.models import Actor
from motcua.foundation.accounts.queries import names_of
from motcua.foundation.acts import act
from motcua.foundation.events.actions import tell_many
from motcua.foundation.notices.adapters.words import MissingFact, fill
from motcua.foundation.notices.errors import FactMissing, NoticeUnknown
from motcua.foundation.notices.events import NoticePut, NoticeRead
from motcua.foundation.notices.models import HOUSE_BOX, Notice, NoticeState
from motcua.foundation.notices.ports import Template
from motcua.foundation.notices.queries import box_of, template_of
from motcua.foundation.notices.rules import one_line

_BATCH = 1000


@dataclass(frozen=True)
class Word:
    """A message for an account: what it says of whom, and the key under which it is told once."""

    template: str
    account_id: UUID
    facts: Mapping[str, object]
    subject_kind: str
    subject_id: UUID
    dedupe_key: str


@act
def put_notices(many: Sequence[Word], *, by: Actor, at: datetime) -> int:
    """Báo trong hệ thống: put messages into the boxes of accounts, where they are read; count the new ones.

    What was put under the same `dedupe_key` before is not put again; an account that is no more gets
    nothing. Set-based. Raises TemplateUnknown or FactMissing; then nobody is told.
    """
    fresh = _not_yet_told(many)
    names = names_of(one.account_id for one in fresh)
    templates = {key: template_of(key) for key in {one.template for one in fresh}}
    made = [_written(one, templates, names, at) for one in fresh if one.account_id in names]
    Notice.objects.bulk_create(made, batch_size=_BATCH)
    told = [
        NoticePut(one.id, one.template, one.account_id, one.subject_kind, one.subject_id)
        for one in made
        if one.account_id is not None
    ]
    tell_many(told, by=by, at=at)
    return len(made)


def _not_yet_told(many: Sequence[Word]) -> list[Word]:
    by_key = {one.dedupe_key: one for one in many}
    known = Notice.objects.filter(dedupe_key__in=list(by_key)).values_list("dedupe_key", flat=True)
    told = set(known) if by_key else set()
    return [one for key, one in by_key.items() if key not in told]


def _written(one: Word, templates: Mapping[str, Template], names: Mapping[UUID, str], at: datetime) -> Notice:
    facts = dict(one.facts)
    template = templates[one.template]
    try:
        title, text = one_line(fill(template.title, facts)), fill(template.text, facts).strip()
    except MissingFact as missing:
        raise FactMissing(template=one.template, fact=missing.fact) from missing
    return Notice(
        channel=HOUSE_BOX,
        template=one.template,
        subject_kind=one.subject_kind,
        subject_id=one.subject_id,
        dedupe_key=one.dedupe_key,
        to=str(one.account_id),
        to_masked=names[one.account_id],
        title=title,
        text=text,
        state=NoticeState.SENT,
        queued_at=at,
        sent_at=at,
        account_id=one.account_id,
    )


@act
def mark_read(notice_ids: Iterable[UUID] | None = None, *, by: Actor, at: datetime) -> int:
    """Đánh dấu đã đọc: one's own messages, all of them if none is named; count those that were unread.

    Raises NoticeUnknown for one that lies in nobody's or another's box.
    """
    own = box_of(by.id).select_for_update()
    wanted = None if notice_ids is None else set(notice_ids)
    rows = own.filter(read_at__isnull=True) if wanted is None else own.filter(id__in=wanted)
    found = dict(rows.values_list("id", "read_at"))
    if wanted is not None and wanted - set(found):
        raise NoticeUnknown
    fresh = [notice_id for notice_id, read_at in found.items() if read_at is None]
    Notice.objects.filter(id__in=fresh).update(read_at=at)
    tell_many([NoticeRead(notice_id) for notice_id in fresh], by=by, at=at)
    return len(fresh)
