"""Chức danh: opened, given other roles, closed."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import roles as known_roles
from motcua.foundation.clock import valid_on
from motcua.foundation.events.actions import tell, tell_many
from motcua.foundation.text import day_figures, tidy
from motcua.registers.organisations.access import must_keep_everywhere
from motcua.registers.organisations.actions.agencies import NAMED, close_posts
from motcua.registers.organisations.actions.drafts import PostDraft
from motcua.registers.organisations.actions.register import Register
from motcua.registers.organisations.errors import (
    AgencyUnknown,
    DaysReversed,
    NameEmpty,
    PostCodeTaken,
    PostUnknown,
    RoleUnknown,
    StillHasHolders,
)
from motcua.registers.organisations.events import PostOpened, PostRolesSet
from motcua.registers.organisations.models import Post, PostHolding, PostRole
from motcua.registers.organisations.queries.lookup import terms_by_code
from motcua.registers.organisations.rules.spans import ONE_DAY, Span, cover


def open_post(draft: PostDraft, *, by: Actor, at: datetime) -> Post:
    """Mở một chức danh; as `open_posts`."""
    return open_posts([draft], by=by, at=at)[0]


@transaction.atomic
def open_posts(drafts: Sequence[PostDraft], *, by: Actor, at: datetime) -> list[Post]:
    """Mở chức danh at agencies, each with its roles; only who keeps the whole register gives rights away.

    Raises NotAllowed, PostCodeTaken, RoleUnknown, NameEmpty, AgencyUnknown (not there on all days).
    """
    Register.hold()
    must_keep_everywhere(by)
    _must_be_new([draft.code for draft in drafts])
    _must_be_known(role for draft in drafts for role in draft.roles)
    agencies = terms_by_code(draft.agency for draft in drafts)
    posts: list[Post] = []
    for draft in drafts:
        terms = agencies.get(draft.agency, [])
        if not tidy(draft.title):
            raise NameEmpty
        if not cover([Span(t.valid_from, t.valid_to) for t in terms], Span(draft.valid_from, draft.valid_to)):
            raise AgencyUnknown(agency=draft.agency, day=day_figures(draft.valid_from))
        posts.append(
            Post(
                code=draft.code,
                title=tidy(draft.title),
                agency_id=terms[0].agency_id,
                rank=draft.rank,
                valid_from=draft.valid_from,
                valid_to=draft.valid_to,
            )
        )
    Post.objects.bulk_create(posts)
    PostRole.objects.bulk_create(
        PostRole(post=post, role=role, valid_from=post.valid_from, valid_to=post.valid_to)
        for post, draft in zip(posts, drafts, strict=True)
        for role in dict.fromkeys(draft.roles)
    )
    told = [
        PostOpened(post.id, post.code, post.agency_id, tuple(sorted(set(draft.roles))), post.valid_from)
        for post, draft in zip(posts, drafts, strict=True)
    ]
    tell_many(told, by=by, at=at)
    return posts


@transaction.atomic
def set_post_roles(post_id: UUID, roles: Iterable[str], *, since: date, by: Actor, at: datetime) -> None:
    """Giao vai trò khác cho chức danh from a day on. Raises NotAllowed, PostUnknown, RoleUnknown."""
    Register.hold()
    must_keep_everywhere(by)
    post = _post(post_id, since)
    wanted = set(roles)
    _must_be_known(wanted)
    standing = PostRole.objects.filter(post_id=post_id).filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=since)
    )
    present = set(standing.filter(valid_on(since)).values_list("role", flat=True))
    if present == wanted and not standing.filter(valid_from__gt=since).exists():
        return
    Register.end(standing.exclude(role__in=wanted & present), since - ONE_DAY)
    standing.filter(role__in=wanted & present, valid_from__gt=since).delete()
    standing.filter(role__in=wanted & present).update(valid_to=post.valid_to)
    PostRole.objects.bulk_create(
        PostRole(post=post, role=role, valid_from=since, valid_to=post.valid_to)
        for role in sorted(wanted - present)
    )
    tell(PostRolesSet(post_id, tuple(sorted(wanted)), since), by=by, at=at)


@transaction.atomic
def close_post(post_id: UUID, *, last_day: date, by: Actor, at: datetime) -> None:
    """Bãi bỏ chức danh after a day. Raises NotAllowed, PostUnknown, DaysReversed, StillHasHolders."""
    Register.hold()
    must_keep_everywhere(by)
    post = _post(post_id, None)
    if last_day < post.valid_from:
        raise DaysReversed(since=day_figures(post.valid_from), until=day_figures(last_day))
    after = Q(valid_to__isnull=True) | Q(valid_to__gt=last_day)
    holdings = PostHolding.objects.filter(after, post_id=post_id)
    holders = list(dict.fromkeys(holdings.values_list("officer__full_name", flat=True)))
    if holders:
        some = ", ".join(holders[:NAMED])
        raise StillHasHolders(what=post.title, count=len(holders), some=some, day=day_figures(last_day))
    close_posts(Post.objects.filter(id=post_id), last_day, by=by, at=at)


def _post(post_id: UUID, day: date | None) -> Post:
    rows = Post.objects.filter(id=post_id)
    found = rows.filter(valid_on(day)).first() if day else rows.first()
    if found is None:
        raise PostUnknown(post=post_id, day=day_figures(day) if day else "—")
    return found


def _must_be_new(codes: Sequence[str]) -> None:
    taken = Post.objects.filter(code__in=codes).values_list("code", flat=True).first()
    doubled = next((code for code, count in Counter(codes).items() if count > 1), None)
    if taken or doubled:
        raise PostCodeTaken(post_code=taken or doubled)


def _must_be_known(roles: Iterable[str]) -> None:
    known = {role.code for role in known_roles()}
    for role in roles:
        if role not in known:
            raise RoleUnknown(role=role)
