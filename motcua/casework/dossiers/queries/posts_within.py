"""Where the posts are that do a step: those of an agency and of its parts, the likeliest first."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import Final
from uuid import UUID

from motcua.casework.dossiers.rules.grounds import executes
from motcua.registers.organisations.models import Post
from motcua.registers.organisations.queries import agencies_on, depths_below, posts_on

_MOST_KEPT: Final = 8192


@lru_cache(_MOST_KEPT)
def posts_within(
    state: UUID | None, head: UUID, executing: tuple[str, ...], day: date
) -> tuple[tuple[UUID, tuple[str, ...]], ...]:
    """Give the posts of an agency and of its parts with the roles they bear, the likeliest first."""
    away = [(not executes(one.name_key, executing), one) for one in _posts_below(state, head, day)]
    return tuple((one.agency_id, one.roles) for _is_away, one in sorted(away, key=itemgetter(0)))


@dataclass(frozen=True, slots=True)
class _Post:
    """A post of an agency that has a name, with the roles it bears."""

    agency_id: UUID
    name_key: str
    roles: tuple[str, ...]


@lru_cache(_MOST_KEPT)
def _posts_below(state: UUID | None, head: UUID, day: date) -> tuple[_Post, ...]:
    """Give the posts of an agency and of its parts, the nearest first.

    Its parts are of its own level: a ward below a city is no part of the city's committee. Kept under the
    `state` of the register of organisations.
    """
    del state  # a key alone
    depths = depths_below(head, day)
    terms = {term.agency_id: term for term in agencies_on(day).filter(agency_id__in=set(depths))}
    parts = {one for one, term in terms.items() if term.level == terms[head].level}

    def near(post: Post) -> tuple[int, int, str]:
        term = terms[post.agency_id]
        return depths[post.agency_id], term.rank, term.agency.code

    posts = sorted(posts_on(day).filter(agency_id__in=parts), key=near)
    return tuple(_Post(one.agency_id, terms[one.agency_id].name_key, tuple(_roles(one))) for one in posts)


def _roles(post: Post) -> list[str]:
    roles: list[str] = post.role_codes  # type: ignore[attr-defined]  # annotated by posts_on
    return roles
