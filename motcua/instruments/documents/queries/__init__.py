"""What asks about papers: those of a case, those of a vault, and consents."""

from motcua.instruments.documents.queries.consents import (
    consent_lines,
    consent_text,
    consents_of,
)
from motcua.instruments.documents.queries.papers import (
    document,
    documents_of,
    originals_here,
    result_of,
    results_of,
    sheets_of,
)
from motcua.instruments.documents.queries.vault import (
    Offer,
    offers,
    reused_in,
    reused_subjects,
    reuses_of,
    type_lines,
    vault_document,
    vault_of,
)

__all__ = [
    "Offer",
    "consent_lines",
    "consent_text",
    "consents_of",
    "document",
    "documents_of",
    "offers",
    "originals_here",
    "result_of",
    "results_of",
    "reused_in",
    "reused_subjects",
    "reuses_of",
    "sheets_of",
    "type_lines",
    "vault_document",
    "vault_of",
]
