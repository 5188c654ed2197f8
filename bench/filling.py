"""Fills a benchmark's province: the project's own packs, and the national catalogue where it lies at hand."""

import gzip
import os
from datetime import datetime
from pathlib import Path

from motcua.foundation.access.models import SYSTEM
from motcua.foundation.clock import VN
from motcua.foundation.packs.actions import load_pack
from motcua.registers.procedures.actions import import_records

AT = datetime(2023, 11, 20, 8, tzinfo=VN)
ROOT = Path(__file__).parents[1]


def load_packs() -> None:
    """Load the project's own packs."""
    for name in ("vietnam", "binhdinh"):
        load_pack(ROOT / "packs" / name, by=SYSTEM, at=AT)


def fill() -> None:
    """Load packs and catalogue."""
    load_packs()
    shared = Path(os.environ.get("MOTCUA_SHARED", ROOT.parent / "shared")) / "data" / "national-catalogue"
    for file in ("catalog.jsonl.gz", "details.jsonl.gz"):
        if (shared / file).exists():
            with gzip.open(shared / file) as lines:
                for _ in import_records(lines, by=SYSTEM, at=AT):
                    pass
        else:
            print(f"không có {shared / file}: đo không có danh mục quốc gia")
