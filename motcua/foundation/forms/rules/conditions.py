"""When a field is asked: conditions on other answers, judged in Python and written as JSON Schema alike."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Answers = Mapping[str, Any]  # Any: JSON answers of one object
Way = tuple[str, ...]


@dataclass(frozen=True)
class Is:
    """The answer at the way is one of these values."""

    way: Way
    values: tuple[object, ...]


@dataclass(frozen=True)
class Includes:
    """The answers at the way include this value (checkboxes)."""

    way: Way
    value: object


@dataclass(frozen=True)
class IsSet:
    """Something is answered at the way."""

    way: Way


@dataclass(frozen=True)
class All:
    """Every part holds."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True)
class Not:
    """The part does not hold."""

    part: "Condition"


Condition = Is | Includes | IsSet | All | AnyOf | Not


def read_condition(said: Mapping[str, Any]) -> Condition:
    """Turn a `show_if` of sound shape into a condition. Any: JSON."""
    if "all" in said:
        return All(tuple(read_condition(part) for part in said["all"]))
    if "any" in said:
        return AnyOf(tuple(read_condition(part) for part in said["any"]))
    if "not" in said:
        return Not(read_condition(said["not"]))
    return _on_field(tuple(str(said["field"]).split(".")), said)


def _on_field(way: Way, said: Mapping[str, Any]) -> Condition:
    """The condition on one answer. Any: JSON."""
    if "includes" in said:
        return Includes(way, said["includes"])
    if "is_set" in said:
        return IsSet(way) if said["is_set"] else Not(IsSet(way))
    return Is(way, tuple(said["in"]) if "in" in said else (said["is"],))


def holds(condition: Condition, answers: Answers) -> bool:
    """Judge a condition on the answers of its object; what is not answered is neither this nor that."""
    match condition:
        case All(parts):
            return all(holds(part, answers) for part in parts)
        case AnyOf(parts):
            return any(holds(part, answers) for part in parts)
        case Not(part):
            return not holds(part, answers)
        case Is(way, values):
            found = _at(answers, way)
            return any(_same(found, value) for value in values)
        case Includes(way, value):
            found = _at(answers, way)
            return isinstance(found, list) and any(_same(one, value) for one in found)
        case IsSet(way):
            return _at(answers, way) is not None


def as_schema(condition: Condition) -> dict[str, Any]:
    """Write a condition as a JSON Schema of its object. Any: a JSON Schema."""
    match condition:
        case All(parts):
            return {"allOf": [as_schema(part) for part in parts]}
        case AnyOf(parts):
            return {"anyOf": [as_schema(part) for part in parts]}
        case Not(part):
            return {"not": as_schema(part)}
        case Is(way, values):
            return _along(way, {"enum": list(values)})
        case Includes(way, value):
            return _along(way, {"type": "array", "contains": {"const": value}})
        case IsSet(way):
            return _along(way, {})


def ways_of(condition: Condition) -> Iterator[Way]:
    """Every way a condition looks along."""
    match condition:
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from ways_of(part)
        case Not(part):
            yield from ways_of(part)
        case Is(way) | Includes(way) | IsSet(way):
            yield way


def _at(answers: Answers, way: Way) -> object:
    """The answer at the way, or None."""
    here: object = answers
    for step in way:
        if not isinstance(here, Mapping):
            return None
        here = here.get(step)
    return here


def _same(one: object, other: object) -> bool:
    """Equal as JSON is: yes is not 1."""
    return isinstance(one, bool) == isinstance(other, bool) and one == other


def _along(way: Way, last: dict[str, Any]) -> dict[str, Any]:
    """Wrap a schema into the objects on the way to it. Any: a JSON Schema."""
    for step in reversed(way):
        last = {"type": "object", "required": [step], "properties": {step: last}}
    return last
