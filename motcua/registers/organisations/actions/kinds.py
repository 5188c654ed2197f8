"""Loại và nhóm cơ quan, as data."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from motcua.foundation.access.models import Actor
from motcua.foundation.events.actions import tell
from motcua.registers.organisations.access import must_keep_everywhere
from motcua.registers.organisations.actions.register import Register
from motcua.registers.organisations.errors import AliasEmpty, KindUnknown
from motcua.registers.organisations.events import ClassSet, KindSet
from motcua.registers.organisations.models import AgencyClass, AgencyKind
from motcua.registers.organisations.rules.names import name_key


@transaction.atomic
def set_kind(
    code: str, *, name: str, rank: int, receives: bool = False, alone_at: str = "", by: Actor, at: datetime
) -> AgencyKind:
    """Đặt loại cơ quan: make a kind known, or describe it otherwise. Raises NotAllowed."""
    Register.hold()
    must_keep_everywhere(by)
    kind = AgencyKind.objects.filter(code=code).first() or AgencyKind(code=code)
    if not kind._state.adding and (kind.name, kind.rank, kind.receives, kind.alone_at) == (
        name,
        rank,
        receives,
        alone_at,
    ):
        return kind
    kind.name, kind.rank, kind.receives, kind.alone_at = name, rank, receives, alone_at
    kind.save()
    tell(KindSet(kind.id, code), by=by, at=at)
    return kind


@transaction.atomic
def set_class(
    code: str,
    *,
    name: str,
    phrases: Sequence[str],
    kinds: Sequence[str],
    levels: Sequence[str] = (),
    by: Actor,
    at: datetime,
) -> AgencyClass:
    """Đặt nhóm cơ quan: which agencies some phrases mean. Raises NotAllowed, AliasEmpty, KindUnknown."""
    Register.hold()
    must_keep_everywhere(by)
    keys = list(dict.fromkeys(name_key(phrase) for phrase in (name, *phrases)))
    if not all(keys):
        raise AliasEmpty
    known = set(AgencyKind.objects.values_list("code", flat=True))
    for kind in kinds:
        if kind not in known:
            raise KindUnknown(kind=kind)
    group = AgencyClass.objects.filter(code=code).first() or AgencyClass(code=code)
    new = (name, keys, list(kinds), list(levels))
    if not group._state.adding and (group.name, group.keys, group.kinds, group.levels) == new:
        return group
    group.name, group.keys, group.kinds, group.levels = new
    group.save()
    tell(ClassSet(group.id, code), by=by, at=at)
    return group
