"""What changes promises, as parts of acts of the rooms that keep the cases; and the ladder of warnings."""

from motcua.instruments.deadlines.actions.begin import restart_promise, start_promise
from motcua.instruments.deadlines.actions.end import (
    cancel_promise,
    cancel_promise_if_any,
    meet_promise,
    meet_promise_if_any,
)
from motcua.instruments.deadlines.actions.extend import extend_promise
from motcua.instruments.deadlines.actions.follow import follow_promise
from motcua.instruments.deadlines.actions.ladder import StepDraft, set_warning_step
from motcua.instruments.deadlines.actions.pause import pause_promise, resume_promise
from motcua.instruments.deadlines.actions.redate import begin_redating, go_on_redating
from motcua.instruments.deadlines.actions.watch import miss_promises, warn_promises

__all__ = [
    "StepDraft",
    "begin_redating",
    "cancel_promise",
    "cancel_promise_if_any",
    "extend_promise",
    "follow_promise",
    "go_on_redating",
    "meet_promise",
    "meet_promise_if_any",
    "miss_promises",
    "pause_promise",
    "restart_promise",
    "resume_promise",
    "set_warning_step",
    "start_promise",
    "warn_promises",
]
