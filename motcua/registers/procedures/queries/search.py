"""Search: citizens' words with or without marks, by code, with slips, in words of the law or of the street.

Ways are tried one after the other until one finds something: a code by its beginning; every word as typed, in
name or citizens' words; the words that carry meaning; what unknown words may have meant; words of field and
agency too; most of the words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations, pairwise
from typing import Any, Final

from django.db import connection

from motcua.foundation.text import fold, nfc, tidy
from motcua.registers.procedures.models import SearchWord
from motcua.registers.procedures.queries.cursors import read_cursor, write_cursor
from motcua.registers.procedures.queries.hits import COLUMNS, SearchHit, hit_of, narrowed
from motcua.registers.procedures.rules.codes import read_code, typed_code
from motcua.registers.procedures.rules.finding import (
    Slot,
    asked_shapes,
    halves,
    mend,
    phrases_of,
    question,
    quorum,
    without_noise,
    words_of,
)

MOST_TEXT: Final = 200
MOST: Final = 100
_FEW: Final = 3
_MOST_PAIRS: Final = 6
_MOST_ANCHORS: Final = 7
_SCORE: Final = """
(case when c.name_words = any(%(exact)s) then 6000 when c.name_words like any(%(within)s) then 2500 else 0 end
+ case when c.synonym_words <> '' and string_to_array(c.synonym_words, ' | ') && %(phrases)s
    then 6000 else 0 end
+ case when %(marked)s <> '' and position(%(marked)s in lower(c.title)) > 0 then 800 else 0 end
{terms} + c.weight * 20 - least(octet_length(c.name_words), 400) * 4)::int
"""
_PAIR: Final = "+ case when position(%({name})s in c.name_words) > 0 then 600 else 0 end"
_TYPED: Final = "+ case when c.vector @@ %({name})s::tsquery then 500 else 0 end"
_FOUND: Final = "c.vector @@ %(ask)s::tsquery"
_FOUND_ANYWHERE: Final = "c.wide_vector @@ %(ask)s::tsquery"
_BY_CODE: Final = "(c.codes && %(codes)s::varchar[] or c.code like %(begins)s)"
_CODE_SCORE: Final = (
    "(case when c.code = any(%(codes)s) then 9000 when c.codes && %(codes)s::varchar[] then 8000 else 0 end)"
)
_LIST: Final = """
select {columns}, best.score from (
  select * from (
    select c.version_id as id, c.code as id_code, {score} as score from procedures_searchcard c
    where {stands} and {found}
  ) scored where {after} order by score desc, id_code limit %(limit)s
) best join procedures_searchcard c on c.version_id = best.id order by best.score desc, c.code
"""
_OTHER_PHRASES: Final = """
select words, means_words from procedures_synonym
where procedure_code = '' and %s like '%% ' || words || ' %%' order by length(words) desc limit 4
"""


@dataclass(frozen=True)
class SearchPage:
    """What was found, how, and where the list goes on; `read_as` says which words a slip was taken for."""

    hits: tuple[SearchHit, ...]
    after: str | None
    way: str
    read_as: str = ""


@dataclass(frozen=True)
class _Ask:
    """One way of asking: its name, condition, score and parameters."""

    way: str
    found: str
    score: str
    parameters: dict[str, Any]  # Any: query parameters
    slots: tuple[Slot, ...] = ()


def search_procedures(
    text: str,
    *,
    day: date,
    limit: int = 20,
    after: str | None = None,
    field: str | None = None,
    agency: str | None = None,
    life_event: str | None = None,
    anywhere: bool = False,
) -> SearchPage:
    """Tìm thủ tục: what stands on `day`, best first; `after` is the cursor of the page before.

    Raises CursorInvalid when `after` was not given by this search.
    """
    place = read_cursor(after, str, int, str) if after else None
    limit = max(1, min(limit, MOST))
    for ask in _asks(tidy(text.replace("\0", " "))[:MOST_TEXT]):
        if place is not None and ask.way != place[0]:
            continue
        rows = _rows(ask, day, limit, place, (field, agency, life_event, anywhere))
        if rows or place is not None:
            return _page(ask, rows, limit)
    return SearchPage((), None, "none")


def _page(ask: _Ask, rows: list[tuple[Any, ...]], limit: int) -> SearchPage:  # Any: database rows
    shown = rows[:limit]
    follows = write_cursor(ask.way, shown[-1][-1], shown[-1][1]) if len(rows) > limit else None
    hits = tuple(hit_of(row) for row in shown)
    return SearchPage(hits, follows, ask.way, _read_as(ask, hits))


def _read_as(ask: _Ask, hits: Sequence[SearchHit]) -> str:
    """Say the question as it was understood, where a slip was mended: by the words of the best hit."""
    if ask.way != "slips" or not hits:
        return ""
    words = set(fold(hits[0].title).split())
    return " ".join(next((word for word in slot.any_of if word in words), slot.typed) for slot in ask.slots)


def _rows(
    ask: _Ask,
    day: date,
    limit: int,
    place: tuple[Any, ...] | None,
    chosen: tuple[Any, ...],  # Any: what `narrowed` takes
) -> list[tuple[Any, ...]]:  # Any: database rows
    stands, parameters = narrowed(day, *chosen)
    going_on = "true" if place is None else "(score, %(last)s) < (%(score)s, id_code)"
    sql = _LIST.format(columns=COLUMNS, score=ask.score, stands=stands, found=ask.found, after=going_on)
    parameters |= ask.parameters | {"limit": limit + 1}
    if place is not None:
        parameters |= {"score": place[1], "last": place[2]}
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def _asks(text: str) -> Iterator[_Ask]:
    """Give the ways to ask, one after the other; a later one costs nothing until it is needed."""
    code = typed_code(text)
    if code:
        yield _by_code(code)
    words = words_of(fold(text))
    if not words:
        return
    whole = [Slot(word) for word in words]
    yield _by_words("words", text, [whole, *_other_phrases(words)])
    meant = without_noise(words)
    if meant != words:
        yield _by_words("meaning", text, [[Slot(word) for word in meant], *_other_phrases(meant)])
    known = _near(meant)
    mended = _mended(meant, known, unknown_only=True)
    if any(slot.meant for slot in mended) or len(mended) != len(meant):
        best = [slot.meant[0] if slot.meant else slot.typed for slot in mended]
        yield _by_words("slips", "", [mended, *_other_phrases(best)])
    yield _by_words("anywhere", text, [[Slot(word) for word in meant]])
    loose = _mended(meant, known, unknown_only=False)
    last = [_by_words("slips", "", [loose])]
    if len(loose) > 1:
        last.insert(len(loose) < _FEW, _by_most(mended, known))
    yield from last


def _by_code(code: str) -> _Ask:
    base = read_code(code).base
    begins = code.replace("%", "").replace("_", "")
    return _Ask("code", _BY_CODE, _CODE_SCORE, {"codes": sorted({code, base}), "begins": f"{begins}%"})


def _by_words(way: str, text: str, readings: Sequence[Sequence[Slot]]) -> _Ask:
    """Ask for every word, in any reading of the question; only as typed may the last be unfinished."""
    unfinished = way == "words"
    slots = readings[0]
    ask = " | ".join(f"({question(one, open_end=unfinished)})" for one in readings)
    phrases = [phrase for one in readings for phrase in phrases_of(one)]
    counted = [slot for slot in slots if slot.meant] or slots[-1:]
    found = _FOUND_ANYWHERE if way == "anywhere" else _FOUND
    return _weighed(_Ask(way, found, "", {"ask": ask}, tuple(slots)), phrases, counted, text)


def _by_most(slots: Sequence[Slot], known: dict[str, int]) -> _Ask:
    """Ask for half of the rarer words or more, where no procedure bears all."""
    by_rarity = sorted(slots, key=lambda slot: sum(known.get(word, 0) for word in slot.any_of))
    rare = set(by_rarity[:_MOST_ANCHORS])
    groups = [question([slot]) for slot in slots if slot in rare]
    enough = combinations(groups, quorum(len(groups)))
    ask = " | ".join(f"({' & '.join(some)})" for some in enough)
    return _weighed(_Ask("most", _FOUND, "", {"ask": ask}, tuple(slots)), phrases_of(slots), slots)


def _weighed(ask: _Ask, phrases: list[str], counted: Sequence[Slot], text: str = "") -> _Ask:
    """Add the score: whole phrases, neighbours, and the `counted` words, which need not all be there."""
    neighbours = [f" {one.typed} {other.typed} " for one, other in pairwise(ask.slots)][:_MOST_PAIRS]
    pairs = {f"pair{n}": pair for n, pair in enumerate(neighbours)}
    typed = {f"typed{n}": f"'{slot.typed}'" for n, slot in enumerate(counted)}
    terms = [_PAIR.format(name=name) for name in pairs] + [_TYPED.format(name=name) for name in typed]
    parameters = {
        "phrases": phrases,
        "exact": [f" {title}{phrase} " for phrase in phrases for title in ("", "thu tuc ")],
        "within": [f"% {phrase} %" for phrase in phrases],
        "marked": nfc(text).lower() if fold(text) != text.lower() else "",
    }
    score = _SCORE.format(terms=" ".join(terms))
    return replace(ask, score=score, parameters=ask.parameters | parameters | pairs | typed)


def _near(words: Sequence[str]) -> dict[str, int]:
    """Give the words of the register within a slip of those typed, with how many cards bear each."""
    shapes = sorted(asked_shapes(words) | _parts(words))
    return dict(SearchWord.objects.filter(shapes__overlap=shapes).values_list("word", "count"))


def _mended(words: Sequence[str], known: dict[str, int], *, unknown_only: bool) -> list[Slot]:
    """Give each word the known words it may have been meant for; two typed as one are parted."""
    slots: list[Slot] = []
    for word in words:
        meant = () if unknown_only and word in known else mend(word, known)
        parted = None if meant or word in known else halves(word, known)
        slots += [Slot(half) for half in parted] if parted else [Slot(word, meant)]
    return slots


def _parts(words: Sequence[str]) -> set[str]:
    return {part for word in words for n in range(2, len(word) - 1) for part in (word[:n], word[n:])}


def _other_phrases(words: Sequence[str]) -> list[list[Slot]]:
    """Say the question again in words of the law, where it uses words of the street."""
    asked = f" {' '.join(words)} "
    with connection.cursor() as cursor:
        cursor.execute(_OTHER_PHRASES, [asked])
        found = cursor.fetchall()
    return [
        [Slot(word) for word in asked.replace(f" {said} ", f" {means} ").split()] for said, means in found
    ]
