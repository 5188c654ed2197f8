"""What changes notices: sending one outside, putting many into boxes in the house, a province's words."""

from motcua.foundation.notices.actions.boxes import Word, mark_read, put_notices
from motcua.foundation.notices.actions.note import Noted, note_notices
from motcua.foundation.notices.actions.send import (
    Letter,
    change_template,
    resend_notice,
    send_due_notices,
    send_notice,
    send_notices,
)

__all__ = [
    "Letter",
    "Noted",
    "Word",
    "change_template",
    "mark_read",
    "note_notices",
    "put_notices",
    "resend_notice",
    "send_due_notices",
    "send_notice",
    "send_notices",
]
