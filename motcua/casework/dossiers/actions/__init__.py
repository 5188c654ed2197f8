"""What changes dossiers: taking in, passing on, asking for more, correcting, the result, ending early."""

from motcua.casework.dossiers.actions.bulk import Done, claim_steps, finish_steps, hand_steps_on
from motcua.casework.dossiers.actions.bulk_book import Alike, Deed, Eras, PastLife, Scan, Verb
from motcua.casework.dossiers.actions.bulk_casting import Moulds
from motcua.casework.dossiers.actions.bulk_lives import bring_dossiers
from motcua.casework.dossiers.actions.correct import correct_applicant, correct_procedure, replace_dossier
from motcua.casework.dossiers.actions.ending import (
    archive,
    give_originals_back,
    refuse,
    turn_away,
    withdraw,
)
from motcua.casework.dossiers.actions.grounds import GroundDraft, set_halt_ground
from motcua.casework.dossiers.actions.halts import go_on, halt
from motcua.casework.dossiers.actions.moving import begin_moving, go_on_moving
from motcua.casework.dossiers.actions.notes import write_note
from motcua.casework.dossiers.actions.put_off import apologise, apologise_late
from motcua.casework.dossiers.actions.redate import follow_moves
from motcua.casework.dossiers.actions.result import (
    NewPaper,
    NewResult,
    Receiving,
    hand_over,
    issue_result,
    record_result,
)
from motcua.casework.dossiers.actions.scan import put_scan
from motcua.casework.dossiers.actions.slip import (
    reprint_apology,
    reprint_refusal,
    reprint_slip,
    reprint_stoppage,
    reprint_supplement,
)
from motcua.casework.dossiers.actions.steps import claim_step, finish_step, hand_step_on, return_step
from motcua.casework.dossiers.actions.stop import stop
from motcua.casework.dossiers.actions.supplement import receive_supplement, request_supplement, turn_back
from motcua.casework.dossiers.actions.supply import Supplied, supply
from motcua.casework.dossiers.actions.take_in import (
    accept_dossier,
    put_down,
    submit,
    take_in,
)
from motcua.casework.dossiers.actions.tally import count_question, forget_tallies
from motcua.casework.dossiers.actions.vaults import fill_vaults
from motcua.casework.dossiers.actions.warnings import warn_of_late, warn_of_near

__all__ = [
    "Alike",
    "Deed",
    "Done",
    "Eras",
    "GroundDraft",
    "Moulds",
    "NewPaper",
    "NewResult",
    "PastLife",
    "Receiving",
    "Scan",
    "Supplied",
    "Verb",
    "accept_dossier",
    "apologise",
    "apologise_late",
    "archive",
    "begin_moving",
    "bring_dossiers",
    "claim_step",
    "claim_steps",
    "correct_applicant",
    "correct_procedure",
    "count_question",
    "fill_vaults",
    "finish_step",
    "finish_steps",
    "follow_moves",
    "forget_tallies",
    "give_originals_back",
    "go_on",
    "go_on_moving",
    "halt",
    "hand_over",
    "hand_step_on",
    "hand_steps_on",
    "issue_result",
    "put_down",
    "put_scan",
    "receive_supplement",
    "record_result",
    "refuse",
    "replace_dossier",
    "reprint_apology",
    "reprint_refusal",
    "reprint_slip",
    "reprint_stoppage",
    "reprint_supplement",
    "request_supplement",
    "return_step",
    "set_halt_ground",
    "stop",
    "submit",
    "supply",
    "take_in",
    "turn_away",
    "turn_back",
    "warn_of_late",
    "warn_of_near",
    "withdraw",
    "write_note",
]
