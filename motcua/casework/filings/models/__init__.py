"""The nouns of this room and the constraints that keep them."""

from motcua.casework.filings.models.draft import DRAFT, CoSigner, DraftFile, FilingDraft
from motcua.casework.filings.models.eligibility import ELIGIBILITY, EligibilitySet
from motcua.casework.filings.rules import (
    MOST_BYTES,
    MOST_BYTES_OF_A_PERSON,
    TAKEN,
    Ending,
    Judged,
    Part,
    Written,
)
from motcua.casework.filings.states import State

__all__ = [
    "DRAFT",
    "ELIGIBILITY",
    "MOST_BYTES",
    "MOST_BYTES_OF_A_PERSON",
    "TAKEN",
    "CoSigner",
    "DraftFile",
    "EligibilitySet",
    "Ending",
    "FilingDraft",
    "Judged",
    "Part",
    "State",
    "Written",
]
