"""Names for rows: time-ordered UUIDs (version 7), and `Entity`, the base of every noun."""

from dataclasses import dataclass
from uuid import UUID

import uuid_utils
from django.db import models


def new_id() -> UUID:
    """Make a UUID version 7 (RFC 9562): unique anywhere, ordered by the time it was made."""
    return UUID(int=uuid_utils.uuid7().int)


def new_packed_id() -> tuple[bytes, bytes]:
    """Make such a UUID where no more is wanted than its sixteen bytes, and how it is written."""
    made = uuid_utils.uuid7()
    return made.bytes, str(made).encode()


class Entity(models.Model):
    """A noun with an identity of its own, named by a UUID that says nothing about it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)

    class Meta:
        abstract = True


@dataclass(frozen=True)
class Nameless:
    """Someone who acts and is known below `access` by an id alone."""

    id: UUID


HOUSE = Nameless(UUID(int=1))
"""The house itself: what happens by the clock is its doing."""
