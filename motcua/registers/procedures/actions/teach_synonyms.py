"""Dạy cách gọi của người dân: phrases that mean a procedure, or a phrase of the law; its everyday name."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import must
from motcua.foundation.events.actions import tell
from motcua.foundation.text import fold, nfc, tidy
from motcua.registers.procedures.actions.cards import hold_register, refresh_synonyms
from motcua.registers.procedures.errors import EverydayNameTwice
from motcua.registers.procedures.events import SynonymsChanged
from motcua.registers.procedures.models import Synonym
from motcua.registers.procedures.rules.content import Json

BOOK: Final = UUID("019aa000-0000-7000-8000-00000000c0de")
"""The one book of citizens' words, as the subject of its events."""
_Key = tuple[str, str, str]


@dataclass(frozen=True)
class SynonymDraft:
    """A phrase, and the code or phrase of the law that it means; `everyday`: the name to be read first."""

    phrase: str
    code: str = ""
    means: str = ""
    everyday: bool = False


@transaction.atomic
def teach_synonyms(drafts: Sequence[SynonymDraft], *, by: Actor, at: datetime) -> int:
    """Add phrases that are not known yet, let everyday names be as said, and count both.

    Raises NotAllowed, and EverydayNameTwice when one procedure would get two.
    """
    must(by, "procedures.edit_synonyms")
    hold_register()
    learnt = add_synonyms(drafts)
    if learnt:
        tell(SynonymsChanged(BOOK, learnt), by=by, at=at)
    return learnt


def add_synonyms(drafts: Sequence[SynonymDraft]) -> int:
    """Write what is new and refresh the cards it touches."""
    fresh = new_synonyms(drafts)
    codes = {row.procedure_code for row in fresh if row.procedure_code}
    named = [row.procedure_code for row in fresh if row.everyday]
    Synonym.objects.filter(procedure_code__in=named, everyday=True).update(everyday=False)
    Synonym.objects.bulk_create(
        fresh,
        update_conflicts=True,
        unique_fields=["words", "procedure_code", "means_words"],
        update_fields=["phrase", "everyday"],
    )
    refresh_synonyms(codes)
    return len(fresh)


def add_synonyms_of(item: Mapping[str, Json]) -> None:
    """Add the phrases that a procedure's item brings."""
    add_synonyms(drafts_of(item))


def drafts_of(item: Mapping[str, Json]) -> list[SynonymDraft]:
    """Read what citizens call the procedure of an item; its everyday name comes last."""
    said = [SynonymDraft(phrase, code=item["code"]) for phrase in item.get("synonyms", ())]
    if "everyday_name" in item:
        said.append(SynonymDraft(item["everyday_name"], code=item["code"], everyday=True))
    return said


def new_synonyms(drafts: Iterable[SynonymDraft]) -> list[Synonym]:
    """Give the rows that are not there yet, or not yet as the everyday name that they are to be."""
    rows: dict[_Key, Synonym] = {}
    drafts = list(drafts)
    _one_everyday_name_each(drafts)
    for draft in drafts:
        row = _row(draft)
        known = rows.get(_key(row))
        if known is None or row.everyday:
            rows[_key(row)] = row
    stored = {
        _key(row): row for row in Synonym.objects.filter(words__in=[words for words, _code, _means in rows])
    }
    return [row for key, row in rows.items() if _is_news(row, stored.get(key))]


def everyday_twice(drafts: Iterable[SynonymDraft]) -> list[SynonymDraft]:
    """Give the everyday names that come for a procedure after another one has come."""
    first: dict[str, str] = {}
    named = [draft for draft in drafts if draft.everyday]
    return [
        draft for draft in named if fold(first.setdefault(draft.code, draft.phrase)) != fold(draft.phrase)
    ]


def _one_everyday_name_each(drafts: Iterable[SynonymDraft]) -> None:
    for draft in everyday_twice(drafts):
        raise EverydayNameTwice(procedure_code=draft.code, other=draft.phrase)


def _is_news(row: Synonym, stored: Synonym | None) -> bool:
    if stored is None:
        return True
    return row.everyday and not (stored.everyday and stored.phrase == row.phrase)


def _row(draft: SynonymDraft) -> Synonym:
    return Synonym(
        phrase=nfc(tidy(draft.phrase)),
        words=fold(draft.phrase),
        procedure_code=draft.code,
        means=tidy(draft.means),
        means_words=fold(draft.means),
        everyday=draft.everyday,
    )


def _key(row: Synonym) -> _Key:
    return row.words, row.procedure_code, row.means_words
