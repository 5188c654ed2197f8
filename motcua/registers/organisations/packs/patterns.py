"""Pack kinds `agency_pattern` and `post_pattern`: the same units and posts at every agency of a sort."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from motcua.foundation.access.models import Actor
from motcua.foundation.packs.ports import Change, Context, Item, LoadReport, Problem
from motcua.registers.organisations.actions import AgencyDraft, PostDraft, found_agencies, open_posts
from motcua.registers.organisations.packs.items import (
    Named,
    agencies_of,
    day_of,
    patterned_agencies,
    patterned_posts,
    schema_of,
    standing,
)
from motcua.registers.organisations.packs.posts import known_roles_of
from motcua.registers.organisations.queries import ids_by_code, kinds_by_code, posts_by_code

_WORDS = ("{name}", "{short}")


class AgencyPatternItems:
    """Kind `agency_pattern`: below every agency of a kind and level, one unit of the same make."""

    name = "agency_pattern"
    order = 41
    schema = schema_of("agency_pattern")

    def key(self, item: Item) -> str:
        """Name it by its code."""
        return str(item["code"])

    def check(self, items: Sequence[Item], context: Context) -> list[Problem]:
        """Kinds that nobody knows, words that no pattern has, patterns that mean no agency."""
        kinds = {code: kind.receives for code, kind in kinds_by_code().items()}
        kinds |= {item["code"]: item.get("receives", False) for item in context.items("agency_kind")}
        problems: list[Problem] = []
        for index, item in enumerate(items):
            if item["kind"] not in kinds:
                problems.append(Problem((index, "kind"), f"Không có loại cơ quan “{item['kind']}”."))
            elif item.get("receives") and not kinds[item["kind"]]:
                said = f"Loại “{item['kind']}” không tiếp nhận hồ sơ một cửa."
                problems.append(Problem((index, "receives"), said))
            for key in ("name", "short_name"):
                if _strange(item.get(key, "")):
                    problems.append(Problem((index, key), _strange(item[key])))
            problems += _means_nobody(index, item, agencies_of(context, day_of(item)).values())
        return problems

    def diff(self, items: Sequence[Item]) -> list[Change]:
        """Say at how many agencies the unit is still missing."""
        return [_change(self.key(item), item["suffix"], len(_missing_agencies(item))) for item in items]

    def load(self, items: Sequence[Item], *, by: Actor, at: datetime) -> LoadReport:
        """Found the unit wherever it is missing."""
        report = LoadReport()
        for item in items:
            drafts = _missing_agencies(item)
            if drafts:
                found_agencies(drafts, by=by, at=at)
            report += LoadReport(added=1) if drafts else LoadReport(same=1)
        return report


class PostPatternItems:
    """Kind `post_pattern`: at every agency of a kind and level, the same posts."""

    name = "post_pattern"
    order = 46
    schema = schema_of("post_pattern")

    def key(self, item: Item) -> str:
        """Name it by its code."""
        return str(item["code"])

    def check(self, items: Sequence[Item], context: Context) -> list[Problem]:
        """Roles that nobody knows, words that no pattern has, patterns that mean no agency."""
        roles = known_roles_of(context)
        problems: list[Problem] = []
        for index, item in enumerate(items):
            for place, post in enumerate(item["posts"]):
                if _strange(post["title"]):
                    problems.append(Problem((index, "posts", place, "title"), _strange(post["title"])))
                problems += [
                    Problem((index, "posts", place, "roles", at), f"Không có vai trò “{role}”.")
                    for at, role in enumerate(post["roles"])
                    if role not in roles
                ]
            problems += _means_nobody(index, item, agencies_of(context, day_of(item)).values())
        return problems

    def diff(self, items: Sequence[Item]) -> list[Change]:
        """Say how many posts are still missing."""
        return [_change(self.key(item), "chức danh", len(_missing_posts(item))) for item in items]

    def load(self, items: Sequence[Item], *, by: Actor, at: datetime) -> LoadReport:
        """Open the posts wherever they are missing."""
        report = LoadReport()
        for item in items:
            drafts = _missing_posts(item)
            if drafts:
                open_posts(drafts, by=by, at=at)
            report += LoadReport(added=1) if drafts else LoadReport(same=1)
        return report


def _strange(words: str) -> str:
    """Say what is wrong with a pattern's words; empty if nothing is."""
    rest = words
    for known in _WORDS:
        rest = rest.replace(known, "")
    if "{" not in rest and "}" not in rest:
        return ""
    return f"Trong mẫu chỉ dùng được {' và '.join(_WORDS)}, thay cho tên và tên viết tắt của cơ quan."


def _means_nobody(index: int, item: Item, agencies: Iterable[Named]) -> list[Problem]:
    if any(named.fits(item["each"]) for named in agencies):
        return []
    which = f"loại {item['each']['kind']}, cấp {item['each']['level']}"
    return [
        Problem((index, "each"), f"Mẫu này không ứng với cơ quan nào ({which}) vào {item['valid_from']}.")
    ]


def _missing_agencies(item: Item) -> list[AgencyDraft]:
    drafts = patterned_agencies(item, standing(day_of(item)))
    known = ids_by_code(draft.code for draft in drafts)
    return [draft for draft in drafts if draft.code not in known]


def _missing_posts(item: Item) -> list[PostDraft]:
    drafts = patterned_posts(item, standing(day_of(item)))
    known = posts_by_code(draft.code for draft in drafts)
    return [draft for draft in drafts if draft.code not in known]


def _change(key: str, what: str, missing: int) -> Change:
    return Change(key, "add", f"Thêm {missing} “{what}”.") if missing else Change(key, "same")
