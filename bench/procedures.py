"""How fast the real national records come in and procedures are found; beside it bare SQL on the same rows.

The records lie beside the project, in the folder that MOTCUA_SHARED names (../shared when it names none).
"""

import os
import random
import sys
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from bench.harness import keep, milliseconds, province, samples

QUESTIONS = 1_500
MUST_WORDS_MS, MUST_SLIPS_MS, MUST_IMPORT_S = 20.0, 80.0, 30.0
PACKS = Path(__file__).parents[1] / "packs"
SHELF = Path(os.environ.get("MOTCUA_SHARED", "../shared")) / "data" / "national-catalogue"


def main() -> int:
    """Measure; search with and without slips, and the import of the full records, must keep their bounds."""
    if not SHELF.is_dir():
        print(f"không có bản ghi quốc gia ở {SHELF}; đặt MOTCUA_SHARED để đo nhập và tìm thủ tục")
        return 0
    with province():
        from motcua.foundation.clock import VN  # noqa: PLC0415  # after Django is set up

        at = datetime(2023, 11, 20, 8, tzinfo=VN)
        own = load_packs(at)
        imports = {
            "details": import_file("details", at),
            "catalog": import_file("catalog", at),
            "details_again": import_file("details", at),
            "catalog_again": import_file("catalog", at),
        }
        words, slips = questions(random.Random(20231120))  # the same dice each time, no secret
        found = {
            "words": asked(words, at),
            "slips": asked(slips, at),
            "page": page_times(at),
            "floor_by_code": milliseconds(samples(bare("code = %s", "1.004873"), times=QUESTIONS)),
            "floor_like": milliseconds(samples(bare("name_words like %s", "% ket hon %"), times=QUESTIONS)),
        }
        keep(
            "procedures",
            {
                "own_versions": own,
                "questions": QUESTIONS,
                "must": {
                    "words_p95_ms": MUST_WORDS_MS,
                    "slips_p95_ms": MUST_SLIPS_MS,
                    "details_s": MUST_IMPORT_S,
                },
                "import": imports,
                "find": found,
            },
        )
        return 0 if within(found["words"], found["slips"], imports["details"]) else 1


def within(words: dict[str, float], slips: dict[str, float], details: dict[str, float]) -> bool:
    """Whether the three bounds are kept."""
    return (
        words["p95_ms"] <= MUST_WORDS_MS
        and slips["p95_ms"] <= MUST_SLIPS_MS
        and details["seconds"] <= MUST_IMPORT_S
    )


def load_packs(at: datetime) -> int:
    """Publish the province's own procedures and citizens' words."""
    from motcua.foundation.access.models import SYSTEM  # noqa: PLC0415  # after Django is set up
    from motcua.foundation.packs.rules.yaml_text import read_yaml  # noqa: PLC0415
    from motcua.registers.procedures.packs import ProcedureKind, SynonymKind  # noqa: PLC0415

    files = [read_yaml(path.name, path.read_bytes()).value for path in sorted(PACKS.rglob("*.yaml"))]
    loaded = 0
    for kind in (ProcedureKind(), SynonymKind()):
        items = [item for file in files if file.get("kind") == kind.name for item in file["items"]]
        loaded += kind.load(items, by=SYSTEM, at=at).added if kind.name == "procedure" else 0
        if kind.name != "procedure":
            kind.load(items, by=SYSTEM, at=at)
    return loaded


def import_file(name: str, at: datetime) -> dict[str, float]:
    """Bring one file in; say how long it took and how many records it held."""
    from motcua.foundation.access.models import SYSTEM  # noqa: PLC0415  # after Django is set up
    from motcua.registers.procedures.actions import import_records  # noqa: PLC0415
    from motcua.registers.procedures.queries import read_lines  # noqa: PLC0415

    started = time.perf_counter()
    records = sum(1 for _ in import_records(read_lines(SHELF / f"{name}.jsonl.gz"), by=SYSTEM, at=at))
    taken = time.perf_counter() - started
    return {"records": records, "seconds": round(taken, 2), "per_second": round(records / taken)}


def questions(dice: random.Random) -> tuple[list[str], list[str]]:
    """Give words as people type them, from the titles, without marks; and the same with one slip each."""
    from django.db import connection  # noqa: PLC0415  # after Django is set up

    with connection.cursor() as cursor:
        cursor.execute("vacuum analyze")
        cursor.execute("select name_words from procedures_searchcard order by code")
        titles = [row[0].split() for row in cursor.fetchall()]
    asked_for = []
    for _ in range(QUESTIONS):
        title = dice.choice(titles)
        length = min(len(title), dice.randint(2, 5))
        start = dice.randint(0, len(title) - length)
        asked_for.append(" ".join(title[start : start + length]))
    return asked_for, [slipped(words, dice) for words in asked_for]


def slipped(words: str, dice: random.Random) -> str:
    """Let the fingers slip once in the longest word: a letter lost, doubled or swapped with its neighbour."""
    word = max(words.split(), key=len)
    at = dice.randrange(max(1, len(word) - 1))
    slips = (
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
    )
    return words.replace(word, dice.choice(slips), 1)


def asked(texts: Sequence[str], at: datetime) -> dict[str, float]:
    """Search for every text once; say the times, and how often something was found."""
    from motcua.registers.procedures.queries import search_procedures  # noqa: PLC0415  # after Django is set up

    found = 0
    taken = []
    for text in [*texts[:20], *texts]:
        started = time.perf_counter()
        found += bool(search_procedures(text, day=at.date()).hits)
        taken.append(time.perf_counter() - started)
    return {**milliseconds(taken[20:]), "found_percent": round(100 * found / len(taken), 1)}


def page_times(at: datetime) -> dict[str, float]:
    """Gather the page of one procedure again and again."""
    from motcua.registers.procedures.queries import procedure_page  # noqa: PLC0415  # after Django is set up

    return milliseconds(samples(lambda: procedure_page("1.004873", at.date()), times=300))


def bare(condition: str, value: str) -> Callable[[], object]:
    """Ask the cards one plain question in SQL."""
    from django.db import connection  # noqa: PLC0415  # after Django is set up

    def ask() -> object:
        with connection.cursor() as cursor:
            cursor.execute(
                f"select code, title from procedures_searchcard where {condition} limit 20", [value]
            )
            return cursor.fetchall()

    return ask


if __name__ == "__main__":
    sys.exit(main())
