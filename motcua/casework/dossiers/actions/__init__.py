"""What changes dossiers: taking in, passing on, recording and handing over the result, ending early."""

from motcua.casework.dossiers.actions.result import (
    NewPaper,
    NewResult,
    Receiving,
    hand_over,
    issue_result,
    record_result,
)
from motcua.casework.dossiers.actions.scan import put_scan
from motcua.casework.dossiers.actions.slip import reprint_slip
from motcua.casework.dossiers.actions.steps import claim_step, finish_step, hand_step_on, return_step
from motcua.casework.dossiers.actions.take_in import accept_dossier, submit, take_in
from motcua.casework.dossiers.actions.tally import count_question, forget_tallies
from motcua.casework.dossiers.actions.withdraw import refuse_dossier, withdraw

__all__ = [
    "NewPaper",
    "NewResult",
    "Receiving",
    "accept_dossier",
    "claim_step",
    "count_question",
    "finish_step",
    "forget_tallies",
    "hand_over",
    "hand_step_on",
    "issue_result",
    "put_scan",
    "record_result",
    "refuse_dossier",
    "reprint_slip",
    "return_step",
    "submit",
    "take_in",
    "withdraw",
]
