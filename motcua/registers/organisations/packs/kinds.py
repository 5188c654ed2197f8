"""Pack kinds `agency_kind` and `agency_class`: what agencies there may be, and what texts call them."""

from collections.abc import Sequence
from datetime import datetime

from motcua.foundation.access.models import Actor
from motcua.foundation.packs.ports import Change, Context, Item, LoadReport, Problem
from motcua.registers.organisations.actions import set_class, set_kind
from motcua.registers.organisations.packs.items import schema_of
from motcua.registers.organisations.queries import classes, kinds_by_code
from motcua.registers.organisations.rules.names import name_key


class AgencyKindItems:
    """Kind `agency_kind`."""

    name = "agency_kind"
    order = 38
    schema = schema_of("agency_kind")

    def key(self, item: Item) -> str:
        """Name it by its code."""
        return str(item["code"])

    def check(self, items: Sequence[Item], context: Context) -> list[Problem]:
        """Nothing but the schema."""
        del items, context
        return []

    def diff(self, items: Sequence[Item]) -> list[Change]:
        """Say which kinds are new and which change."""
        known = kinds_by_code()
        changes: list[Change] = []
        for item in items:
            kind = known.get(item["code"])
            if kind is None:
                changes.append(Change(self.key(item), "add", f"Thêm loại “{item['name']}”."))
                continue
            same = (kind.name, kind.rank, kind.receives, kind.alone_at) == _facts(item)
            verb, said = ("same", "") if same else ("new_version", f"Sửa loại “{item['name']}”.")
            changes.append(Change(self.key(item), verb, said))  # type: ignore[arg-type]  # both are verbs
        return changes

    def load(self, items: Sequence[Item], *, by: Actor, at: datetime) -> LoadReport:
        """Set every kind; a second time changes nothing."""
        report = counted(self.diff(items))
        for item in items:
            name, rank, receives, alone_at = _facts(item)
            set_kind(item["code"], name=name, rank=rank, receives=receives, alone_at=alone_at, by=by, at=at)
        return report


class AgencyClassItems:
    """Kind `agency_class`."""

    name = "agency_class"
    order = 39
    schema = schema_of("agency_class")

    def key(self, item: Item) -> str:
        """Name it by its code."""
        return str(item["code"])

    def check(self, items: Sequence[Item], context: Context) -> list[Problem]:
        """Kinds that nobody knows, and phrases that mean two groups."""
        known = set(kinds_by_code()) | {item["code"] for item in context.items("agency_kind")}
        problems = [
            Problem((index, "kinds", place), f"Không có loại cơ quan “{kind}”.")
            for index, item in enumerate(items)
            for place, kind in enumerate(item["kinds"])
            if kind not in known
        ]
        meant: dict[str, str] = {}
        for index, item in enumerate(items):
            for key in _keys(item):
                if meant.setdefault(key, item["code"]) != item["code"]:
                    said = f"Cách gọi “{key}” đã chỉ nhóm “{meant[key]}”; một cách gọi chỉ một nhóm."
                    problems.append(Problem((index, "phrases"), said))
        return problems

    def diff(self, items: Sequence[Item]) -> list[Change]:
        """Say which groups are new and which change."""
        known = {group.code: group for group in classes()}
        changes: list[Change] = []
        for item in items:
            group = known.get(item["code"])
            if group is None:
                changes.append(Change(self.key(item), "add", f"Thêm nhóm “{item['name']}”."))
            elif (group.name, group.keys, group.kinds, group.levels) == (
                item["name"],
                _keys(item),
                item["kinds"],
                item.get("levels", []),
            ):
                changes.append(Change(self.key(item), "same"))
            else:
                changes.append(Change(self.key(item), "new_version", f"Sửa nhóm “{item['name']}”."))
        return changes

    def load(self, items: Sequence[Item], *, by: Actor, at: datetime) -> LoadReport:
        """Set every group; a second time changes nothing."""
        report = counted(self.diff(items))
        for item in items:
            set_class(
                item["code"],
                name=item["name"],
                phrases=item.get("phrases", []),
                kinds=item["kinds"],
                levels=item.get("levels", []),
                by=by,
                at=at,
            )
        return report


def counted(changes: Sequence[Change]) -> LoadReport:
    """Count what a difference says."""
    verbs = [change.verb for change in changes]
    return LoadReport(verbs.count("add"), verbs.count("same"), verbs.count("new_version"))


def _facts(item: Item) -> tuple[str, int, bool, str]:
    return item["name"], item["rank"], item.get("receives", False), item.get("alone_at", "")


def _keys(item: Item) -> list[str]:
    return list(dict.fromkeys(name_key(phrase) for phrase in (item["name"], *item.get("phrases", []))))
