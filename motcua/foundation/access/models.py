"""The nouns of access: the actor as every room sees him, roles, tokens."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from motcua.foundation.ids import HOUSE, Entity


class ActorKind(StrEnum):
    """In what capacity someone acts."""

    HOUSE = "HOUSE"
    OFFICER = "OFFICER"
    CITIZEN = "CITIZEN"
    MACHINE = "MACHINE"
    NOBODY = "NOBODY"


@dataclass(frozen=True)
class Seat:
    """A post that someone holds on a day: where it stands, what roles it bears. Known by ids alone."""

    post_id: UUID
    agency_id: UUID
    roles: frozenset[str] = frozenset()
    title: str = ""


@dataclass(frozen=True)
class Actor:
    """Whoever acts, with the rights of this moment: right → the units it holds at (None: everywhere)."""

    id: UUID
    kind: ActorKind
    rights: Mapping[str, frozenset[UUID] | None] = field(default_factory=lambda: MappingProxyType({}))
    seats: tuple[Seat, ...] = ()

    def may(self, right: str, unit: UUID | None = None) -> bool:
        """Say whether the actor holds `right`, at `unit` if one is named, else anywhere at all."""
        if self.kind is ActorKind.HOUSE:
            return True
        if right not in self.rights:
            return False
        units = self.rights[right]
        return units is None or unit is None or unit in units

    def units_for(self, right: str) -> frozenset[UUID] | None:
        """Give the units at which the actor holds `right`; None means everywhere, empty means nowhere."""
        if self.kind is ActorKind.HOUSE:
            return None
        return self.rights.get(right, frozenset())


SYSTEM = Actor(HOUSE.id, ActorKind.HOUSE)
"""The house itself, acting by the clock or at its own founding."""

NOBODY = Actor(UUID(int=0), ActorKind.NOBODY)
"""Whoever has not signed in."""


class Role(Entity):
    """Vai trò: rights that posts bear, as data. `everywhere` roles do not stop at the post's unit."""

    code = models.CharField(_("mã"), max_length=60, unique=True)
    name = models.CharField(_("tên"), max_length=160)
    rights = ArrayField(models.CharField(max_length=80), verbose_name=_("các quyền"))
    everywhere = models.BooleanField(_("trên toàn tỉnh"), default=False)

    def __str__(self) -> str:
        """Name it."""
        return self.name


class Token(Entity):
    """Mã truy cập: a machine acts for a post, within scopes, until an end. Only its hash is kept."""

    name = models.CharField(_("tên"), max_length=160)
    prefix = models.CharField(_("đầu mã"), max_length=12)
    digest = models.BinaryField(unique=True)
    post_id = models.UUIDField(_("chức danh"))
    scopes = ArrayField(models.CharField(max_length=80), verbose_name=_("phạm vi"))
    issued_by = models.UUIDField(_("người cấp"))
    issued_at = models.DateTimeField(_("cấp lúc"))
    expires_at = models.DateTimeField(_("hết hạn lúc"))
    revoked_at = models.DateTimeField(_("thu hồi lúc"), null=True)
    last_used_at = models.DateTimeField(_("dùng gần nhất"), null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="token_ends_after_it_begins", condition=Q(expires_at__gt=F("issued_at"))
            ),
        ]

    def __str__(self) -> str:
        """Name it."""
        return f"{self.prefix}… {self.name}"
