"""Ways through a form: which field a way in the data leads to, which control, which are asked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from motcua.foundation.forms.models import Answers, Field, Kind, Path
from motcua.foundation.forms.rules.conditions import holds, ways_of
from motcua.foundation.forms.rules.shapes import ADDRESS, SHAPES
from motcua.foundation.forms.rules.values import ADDRESS_PARTS, DAY_PARTS

_GROUPS: Final = frozenset({Kind.GROUP, Kind.PERSON})
_PART_KINDS: Final = {"province": Kind.SELECT, "commune": Kind.SELECT, "street": Kind.TEXT}


@dataclass(frozen=True)
class Spot:
    """A field at a place: the way in the data and the name in the browser's answers."""

    field: Field
    path: Path
    order: tuple[int, ...]

    @property
    def name(self) -> str:
        """The name under which its answer is sent."""
        return name_of(self.path)


def name_of(path: Path) -> str:
    """The name of the control at a way in the data: ("children", 0, "name") → "children.0.name"."""
    return ".".join(str(step) for step in path)


def id_of(name: str) -> str:
    """The id of a control by its name."""
    return "f-" + name.replace(".", "-")


def anchor_of(field: Field, name: str, part: str = "") -> str:
    """The id to lead to when a field must be mended: its first control, or the one that is wrong."""
    if part:
        return id_of(f"{name}.{part}")
    match field.kind:
        case Kind.DATE | Kind.PARTIAL_DATE:
            return id_of(f"{name}.{DAY_PARTS[0]}")
        case Kind.ADDRESS:
            return id_of(f"{name}.{ADDRESS_PARTS[0]}")
        case Kind.GROUP | Kind.PERSON if field.fields:
            return anchor_of(field.fields[0], f"{name}.{field.fields[0].name}")
        case Kind.ROWS:
            return id_of(f"{name}.add")
    return id_of(name)


def address_parts(field: Field) -> tuple[Field, ...]:
    """An address as the three fields it is asked by."""
    required = field.schema.get("required", ())
    shapes = SHAPES[ADDRESS]["properties"]
    return tuple(
        Field(
            name=part,
            kind=_PART_KINDS[part],
            label=shapes[part]["title"],
            schema=shapes[part],
            required=part in required,
            autocomplete=f"{field.autocomplete} street-address".strip()
            if part == "street" and field.autocomplete
            else "",
        )
        for part in ADDRESS_PARTS
    )


def in_order(fields: Sequence[Field]) -> list[Field]:
    """Fields so that each comes after those its condition looks at; the reader saw to it that this can be."""
    known = {one.name: one for one in fields}
    placed: dict[str, Field] = {}

    def place(one: Field) -> None:
        if one.name in placed:
            return
        for way in ways_of(one.show_if) if one.show_if else ():
            place(known[way[0]])
        placed[one.name] = one

    for one in fields:
        place(one)
    return list(placed.values())


def settle(fields: Sequence[Field], answers: Answers) -> set[str]:
    """Take the answers of fields that are not asked out, and name those fields."""
    hidden: set[str] = set()
    for one in in_order(fields):
        if one.show_if and not holds(one.show_if, answers):
            hidden.add(one.name)
            answers.pop(one.name, None)
    return hidden


def spots(
    fields: Iterable[Field], answers: Mapping[str, Any], path: Path = (), order: tuple[int, ...] = ()
) -> Iterator[Spot]:
    """Every field that has an answer, outermost first, rows one by one. Any: JSON answers."""
    for index, one in enumerate(fields):
        if one.name not in answers:
            continue
        here, place = (*path, one.name), (*order, index)
        yield Spot(one, here, place)
        value = answers[one.name]
        if one.kind in _GROUPS and isinstance(value, Mapping):
            yield from spots(one.fields, value, here, place)
        elif one.kind is Kind.ROWS and isinstance(value, list):
            for number, row in enumerate(value):
                if isinstance(row, Mapping):
                    yield from spots(one.fields, row, (*here, number), (*place, number))


def spot_at(fields: Sequence[Field], path: Path) -> Spot | None:
    """The innermost field on a way in the data; parts of an address count as fields."""
    found: Spot | None = None
    level, order, walked = fields, (), ()  # type: tuple[Field, ...] | Sequence[Field], tuple[int, ...], Path
    for step in path:
        walked = (*walked, step)
        if isinstance(step, int):
            order = (*order, step)
            continue
        index = next((i for i, one in enumerate(level) if one.name == step), None)
        if index is None:
            break
        one = level[index]
        order = (*order, index)
        found = Spot(one, walked, order)
        level = address_parts(one) if one.kind is Kind.ADDRESS else one.fields
    return found
