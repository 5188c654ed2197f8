"""Hồ sơ chưa rõ nơi giải quyết: how a filing is kept and read again; pure."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

_IDS: Final = (
    "unit_id",
    "person_id",
    "entity_id",
    "submitter_id",
    "competence_place_id",
    "decision_agency_id",
    "help_unit_id",
)
_MOMENTS: Final = ("received_at",)


def written(said: Mapping[str, Any]) -> str:  # Any: the values of a filing
    """Write a filing's values as JSON."""
    return json.dumps(said, ensure_ascii=False, default=str)


def read(text: str) -> dict[str, Any]:  # Any: likewise
    """Read them back: ids, moments and papers' ids are again what they were."""
    said: dict[str, Any] = json.loads(text)
    for name in _IDS:
        said[name] = _id(said.get(name))
    for name in _MOMENTS:
        said[name] = datetime.fromisoformat(said[name]) if said[name] else None
    said["papers"] = [paper | {"required_id": _id(paper["required_id"])} for paper in said["papers"]]
    return said


def _id(text: str | None) -> UUID | None:
    return UUID(text) if text else None
