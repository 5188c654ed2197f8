"""The whole truth of a form as one standard schema: shapes brought along, conditions written out."""

import copy
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from motcua.foundation.forms.models import Field, Kind
from motcua.foundation.forms.rules.conditions import as_schema
from motcua.foundation.forms.rules.shapes import SHAPES, shape_of

Schema = dict[str, Any]  # Any: a JSON Schema


def compile_schema(schema: Mapping[str, Any], fields: Sequence[Field]) -> Schema:  # Any: a JSON Schema
    """The form's schema with every condition as if/then/else and every shape it uses under `$defs`."""
    full = _level(copy.deepcopy(dict(schema)), fields)
    full["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    used = _shapes_used(full)
    if used:
        full["$defs"] = {**full.get("$defs", {}), **{name.rsplit(":", 1)[-1]: SHAPES[name] for name in used}}
    return full


def _level(schema: Schema, fields: Iterable[Field]) -> Schema:
    """Write out the conditions of one object and of all below it."""
    rules: list[Schema] = []
    for one in fields:
        below: Schema = schema["properties"][one.name]
        if one.kind is Kind.GROUP:
            schema["properties"][one.name] = _level(below, one.fields)
        elif one.kind is Kind.ROWS:
            below["items"] = _level(below["items"], one.fields)
        elif one.kind is Kind.PERSON:
            below["propertyNames"] = {"enum": [part.name for part in one.fields]}
        if one.show_if:
            rule: Schema = {"if": as_schema(one.show_if), "else": {"properties": {one.name: False}}}
            if one.required:
                rule["then"] = {"required": [one.name]}
            rules.append(rule)
    if rules:
        schema["allOf"] = [*schema.get("allOf", ()), *rules]
    return schema


def _shapes_used(schema: object) -> list[str]:
    """The ready-made shapes a schema points at, and those they point at."""
    found: set[str] = set()
    waiting = [schema]
    while waiting:
        here = waiting.pop()
        if isinstance(here, Mapping):
            name = shape_of(here)
            if name in SHAPES and name not in found:
                found.add(name)
                waiting.append(SHAPES[name])
            waiting.extend(here.values())
        elif isinstance(here, list):
            waiting.extend(here)
    return sorted(found)
