"""Where the posts are that do a step: those of an agency and of its parts, the likeliest first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import Final
from uuid import UUID

from motcua.casework.dossiers.rules.grounds import executes
from motcua.registers.organisations.models import AgencyTerm, Post
from motcua.registers.organisations.queries import WholeDay, agencies_on, depths_below, posts_on

_MOST_KEPT: Final = 8192


Posts = tuple[tuple[UUID, tuple[str, ...]], ...]
"""Posts by their agency, with the roles they bear."""


@lru_cache(_MOST_KEPT)
def posts_within(state: UUID | None, head: UUID, executing: tuple[str, ...], day: date) -> Posts:
    """Give the posts of an agency and of its parts with the roles they bear, the likeliest first."""
    return likeliest_first(_posts_below(state, head, day), executing)


@dataclass(frozen=True, slots=True)
class NearPost:
    """A post of an agency that has a name, with the roles it bears."""

    agency_id: UUID
    name_key: str
    roles: tuple[str, ...]


def likeliest_first(posts: Iterable[NearPost], executing: tuple[str, ...]) -> Posts:
    """Put those first where it is carried out by name; the others stay in their order."""
    away = [(not executes(one.name_key, executing), one) for one in posts]
    return tuple((one.agency_id, one.roles) for _is_away, one in sorted(away, key=itemgetter(0)))


@lru_cache(_MOST_KEPT)
def _posts_below(state: UUID | None, head: UUID, day: date) -> tuple[NearPost, ...]:
    """Give the posts of an agency and of its parts, the nearest first.

    Kept under the `state` of the register of organisations.
    """
    del state  # a key alone
    depths = depths_below(head, day)
    terms = {term.agency_id: term for term in agencies_on(day).filter(agency_id__in=set(depths))}
    return nearest_first(posts_on(day).filter(agency_id__in=parts_of(head, terms)), depths, terms)


def posts_below_in(whole: WholeDay, head: UUID) -> tuple[NearPost, ...]:
    """Give the posts of an agency and of its parts, the nearest first, from what was read before."""
    depths = whole.depths_below(head)
    terms = {one: whole.terms[one] for one in depths}
    return nearest_first(whole.posts(parts_of(head, terms)), depths, terms)


def parts_of(head: UUID, terms: Mapping[UUID, AgencyTerm]) -> set[UUID]:
    """Say which of those below an agency are its parts.

    They are of its own level: a ward below a city is no part of the city's committee.
    """
    return {one for one, term in terms.items() if term.level == terms[head].level}


def nearest_first(
    posts: Iterable[Post], depths: Mapping[UUID, int], terms: Mapping[UUID, AgencyTerm]
) -> tuple[NearPost, ...]:
    """Put posts in the order of how near their agencies are."""

    def near(post: Post) -> tuple[int, int, str]:
        term = terms[post.agency_id]
        return depths[post.agency_id], term.rank, term.agency.code

    ordered = sorted(posts, key=near)
    return tuple(
        NearPost(one.agency_id, terms[one.agency_id].name_key, tuple(_roles(one))) for one in ordered
    )


def _roles(post: Post) -> list[str]:
    roles: list[str] = post.role_codes  # type: ignore[attr-defined]  # annotated by posts_on
    return roles
