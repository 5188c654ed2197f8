"""Dạy cách gọi của người dân: phrases that mean a procedure, or a phrase of the law."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.events.actions import tell
from motcua.foundation.text import fold, tidy
from motcua.registers.procedures.actions.cards import refresh_synonyms
from motcua.registers.procedures.events import SynonymsChanged
from motcua.registers.procedures.models import Synonym
from motcua.registers.procedures.rules.content import Json

BOOK: Final = UUID("019aa000-0000-7000-8000-00000000c0de")
"""The one book of citizens' words, as the subject of its events."""


@dataclass(frozen=True)
class SynonymDraft:
    """A phrase, and the code or the phrase of the law that it means."""

    phrase: str
    code: str = ""
    means: str = ""


@transaction.atomic
def teach_synonyms(drafts: Sequence[SynonymDraft], *, by: Actor, at: datetime) -> int:
    """Add phrases that are not known yet, and give their number. Raises NotAllowed."""
    must(by, "procedures.edit_synonyms")
    added = add_synonyms(drafts)
    if added:
        tell(SynonymsChanged(BOOK, added), by=by, at=at)
    return added


def add_synonyms(drafts: Sequence[SynonymDraft]) -> int:
    """Add what is new and refresh the cards it touches."""
    fresh = new_synonyms(drafts)
    Synonym.objects.bulk_create(fresh)
    refresh_synonyms({synonym.procedure_code for synonym in fresh if synonym.procedure_code})
    return len(fresh)


def add_synonyms_of(item: Mapping[str, Json]) -> None:
    """Add the phrases that a procedure's item brings."""
    add_synonyms([SynonymDraft(phrase, code=item["code"]) for phrase in item.get("synonyms", ())])


def new_synonyms(drafts: Iterable[SynonymDraft]) -> list[Synonym]:
    """Give the rows that are not there yet."""
    rows = {
        (fold(draft.phrase), draft.code, fold(draft.means)): Synonym(
            phrase=tidy(draft.phrase),
            words=fold(draft.phrase),
            procedure_code=draft.code,
            means=tidy(draft.means),
            means_words=fold(draft.means),
        )
        for draft in drafts
    }
    known = set(
        Synonym.objects.filter(words__in=[words for words, _code, _means in rows]).values_list(
            "words", "procedure_code", "means_words"
        )
    )
    return [row for key, row in rows.items() if key not in known]
