"""What a published version says, kept in the memory of the process: the database lets nobody change it.

A version is told by its id, which is never given again; whoever changes a procedure publishes another one.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final
from uuid import UUID

from motcua.foundation.forms.models import FormSpec
from motcua.foundation.forms.queries import read_form
from motcua.foundation.text import tidy
from motcua.instruments.fees.models import Line
from motcua.instruments.fees.queries import amounts
from motcua.registers.procedures.models import Channel, FeeRule, ProcedureVersion, RequiredDocument, TimeLimit
from motcua.registers.procedures.queries import (
    cases_of,
    documents_for,
    fees_for,
    form_of,
    limit_for,
    version,
)

_MOST: Final = 4096


@lru_cache(_MOST)
def case_numbers(version_id: UUID) -> frozenset[int | None]:
    """Give the cases a filing may name; a procedure without cases has only the nameless one."""
    return frozenset(one.number for one in cases_of(version_id)) or frozenset({None})


@lru_cache(_MOST)
def procedure_named(version_id: UUID) -> tuple[str, str]:
    """Give the code of a version's procedure, and its name in that version."""
    found = version(version_id)
    return found.procedure.code, tidy(found.name)


@lru_cache(_MOST)
def limit_kept(version_id: UUID, channel: Channel, case_number: int | None) -> TimeLimit | None:
    """Give the time limit of a version for a channel and case, if it says one."""
    return limit_for(version_id, channel=channel, case_number=case_number)


@lru_cache(_MOST)
def papers_kept(version_id: UUID, case_number: int | None) -> tuple[RequiredDocument, ...]:
    """Give the papers a version asks for in a case, in order."""
    return tuple(documents_for(version_id, case_number=case_number))


def papers_asked(version_id: UUID, case_number: int | None) -> list[RequiredDocument]:
    """Give the papers a version asks for in a case, in order."""
    return list(papers_kept(version_id, case_number))


@lru_cache(_MOST)
def form_kept(version_id: UUID, key: str) -> FormSpec:
    """Give one form of a version, read."""
    return read_form(form_of(version_id, key).form)


def fees_asked(version_id: UUID, channel: Channel, case_number: int | None) -> list[FeeRule]:
    """Give what the version says is to be paid, before anything is charged."""
    return fees_for(version_id, channel=channel, case_number=case_number)


def lines_of(
    version: ProcedureVersion, channel: Channel, case_number: int | None, exemptions: Sequence[str]
) -> list[Line]:
    """Give what a version wants paid in a case. Raises ExemptionUnknown."""
    return list(_lines(version, channel, case_number, tuple(exemptions)))


@lru_cache(_MOST)
def _lines(
    version: ProcedureVersion, channel: Channel, case_number: int | None, exemptions: tuple[str, ...]
) -> tuple[Line, ...]:
    return tuple(amounts(version, case_number=case_number, channel=channel, exemptions=exemptions))
