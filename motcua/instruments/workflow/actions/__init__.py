"""What moves a case through its process: opening, claiming, finishing, returning, handing on, stopping."""

from motcua.instruments.workflow.actions.hand import empty_left_hands, hand_on, move_hand
from motcua.instruments.workflow.actions.many import claim_tasks, complete_tasks, hand_on_many
from motcua.instruments.workflow.actions.move import RunMove, move_runs
from motcua.instruments.workflow.actions.open import open_process, stop_process
from motcua.instruments.workflow.actions.reasons import ReasonDraft, set_return_reason
from motcua.instruments.workflow.actions.redate import follow_moves, redate_tasks
from motcua.instruments.workflow.actions.step import claim_task, complete_task, return_task
from motcua.instruments.workflow.actions.waiting import pass_waiting

__all__ = [
    "ReasonDraft",
    "RunMove",
    "claim_task",
    "claim_tasks",
    "complete_task",
    "complete_tasks",
    "empty_left_hands",
    "follow_moves",
    "hand_on",
    "hand_on_many",
    "move_hand",
    "move_runs",
    "open_process",
    "pass_waiting",
    "redate_tasks",
    "return_task",
    "set_return_reason",
    "stop_process",
]
