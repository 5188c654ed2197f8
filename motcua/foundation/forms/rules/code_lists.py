"""Lists of codes that every form may choose from: countries and the ethnic groups of Việt Nam."""

import csv
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

from motcua.foundation.forms.models import Choice

_FOLDER = Path(__file__).parents[1] / "data"


def countries(day: date) -> Sequence[Choice]:
    """Quốc gia: ISO 3166-1 two-letter codes, Việt Nam first, then in Vietnamese order."""
    return _read("countries.csv")


def ethnic_groups(day: date) -> Sequence[Choice]:
    """Dân tộc: the 54 groups by the statistics office's codes (Quyết định 121-TCTK/PPCĐ), and foreigners."""
    return _read("ethnic_groups.csv")


@cache
def _read(name: str) -> tuple[Choice, ...]:
    with (_FOLDER / name).open(encoding="utf-8", newline="") as file:
        return tuple(Choice(row["code"], row["name"]) for row in csv.DictReader(file))
