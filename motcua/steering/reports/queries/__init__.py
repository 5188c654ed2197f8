"""What is asked of this room."""

from motcua.steering.reports.queries.drawing import Drawn, drawn
from motcua.steering.reports.queries.late_lists import (
    Shown,
    all_lists,
    draft_differences,
    is_as_signed,
    late_list,
    line_of,
    listed_rows,
    lists_sheets,
    months_to_list,
    public_edition,
    public_lists,
    shown,
)
from motcua.steering.reports.queries.quality import Quality, procedure_figure, quality, usual_time

__all__ = [
    "Drawn",
    "Quality",
    "Shown",
    "all_lists",
    "draft_differences",
    "drawn",
    "is_as_signed",
    "late_list",
    "line_of",
    "listed_rows",
    "lists_sheets",
    "months_to_list",
    "procedure_figure",
    "public_edition",
    "public_lists",
    "quality",
    "shown",
    "usual_time",
]
