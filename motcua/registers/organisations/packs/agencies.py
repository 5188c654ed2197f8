"""Pack kind `agency`: what an agency is from a day on; a later item of the same code describes it anew."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from motcua.foundation.access.models import Actor
from motcua.foundation.packs.ports import Change, Context, Item, LoadReport, Problem
from motcua.foundation.text import day_figures, tidy
from motcua.registers.organisations.actions import (
    AgencyDraft,
    Description,
    IdentifierDraft,
    OneStopDraft,
    add_alias,
    change_agency,
    correct_one_stop,
    found_agencies,
    give_identifier,
    open_one_stop,
    open_scope,
)
from motcua.registers.organisations.errors import AgencyRewritten
from motcua.registers.organisations.models import AgencyTerm
from motcua.registers.organisations.packs.items import agencies_of, day_of, schema_of
from motcua.registers.organisations.packs.kinds import counted
from motcua.registers.organisations.queries import (
    Belongings,
    belongings_by_code,
    ids_by_code,
    kinds_by_code,
    terms_by_code,
)
from motcua.registers.organisations.rules.identifiers import is_identifier
from motcua.registers.organisations.rules.names import name_key
from motcua.registers.organisations.rules.trees import rings
from motcua.registers.places.queries import places_by_codes

Fault = tuple[tuple[str | int, ...], str]


class AgencyItems:
    """Kind `agency`."""

    name = "agency"
    order = 40
    schema = schema_of("agency")

    def key(self, item: Item) -> str:
        """Code and first day."""
        return f"{item['code']} ({item['valid_from']})"

    def check(self, items: Sequence[Item], context: Context) -> list[Problem]:
        """Kinds, parents and places that are not there, parents in a ring, malformed and doubled codes."""
        faults = _Faults(items, context)
        return [
            Problem((index, *path), said)
            for index, item in enumerate(items)
            for path, said in faults.of(item)
        ]

    def diff(self, items: Sequence[Item]) -> list[Change]:
        """Say what is founded, described anew, completed, or contradicts the register."""
        register = _Register.beside(items)
        return [register.change(self.key(item), item) for item in items]

    def load(self, items: Sequence[Item], *, by: Actor, at: datetime) -> LoadReport:
        """Found what is new, then describe anew what changes later, then complete codes, names, one-stops.

        Raises AgencyRewritten where the register says otherwise for the same days.
        """
        register = _Register.beside(items)
        changes = [register.change(self.key(item), item) for item in items]
        for item, change in zip(items, changes, strict=True):
            if change.verb == "conflict":
                raise AgencyRewritten(agency=item["name"], since=day_figures(day_of(item)))
        founding = [item for item in items if register.founds(item)]
        if founding:
            found_agencies([_draft(item) for item in founding], by=by, at=at)
        later = [item for item in items if not register.founds(item)]
        ids = ids_by_code(item["code"] for item in later)
        for item in sorted(later, key=day_of):
            if register.describes_anew(item):
                change_agency(ids[item["code"]], _description(item), since=day_of(item), by=by, at=at)
        belongings = belongings_by_code(item["code"] for item in later)
        for item in later:
            _complete(item, ids, belongings[item["code"]], by=by, at=at)
        return counted(changes)


@dataclass(frozen=True)
class _Register:
    """Items beside what the register holds of the same agencies."""

    terms: Mapping[str, Sequence[AgencyTerm]]
    belongings: Mapping[str, Belongings]
    first: Mapping[str, date]

    @classmethod
    def beside(cls, items: Sequence[Item]) -> "_Register":
        """Gather it."""
        codes = [item["code"] for item in items]
        first: dict[str, date] = {}
        for item in items:
            first[item["code"]] = min(first.get(item["code"], date.max), day_of(item))
        return cls(terms_by_code(codes), belongings_by_code(codes), first)

    def founds(self, item: Item) -> bool:
        """Say whether the agency is new with this item."""
        return item["code"] not in self.terms and self.first[item["code"]] == day_of(item)

    def describes_anew(self, item: Item) -> bool:
        """Say whether the item changes an agency from a day after all that is known of it."""
        if self.founds(item):
            return False
        known = self.terms.get(item["code"], ())
        if not known:
            return True
        last = known[-1]
        return last.valid_to is None and day_of(item) > last.valid_from and not _says(last, item)

    def change(self, key: str, item: Item) -> Change:
        """Say what loading does with an item."""
        if self.founds(item):
            return Change(key, "add", f"Thêm {item['name']}.")
        if self.describes_anew(item):
            return Change(
                key, "new_version", f"{item['name']}: thông tin mới từ {day_figures(day_of(item))}."
            )
        held = next((t for t in self.terms[item["code"]] if t.holds_on(day_of(item))), None)
        belongings = self.belongings[item["code"]]
        identifier = item.get("identifier")
        other_code = (
            identifier and belongings.identifiers and identifier["code"] not in belongings.identifiers
        )
        if held is None or not _says(held, item) or other_code:
            return Change(
                key, "conflict", f"Sổ đã ghi {held.name if held else item['code']}, khác với gói này."
            )
        missing = list(_missing(item, belongings))
        return (
            Change(key, "new_version", f"Bổ sung {', '.join(missing)}.") if missing else Change(key, "same")
        )


def _says(term: AgencyTerm, item: Item) -> bool:
    return Description.of(term) == _description(item)


def _description(item: Item) -> Description:
    return Description(
        name=tidy(item["name"]),
        kind=item["kind"],
        level=item["level"],
        short_name=tidy(item.get("short_name", "")),
        parent=item.get("parent"),
        place=item.get("place"),
        rank=item.get("rank", 100),
    )


def _draft(item: Item) -> AgencyDraft:
    identifier = item.get("identifier")
    return AgencyDraft(
        code=item["code"],
        description=_description(item),
        valid_from=day_of(item),
        identifier=IdentifierDraft(identifier["code"], identifier["mark"].upper()) if identifier else None,
        aliases=tuple(item.get("aliases", ())),
        one_stop=_one_stop(item) if "one_stop" in item else None,
    )


def _one_stop(item: Item) -> OneStopDraft:
    unit = item["one_stop"]
    return OneStopDraft(
        serves=tuple(unit["serves"]),
        address=unit.get("address", ""),
        phone=unit.get("phone", ""),
        email=unit.get("email", ""),
    )


def _missing(item: Item, had: Belongings) -> Iterator[str]:
    """Name what the item says of an agency beyond its description that the register lacks."""
    if item.get("identifier") and item["identifier"]["code"] not in had.identifiers:
        yield f"mã định danh {item['identifier']['code']}"
    yield from (
        f"tên gọi “{text}”" for text in item.get("aliases", ()) if name_key(text) not in had.alias_keys
    )
    if "one_stop" in item:
        draft = _one_stop(item)
        if had.reached != (draft.address, draft.phone, draft.email):
            yield "thông tin bộ phận một cửa"
        if not set(draft.serves) <= had.serves:
            yield "phạm vi tiếp nhận"


def _complete(item: Item, ids: Mapping[str, UUID], had: Belongings, *, by: Actor, at: datetime) -> None:
    """Write what `_missing` names."""
    agency, since = ids[item["code"]], day_of(item)
    identifier = item.get("identifier")
    if identifier and identifier["code"] not in had.identifiers:
        draft = IdentifierDraft(identifier["code"], identifier["mark"].upper())
        give_identifier(agency, draft, since=since, by=by, at=at)
    for text in item.get("aliases", ()):
        if name_key(text) not in had.alias_keys:
            add_alias(agency, text, since=since, by=by, at=at)
    if "one_stop" not in item:
        return
    unit = _one_stop(item)
    if had.reached is None:
        open_one_stop(agency, unit, since=since, by=by, at=at)
        return
    correct_one_stop(agency, address=unit.address, phone=unit.phone, email=unit.email, by=by, at=at)
    served = ids_by_code(unit.serves)
    for code in unit.serves:
        if code not in had.serves:
            open_scope(agency, served[code], since=since, by=by, at=at)


class _Faults:
    """What items are held against before they are loaded."""

    def __init__(self, items: Sequence[Item], context: Context) -> None:
        self.kinds = {code: (kind.receives, kind.alone_at) for code, kind in kinds_by_code().items()}
        self.kinds |= {
            item["code"]: (item.get("receives", False), item.get("alone_at", ""))
            for item in context.items("agency_kind")
        }
        days = {day_of(item) for item in items}
        self.standing = {day: agencies_of(context, day) for day in days}
        self.places = {
            day: set(places_by_codes({i["place"] for i in items if "place" in i}, day)) for day in days
        }
        self.brought = {(item["code"], str(item["valid_from"])) for item in context.items("place")}
        self.in_ring = set(rings({item["code"]: item.get("parent") for item in items}))
        self.identifiers = Counter({(i["identifier"]["code"], i["code"]) for i in items if "identifier" in i})
        self.owners = Counter(code for code, _agency in self.identifiers)

    def of(self, item: Item) -> Iterator[Fault]:
        """Give everything wrong with one item."""
        receives, alone_at = self.kinds.get(item["kind"], (False, ""))
        if item["kind"] not in self.kinds:
            yield ("kind",), f"Không có loại cơ quan “{item['kind']}”."
        elif "parent" not in item and alone_at != item["level"]:
            yield ("code",), f"“{item['name']}” chưa có cơ quan cấp trên: hãy thêm khóa “parent”."
        elif "one_stop" in item and not receives:
            yield ("one_stop",), f"“{item['name']}” thuộc loại không tiếp nhận hồ sơ một cửa."
        yield from self._of_parent(item)
        yield from self._of_place(item)
        yield from self._of_identifier(item)
        yield from _of_aliases(item)
        there = self.standing[day_of(item)]
        for place, code in enumerate(item.get("one_stop", {}).get("serves", ())):
            if code not in there:
                yield ("one_stop", "serves", place), _not_there(code, item)

    def _of_parent(self, item: Item) -> Iterator[Fault]:
        parent = item.get("parent")
        if parent is not None and parent not in self.standing[day_of(item)]:
            yield ("parent",), _not_there(parent, item)
        elif item["code"] in self.in_ring:
            yield ("parent",), f"“{item['name']}” trực thuộc vòng quanh về chính nó."

    def _of_place(self, item: Item) -> Iterator[Fault]:
        code = item.get("place")
        if code is None or code in self.places[day_of(item)]:
            return
        if not any(known == code and since <= item["valid_from"] for known, since in self.brought):
            yield ("place",), f"Không có đơn vị hành chính mã {code} vào {day_figures(day_of(item))}."

    def _of_identifier(self, item: Item) -> Iterator[Fault]:
        code = item.get("identifier", {}).get("code")
        if code is None:
            return
        if not is_identifier(code):
            yield ("identifier", "code"), f"“{code}” không đúng cấu trúc mã định danh (ví dụ H08, H08.12)."
        elif self.owners[code] > 1:
            yield ("identifier", "code"), f"Mã định danh {code} được cấp cho hai cơ quan trong gói."


def _of_aliases(item: Item) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for place, text in enumerate(item.get("aliases", ())):
        key = name_key(text)
        if not key:
            yield ("aliases", place), "Tên gọi khác phải có ít nhất một chữ cái hoặc chữ số."
        elif seen.setdefault(key, text) != text:
            yield ("aliases", place), f"“{text}” với “{seen[key]}” là một tên gọi; chỉ cần ghi một lần."


def _not_there(code: str, item: Item) -> str:
    return f"Không có cơ quan mã “{code}” vào {day_figures(day_of(item))}."
