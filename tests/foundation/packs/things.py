"""A kind of pack for tests: `thing`, kept as roles, with validity, a parent and a list."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid4

from motcua.foundation.access.actions import set_role
from motcua.foundation.access.models import Actor, ActorKind, Role
from motcua.foundation.clock import VN
from motcua.foundation.packs.ports import DAY, Change, Context, Item, LoadReport, Problem
from motcua.foundation.packs.queries import overlapping

MONDAY = datetime(2023, 11, 20, 8, tzinfo=VN)


def officer(*rights: str, id: UUID | None = None) -> Actor:
    return Actor(id or uuid4(), ActorKind.OFFICER, dict.fromkeys(rights))


class Things:
    name = "thing"
    order = 20
    schema = {
        "type": "object",
        "additionalProperties": False,
        "required": ["code", "title", "valid_from"],
        "properties": {
            "code": {"type": "string", "minLength": 1},
            "title": {"type": "string"},
            "parent": {"type": "string"},
            "valid_from": DAY,
            "valid_to": DAY,
            "fees": {
                "type": "array",
                "items": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["amount"],
                    "properties": {
                        "amount": {"type": "integer", "minimum": 0},
                        "channel": {"enum": ["online", "counter"]},
                    },
                },
            },
        },
    }

    def key(self, item: Item) -> str:
        return str(item["code"])

    def check(self, items: Sequence[Item], context: Context) -> list[Problem]:
        known = {item["code"] for item in items}
        problems = overlapping(items, self.key, what="Vật")
        for index, item in enumerate(items):
            if "parent" in item and item["parent"] not in known:
                problems.append(
                    Problem((index, "parent"), f"“{item['code']}” thuộc “{item['parent']}”, mà gói không có.")
                )
        return problems

    def diff(self, items: Sequence[Item]) -> list[Change]:
        here = set(Role.objects.values_list("code", flat=True))
        return [Change(item["code"], "same" if item["code"] in here else "add") for item in items]

    def load(self, items: Sequence[Item], *, by: Actor, at: datetime) -> LoadReport:
        made = [
            set_role(item["code"], name=item["title"], rights=[], by=by, at=at)
            for item in items
            if not Role.objects.filter(code=item["code"]).exists()
        ]
        return LoadReport(added=len(made), same=len(items) - len(made))


class Late(Things):
    name = "late"
    order = 30
    seen: list[int] = []

    def load(self, items: Sequence[Item], *, by: Actor, at: datetime) -> LoadReport:
        self.seen.append(Role.objects.count())
        if any(item["title"] == "hỏng" for item in items):
            raise RuntimeError("falls over")
        return LoadReport(same=len(items))


HEAD = 'name: thu\ntitle: Gói thử\nversion: "1"\neffective_from: 2023-01-01\n'
GOOD = 'kind: thing\nitems:\n  - code: "A"\n    title: Một\n    valid_from: 2023-01-01\n'


def write_pack(folder: Path, files: dict[str, str | bytes] | None = None, head: str | None = HEAD) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    everything: dict[str, str | bytes] = {} if head is None else {"pack.yaml": head}
    everything |= {"a.yaml": GOOD} if files is None else files
    for name, content in everything.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def said(flaws: Iterable[object]) -> list[str]:
    return [str(flaw) for flaw in flaws]
