"""Posts and officers on a day: who sits where, for whom, with which roles."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Value

from motcua.foundation.access.models import Seat
from motcua.foundation.clock import valid_on
from motcua.foundation.text import day_figures, fold
from motcua.registers.organisations.errors import HoldingUnknown, OfficerUnknown, PostUnknown
from motcua.registers.organisations.models import Delegation, Leave, Officer, Post, PostHolding, PostRole


@dataclass(frozen=True)
class Holder:
    """Who holds a post on the day asked, and whether he is there."""

    officer: Officer
    holding: PostHolding
    is_away: bool

    @property
    def is_cover(self) -> bool:
        """Say whether he only stands in."""
        return self.holding.standing == PostHolding.Standing.COVER


def posts_on(day: date) -> QuerySet[Post]:
    """Give every post of `day` with its `role_codes`, in the order of lists."""
    roles = PostRole.objects.filter(valid_on(day), post=OuterRef("pk")).order_by("role").values("role")
    return (
        Post.objects.filter(valid_on(day))
        .annotate(role_codes=ArraySubquery(roles))
        .order_by("agency_id", "rank", "code")
    )


def posts_of(agency_id: UUID, day: date) -> QuerySet[Post]:
    """Give the posts of an agency on `day`."""
    return posts_on(day).filter(agency_id=agency_id)


def posts_with_role(role: str, day: date, *, agency_ids: Iterable[UUID] | None = None) -> QuerySet[Post]:
    """Give the posts that bear a role of their own on `day`, at some agencies if named."""
    bears = PostRole.objects.filter(valid_on(day), post=OuterRef("pk"), role=role)
    rows = posts_on(day).filter(Exists(bears))
    return rows if agency_ids is None else rows.filter(agency_id__in=set(agency_ids))


def post_by_code(code: str, day: date) -> Post:
    """Give the post of this code on `day`. Raises PostUnknown."""
    found = posts_on(day).filter(code=code).first()
    if found is None:
        raise PostUnknown(post=code, day=day_figures(day))
    return found


def post(post_id: UUID) -> Post:
    """Give a post by id, whatever the day. Raises PostUnknown."""
    found = Post.objects.filter(id=post_id).first()
    if found is None:
        raise PostUnknown(post=post_id, day="—")
    return found


def posts_by_code(codes: Iterable[str]) -> dict[str, Post]:
    """Give posts by code, whatever the day, in one query; unknown codes are left out."""
    return {row.code: row for row in Post.objects.filter(code__in=set(codes))}


def role_rows(post_ids: Iterable[UUID]) -> QuerySet[PostRole]:
    """Give all roles that some posts ever bore."""
    return PostRole.objects.filter(post_id__in=set(post_ids)).order_by("valid_from", "role")


def holders_of(post_id: UUID, day: date) -> list[Holder]:
    """Give who holds a post on `day`: its own holders first, then who stands in; in one query."""
    away = Leave.objects.filter(valid_on(day), officer=OuterRef("officer"))
    rows = PostHolding.objects.filter(valid_on(day), post_id=post_id).annotate(is_away=Exists(away))
    ordered = rows.select_related("officer").order_by("-standing", "officer__place_in_order")
    return [Holder(row.officer, row, row.is_away) for row in ordered]


def holders_at(agency_id: UUID, day: date) -> dict[UUID, list[Holder]]:
    """Give who holds the posts of an agency on `day`, by post: own holders first; in one query."""
    return holders_at_many([agency_id], day)


def holders_at_many(agency_ids: Iterable[UUID], day: date) -> dict[UUID, list[Holder]]:
    """Give who holds the posts of some agencies on `day`, as `holders_at`; in one query."""
    away = Leave.objects.filter(valid_on(day), officer=OuterRef("officer"))
    sitting = PostHolding.objects.filter(valid_on(day), post__agency_id__in=set(agency_ids))
    rows = sitting.annotate(is_away=Exists(away)).select_related("officer")
    holders: dict[UUID, list[Holder]] = {}
    for row in rows.order_by("-standing", "officer__place_in_order"):
        holders.setdefault(row.post_id, []).append(Holder(row.officer, row, row.is_away))
    return holders


def agencies_with_holders(agency_ids: Iterable[UUID], day: date) -> set[UUID]:
    """Give those of some agencies where anybody with an account holds a post on `day`, in one query."""
    rows = PostHolding.objects.filter(
        valid_on(day), post__agency_id__in=set(agency_ids), officer__account_id__isnull=False
    )
    return set(rows.values_list("post__agency_id", flat=True))


def accounts_bearing(
    roles: Iterable[str], day: date, *, agency_ids: Iterable[UUID] | None = None
) -> frozenset[tuple[UUID, UUID]]:
    """Give agency and account of whoever holds a post that bears one of some roles on `day`, in one query.

    Who stands in for somebody is among them. At some agencies if named, else at all.
    """
    bears = PostRole.objects.filter(valid_on(day), post=OuterRef("post"), role__in=set(roles))
    rows = PostHolding.objects.filter(
        valid_on(day), valid_on(day, "post__"), Exists(bears), officer__account_id__isnull=False
    )
    if agency_ids is not None:
        rows = rows.filter(post__agency_id__in=set(agency_ids))
    pairs = rows.values_list("post__agency_id", "officer__account_id")
    return frozenset((agency_id, account_id) for agency_id, account_id in pairs if account_id is not None)


def holding(holding_id: UUID) -> PostHolding:
    """Give one holding with its officer and post. Raises HoldingUnknown."""
    found = PostHolding.objects.select_related("officer", "post").filter(id=holding_id).first()
    if found is None:
        raise HoldingUnknown
    return found


def holdings_of(officer_id: UUID, day: date | None = None) -> QuerySet[PostHolding]:
    """Give what an officer holds on `day`, or ever held, latest first."""
    rows = PostHolding.objects.filter(officer_id=officer_id).select_related("post", "officer")
    if day is not None:
        rows = rows.filter(valid_on(day))
    return rows.order_by("-valid_from", "post__code")


def holdings_of_many(officer_ids: Iterable[UUID]) -> QuerySet[PostHolding]:
    """Give all that some officers ever held."""
    return PostHolding.objects.filter(officer_id__in=set(officer_ids)).select_related("post")


def officers_of(agency_id: UUID, day: date) -> QuerySet[Officer]:
    """Give who holds a post at an agency on `day`, each once, in dictionary order."""
    held = PostHolding.objects.filter(valid_on(day), valid_on(day, "post__"), post__agency_id=agency_id)
    return Officer.objects.filter(id__in=held.values("officer_id")).order_by("place_in_order", "code")


def officers(text: str = "") -> QuerySet[Officer]:
    """Give officers by name or code, marks or not, in dictionary order."""
    rows = Officer.objects.order_by("place_in_order", "code")
    return (
        rows.filter(Q(name_key__contains=fold(text)) | Q(code__iexact=text.strip())) if text.strip() else rows
    )


def officer(officer_id: UUID) -> Officer:
    """Give an officer. Raises OfficerUnknown."""
    found = Officer.objects.filter(id=officer_id).first()
    if found is None:
        raise OfficerUnknown(officer=officer_id)
    return found


def officer_by_code(code: str) -> Officer:
    """Give the officer of this code. Raises OfficerUnknown."""
    found = Officer.objects.filter(code=code).first()
    if found is None:
        raise OfficerUnknown(officer=code)
    return found


def officer_of_account(account_id: UUID) -> Officer:
    """Give the officer who signs in with an account. Raises OfficerUnknown."""
    found = Officer.objects.filter(account_id=account_id).first()
    if found is None:
        raise OfficerUnknown(officer=account_id)
    return found


def officers_by_code(codes: Iterable[str]) -> dict[str, Officer]:
    """Give officers by code, in one query; unknown codes are left out."""
    return {row.code: row for row in Officer.objects.filter(code__in=set(codes))}


def officers_to_enrol() -> QuerySet[Officer]:
    """Give officers who are to get a login and have no account yet."""
    return Officer.objects.filter(account_id__isnull=True).exclude(login="").order_by("login")


def accounts_of(officer_ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """Give the accounts with which officers act, in one query; who has none is left out."""
    rows = Officer.objects.filter(id__in=set(officer_ids), account_id__isnull=False)
    return {row.id: row.account_id for row in rows if row.account_id is not None}


def emails_of(account_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Give where the officers of some accounts get mail, in one query; who has no address is left out."""
    rows = Officer.objects.filter(account_id__in=set(account_ids)).only("account_id", "email")
    return {row.account_id: row.email for row in rows if row.account_id is not None and row.email.strip()}


def covered_by(account_id: UUID, day: date) -> frozenset[tuple[UUID, UUID]]:
    """Give for whom an account's officer stands in on `day`, by account and post, in one query."""
    away = valid_on(day, "officer__leaves__") & Q(officer__leaves__covered_by__account_id=account_id)
    rows = PostHolding.objects.filter(
        valid_on(day), away, standing=PostHolding.Standing.MAIN, officer__account_id__isnull=False
    )
    pairs = rows.values_list("officer__account_id", "post_id")
    return frozenset((absent, post_id) for absent, post_id in pairs if absent is not None)


def leaves_of(officer_id: UUID) -> QuerySet[Leave]:
    """Give an officer's leaves, latest first."""
    return Leave.objects.filter(officer_id=officer_id).select_related("covered_by").order_by("-valid_from")


def delegations_on(day: date, *, post_id: UUID | None = None) -> QuerySet[Delegation]:
    """Give what posts lend each other on `day`; only what concerns one post, if named."""
    rows = (
        Delegation.objects.filter(valid_on(day))
        .select_related("giver", "receiver")
        .order_by("valid_from", "id")
    )
    return rows if post_id is None else rows.filter(Q(giver_id=post_id) | Q(receiver_id=post_id))


def seats_of(account_id: UUID, day: date) -> list[Seat]:
    """Give the seats of an account's officer on `day`, in one query: own posts, covered ones, lent roles.

    What a post borrows appears as a seat at the lending post, bearing only those roles lent that the
    lending post still has itself.
    """
    roles = PostRole.objects.filter(valid_on(day), post=OuterRef("post")).order_by("role").values("role")
    held = PostHolding.objects.filter(valid_on(day), valid_on(day, "post__"), officer__account_id=account_id)
    none: Value = Value(None, output_field=ArrayField(CharField()))
    own = held.values_list("post_id", "post__agency_id", ArraySubquery(roles), none, "post__title")
    lending = PostRole.objects.filter(valid_on(day), post=OuterRef("giver")).values("role")
    lent = Delegation.objects.filter(
        valid_on(day), valid_on(day, "giver__"), receiver_id__in=held.values("post_id")
    ).values_list("giver_id", "giver__agency_id", ArraySubquery(lending), F("roles"), "giver__title")
    return [
        Seat(post_id, agency_id, frozenset(codes if only is None else set(codes) & set(only)), title)
        for post_id, agency_id, codes, only, title in own.union(lent, all=True)
    ]


def heir_of(account_id: UUID, post_id: UUID, day: date) -> UUID | None:
    """Give the account that takes what an account left in hand at a post which it holds no longer.

    That is who was named when the holding was ended, or who is back from the leave during which it was
    held; None where there is nobody of the kind who sits there on `day`.
    """
    ended = PostHolding.objects.filter(officer__account_id=account_id, post_id=post_id, valid_to__lt=day)
    last = ended.select_related("successor", "leave__officer").order_by("-valid_to").first()
    if last is None:
        return None
    heir = last.successor or (last.leave.officer if last.leave else None)
    if heir is None or heir.account_id in (None, account_id):
        return None
    sits = PostHolding.objects.filter(valid_on(day), officer=heir, post_id=post_id).exists()
    return heir.account_id if sits else None


def seats_of_many(account_ids: Iterable[UUID], day: date) -> dict[UUID, list[Seat]]:
    """Give the seats of many accounts' officers on `day`, each as `seats_of`, in three queries."""
    seats: dict[UUID, list[Seat]] = {account: [] for account in account_ids}
    held = list(
        PostHolding.objects.filter(valid_on(day), valid_on(day, "post__"), officer__account_id__in=seats)
        .select_related("post", "officer")
        .order_by("post_id")
    )
    lent = Delegation.objects.filter(
        valid_on(day), valid_on(day, "giver__"), receiver_id__in={row.post_id for row in held}
    )
    borrowed: dict[UUID, list[Delegation]] = {}
    for one in lent.select_related("giver"):
        borrowed.setdefault(one.receiver_id, []).append(one)
    lenders = {one.giver_id for many in borrowed.values() for one in many}
    roles = _roles_on(day, lenders | {row.post_id for row in held})
    for row in held:
        chairs = seats.setdefault(row.officer.account_id or row.officer_id, [])
        chairs.append(_chair(row.post, roles.get(row.post_id, frozenset())))
        for one in borrowed.get(row.post_id, ()):
            chairs.append(_chair(one.giver, roles.get(one.giver_id, frozenset()) & set(one.roles)))
    return seats


@dataclass(frozen=True)
class Chair:
    """A post as somebody held it, from a day to a day."""

    title: str
    agency_id: UUID
    since: date
    until: date | None

    def holds_on(self, day: date) -> bool:
        """Say whether it was held on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


def chairs_ever(account_ids: Iterable[UUID]) -> dict[UUID, list[Chair]]:
    """Give every post that these accounts' officers ever held, in one query: for who reads of many days."""
    wanted = set(account_ids)
    chairs: dict[UUID, list[Chair]] = {account: [] for account in wanted}
    held = PostHolding.objects.filter(officer__account_id__in=wanted).select_related("post", "officer")
    for row in held.order_by("post_id", "valid_from") if wanted else ():
        if row.officer.account_id is not None:
            chair = Chair(row.post.title, row.post.agency_id, row.valid_from, row.valid_to)
            chairs[row.officer.account_id].append(chair)
    return chairs


def _roles_on(day: date, post_ids: set[UUID]) -> dict[UUID, frozenset[str]]:
    """Give the roles of posts on `day`, in one query."""
    roles: dict[UUID, frozenset[str]] = {}
    for row in PostRole.objects.filter(valid_on(day), post_id__in=post_ids):
        roles[row.post_id] = roles.get(row.post_id, frozenset()) | {row.role}
    return roles


def _chair(post: Post, roles: frozenset[str]) -> Seat:
    return Seat(post.id, post.agency_id, roles, post.title)


def seat(post_id: UUID, day: date) -> Seat | None:
    """Give a post of `day` as a seat, with its own roles; None if there is none, as the port wants it."""
    return _seat(posts_on(day).filter(id=post_id).first())


def seat_by_code(code: str, day: date) -> Seat | None:
    """Give the post of this code on `day` as a seat; None if there is none, as the port wants it."""
    return _seat(posts_on(day).filter(code=code).first())


def _seat(found: Post | None) -> Seat | None:
    if found is None:
        return None
    codes: list[str] = found.role_codes  # type: ignore[attr-defined]  # annotated by posts_on
    return Seat(found.id, found.agency_id, frozenset(codes), found.title)
