"""What changes notices: writing one, sending what is due, trying again, changing a province's words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.acts import act
from motcua.foundation.errors import Refused
from motcua.foundation.events.actions import tell, tell_many
from motcua.foundation.neighbours.actions import note_answered, note_away
from motcua.foundation.notices.actions.note import write_noted
from motcua.foundation.notices.actions.words import channel_of, filled, words_of
from motcua.foundation.notices.adapters.words import as_html, broken
from motcua.foundation.notices.errors import (
    AddressRefused,
    ChannelUnknown,
    FactMissing,
    NoticeNotFailed,
    NoticeUnknown,
    TemplateBroken,
    TemplateUnknown,
)
from motcua.foundation.notices.events import (
    NoticeFailed,
    NoticeQueued,
    NoticeRequeued,
    NoticeSent,
    NoticeTemplateChanged,
)
from motcua.foundation.notices.models import Notice, NoticeState, NoticeTemplate
from motcua.foundation.notices.ports import NOTICE_BOOK, Channel, Message, NotDelivered, Template
from motcua.foundation.notices.queries import template_of
from motcua.foundation.notices.rules import MOST_ATTEMPTS, wait_after

_BATCH = 1000


@act
def send_notice(
    template: str,
    to: str,
    facts: Mapping[str, object],
    *,
    subject_kind: str,
    subject_id: UUID,
    dedupe_key: str,
    by: Actor,
    at: datetime,
    channel: str = "email",
    is_new: bool = False,
) -> Notice:
    """Gửi thông báo: write a message in this transaction; it leaves after the commit.

    A second call with the same `dedupe_key` gives the first notice and writes nothing; of one that `is_new`,
    because what it tells was made in this very act, no earlier one is looked for. Raises
    ChannelUnknown, AddressRefused, TemplateUnknown or FactMissing.
    """
    known = None if is_new else Notice.objects.filter(dedupe_key=dedupe_key).first()
    if known:
        return known
    masked = _masked(channel, to)
    title, text = words_of(template, facts)
    written: dict[str, Any] = {  # Any: each column's own type
        "channel": channel,
        "template": template,
        "subject_kind": subject_kind,
        "subject_id": subject_id,
        "to": to,
        "to_masked": masked,
        "title": title,
        "text": text,
        "queued_at": at,
    }
    notice, was_made = _written(dedupe_key, written, is_new=is_new)
    if was_made:
        tell(NoticeQueued(notice.id, template, channel, subject_kind, subject_id), by=by, at=at)
    return notice


@dataclass(frozen=True)
class Letter:
    """A message for an address: what it says of whom, and the key under which it is told once."""

    template: str
    to: str
    facts: Mapping[str, object]
    subject_kind: str
    subject_id: UUID
    dedupe_key: str


@act
def send_notices(many: Sequence[Letter], *, by: Actor, at: datetime, channel: str = "email") -> int:
    """Gửi nhiều thông báo: as `send_notice`, set-based; count those that are new.

    An address that the channel cannot deliver to gets nothing and holds up nobody.
    Raises ChannelUnknown, TemplateUnknown or FactMissing; then nobody is told.
    """
    carrier = channel_of(channel)
    by_key = {one.dedupe_key: one for one in many if carrier.takes(one.to)}
    known = Notice.objects.filter(dedupe_key__in=list(by_key)).values_list("dedupe_key", flat=True)
    told = set(known) if by_key else set()
    fresh = [one for key, one in by_key.items() if key not in told]
    words = {key: template_of(key) for key in {one.template for one in fresh}}
    made = [_letter(one, words[one.template], carrier, at) for one in fresh]
    Notice.objects.bulk_create(made, batch_size=_BATCH)
    queued = [NoticeQueued(one.id, one.template, channel, one.subject_kind, one.subject_id) for one in made]
    tell_many(queued, by=by, at=at)
    return len(made)


def _letter(one: Letter, template: Template, carrier: Channel, at: datetime) -> Notice:
    title, text = filled(one.template, template, one.facts)
    return Notice(
        channel=carrier.name,
        template=one.template,
        subject_kind=one.subject_kind,
        subject_id=one.subject_id,
        dedupe_key=one.dedupe_key,
        to=one.to,
        to_masked=carrier.mask(one.to)[:200],
        title=title,
        text=text,
        queued_at=at,
    )


def _written(key: str, written: dict[str, Any], *, is_new: bool) -> tuple[Notice, bool]:  # Any: as above
    """Write a notice down unless another was quicker; say whether this one was."""
    if is_new:
        return Notice.objects.create(dedupe_key=key, **written), True
    return Notice.objects.get_or_create(dedupe_key=key, defaults=written)


def _masked(channel: str, to: str) -> str:
    """The address as lists show it, if the channel can deliver there. Raises AddressRefused."""
    carrier = channel_of(channel)
    if not carrier.takes(to):
        raise AddressRefused(channel=channel, address=carrier.mask(to))
    return carrier.mask(to)[:200]


def send_due_notices(*, by: Actor, at: datetime, real_now: datetime, limit: int = 200) -> int:
    """Send what waits, oldest first, each in a transaction of its own; count what was tried.

    Several workers may run it at once: a notice is locked while it is being sent. If the house falls
    between the channel's yes and the commit, the same letter goes again under the same Message-ID.
    """
    tried = 0
    while tried < limit and _send_next(by=by, at=at, real_now=real_now):
        tried += 1
    return tried


@transaction.atomic
def _send_next(*, by: Actor, at: datetime, real_now: datetime) -> bool:
    """Send the notice that has waited longest, if one is due."""
    notice = (
        Notice.objects.select_for_update(skip_locked=True)
        .filter(state=NoticeState.QUEUED, next_at__lte=real_now)
        .order_by("next_at", "id")
        .first()
    )
    if notice is None:
        return False
    _send(notice, by=by, at=at, real_now=real_now)
    return True


def _send(notice: Notice, *, by: Actor, at: datetime, real_now: datetime) -> None:
    """Hand one notice to its channel and write down how it fared."""
    notice.attempts += 1
    try:
        write_noted(notice, at)
        message = Message(str(notice.id), notice.to, notice.title, notice.text, as_html(notice.text))
        channel_of(notice.channel).send(message)
    except (NotDelivered, ChannelUnknown, FactMissing, TemplateUnknown) as obstacle:
        if isinstance(obstacle, NotDelivered) and not obstacle.for_good:
            note_away(f"notices.{notice.channel}", obstacle.why, by=by, at=at)
        _note_obstacle(notice, obstacle, by=by, at=at, real_now=real_now)
        return
    note_answered(f"notices.{notice.channel}", by=by, at=at)
    notice.state, notice.sent_at, notice.obstacle = NoticeState.SENT, at, ""
    notice.save(update_fields=["state", "sent_at", "obstacle", "attempts"])
    tell(NoticeSent(notice.id, notice.attempts), by=by, at=at)


def _note_obstacle(
    notice: Notice, obstacle: NotDelivered | Refused, *, by: Actor, at: datetime, real_now: datetime
) -> None:
    """Wait longer, or give up."""
    notice.obstacle = str(obstacle)[:300]
    for_good = isinstance(obstacle, NotDelivered) and obstacle.for_good
    if for_good or notice.attempts >= MOST_ATTEMPTS:
        notice.state = NoticeState.FAILED
    else:
        notice.next_at = real_now + wait_after(notice.attempts)
    notice.save(update_fields=["state", "next_at", "obstacle", "attempts"])
    if notice.state == NoticeState.FAILED:
        tell(NoticeFailed(notice.id, notice.attempts), by=by, at=at)


@transaction.atomic
def resend_notice(notice_id: UUID, *, by: Actor, at: datetime, real_now: datetime) -> Notice:
    """Gửi lại: put a failed notice back in the queue. Raises NotAllowed, NoticeUnknown, NoticeNotFailed."""
    must(by, "notices.resend")
    notice = Notice.objects.select_for_update().filter(id=notice_id).first()
    if notice is None:
        raise NoticeUnknown
    if notice.state != NoticeState.FAILED:
        raise NoticeNotFailed
    notice.state, notice.attempts, notice.next_at, notice.obstacle = NoticeState.QUEUED, 0, real_now, ""
    notice.save(update_fields=["state", "attempts", "next_at", "obstacle"])
    tell(NoticeRequeued(notice.id), by=by, at=at)
    return notice


@transaction.atomic
def change_template(key: str, *, title: str, text: str, by: Actor, at: datetime) -> NoticeTemplate:
    """Sửa mẫu: have the province say it its own way. Raises NotAllowed, TemplateUnknown, TemplateBroken."""
    must(by, "notices.edit_templates")
    if key not in NOTICE_BOOK.templates:
        raise TemplateUnknown(template=key)
    wrong = broken(title) or broken(text) or ("" if title.strip() and text.strip() else "còn để trống.")
    if wrong:
        raise TemplateBroken(why=wrong)
    template, _is_new = NoticeTemplate.objects.select_for_update().update_or_create(
        key=key, defaults={"title": title, "text": text, "changed_at": at, "changed_by": by.id}
    )
    tell(NoticeTemplateChanged(template.id, key), by=by, at=at)
    return template
