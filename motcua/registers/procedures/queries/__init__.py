"""What asks about procedures: search and browse, the page of one, its history and differences, doubts."""

from motcua.registers.procedures.queries.browse import (
    Group,
    agencies,
    by_agency,
    by_field,
    essential_procedures,
    fields,
    life_events,
    procedures,
)
from motcua.registers.procedures.queries.differences import (
    Difference,
    difference,
    difference_from_national,
)
from motcua.registers.procedures.queries.doubts import DoubtCount, DoubtList, doubt, doubt_counts, doubts
from motcua.registers.procedures.queries.hits import SearchHit
from motcua.registers.procedures.queries.lines import read_lines
from motcua.registers.procedures.queries.pages import ProcedurePage, page_of, procedure_page
from motcua.registers.procedures.queries.records import record_as_imported, records_of
from motcua.registers.procedures.queries.search import SearchPage, search_procedures
from motcua.registers.procedures.queries.versions import (
    ProcessStep,
    cases_of,
    documents_for,
    drawn_process_for,
    fees_for,
    form_of,
    governing_version,
    governing_versions,
    history,
    limit_for,
    open_version_before,
    own_versions,
    procedure_by_code,
    process_for,
    turning_days,
    version,
    version_at,
)

__all__ = [
    "Difference",
    "DoubtCount",
    "DoubtList",
    "Group",
    "ProcedurePage",
    "ProcessStep",
    "SearchHit",
    "SearchPage",
    "agencies",
    "by_agency",
    "by_field",
    "cases_of",
    "difference",
    "difference_from_national",
    "documents_for",
    "doubt",
    "doubt_counts",
    "doubts",
    "drawn_process_for",
    "essential_procedures",
    "fees_for",
    "fields",
    "form_of",
    "governing_version",
    "governing_versions",
    "history",
    "life_events",
    "limit_for",
    "open_version_before",
    "own_versions",
    "page_of",
    "procedure_by_code",
    "procedure_page",
    "procedures",
    "process_for",
    "read_lines",
    "record_as_imported",
    "records_of",
    "search_procedures",
    "turning_days",
    "version",
    "version_at",
]  # fmt: skip
