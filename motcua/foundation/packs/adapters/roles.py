"""Vai trò as pack items: `access` lies below `packs`, so its kind stands here."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from motcua.foundation.access.actions import set_role
from motcua.foundation.access.models import Actor, Role
from motcua.foundation.access.queries import known_rights, roles
from motcua.foundation.packs.ports import Change, Context, Item, LoadReport, Problem


class RoleKind:
    """A role: its code, its name, the rights it gathers, whether it holds everywhere."""

    name = "role"
    order = 35
    schema: Mapping[str, object] = {
        "type": "object",
        "additionalProperties": False,
        "required": ["code", "name", "rights"],
        "properties": {
            "code": {"type": "string", "pattern": "^[a-z][a-z0-9_]*$"},
            "name": {"type": "string", "minLength": 1},
            "rights": {"type": "array", "items": {"type": "string"}, "uniqueItems": True},
            "everywhere": {"type": "boolean"},
        },
    }

    def key(self, item: Item) -> str:
        """Name a role by its code."""
        return str(item["code"])

    def check(self, items: Sequence[Item], context: Context) -> list[Problem]:
        """Find codes given twice and rights that no room declares."""
        del context
        problems: list[Problem] = []
        seen: set[str] = set()
        rights = known_rights()
        for index, item in enumerate(items):
            if item["code"] in seen:
                problems.append(Problem((index, "code"), f"Mã vai trò «{item['code']}» có hai lần."))
            seen.add(item["code"])
            problems += [
                Problem((index, "rights", place), f"Không có quyền tên «{right}».")
                for place, right in enumerate(item["rights"])
                if right not in rights
            ]
        return problems

    def diff(self, items: Sequence[Item]) -> list[Change]:
        """Say which roles are new and which change."""
        held = {role.code: role for role in roles()}
        return [self._change(item, held.get(item["code"])) for item in items]

    def load(self, items: Sequence[Item], *, by: Actor, at: datetime) -> LoadReport:
        """Set every role; a second time changes nothing."""
        changes = self.diff(items)
        for item in items:
            set_role(
                item["code"],
                name=item["name"],
                rights=item["rights"],
                everywhere=item.get("everywhere", False),
                by=by,
                at=at,
            )
        verbs = [change.verb for change in changes]
        return LoadReport(verbs.count("add"), verbs.count("same"), verbs.count("new_version"))

    def _change(self, item: Item, role: Role | None) -> Change:
        if role is None:
            return Change(self.key(item), "add", f"thêm vai trò {item['name']}")
        wanted = (item["name"], sorted(set(item["rights"])), item.get("everywhere", False))
        if wanted == (role.name, role.rights, role.everywhere):
            return Change(self.key(item), "same")
        added = sorted(set(item["rights"]) - set(role.rights))
        gone = sorted(set(role.rights) - set(item["rights"]))
        said = [f"đổi tên thành {item['name']}"] if item["name"] != role.name else []
        said += [f"thêm quyền {_titles(added)}"] if added else []
        said += [f"bớt quyền {_titles(gone)}"] if gone else []
        if wanted[2] != role.everywhere:
            said.append("có giá trị toàn tỉnh" if wanted[2] else "chỉ còn giá trị tại đơn vị")
        return Change(self.key(item), "new_version", "; ".join(said))


def _titles(rights: Sequence[str]) -> str:
    titles = known_rights()
    return ", ".join(f"«{titles.get(right, right)}»" for right in rights)
