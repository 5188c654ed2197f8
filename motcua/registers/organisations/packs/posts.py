"""Pack kind `post`: a post at one agency, with the roles it bears."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from motcua.foundation.access.models import Actor
from motcua.foundation.access.queries import roles
from motcua.foundation.packs.ports import Change, Context, Item, LoadReport, Problem
from motcua.registers.organisations.actions import open_posts, set_post_roles
from motcua.registers.organisations.errors import PostRewritten
from motcua.registers.organisations.models import Post
from motcua.registers.organisations.packs.items import agencies_of, day_of, post_draft, schema_of
from motcua.registers.organisations.packs.kinds import counted
from motcua.registers.organisations.queries import ids_by_code, posts_by_code, role_rows


class PostItems:
    """Kind `post`."""

    name = "post"
    order = 45
    schema = schema_of("post")

    def key(self, item: Item) -> str:
        """Name it by its code."""
        return str(item["code"])

    def check(self, items: Sequence[Item], context: Context) -> list[Problem]:
        """Agencies that are not there, roles that nobody knows, ends before beginnings."""
        known = known_roles_of(context)
        there = {day: agencies_of(context, day) for day in {day_of(item) for item in items}}
        problems: list[Problem] = []
        for index, item in enumerate(items):
            if item["agency"] not in there[day_of(item)]:
                said = f"Không có cơ quan mã “{item['agency']}” vào {item['valid_from']}."
                problems.append(Problem((index, "agency"), said))
            if item.get("valid_to", "9999-12-31") < item["valid_from"]:
                problems.append(Problem((index, "valid_to"), "Chức danh hết hiệu lực trước khi có hiệu lực."))
            problems += [
                Problem((index, "roles", place), f"Không có vai trò “{role}”.")
                for place, role in enumerate(item["roles"])
                if role not in known
            ]
        return problems

    def diff(self, items: Sequence[Item]) -> list[Change]:
        """Say which posts are new, and which bear other roles or contradict the register."""
        known = posts_by_code(item["code"] for item in items)
        borne = _borne(known.values())
        agencies = ids_by_code(item["agency"] for item in items)
        changes: list[Change] = []
        for item in items:
            post = known.get(item["code"])
            if post is None:
                changes.append(Change(self.key(item), "add", f"Thêm chức danh “{item['title']}”."))
            elif not _same(post, item, agencies.get(item["agency"])):
                said = f"Sổ đã ghi chức danh “{post.title}” với thông tin khác."
                changes.append(Change(self.key(item), "conflict", said))
            elif borne.get(post.id, set()) != set(item["roles"]):
                changes.append(Change(self.key(item), "new_version", f"Đổi vai trò của “{post.title}”."))
            else:
                changes.append(Change(self.key(item), "same"))
        return changes

    def load(self, items: Sequence[Item], *, by: Actor, at: datetime) -> LoadReport:
        """Open what is new and set the roles from its first day. Raises PostRewritten for the rest."""
        changes = self.diff(items)
        known = posts_by_code(item["code"] for item in items)
        for item, change in zip(items, changes, strict=True):
            if change.verb == "conflict":
                raise PostRewritten(post=item["title"])
            if change.verb == "new_version":
                set_post_roles(known[item["code"]].id, item["roles"], since=day_of(item), by=by, at=at)
        fresh = [post_draft(item) for item in items if item["code"] not in known]
        if fresh:
            open_posts(fresh, by=by, at=at)
        return counted(changes)


def known_roles_of(context: Context) -> set[str]:
    """Give the roles that there are, the pack's own included."""
    return {role.code for role in roles()} | {item["code"] for item in context.items("role")}


def _borne(posts: Iterable[Post]) -> dict[UUID, set[str]]:
    ends = {post.id: post.valid_to for post in posts}
    borne: dict[UUID, set[str]] = {}
    for row in role_rows(ends):
        if row.valid_to is None or row.valid_to == ends[row.post_id]:
            borne.setdefault(row.post_id, set()).add(row.role)
    return borne


def _same(post: Post, item: Item, agency_id: UUID | None) -> bool:
    draft = post_draft(item)
    said = (draft.title, draft.valid_from, draft.valid_to, draft.rank)
    return agency_id == post.agency_id and said == (post.title, post.valid_from, post.valid_to, post.rank)
