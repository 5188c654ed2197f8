"""What changes in this room: filings of the portal come in, changes of ours are told there."""

from motcua.exchange.national_portal.actions.filings import (
    Fetched,
    put_down_filing,
    receive_filing,
    take_filings,
    try_filing_again,
)
from motcua.exchange.national_portal.actions.reports import (
    note_changes,
    reconcile,
    resend_report,
    send_due_reports,
)

__all__ = [
    "Fetched",
    "note_changes",
    "put_down_filing",
    "receive_filing",
    "reconcile",
    "resend_report",
    "send_due_reports",
    "take_filings",
    "try_filing_again",
]
