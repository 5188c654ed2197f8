"""What changes drafts: beginning, filling in, papers, who signs along, sending, forgetting."""

from motcua.casework.filings.actions.begin import begin_draft, begin_like, carry_over
from motcua.casework.filings.actions.fill import Ways, answer_conditions, choose_place, choose_ways, save_form
from motcua.casework.filings.actions.over import drop_draft, expire_drafts
from motcua.casework.filings.actions.papers import put_file, put_from_vault, take_file_out
from motcua.casework.filings.actions.questions import QuestionsDraft, set_questions
from motcua.casework.filings.actions.send import send_draft
from motcua.casework.filings.actions.sign import confirm, decline, leave_out, name_co_signer
from motcua.casework.filings.actions.tally import count_act

__all__ = [
    "QuestionsDraft",
    "Ways",
    "answer_conditions",
    "begin_draft",
    "begin_like",
    "carry_over",
    "choose_place",
    "choose_ways",
    "confirm",
    "count_act",
    "decline",
    "drop_draft",
    "expire_drafts",
    "leave_out",
    "name_co_signer",
    "put_file",
    "put_from_vault",
    "save_form",
    "send_draft",
    "set_questions",
    "take_file_out",
]
