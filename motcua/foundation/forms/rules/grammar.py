"""The grammar of a form's text, as JSON Schema: what keys there are and what stands behind them."""

from typing import Any, Final

_NAME: Final = {"type": "string", "pattern": "^[a-z][a-z0-9_]*$"}
_WORDS: Final = {"type": "string", "minLength": 1}
_DAY_LIMIT: Final = {
    "anyOf": [{"const": "today"}, {"type": "string", "format": "date"}],
}
_CONDITION: Final[dict[str, Any]] = {  # Any: a JSON Schema
    "type": "object",
    "additionalProperties": False,
    "oneOf": [
        {"required": ["field", "is"]},
        {"required": ["field", "in"]},
        {"required": ["field", "includes"]},
        {"required": ["field", "is_set"]},
        {"required": ["all"]},
        {"required": ["any"]},
        {"required": ["not"]},
    ],
    "properties": {
        "field": {"type": "string", "pattern": r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$"},
        "is": {"type": ["string", "integer", "boolean"]},
        "in": {"type": "array", "minItems": 1, "items": {"type": ["string", "integer", "boolean"]}},
        "includes": {"type": ["string", "integer"]},
        "is_set": {"type": "boolean"},
        "all": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/condition"}},
        "any": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/condition"}},
        "not": {"$ref": "#/$defs/condition"},
    },
}
_FIELD: Final[dict[str, Any]] = {  # Any: a JSON Schema
    "type": "object",
    "required": ["name"],
    "additionalProperties": False,
    "properties": {
        "name": _NAME,
        "label": _WORDS,
        "hint": _WORDS,
        "widget": {
            "enum": [
                *("text", "textarea", "number", "money", "date", "partial_date", "radio", "select"),
                *("checkboxes", "yes_no", "tick", "person", "address", "group", "rows"),
            ]
        },
        "parts": {"type": "array", "minItems": 1, "uniqueItems": True, "items": _NAME},
        "fields": {"$ref": "#/$defs/fields"},
        "row": _WORDS,
        "show_if": {"$ref": "#/$defs/condition"},
        "required": {"const": True},
        "choices": {"type": "object", "additionalProperties": _WORDS},
        "choices_from": _NAME,
        "sensitive": {"type": "boolean"},
        "suffix": _WORDS,
        "width": {"enum": [2, 3, 4, 5, 10, 20, 30]},
        "autocomplete": _WORDS,
        "default": {"type": ["string", "integer", "boolean"]},
        "errors": {"type": "object", "additionalProperties": _WORDS},
        "check": _NAME,
        "min": _DAY_LIMIT,
        "max": _DAY_LIMIT,
    },
}
FORM_SCHEMA: Final[dict[str, Any]] = {  # Any: a JSON Schema
    "$id": "urn:motcua:form",
    "type": "object",
    "required": ["title", "schema", "layout"],
    "additionalProperties": False,
    "properties": {
        "title": _WORDS,
        "intro": _WORDS,
        "schema": {"type": "object"},
        "layout": {
            "type": "object",
            "required": ["sections"],
            "additionalProperties": False,
            "properties": {
                "sections": {
                    "type": "array",
                    "minItems": 1,
                    "items": {
                        "type": "object",
                        "required": ["title", "fields"],
                        "additionalProperties": False,
                        "properties": {
                            "title": _WORDS,
                            "intro": _WORDS,
                            "show_if": {"$ref": "#/$defs/condition"},
                            "fields": {"$ref": "#/$defs/fields"},
                        },
                    },
                }
            },
        },
    },
    "$defs": {
        "condition": _CONDITION,
        "field": _FIELD,
        "fields": {
            "type": "array",
            "minItems": 1,
            "items": {"anyOf": [_NAME, {"$ref": "#/$defs/field"}]},
        },
    },
}
"""What a pack's kind puts where a form stands, so that unknown keys are found with file and line."""
