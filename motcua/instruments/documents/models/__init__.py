"""The nouns of this room: papers of a case, its result, and the vaults of those who own them."""

from motcua.instruments.documents.models.consents import REUSE, Consent, ConsentText
from motcua.instruments.documents.models.papers import MOST_COPIES, Result, SubmittedDocument
from motcua.instruments.documents.models.vault import PaperType, Reuse, Trust, VaultDocument, VaultRemoval

__all__ = [
    "MOST_COPIES",
    "REUSE",
    "Consent",
    "ConsentText",
    "PaperType",
    "Result",
    "Reuse",
    "SubmittedDocument",
    "Trust",
    "VaultDocument",
    "VaultRemoval",
]
