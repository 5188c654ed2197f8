"""What a JSON Schema validator found, said in one Vietnamese sentence a pack's author can act on."""

import difflib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import jsonschema_rs

Path = tuple[str | int, ...]

_TYPES: Final = {
    "string": "chữ",
    "integer": "số nguyên",
    "number": "số",
    "boolean": "true hoặc false",
    "array": "danh sách (mỗi phần tử một dòng bắt đầu bằng dấu -)",
    "object": "nhóm khóa: giá trị",
    "null": "để trống",
}
_FORMATS: Final = {
    "date": "ngày có thật, viết NĂM-THÁNG-NGÀY như 2023-11-20",
    "date-time": "thời điểm, viết như 2023-11-20T08:00:00+07:00",
    "time": "giờ, viết như 07:30:00",
    "email": "địa chỉ thư điện tử",
    "uri": "địa chỉ web đầy đủ",
    "uuid": "mã UUID",
}
_SENTENCES: Final = {
    "required": "Thiếu khóa bắt buộc “{property}”.",
    "type": "{where} phải là {types}, không phải {value}.{hint}",
    "const": "{where} phải là {expected}, không phải {value}.",
    "format": "{where} phải là {format}, không phải {value}.",
    "pattern": "{where} không đúng cách viết (mẫu {pattern}): {value}.",
    "uniqueItems": "{where} có mục lặp lại.",
    "falseSchema": "{where} không được dùng ở đây.",
    "propertyNames": "{where} có tên khóa không đúng cách viết.",
    "multipleOf": "{where} phải chia hết cho {multiple}, không phải {value}.",
    "minimum": "{where} phải từ {limit} trở lên, không phải {value}.",
    "maximum": "{where} phải từ {limit} trở xuống, không phải {value}.",
    "exclusiveMinimum": "{where} phải lớn hơn {limit}, không phải {value}.",
    "exclusiveMaximum": "{where} phải nhỏ hơn {limit}, không phải {value}.",
    "minLength": "{where} phải dài ít nhất {limit} ký tự.",
    "maxLength": "{where} dài quá {limit} ký tự.",
    "minItems": "{where} phải có ít nhất {limit} mục.",
    "maxItems": "{where} có quá {limit} mục.",
    "minProperties": "{where} phải có ít nhất {limit} khóa.",
    "maxProperties": "{where} có quá {limit} khóa.",
}
_AT_LEAST_ONE: Final = {
    "minLength": "không được để trống",
    "minItems": "phải có ít nhất một mục",
    "minProperties": "phải có ít nhất một khóa",
}
_MANY: Final = 12
_SHORT: Final = 60


@dataclass(frozen=True)
class Wrong:
    """One thing the schema does not allow: where in the item, and the sentence."""

    path: Path
    sentence: str


def wrongs(
    validator: jsonschema_rs.Draft202012Validator, schema: Mapping[str, Any], item: object
) -> list[Wrong]:
    """Everything wrong with one item, in the order found. Any: a JSON Schema."""
    found = [wrong for error in validator.iter_errors(item) for wrong in _said(error, schema)]
    return list(dict.fromkeys(found))


def nearest(word: str, words: Iterable[str]) -> str:
    """Say which known word was probably meant, or list the known ones."""
    known = sorted(words)
    near = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    if near:
        return f"Ý anh, chị là “{near[0]}”?"
    if not known:
        return ""
    listed = ", ".join(known[:_MANY]) + (", …" if len(known) > _MANY else "")
    return f"Có thể dùng: {listed}."


def _said(error: jsonschema_rs.ValidationError, schema: Mapping[str, Any]) -> list[Wrong]:
    """One finding as sentences: as a rule one, for unknown keys one each. Any: a JSON Schema."""
    keyword, facts = error.kind.name, error.kind.as_dict()
    path = tuple(error.instance_path)
    if keyword in {"additionalProperties", "unevaluatedProperties"}:
        known = _properties_at(schema, error.schema_path)
        unknown: list[str] = facts["unexpected"]
        return [
            Wrong((*path, key), f"Không có khóa “{key}”. {nearest(key, known)}".strip()) for key in unknown
        ]
    if keyword in {"anyOf", "oneOf"}:
        return _branch(error, facts.get("context", []), schema)
    return [Wrong(path, _sentence(keyword, facts, _name(path), error.instance))]


def _branch(
    error: jsonschema_rs.ValidationError,
    branches: list[list[jsonschema_rs.ValidationError]],
    schema: Mapping[str, Any],  # Any: a JSON Schema
) -> list[Wrong]:
    """Say the findings of the alternative that came nearest."""
    path = tuple(error.instance_path)
    if not branches:
        return [Wrong(path, f"{_name(path)} đúng với nhiều cách viết cùng lúc; phải rõ là cách nào.")]
    if all(len(branch) == 1 and branch[0].kind.name == "const" for branch in branches):
        allowed = [branch[0].kind.as_dict()["expected_value"] for branch in branches]
        return [Wrong(path, _one_of(_name(path), allowed, error.instance))]
    best = min(branches, key=lambda branch: _distance(branch, len(path)))
    if not _distance(best, len(path))[0]:
        return [wrong for found in best for wrong in _said(found, schema)]
    types = [
        found.kind.as_dict()["types"] for branch in branches for found in branch if found.kind.name == "type"
    ]
    wanted = " hoặc ".join(dict.fromkeys(_TYPES[name] for names in types for name in names))
    return [Wrong(path, f"{_name(path)} phải là {wanted}, không phải {_shown(error.instance)}.")]


def _distance(branch: list[jsonschema_rs.ValidationError], depth: int) -> tuple[bool, int, int]:
    """How far an alternative is from what stands there: of another type is farthest."""
    wrong_type = any(error.kind.name == "type" and len(error.instance_path) == depth for error in branch)
    deepest = max(len(error.instance_path) for error in branch)
    return (wrong_type, len(branch), -deepest)


def _sentence(keyword: str, facts: Mapping[str, Any], where: str, value: object) -> str:
    """The sentence for one kind of finding. Any: what the validator says of it, by keyword."""
    if keyword == "enum":
        return _one_of(where, facts["options"], value)
    if facts.get("limit") == 1 and keyword in _AT_LEAST_ONE:
        return f"{where} {_AT_LEAST_ONE[keyword]}."
    said = _SENTENCES.get(keyword, "{where} không hợp quy định của gói ({keyword}): {value}.")
    return said.format(
        where=where,
        keyword=keyword,
        value=_shown(value),
        limit=facts.get("limit"),
        property=facts.get("property"),
        types=" hoặc ".join(_TYPES[name] for name in facts.get("types", ())),
        hint=_quotes(facts.get("types", ()), value),
        expected=_shown(facts.get("expected_value")),
        format=_FORMATS.get(facts.get("format", ""), facts.get("format")),
        pattern=facts.get("pattern"),
        multiple=facts.get("multiple_of"),
    )


def _one_of(where: str, allowed: Iterable[object], value: object) -> str:
    """The sentence for a value that is none of the allowed ones."""
    options = [_plain(option) for option in allowed]
    near = difflib.get_close_matches(_plain(value), options, n=1, cutoff=0.6)
    hint = f" Ý anh, chị là “{near[0]}”?" if near else ""
    listed = ", ".join(options[:_MANY]) + (", …" if len(options) > _MANY else "")
    return f"{where} phải là một trong: {listed}; không phải {_shown(value)}.{hint}"


def _quotes(types: Iterable[str], value: object) -> str:
    """A hint when a code was read as a number because it stands without quotes."""
    if "string" in types and isinstance(value, int | float) and not isinstance(value, bool):
        return " Mã viết bằng số phải đặt trong dấu nháy."
    return ""


def _name(path: Path) -> str:
    """What to call the spot in a sentence."""
    if not path:
        return "Mục này"
    last = path[-1]
    if isinstance(last, str):
        return f"“{last}”"
    above = next((part for part in reversed(path) if isinstance(part, str)), None)
    return f"Phần tử thứ {last + 1} của “{above}”" if above else f"Phần tử thứ {last + 1}"


def _plain(value: object) -> str:
    """A value as an author would write it."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _shown(value: object) -> str:
    """A value in a sentence, kept short."""
    if value is None:
        return "giá trị trống"
    if isinstance(value, dict):
        return "một nhóm khóa"
    if isinstance(value, list):
        return "một danh sách"
    text = _plain(value)
    return f"“{text if len(text) <= _SHORT else text[:_SHORT] + '…'}”"


def _properties_at(schema: Mapping[str, Any], location: Iterable[str | int]) -> list[str]:
    """Names of the properties the schema knows at a keyword's location. Any: a JSON Schema."""
    here: object = schema
    for step in list(location)[:-1]:
        if isinstance(here, Mapping):
            here = here.get(step)
        elif isinstance(here, list) and isinstance(step, int):
            here = here[step]
    properties = here.get("properties") if isinstance(here, Mapping) else None
    return list(properties) if isinstance(properties, Mapping) else []
