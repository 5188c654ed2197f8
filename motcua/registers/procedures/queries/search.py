"""Search: citizens' words with or without marks, by code, with slips, in words of the law or of the street.

Ways are tried one after the other until one finds something: a code by its beginning; every word as typed, in
name or citizens' words; the words that carry meaning; what unknown words may have meant; words of field and
agency too; most of the words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
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
_SCORE: Final = """
(case when c.name_words = any(%(phrases)s) or c.name_words = any(%(titled)s) then 6000 else 0 end
+ case when c.synonym_words <> '' and string_to_array(c.synonym_words, ' | ') && %(phrases)s
    then 6000 else 0 end
+ case when ' ' || c.name_words || ' ' like any(%(within)s) then 2500 else 0 end
+ case when %(marked)s <> '' and position(%(marked)s in lower(c.title)) > 0 then 800 else 0 end
+ (select count(*) from unnest(%(typed)s::tsquery[]) t where c.vector @@ t) * 500
+ (select count(*) from unnest(%(pairs)s::text[]) p where ' ' || c.name_words || ' ' like p) * 600
+ ts_rank('{0.02,0.1,0.7,1}', c.vector, %(ask)s::tsquery) * 1000
+ c.weight * 20 - least(length(c.name_words), 400) * 4)::int
"""
_FOUND: Final = "c.vector @@ %(ask)s::tsquery"
_MOSTLY: Final = (
    _FOUND + " and (select count(*) from unnest(%(groups)s::tsquery[]) g where c.vector @@ g) >= %(least)s"
)
_BY_CODE: Final = "(c.codes && %(codes)s::varchar[] or c.code like %(begins)s)"
_CODE_SCORE: Final = (
    "(case when c.code = any(%(codes)s) then 9000 when c.codes && %(codes)s::varchar[] then 8000 else 0 end)"
)
_LIST: Final = """
select {columns}, score from (
  select c.*, {score} as score from procedures_searchcard c where {stands} and {found}
) c where {after} order by score desc, code limit %(limit)s
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
) -> SearchPage:
    """Tìm thủ tục: what stands on `day`, best first; `after` is the cursor of the page before.

    Raises CursorInvalid when `after` was not given by this search.
    """
    place = read_cursor(after, str, int, str) if after else None
    for ask in _asks(tidy(text)[:MOST_TEXT]):
        if place is not None and ask.way != place[0]:
            continue
        rows = _rows(ask, day, min(limit, MOST), place, field, agency)
        if rows or place is not None:
            return _page(ask, rows, min(limit, MOST))
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
    ask: _Ask, day: date, limit: int, place: tuple[Any, ...] | None, field: str | None, agency: str | None
) -> list[tuple[Any, ...]]:  # Any: database rows
    stands, parameters = narrowed(day, field, agency)
    going_on = "true" if place is None else "(score, %(last)s) < (%(score)s, code)"
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
    yield _by_words("anywhere", text, [[Slot(word) for word in meant]], weights="")
    loose = _mended(meant, known, unknown_only=False)
    last = [_by_words("slips", "", [loose])]
    if len(loose) > 1:
        last.insert(len(loose) < _FEW, _by_most(mended, known))
    yield from last


def _by_code(code: str) -> _Ask:
    base = read_code(code).base
    begins = code.replace("%", "").replace("_", "")
    return _Ask("code", _BY_CODE, _CODE_SCORE, {"codes": sorted({code, base}), "begins": f"{begins}%"})


def _by_words(way: str, text: str, readings: Sequence[Sequence[Slot]], *, weights: str = "AB") -> _Ask:
    """Ask for every word, in any reading of the question; only as typed may the last be unfinished."""
    unfinished = way == "words"
    ask = " | ".join(f"({question(slots, open_end=unfinished, weights=weights)})" for slots in readings)
    phrases = [phrase for slots in readings for phrase in phrases_of(slots)]
    return _Ask(way, _FOUND, _SCORE, _parameters(ask, phrases, readings[0], text), tuple(readings[0]))


def _by_most(slots: Sequence[Slot], known: dict[str, int]) -> _Ask:
    """Ask for half of the words or more, where no procedure bears all."""
    groups = [question([slot], open_end=False, weights="AB") for slot in slots]
    least = quorum(len(groups))
    rare = sorted(slots, key=lambda slot: sum(known.get(word, 0) for word in slot.any_of))
    anchors = [question([slot], open_end=False, weights="AB") for slot in rare[: len(slots) - least + 1]]
    parameters = _parameters(" | ".join(anchors), phrases_of(slots), slots, "")
    return _Ask("most", _MOSTLY, _SCORE, parameters | {"groups": groups, "least": least}, tuple(slots))


def _parameters(ask: str, phrases: list[str], slots: Sequence[Slot], text: str) -> dict[str, Any]:  # Any: SQL
    return {
        "ask": ask,
        "typed": [f"'{slot.typed}':AB" for slot in slots],
        "pairs": [f"% {one.typed} {next_.typed} %" for one, next_ in pairwise(slots)][:_MOST_PAIRS],
        "phrases": phrases,
        "titled": [f"thu tuc {phrase}" for phrase in phrases],
        "within": [f"% {phrase} %" for phrase in phrases],
        "marked": nfc(text).lower() if fold(text) != text.lower() else "",
    }


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
