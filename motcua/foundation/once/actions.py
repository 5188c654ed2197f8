"""What changes kept answers: answering once, forgetting."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from motcua.foundation.access.models import Actor
from motcua.foundation.acts import alone
from motcua.foundation.ids import new_id
from motcua.foundation.once.errors import KeyReused, StillBeingDone
from motcua.foundation.once.models import Answer, KeptAnswer, Question
from motcua.foundation.ready import ready_cursor

KEPT_FOR: Final = timedelta(hours=24)
_TAKE = f"""
insert into {KeptAnswer._meta.db_table} (id, actor_id, key, fingerprint, headers, body, kept_at)
values (%s, %s, %s, %s, '{{}}', '', %s)
on conflict (actor_id, key) do nothing
returning id
"""  # a table's own name

_KEEP = f"""
update {KeptAnswer._meta.db_table} set status = %s, headers = %s::jsonb, body = %s where id = %s
"""  # a table's own name


@transaction.atomic
def answer_once(act: Callable[[], Answer], asked: Question, *, by: Actor, real_now: datetime) -> Answer:
    """Làm đúng một lần: do the act and keep its answer in one transaction; asked again, give what was kept.

    Whoever asks with the same key meanwhile waits for the end of the first. An act that is refused keeps
    nothing, so its key is free. Raises KeyReused if the key was used for another request, StillBeingDone
    if it cannot be known how the first ends, and whatever the act raises.
    """
    kept_id = new_id()
    with ready_cursor() as cursor:
        cursor.execute(_TAKE, [kept_id, by.id, asked.key, asked.fingerprint, real_now])
        is_first = cursor.fetchone() is not None
    if not is_first:
        return _kept(asked, by)
    with alone():
        answer = act()
    body = KeptAnswer._meta.get_field("body").get_prep_value(answer.body)
    with ready_cursor() as cursor:
        cursor.execute(_KEEP, [answer.status, json.dumps(dict(answer.headers)), body, kept_id])
    return answer


def _kept(asked: Question, by: Actor) -> Answer:
    row = KeptAnswer.objects.filter(actor_id=by.id, key=asked.key).first()
    if row is None or row.status is None:
        raise StillBeingDone(key=asked.key)
    if bytes(row.fingerprint) != asked.fingerprint:
        raise KeyReused(key=asked.key)
    return Answer(row.status, row.body, row.headers, again=True)


def forget_answers(*, real_now: datetime) -> int:
    """Take away the answers that were kept for a day, and count them."""
    gone, _each = KeptAnswer.objects.filter(kept_at__lt=real_now - KEPT_FOR).delete()
    return gone
