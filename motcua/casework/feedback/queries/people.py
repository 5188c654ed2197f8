"""Who is to be told of feedback at an agency."""

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from motcua.casework.feedback import access
from motcua.foundation.access.queries import roles_with
from motcua.registers.organisations.queries import accounts_bearing


def handlers_at(agency_ids: Collection[UUID], day: date) -> Mapping[UUID, frozenset[UUID]]:
    """Give the accounts of those who handle feedback, by agency."""
    return _at(access.HANDLE, agency_ids, day)


def heads_at(agency_ids: Collection[UUID], day: date) -> Mapping[UUID, frozenset[UUID]]:
    """Give the accounts of those who publish answers, by agency."""
    return _at(access.PUBLISH, agency_ids, day)


def sorters(day: date) -> frozenset[UUID]:
    """Give the accounts of those who say whose feedback it is."""
    return frozenset(account for _agency, account in accounts_bearing(roles_with(access.SORT), day))


def _at(right: str, agency_ids: Collection[UUID], day: date) -> Mapping[UUID, frozenset[UUID]]:
    found: dict[UUID, set[UUID]] = {}
    for agency, account in accounts_bearing(roles_with(right), day, agency_ids=agency_ids):
        found.setdefault(agency, set()).add(account)
    return {agency: frozenset(accounts) for agency, accounts in found.items()}
