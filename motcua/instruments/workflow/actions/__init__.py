"""What moves a case through its process: opening, claiming, finishing, returning, handing on, stopping."""

from motcua.instruments.workflow.actions.hand import hand_on, move_hand
from motcua.instruments.workflow.actions.open import open_process, stop_process
from motcua.instruments.workflow.actions.step import claim_task, complete_task, return_task

__all__ = [
    "claim_task",
    "complete_task",
    "hand_on",
    "move_hand",
    "open_process",
    "return_task",
    "stop_process",
]
