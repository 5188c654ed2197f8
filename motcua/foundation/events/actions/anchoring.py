"""Anchoring: the heads of all chains are signed."""

from datetime import datetime

from django.db import connection, transaction

from motcua.foundation.clock import VN
from motcua.foundation.events.actions.telling import tell
from motcua.foundation.events.events import ANCHORS, AnchorSigned
from motcua.foundation.events.models import Anchor
from motcua.foundation.events.ports import Acting
from motcua.foundation.events.queries import reckon
from motcua.foundation.events.rules import statement
from motcua.foundation.keys.queries import public_key, sign


@transaction.atomic
def anchor_chains(*, by: Acting, at: datetime) -> Anchor:
    """Neo sổ: sign the heads of all chains; whoever keeps the signature can prove a later cut."""
    with connection.cursor() as cursor:
        cursor.execute("select motcua_hold_events()")  # no event is half told while the heads are read
        cursor.execute("select coalesce(max(id), 0) from events_event")
        (last,) = cursor.fetchone()
    reckoning = reckon(last)
    before = Anchor.objects.order_by("-id").first()
    previous = bytes(before.digest) if before else b""
    digest = reckoning.digest()
    moment = at.astimezone(VN)
    said = statement(last, reckoning.count, digest, previous, moment.isoformat())
    anchor = Anchor.objects.create(
        at=moment,
        last_event_id=last,
        event_count=reckoning.count,
        digest=digest,
        previous_digest=previous,
        signature=sign(said),
        public_key=public_key(),
    )
    tell(AnchorSigned(ANCHORS, anchor.pk, digest.hex()), by=by, at=at)
    return anchor
