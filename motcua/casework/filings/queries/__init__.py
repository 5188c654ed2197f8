"""What asks of drafts: one's own, what they lack, where they may go, who waits for whose word."""

from motcua.casework.filings.queries.doors import Door, Search, door_of, doors_at, doors_found, is_online
from motcua.casework.filings.queries.drafts import (
    Waiting,
    asked_to_sign,
    co_signers_of,
    draft_by_dossier,
    draft_of,
    drafts_of,
    open_like,
    waiting_for,
)
from motcua.casework.filings.queries.filling import (
    FileLine,
    PaperLine,
    conditions_of,
    declaration_key,
    exemptions_in,
    lacking_papers,
    level_asked,
    papers_of,
    standing_of,
    vault_offers,
    written_of,
)
from motcua.casework.filings.queries.questions import eligibility_lines, judged, questions_of

__all__ = [
    "Door",
    "FileLine",
    "PaperLine",
    "Search",
    "Waiting",
    "asked_to_sign",
    "co_signers_of",
    "conditions_of",
    "declaration_key",
    "door_of",
    "doors_at",
    "doors_found",
    "draft_by_dossier",
    "draft_of",
    "drafts_of",
    "eligibility_lines",
    "exemptions_in",
    "is_online",
    "judged",
    "lacking_papers",
    "level_asked",
    "open_like",
    "papers_of",
    "questions_of",
    "standing_of",
    "vault_offers",
    "waiting_for",
    "written_of",
]
