"""Which way of asking suits which schema."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from motcua.foundation.forms.models import Choice, Kind
from motcua.foundation.forms.rules.shapes import ADDRESS, PARTIAL_DATE, PERSON, shape_of

Json = Mapping[str, Any]  # Any: a JSON Schema

_LONG: Final = 255
_MOST_RADIOS: Final = 7
_SHAPED: Final = {PARTIAL_DATE: Kind.PARTIAL_DATE, ADDRESS: Kind.ADDRESS, PERSON: Kind.PERSON}


def choices_in(schema: Json) -> list[Choice]:
    """The choices a schema lists: `oneOf` of const and title, or an `enum` of words."""
    if "oneOf" in schema:
        parts = [part for part in schema["oneOf"] if isinstance(part, Mapping) and "const" in part]
        return [Choice(part["const"], part.get("title", str(part["const"]))) for part in parts]
    return [Choice(value, str(value)) for value in schema.get("enum", ()) if value is not None]


def kind_for(widget: str, schema: Json, layout: Json) -> Kind | None:
    """The way of asking: what the layout says, else what the schema suggests; None when it suggests none."""
    if widget:
        return Kind(widget)
    if "choices_from" in layout:
        return Kind.SELECT
    if shape_of(schema):
        return _SHAPED.get(shape_of(schema))
    choices = choices_in(schema)
    if choices:
        return Kind.RADIO if len(choices) <= _MOST_RADIOS else Kind.SELECT
    return _by_type(schema)


def _by_type(schema: Json) -> Kind | None:
    """The way of asking that a plain type suggests."""
    kind: Kind | None = None
    match schema.get("type"):
        case "string" if schema.get("format") == "date":
            kind = Kind.DATE
        case "string":
            kind = Kind.TEXTAREA if schema.get("maxLength", 0) > _LONG else Kind.TEXT
        case "integer" | "number":
            kind = Kind.NUMBER
        case "boolean":
            kind = Kind.TICK if schema.get("const") is True else Kind.YES_NO
        case "object" if "properties" in schema:
            kind = Kind.GROUP
        case "array":
            kind = Kind.CHECKBOXES if choices_in(schema.get("items", {})) else Kind.ROWS
    return kind


def _is_text(schema: Json) -> bool:
    return schema.get("type") == "string"


def _is_number(schema: Json) -> bool:
    return schema.get("type") in {"integer", "number"}


def _is_whole(schema: Json) -> bool:
    return schema.get("type") == "integer"


def _is_choice(schema: Json) -> bool:
    return bool(choices_in(schema)) or _is_text(schema)


def _is_yes_or_no(schema: Json) -> bool:
    return schema.get("type") == "boolean"


def _is_many(schema: Json) -> bool:
    return schema.get("type") == "array" and isinstance(schema.get("items"), Mapping)


def _is_rows(schema: Json) -> bool:
    return _is_many(schema) and "properties" in schema["items"]


def _is_shape(shape: str) -> Callable[[Json], bool]:
    return lambda schema: shape_of(schema) == shape


FITTING: Final[dict[Kind, Callable[[Json], bool]]] = {
    Kind.TEXT: _is_text,
    Kind.TEXTAREA: _is_text,
    Kind.NUMBER: _is_number,
    Kind.MONEY: _is_whole,
    Kind.DATE: lambda schema: _is_text(schema) and schema.get("format") == "date",
    Kind.PARTIAL_DATE: _is_shape(PARTIAL_DATE),
    Kind.RADIO: _is_choice,
    Kind.SELECT: _is_choice,
    Kind.CHECKBOXES: _is_many,
    Kind.YES_NO: _is_yes_or_no,
    Kind.TICK: _is_yes_or_no,
    Kind.PERSON: _is_shape(PERSON),
    Kind.ADDRESS: _is_shape(ADDRESS),
    Kind.GROUP: lambda schema: "properties" in schema,
    Kind.ROWS: _is_rows,
}
"""What a schema must be for each way of asking."""
