"""Cơ quan: founded, renamed, moved, put right, closed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from motcua.foundation.access.models import Actor
from motcua.foundation.clock import VN, valid_on
from motcua.foundation.events.actions import tell, tell_many
from motcua.foundation.text import day_figures
from motcua.registers.organisations.access import must_keep, must_keep_everywhere
from motcua.registers.organisations.actions.drafts import AgencyDraft, Description
from motcua.registers.organisations.actions.identities import give_identifiers, write_aliases
from motcua.registers.organisations.actions.one_stops import DraftedUnit, write_one_stops
from motcua.registers.organisations.actions.register import Described, Register, Surroundings
from motcua.registers.organisations.errors import (
    AgencyCodeTaken,
    AgencyUnknown,
    NothingChanged,
    StillHasChildren,
    StillHasHolders,
    TermOverlaps,
)
from motcua.registers.organisations.events import (
    AgencyChanged,
    AgencyClosed,
    AgencyFounded,
    DelegationEnded,
    PostClosed,
    ScopeEnded,
)
from motcua.registers.organisations.models import (
    Agency,
    AgencyTerm,
    Delegation,
    OneStopScope,
    Post,
    PostHolding,
    PostRole,
)
from motcua.registers.organisations.rules.spans import ONE_DAY, Span

NAMED = 3  # how many of many a refusal names


def found_agency(draft: AgencyDraft, *, by: Actor, at: datetime) -> Agency:
    """Lập một cơ quan; as `found_agencies`."""
    return found_agencies([draft], by=by, at=at)[0]


@transaction.atomic
def found_agencies(drafts: Sequence[AgencyDraft], *, by: Actor, at: datetime) -> list[Agency]:
    """Lập cơ quan: take agencies in, parents and children in whatever order they are given.

    With them come their codes, aliases and one-stop units. Raises NotAllowed, AgencyCodeTaken,
    KindUnknown, ParentMissing, ParentDoesNotCover, OwnAncestor, PlaceUnknown, AgencyUnknown (the
    parent), NameEmpty, and what codes, aliases and one-stop units raise.
    """
    Register.hold()
    must_keep_everywhere(by)
    _must_be_new([draft.code for draft in drafts])
    agencies = Agency.objects.bulk_create(Agency(code=draft.code) for draft in drafts)
    fresh = {agency.code: agency.id for agency in agencies}
    rows = [
        Described(draft.code, draft.description, Span(draft.valid_from, draft.valid_to)) for draft in drafts
    ]
    around = Surroundings.around(rows, fresh)
    terms = AgencyTerm.objects.bulk_create([around.term(row) for row in rows])
    tell_many((_founded(draft, term) for draft, term in zip(drafts, terms, strict=True)), by=by, at=at)
    give_identifiers(
        [(fresh[draft.code], draft.identifier, draft.valid_from) for draft in drafts if draft.identifier],
        by=by,
        at=at,
    )
    write_aliases(
        [(fresh[draft.code], text, draft.valid_from) for draft in drafts for text in draft.aliases],
        by=by,
        at=at,
    )
    units = [
        DraftedUnit(term, draft.one_stop) for draft, term in zip(drafts, terms, strict=True) if draft.one_stop
    ]
    write_one_stops(units, by=by, at=at)
    return agencies


def _must_be_new(codes: Sequence[str]) -> None:
    taken = Agency.objects.filter(code__in=codes).values_list("code", flat=True).first()
    doubled = next((code for code, count in Counter(codes).items() if count > 1), None)
    if taken or doubled:
        raise AgencyCodeTaken(agency_code=taken or doubled)


def _founded(draft: AgencyDraft, term: AgencyTerm) -> AgencyFounded:
    what = draft.description
    return AgencyFounded(term.agency_id, draft.code, what.kind, what.level, term.parent_id, draft.valid_from)


@transaction.atomic
def change_agency(
    agency_id: UUID, description: Description, *, since: date, by: Actor, at: datetime
) -> AgencyTerm:
    """Đổi tên, chuyển cơ quan cấp trên…: describe an agency anew from a day on; what was stays on record.

    Raises NotAllowed, AgencyUnknown, TermOverlaps (the day must lie after the present description's
    first), NothingChanged, and what founding raises.
    """
    Register.hold()
    term = _term(agency_id, since)
    must_keep(by, agency_id, at.astimezone(VN).date())
    if description.parent is not None and description.parent != Description.of(term).parent:
        must_keep_everywhere(by)
    if term.valid_from == since:
        raise TermOverlaps(agency=term.name, since=day_figures(since))
    changed = _must_differ(term, description)
    row = Described(term.agency.code, description, Span(since, term.valid_to))
    new = Surroundings.around([row], {}).term(row)
    term.valid_to = since - ONE_DAY
    term.save(update_fields=["valid_to"])
    new.save(force_insert=True)
    tell(AgencyChanged(agency_id, new.id, since, changed), by=by, at=at)
    return new


def rename_agency(
    agency_id: UUID, name: str, *, since: date, by: Actor, at: datetime, short_name: str | None = None
) -> AgencyTerm:
    """Đổi tên from a day on; as `change_agency`. The short form stays unless a new one is given."""
    old = Description.of(_term(agency_id, since))
    short = old.short_name if short_name is None else short_name
    return change_agency(agency_id, replace(old, name=name, short_name=short), since=since, by=by, at=at)


def move_agency(agency_id: UUID, parent: str | None, *, since: date, by: Actor, at: datetime) -> AgencyTerm:
    """Chuyển về cơ quan cấp trên khác, named by its code, from a day on; as `change_agency`."""
    old = Description.of(_term(agency_id, since))
    return change_agency(agency_id, replace(old, parent=parent), since=since, by=by, at=at)


@transaction.atomic
def correct_agency(
    agency_id: UUID, description: Description, *, day: date, by: Actor, at: datetime
) -> AgencyTerm:
    """Đính chính: put right what was written wrongly, for all days of the description that holds on `day`.

    Raises as `change_agency` does.
    """
    Register.hold()
    term = _term(agency_id, day)
    must_keep_everywhere(by)
    changed = _must_differ(term, description)
    row = Described(term.agency.code, description, Span(term.valid_from, term.valid_to))
    new = Surroundings.around([row], {}).term(row)
    new.id = term.id
    new.save(force_update=True)
    tell(AgencyChanged(agency_id, term.id, term.valid_from, changed), by=by, at=at)
    return new


@transaction.atomic
def close_agency(agency_id: UUID, *, last_day: date, by: Actor, at: datetime) -> None:
    """Giải thể, kết thúc hoạt động after a day: posts, codes, aliases and scopes end with it.

    Raises NotAllowed, AgencyUnknown, TermOverlaps (it is described for later days), StillHasChildren,
    StillHasHolders.
    """
    Register.hold()
    term = _term(agency_id, last_day)
    must_keep_everywhere(by)
    later = AgencyTerm.objects.filter(agency_id=agency_id, valid_from__gt=last_day).first()
    if later is not None:
        raise TermOverlaps(agency=term.name, since=day_figures(later.valid_from))
    _must_be_empty(term, last_day)
    Register.end(AgencyTerm.objects.filter(id=term.id), last_day)
    Register.end(term.agency.identifiers.all(), last_day)
    Register.end(term.agency.aliases.all(), last_day)
    scopes = OneStopScope.objects.filter(Q(unit_id=agency_id) | Q(agency_id=agency_id))
    ended = list(scopes.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=last_day)))
    Register.end(scopes, last_day)
    tell_many((ScopeEnded(row.unit_id, row.agency_id, last_day) for row in ended), by=by, at=at)
    close_posts(Post.objects.filter(agency_id=agency_id), last_day, by=by, at=at)
    tell(AgencyClosed(agency_id, last_day), by=by, at=at)


def close_posts(posts: QuerySet[Post], last_day: date, *, by: Actor, at: datetime) -> None:
    """End posts that are free of holders after a day, with their roles and what they lend and borrow."""
    after = Q(valid_to__isnull=True) | Q(valid_to__gt=last_day)
    open_still = list(posts.filter(after))
    ids = [post.id for post in open_still]
    Register.end(PostRole.objects.filter(post_id__in=ids), last_day)
    delegations = Delegation.objects.filter(Q(giver_id__in=ids) | Q(receiver_id__in=ids))
    lent = list(delegations.filter(after))
    Register.end(delegations, last_day)
    Register.end(Post.objects.filter(id__in=ids), last_day)
    tell_many((PostClosed(post.id, last_day) for post in open_still), by=by, at=at)
    told = (DelegationEnded(row.giver_id, row.receiver_id, row.id, last_day) for row in lent)
    tell_many(told, by=by, at=at)


def _term(agency_id: UUID, day: date) -> AgencyTerm:
    rows = AgencyTerm.objects.filter(valid_on(day), agency_id=agency_id)
    found = rows.select_related("agency", "kind", "parent", "place").first()
    if found is None:
        raise AgencyUnknown(agency=agency_id, day=day_figures(day))
    return found


def _must_differ(term: AgencyTerm, description: Description) -> tuple[str, ...]:
    old = Description.of(term)
    changed = tuple(
        item.name
        for item in fields(Description)
        if getattr(old, item.name) != getattr(description, item.name)
    )
    if not changed:
        raise NothingChanged(agency=term.name)
    return changed


def _must_be_empty(term: AgencyTerm, last_day: date) -> None:
    after = Q(valid_to__isnull=True) | Q(valid_to__gt=last_day)
    children = AgencyTerm.objects.filter(after, parent_id=term.agency_id)
    names = list(children.values_list("name", flat=True).order_by("place_in_order"))
    facts = {"day": day_figures(last_day)}
    if names:
        raise StillHasChildren(agency=term.name, count=len(names), some=", ".join(names[:NAMED]), **facts)
    holdings = PostHolding.objects.filter(after, post__agency_id=term.agency_id)
    holders = list(dict.fromkeys(holdings.values_list("officer__full_name", flat=True)))
    if holders:
        raise StillHasHolders(what=term.name, count=len(holders), some=", ".join(holders[:NAMED]), **facts)
