"""The monthly list, decided: its lines side by side, their digest, and what changed between two drawings."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

AGENCY, POST, DOSSIER = "AGENCY", "POST", "DOSSIER"
_OWN_WORDS: Final = ("agency_name", "procedure_name", "post_title")
"""How things are called is no figure: another name of the same is no difference."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """A line as the facts make it."""

    kind: str
    key: str
    agency_id: str
    agency_name: str
    post_title: str = ""
    post_key: str = ""
    code: str = ""
    procedure_code: str = ""
    procedure_name: str = ""
    accepted_at: datetime | None = None
    due_at: datetime | None = None
    resolved_at: datetime | None = None
    is_apologised: bool = False
    resolved: int = 0
    resolved_late: int = 0
    open_late: int = 0

    @property
    def figures(self) -> dict[str, object]:
        """Give what must still be so when it is signed."""
        return {name: value for name, value in vars(self).items() if name not in _OWN_WORDS}

    @property
    def called(self) -> str:
        """Name it as a sentence does."""
        return self.code or (
            f"{self.post_title}, {self.agency_name}" if self.post_title else self.agency_name
        )


def end_of(month: date) -> date:
    """Give the first day after a month."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def days_late(due: date, until: date) -> int:
    """Count the days from the one promised to the one meant, the first not counted; at least one."""
    return max(1, (until - due).days)


def compared(before: Sequence[Row], after: Sequence[Row]) -> tuple[list[Row], list[Row], list[Row]]:
    """Give the lines that came, those that went, and those whose figures changed, as they are now."""
    old, new = _by_key(before), _by_key(after)
    came = [row for key, row in new.items() if key not in old]
    went = [row for key, row in old.items() if key not in new]
    changed = [row for key, row in new.items() if key in old and old[key].figures != row.figures]
    return came, went, changed


def _by_key(rows: Sequence[Row]) -> dict[tuple[str, str], Row]:
    return {(row.kind, row.key): row for row in rows}


def digest_of(content: Mapping[str, Any]) -> str:  # Any: JSON
    """Reckon the SHA-256 of a list: of its JSON with sorted keys and no spaces."""
    whole = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(whole.encode()).hexdigest()
