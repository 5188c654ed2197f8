"""Whose hands a dossier may go through: who sits at each post, and made-up officers where nobody sits yet."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from random import Random
from typing import Final
from uuid import UUID

from motcua.foundation.access.models import SYSTEM, Actor
from motcua.foundation.access.queries import actors_for
from motcua.foundation.accounts.actions import NewAccount, open_accounts
from motcua.foundation.accounts.models import AccountKind
from motcua.foundation.accounts.queries import accounts_by_ids
from motcua.foundation.clock import VN
from motcua.launch.grow.people import someone
from motcua.registers.organisations.actions import (
    Appointment,
    OfficerDraft,
    Span,
    appoint_many,
    attach_accounts,
    enter_officers,
)
from motcua.registers.organisations.models import Officer, Post
from motcua.registers.organisations.queries import agencies_with_holders, holders_at_many, posts_on

Place = tuple[UUID, str]
"""An agency, and a role borne there."""

SINCE: Final = date(2021, 7, 1)
LONGEST_CODE: Final = Officer._meta.get_field("code").max_length or 0


@dataclass
class Hands:
    """Who bears which role where, read as it is asked for."""

    at: datetime
    by_place: dict[Place, list[Actor]] = field(default_factory=dict)
    vacant: dict[Place, Post] = field(default_factory=dict)
    _known: set[UUID] = field(default_factory=set)
    _actors: dict[UUID, Actor] = field(default_factory=dict)

    def of(self, agency_id: UUID, role: str) -> tuple[Actor, ...]:
        """Give who bears a role at an agency."""
        self.know([agency_id])
        return tuple(self.by_place.get((agency_id, role), ()))

    def who_may(self, right: str, agency_id: UUID) -> Actor | None:
        """Give who holds a right at an agency, the first of those who sit there; none where nobody does."""
        self.know([agency_id])
        here = (actors for (agency, _role), actors in self.by_place.items() if agency == agency_id)
        return next((one for actors in here for one in actors if one.may(right, agency_id)), None)

    def seated(self, agency_ids: Iterable[UUID]) -> set[UUID]:
        """Give those of some agencies where anybody sits."""
        return agencies_with_holders(agency_ids, self.at.astimezone(VN).date())

    def can_be(self, agency_id: UUID, role: str) -> bool:
        """Say whether a post there bears the role, whoever sits at it."""
        self.know([agency_id])
        return (agency_id, role) in self.by_place or (agency_id, role) in self.vacant

    def fill(self, places: Iterable[Place]) -> int:
        """Put a made-up officer, who cannot sign in, on every one of these posts where nobody sits."""
        posts = {post.code: post for place in places if (post := self.vacant.get(place))}
        if not posts:
            return 0
        day = self.at.astimezone(VN).date()
        codes = sorted(posts)
        names = [someone(f"cb/{code}", "001", day, Random(f"cb/{code}")).full_name for code in codes]
        drafts = [OfficerDraft(officer_code(code), name) for code, name in zip(codes, names, strict=True)]
        officers = enter_officers(drafts, by=SYSTEM, at=self.at)
        self._seat(officers, [posts[code] for code in codes])
        self._forget({post.agency_id for post in posts.values()})
        return len(officers)

    def _seat(self, officers: list[Officer], posts: list[Post]) -> None:
        pairs = list(zip(officers, posts, strict=True))
        holds = [
            Appointment(officer.id, post.id, Span(max(SINCE, post.valid_from))) for officer, post in pairs
        ]
        appoint_many(holds, by=SYSTEM, at=self.at)
        new = [NewAccount(post.code, officer.full_name) for officer, post in pairs]
        opened = open_accounts(new, kind=AccountKind.OFFICER, password=None, by=SYSTEM, at=self.at)
        signing = zip(officers, opened, strict=True)
        attach_accounts([(officer.id, account.id) for officer, account in signing], by=SYSTEM, at=self.at)

    def _forget(self, agency_ids: set[UUID]) -> None:
        self._known -= agency_ids
        self.by_place = {place: who for place, who in self.by_place.items() if place[0] not in agency_ids}
        self.vacant = {place: post for place, post in self.vacant.items() if place[0] not in agency_ids}

    def know(self, agency_ids: Iterable[UUID]) -> None:
        """Read who sits at some agencies, for the statements of one."""
        strange = set(agency_ids) - self._known
        if not strange:
            return
        self._known |= strange
        day = self.at.astimezone(VN).date()
        sitting = {
            post_id: [one.officer.account_id for one in many if one.officer.account_id]
            for post_id, many in holders_at_many(strange, day).items()
        }
        self._meet({account_id for many in sitting.values() for account_id in many}, day)
        for post in posts_on(day).filter(agency_id__in=strange):
            actors = [self._actors[account_id] for account_id in sitting.get(post.id, ())]
            roles: list[str] = post.role_codes  # type: ignore[attr-defined]  # annotated by posts_on
            for role in roles:
                if actors:
                    self.by_place.setdefault((post.agency_id, role), []).extend(actors)
                else:
                    self.vacant.setdefault((post.agency_id, role), post)

    def _meet(self, account_ids: set[UUID], day: date) -> None:
        if not account_ids - self._actors.keys():
            return
        strange = accounts_by_ids(account_ids - self._actors.keys())
        self._actors |= {actor.id: actor for actor in actors_for(list(strange.values()), day)}


def officer_code(post_code: str) -> str:
    """Make a code for whoever is put on a post: of a long one its beginning and a mark of the whole."""
    code = f"TC-{post_code}"
    if len(code) <= LONGEST_CODE:
        return code
    mark = sha256(post_code.encode()).hexdigest()[:8]
    return f"{code[: LONGEST_CODE - 9]}-{mark}"
