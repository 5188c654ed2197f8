"""What changes papers: those of a case as parts of its acts, those of a vault, and consents."""

from motcua.instruments.documents.actions.consents import (
    ConsentDraft,
    give_consent,
    set_consent_text,
    withdraw_consent,
)
from motcua.instruments.documents.actions.filling import Case, file_in_vaults
from motcua.instruments.documents.actions.papers import (
    Handed,
    PastPapers,
    attach_file,
    keep_result,
    retake_documents,
    return_originals,
    take_documents,
)
from motcua.instruments.documents.actions.types import TypeDraft, set_paper_type
from motcua.instruments.documents.actions.vault import remove_from_vault, reuse

__all__ = [
    "Case",
    "ConsentDraft",
    "Handed",
    "PastPapers",
    "TypeDraft",
    "attach_file",
    "file_in_vaults",
    "give_consent",
    "keep_result",
    "remove_from_vault",
    "retake_documents",
    "return_originals",
    "reuse",
    "set_consent_text",
    "set_paper_type",
    "take_documents",
    "withdraw_consent",
]
