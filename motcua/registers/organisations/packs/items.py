"""Items read: schemas, days, and the agencies and posts that a pack's items come to."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from motcua.foundation.packs.ports import Context, Item
from motcua.registers.organisations.actions import AgencyDraft, Description, OneStopDraft, PostDraft
from motcua.registers.organisations.models import AgencyTerm
from motcua.registers.organisations.queries import agencies_on

_HERE: Final = Path(__file__).parent


def schema_of(kind: str) -> Mapping[str, object]:
    """Read the JSON Schema of one item of a kind."""
    schema: dict[str, Any] = json.loads((_HERE / f"{kind}.schema.json").read_text())  # Any: JSON
    return schema


def day_of(item: Item, key: str = "valid_from") -> date:
    """Read a day."""
    return date.fromisoformat(item[key])


def day_or_none(item: Item, key: str) -> date | None:
    """Read a day that may be left out."""
    return date.fromisoformat(item[key]) if item.get(key) else None


@dataclass(frozen=True)
class Named:
    """What a pattern needs to know of an agency."""

    code: str
    kind: str
    level: str
    name: str
    short_name: str
    place: str | None
    parent: str | None

    @classmethod
    def of_item(cls, item: Item) -> "Named":
        """Take it from an item of kind `agency`."""
        short = item.get("short_name") or item["name"]
        named = (item["code"], item["kind"], item["level"], item["name"], short)
        return cls(*named, item.get("place"), item.get("parent"))

    @classmethod
    def of_term(cls, term: AgencyTerm) -> "Named":
        """Take it from a row of the register; its parent is not asked for."""
        place = term.place.code if term.place else None
        named = (term.agency.code, term.kind.code, term.level, term.name, term.short_name or term.name)
        return cls(*named, place, None)

    def fits(self, which: Mapping[str, str]) -> bool:
        """Say whether a pattern means this agency."""
        return (self.kind, self.level) == (which["kind"], which["level"])

    def filled(self, words: str) -> str:
        """Put the agency's names into a pattern's words."""
        return words.replace("{name}", self.name).replace("{short}", self.short_name)


def standing(day: date) -> list[Named]:
    """Give the agencies that the register holds on a day."""
    return [Named.of_term(term) for term in agencies_on(day)]


def agencies_of(context: Context, day: date) -> dict[str, Named]:
    """Give what will stand on a day once the pack is loaded: the register's agencies and the pack's own."""
    known = {named.code: named for named in standing(day)}
    brought = sorted(context.items("agency"), key=lambda item: str(item["valid_from"]))
    known |= {item["code"]: Named.of_item(item) for item in brought if day_of(item) <= day}
    for item in context.items("agency_pattern"):
        if day_of(item) <= day:
            drafts = patterned_agencies(item, list(known.values()))
            known |= {draft.code: _named(draft) for draft in drafts if draft.code not in known}
    return known


def _named(draft: AgencyDraft) -> Named:
    what = draft.description
    return Named(
        draft.code, what.kind, what.level, what.name, what.short_name or what.name, what.place, what.parent
    )


def patterned_agencies(item: Item, agencies: Iterable[Named]) -> list[AgencyDraft]:
    """Give the agencies that a pattern adds below each agency it means."""
    return [
        AgencyDraft(
            code=f"{named.code}.{item['suffix']}",
            description=Description(
                name=named.filled(item["name"]),
                kind=item["kind"],
                level=named.level,
                short_name=named.filled(item.get("short_name", "")),
                parent=named.code,
                place=named.place,
                rank=item.get("rank", 100),
            ),
            valid_from=day_of(item),
            one_stop=OneStopDraft(serves=(named.code,)) if item.get("receives") else None,
        )
        for named in agencies
        if named.fits(item["each"])
    ]


def posts_of(context: Context, day: date) -> set[str]:
    """Give the codes of the posts that a pack opens by its own items up to a day."""
    codes = {item["code"] for item in context.items("post") if day_of(item) <= day}
    patterns = [item for item in context.items("post_pattern") if day_of(item) <= day]
    agencies = list(agencies_of(context, day).values()) if patterns else []
    for item in patterns:
        codes |= {draft.code for draft in patterned_posts(item, agencies)}
    return codes


def patterned_posts(item: Item, agencies: Iterable[Named]) -> list[PostDraft]:
    """Give the posts that a pattern opens at each agency it means."""
    return [
        PostDraft(
            code=f"{named.code}.{one['suffix']}",
            title=named.filled(one["title"]),
            agency=named.code,
            roles=tuple(one["roles"]),
            valid_from=day_of(item),
            rank=one.get("rank", 10 * place),
        )
        for named in agencies
        if named.fits(item["each"])
        for place, one in enumerate(item["posts"], start=1)
    ]


def post_draft(item: Item) -> PostDraft:
    """Read an item of kind `post`."""
    return PostDraft(
        code=item["code"],
        title=item["title"],
        agency=item["agency"],
        roles=tuple(item["roles"]),
        valid_from=day_of(item),
        valid_to=day_or_none(item, "valid_to"),
        rank=item.get("rank", 100),
    )
