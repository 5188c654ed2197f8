"""Pack kind `officer`: who holds which posts; ways to sign in are given elsewhere, by `login`."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from motcua.foundation.access.models import Actor
from motcua.foundation.packs.ports import Change, Context, Item, LoadReport, Problem
from motcua.registers.organisations.actions import (
    Appointment,
    OfficerDraft,
    Span,
    appoint_many,
    correct_officers,
    enter_officers,
)
from motcua.registers.organisations.models import Officer, Post
from motcua.registers.organisations.packs.items import day_of, day_or_none, posts_of, schema_of
from motcua.registers.organisations.packs.kinds import counted
from motcua.registers.organisations.queries import holdings_of_many, officers_by_code, posts_by_code

Held = Mapping[UUID, set[tuple[str, date]]]


class OfficerItems:
    """Kind `officer`."""

    name = "officer"
    order = 47
    schema = schema_of("officer")

    def key(self, item: Item) -> str:
        """Name him or her by the code."""
        return str(item["code"])

    def check(self, items: Sequence[Item], context: Context) -> list[Problem]:
        """Posts that are not there on the day they are taken up, logins given twice."""
        named = {one["post"] for item in items for one in item.get("holds", ())}
        held = {code: (post.valid_from, post.valid_to) for code, post in posts_by_code(named).items()}
        problems: list[Problem] = []
        brought: dict[date, set[str]] = {}
        logins: dict[str, str] = {}
        for index, item in enumerate(items):
            login = item.get("login")
            if login and logins.setdefault(login, item["code"]) != item["code"]:
                said = f"Tên đăng nhập “{login}” đã dùng cho cán bộ “{logins[login]}”."
                problems.append(Problem((index, "login"), said))
            for place, one in enumerate(item.get("holds", ())):
                day = day_of(one, "from")
                if day not in brought:
                    brought[day] = posts_of(context, day)
                since, until = held.get(one["post"], (date.max, None))
                if not since <= day <= (until or date.max) and one["post"] not in brought[day]:
                    said = f"Không có chức danh mã “{one['post']}” vào {one['from']}."
                    problems.append(Problem((index, "holds", place, "post"), said))
        return problems

    def diff(self, items: Sequence[Item]) -> list[Change]:
        """Say who is new, and who changes or takes up more."""
        known = officers_by_code(item["code"] for item in items)
        held = _held(known)
        changes: list[Change] = []
        for item in items:
            officer = known.get(item["code"])
            if officer is None:
                changes.append(Change(self.key(item), "add", f"Thêm cán bộ {item['full_name']}."))
            elif _said(officer) != _draft(item, officer) or _wanted(item) - held[officer.id]:
                changes.append(Change(self.key(item), "new_version", f"Cập nhật {item['full_name']}."))
            else:
                changes.append(Change(self.key(item), "same"))
        return changes

    def load(self, items: Sequence[Item], *, by: Actor, at: datetime) -> LoadReport:
        """Enter who is new, put right who changed, let them take up what they do not hold yet."""
        changes = self.diff(items)
        known = officers_by_code(item["code"] for item in items)
        held = _held(known)
        fresh = [_draft(item, None) for item in items if item["code"] not in known]
        if fresh:
            enter_officers(fresh, by=by, at=at)
        again = [
            (known[item["code"]].id, _draft(item, known[item["code"]]))
            for item in items
            if item["code"] in known
        ]
        if again:
            correct_officers(again, by=by, at=at)
        ids = {code: officer.id for code, officer in officers_by_code(item["code"] for item in items).items()}
        posts = posts_by_code(one["post"] for item in items for one in item.get("holds", ()))
        takings = [
            _appointment(ids[item["code"]], posts, one)
            for item in items
            for one in item.get("holds", ())
            if (one["post"], day_of(one, "from")) not in held.get(ids[item["code"]], set())
        ]
        if takings:
            appoint_many(takings, by=by, at=at)
        return counted(changes)


def _appointment(officer_id: UUID, posts: Mapping[str, Post], one: Item) -> Appointment:
    return Appointment(officer_id, posts[one["post"]].id, Span(day_of(one, "from"), day_or_none(one, "to")))


def _held(known: Mapping[str, Officer]) -> dict[UUID, set[tuple[str, date]]]:
    held: dict[UUID, set[tuple[str, date]]] = {officer.id: set() for officer in known.values()}
    for row in holdings_of_many(held):
        held[row.officer_id].add((row.post.code, row.valid_from))
    return held


def _wanted(item: Item) -> set[tuple[str, date]]:
    return {(one["post"], day_of(one, "from")) for one in item.get("holds", ())}


def _said(officer: Officer) -> OfficerDraft:
    return OfficerDraft(officer.code, officer.full_name, officer.email, officer.phone, officer.login)


def _draft(item: Item, known: Officer | None) -> OfficerDraft:
    """Read an item; what it leaves out stays as it is."""
    return OfficerDraft(
        code=item["code"],
        full_name=item["full_name"],
        email=item.get("email", known.email if known else ""),
        phone=item.get("phone", known.phone if known else ""),
        login=item.get("login", known.login if known else ""),
    )
