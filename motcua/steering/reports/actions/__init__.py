"""What changes in this room."""

from motcua.steering.reports.actions.late_lists import (
    draw_late_list,
    drop_late_list,
    explain_line,
    redraw_late_list,
    restore_line,
    sign_late_list,
    strike_line,
)
from motcua.steering.reports.actions.quality import read_quality

__all__ = [
    "draw_late_list",
    "drop_late_list",
    "explain_line",
    "read_quality",
    "redraw_late_list",
    "restore_line",
    "sign_late_list",
    "strike_line",
]
