"""The search card of a version: its words folded, its weight among the others. Written with the version."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from django.db import connection

from motcua.foundation.ids import new_id
from motcua.foundation.text import fold, nfc, tidy
from motcua.registers.procedures.models import (
    Kind,
    Procedure,
    ProceduresStamp,
    ProcedureVersion,
    SearchCard,
    Source,
    Synonym,
)
from motcua.registers.procedures.rules.finding import shapes_of

BATCH = 500
_MOST_NAME = 400
_MOST_WORD = 40
_MOST_WORDS = 20_000
"""Letters of a card beyond this are not searched: no name is so long, and no vector holds them."""
_WEIGHTS = {
    Kind.STANDARD: 10,
    Kind.UNSAID: 5,
    Kind.SPECIFIC: 0,
    Kind.STANDARD_INTERNAL: -20,
    Kind.LOCAL_INTERNAL: -20,
}
_OWN_WEIGHT = 20
_ESSENTIAL_WEIGHT = 20


def hold_register() -> None:
    """Hold the room's lock until the transaction ends; before any procedure is locked, so that none wait
    for each other in a ring.
    """
    ProceduresStamp.objects.select_for_update().get_or_create(pk=1, defaults={"token": new_id()})


def _renew_stamp() -> None:
    ProceduresStamp.objects.update(token=new_id())


def write_cards(versions: Sequence[ProcedureVersion]) -> None:
    """Write the cards of versions that were just published."""
    words = _words_for({version.procedure.code for version in versions})
    cards = [_card(version, words[version.procedure.code]) for version in versions]
    SearchCard.objects.bulk_create(cards, batch_size=BATCH)
    count_words(cards)
    _renew_stamp()


def refresh_synonyms(codes: Iterable[str]) -> None:
    """Write anew what citizens call the procedures of these codes."""
    wanted = sorted(set(codes))
    cards = list(SearchCard.objects.filter(codes__overlap=wanted).select_for_update(of=("self",)))
    words = _words_for({code for card in cards for code in card.codes})
    for card in cards:
        card.synonym_words = _synonym_words(word for code in card.codes for word in words[code])
        card.everyday_name = _everyday(words[card.code])
    SearchCard.objects.bulk_update(cards, ["synonym_words", "everyday_name"], batch_size=BATCH)
    count_words(cards)
    _renew_stamp()


def close_cards(versions: Sequence[ProcedureVersion]) -> None:
    """Let cards end with their versions; a version that never held loses its card."""
    gone = [version.id for version in versions if version.state == "ANNULLED"]
    SearchCard.objects.filter(version_id__in=gone).delete()
    cards = [
        SearchCard(version_id=version.id, valid_to=version.valid_to)
        for version in versions
        if version.id not in gone
    ]
    SearchCard.objects.bulk_update(cards, ["valid_to"], batch_size=BATCH)
    _renew_stamp()


def count_words(cards: Iterable[SearchCard]) -> None:
    """Enter the words of cards in the vocabulary, with how many more cards bear them."""
    counted = Counter(word for card in cards for word in _vocabulary(card))
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into procedures_searchword (word, count, shapes) "
            "select word, count, string_to_array(shapes, ' ') from unnest(%s::text[], %s::int[], %s::text[]) "
            "as fresh (word, count, shapes) "
            "on conflict (word) do update set count = procedures_searchword.count + excluded.count",
            [list(counted), list(counted.values()), [" ".join(sorted(shapes_of(word))) for word in counted]],
        )


def _vocabulary(card: SearchCard) -> set[str]:
    words = f"{card.name_words} {card.synonym_words} {card.other_words}".split()
    return {word for word in words if word.isalnum() and len(word) <= _MOST_WORD}


def _words_for(codes: set[str]) -> dict[str, list[Synonym]]:
    found: dict[str, list[Synonym]] = defaultdict(list)
    for synonym in Synonym.objects.filter(procedure_code__in=codes):
        found[synonym.procedure_code].append(synonym)
    return found


def _card(version: ProcedureVersion, words: Sequence[Synonym]) -> SearchCard:
    procedure: Procedure = version.procedure
    fields = [nfc(tidy(one["name"]))[:_MOST_NAME] for one in version.fields if one["name"]]
    agencies = [nfc(tidy(name))[:_MOST_NAME] for name in version.executing_agencies]
    codes = [procedure.code, procedure.base_code, *(one["code"] for one in version.other_codes)]
    others = [*fields, *agencies, version.name_en, version.summary, version.promulgator, *codes]
    return SearchCard(
        version=version,
        procedure=procedure,
        valid_from=version.valid_from,
        valid_to=version.valid_to,
        source=version.source,
        kind=procedure.kind,
        code=procedure.code,
        codes=sorted(set(codes)),
        title=version.title[:_MOST_WORDS],
        title_en=version.name_en,
        everyday_name=_everyday(words),
        life_events=list(version.life_events),
        field_names=fields,
        agency_names=agencies,
        name_words=f" {fold(version.name)[:_MOST_WORDS]} ",
        synonym_words=_synonym_words(words),
        other_words=fold(" ".join(others))[:_MOST_WORDS],
        essential_rank=version.essential_rank,
        weight=_weight(version, Kind(procedure.kind)),
    )


def _synonym_words(words: Iterable[Synonym]) -> str:
    return " | ".join(sorted({word.words for word in words}))


def _everyday(words: Iterable[Synonym]) -> str:
    return next((word.phrase for word in words if word.everyday), "")


def _weight(version: ProcedureVersion, kind: Kind) -> int:
    own = _OWN_WEIGHT if version.source == Source.PROVINCE else 0
    essential = _ESSENTIAL_WEIGHT if version.essential_rank else 0
    return _WEIGHTS[kind] + own + essential
