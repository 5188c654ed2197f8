"""What changes promises. Each is a part of an act of the room that keeps the case, which says who may."""

from motcua.instruments.deadlines.actions.begin import restart_promise, start_promise
from motcua.instruments.deadlines.actions.end import cancel_promise, meet_promise
from motcua.instruments.deadlines.actions.pause import pause_promise, resume_promise
from motcua.instruments.deadlines.actions.watch import miss_promises, warn_promises

__all__ = [
    "cancel_promise",
    "meet_promise",
    "miss_promises",
    "pause_promise",
    "restart_promise",
    "resume_promise",
    "start_promise",
    "warn_promises",
]
