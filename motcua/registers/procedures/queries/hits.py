"""One line of a list of procedures, and the days and sources that make it show."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from motcua.foundation.text import nfc, tidy
from motcua.registers.procedures.models import Kind, Source

COLUMNS: Final = (
    "c.version_id, c.code, c.title, c.title_en, c.field_names, c.agency_names, "
    "c.source, c.kind, c.essential_rank, c.everyday_name"
)
STANDS: Final = """
c.valid_from <= %(day)s and (c.valid_to is null or c.valid_to >= %(day)s)
and (c.source = 'PROVINCE' or not exists (
  select 1 from procedures_searchcard own where own.procedure_id = c.procedure_id and own.source = 'PROVINCE'
  and own.valid_from <= %(day)s and (own.valid_to is null or own.valid_to >= %(day)s)))
"""
"""A card shows on its days; the national record steps back where the province has published its own."""

ANYWHERE: Final = """ and exists (
  select 1 from procedures_procedureversion own where own.id = c.version_id and own.boundary_free)"""
"""What any one-stop counter of the province takes in (phi địa giới hành chính)."""


@dataclass(frozen=True)
class SearchHit:
    """A procedure in a list."""

    version_id: UUID
    code: str
    title: str
    title_en: str
    fields: tuple[str, ...]
    agencies: tuple[str, ...]
    source: Source
    kind: Kind
    essential_rank: int | None
    everyday_name: str


def hit_of(row: tuple[Any, ...]) -> SearchHit:  # Any: a database row
    """Read a row of `COLUMNS`."""
    version_id, code, title, title_en, fields, agencies, source, kind, essential, everyday = row[:10]
    return SearchHit(
        version_id,
        code,
        title,
        title_en,
        tuple(fields),
        tuple(agencies),
        Source(source),
        Kind(kind),
        essential,
        everyday,
    )


def narrowed(
    day: date,
    field: str | None,
    agency: str | None,
    life_event: str | None = None,
    anywhere: bool = False,  # handed on with the others
) -> tuple[str, dict[str, Any]]:  # Any: parameters
    """Give the condition of a list and its parameters: the day, and what is chosen besides."""
    where, parameters = STANDS, {"day": day}
    if field is not None:
        where += " and c.field_names @> array[%(field)s]::text[]"
        parameters["field"] = _told(field)  # type: ignore[assignment]  # parameters are of many types
    if agency is not None:
        where += " and c.agency_names @> array[%(agency)s]::text[]"
        parameters["agency"] = _told(agency)  # type: ignore[assignment]  # as above
    if life_event is not None:
        where += " and c.life_events @> array[%(life_event)s]::varchar[] and c.life_events <> '{}'"
        parameters["life_event"] = _told(life_event)  # type: ignore[assignment]  # as above
    if anywhere:
        where += ANYWHERE
    return where, parameters


def _told(name: str) -> str:
    return nfc(tidy(name.replace("\0", " ")))
