"""From a form's text to a form: every field with its kind, its label, its place, and every problem named."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

import jsonschema_rs

from motcua.foundation.forms.models import Choice, Field, FormProblem, FormSpec, Kind, Path, Section
from motcua.foundation.forms.rules.compiling import compile_schema
from motcua.foundation.forms.rules.conditions import All, Condition, read_condition, ways_of
from motcua.foundation.forms.rules.grammar import FORM_SCHEMA
from motcua.foundation.forms.rules.kinds import FITTING, choices_in, kind_for
from motcua.foundation.forms.rules.shapes import ADDRESS, PART_LAYOUT, PERSON, PERSON_PARTS, SHAPES, shape_of

Json = Mapping[str, Any]  # Any: JSON of a form's text, whose outer shape the grammar has checked

_GRAMMAR: Final = jsonschema_rs.Draft202012Validator(FORM_SCHEMA, validate_formats=True)
_NAME: Final = re.compile(r"[a-z][a-z0-9_]*")
_OWN_KEYS: Final = {
    "hint",
    "suffix",
    "width",
    "autocomplete",
    "default",
    "check",
    "choices_from",
    "sensitive",
    "row",
}


@dataclass
class Reader:
    """One reading of one form; problems gather while the fields are made."""

    problems: list[FormProblem] = field(default_factory=list)

    def wrong(self, path: Path, sentence: str) -> None:
        """Note a problem."""
        self.problems.append(FormProblem(path, sentence))


def read_spec(said: object) -> tuple[FormSpec | None, list[FormProblem]]:
    """Read a form's text; a form comes out only when there is no problem."""
    shape = [
        FormProblem(tuple(error.instance_path), f"Biểu mẫu viết sai: {error.message}")
        for error in _GRAMMAR.iter_errors(said)
    ]
    if shape or not isinstance(said, Mapping):
        return None, shape
    reader = Reader()
    schema: Json = said["schema"]
    _check_schema(reader, schema)
    if reader.problems:
        return None, reader.problems
    sections = tuple(
        _read_section(reader, section, schema, ("layout", "sections", index))
        for index, section in enumerate(said["layout"]["sections"])
    )
    top = [one for section in sections for one in section.fields]
    _check_level(reader, top, schema, ("layout", "sections"))
    if reader.problems:
        return None, reader.problems
    full = compile_schema(schema, top)
    return FormSpec(said["title"], said.get("intro", ""), schema, sections, full), []


def _check_schema(reader: Reader, schema: Json) -> None:
    """Find out whether the schema is a JSON Schema of an object, closed, with names a form can bear."""
    try:
        jsonschema_rs.Draft202012Validator({**schema, "$defs": {**schema.get("$defs", {}), **SHAPES}})
    except (jsonschema_rs.ValidationError, jsonschema_rs.ReferencingError, ValueError) as error:
        reader.wrong(
            ("schema",), f"Lược đồ (schema) không đúng chuẩn JSON Schema 2020-12: {error}".split("\n", 1)[0]
        )
        return
    if schema.get("type") != "object" or "properties" not in schema:
        reader.wrong(("schema",), "Lược đồ của biểu mẫu phải là type: object có properties.")
        return
    for path, level in _objects(schema, ("schema",)):
        if level.get("additionalProperties") is not False:
            reader.wrong(path, "Nhóm này phải ghi additionalProperties: false.")
        for name in level["properties"]:
            if not _NAME.fullmatch(name):
                reader.wrong(
                    (*path, "properties", name), f"Tên “{name}” chỉ được gồm chữ thường, số và dấu gạch dưới."
                )
        for name in level.get("required", ()):
            if name not in level["properties"]:
                reader.wrong((*path, "required"), f"“{name}” bắt buộc nhưng không có trong properties.")


def _objects(schema: Json, path: Path) -> Iterator[tuple[Path, Json]]:
    """Every object in a schema that lists its properties, the outermost first."""
    if "properties" in schema:
        yield path, schema
        for name, below in schema["properties"].items():
            if isinstance(below, Mapping):
                yield from _objects(below, (*path, "properties", name))
    items = schema.get("items")
    if isinstance(items, Mapping):
        yield from _objects(items, (*path, "items"))


def _read_section(reader: Reader, said: Json, schema: Json, path: Path) -> Section:
    """Read a section; its condition becomes a condition of each of its fields."""
    fields = _read_fields(reader, said["fields"], schema, (*path, "fields"))
    if "show_if" in said:
        condition = read_condition(said["show_if"])
        fields = tuple(replace(one, show_if=_both(condition, one.show_if)) for one in fields)
    return Section(said["title"], said.get("intro", ""), fields)


def _both(one: Condition, other: Condition | None) -> Condition:
    return All((one, other)) if other else one


def _read_fields(reader: Reader, said: Sequence[object], schema: Json, path: Path) -> tuple[Field, ...]:
    """Read the fields of one object."""
    fields: list[Field] = []
    for index, entry in enumerate(said):
        layout: Json = entry if isinstance(entry, Mapping) else {"name": entry}
        own = schema["properties"].get(layout["name"])
        if not isinstance(own, Mapping):
            reader.wrong((*path, index), f"“{layout['name']}” không có trong properties của lược đồ.")
            continue
        fields.append(_read_field(reader, layout, own, schema, (*path, index)))
    return tuple(fields)


def _read_field(reader: Reader, layout: Json, schema: Json, above: Json, path: Path) -> Field:
    """Read one field with everything below it."""
    name = layout["name"]
    kind = kind_for(layout.get("widget", ""), schema, layout)
    if kind is None or not FITTING[kind](schema):
        reader.wrong(path, f"“{name}”: không có cách nhập “{layout.get('widget', '?')}” cho lược đồ này.")
        kind = Kind.TEXT
    label = layout.get("label") or schema.get("title") or ""
    if not label:
        reader.wrong(path, f"“{name}” chưa có nhãn: ghi title trong lược đồ hoặc label trong layout.")
    made = Field(
        name=name,
        kind=kind,
        label=label,
        schema=schema,
        required=name in above.get("required", ()) or bool(layout.get("required")),
        show_if=read_condition(layout["show_if"]) if "show_if" in layout else None,
        fields=_below(reader, kind, layout, schema, path),
        choices=_choices(kind, layout, schema),
        errors=layout.get("errors", {}),
        earliest=layout.get("min", ""),
        latest=layout.get("max", ""),
        **{key: layout[key] for key in _OWN_KEYS if key in layout},
    )
    _check_field(reader, made, layout, above, path)
    return made


def _below(reader: Reader, kind: Kind, layout: Json, schema: Json, path: Path) -> tuple[Field, ...]:
    """Read the fields that a group, a person or a row holds."""
    if kind is Kind.PERSON:
        return _person_fields(reader, layout, schema, path)
    if kind in {Kind.GROUP, Kind.ROWS}:
        inner = schema["items"] if kind is Kind.ROWS else schema
        if "fields" not in layout:
            reader.wrong(path, f"“{layout['name']}” cần fields: các mục bên trong, theo thứ tự.")
            return ()
        fields = _read_fields(reader, layout["fields"], inner, (*path, "fields"))
        _check_level(reader, fields, inner, (*path, "fields"))
        return fields
    if "fields" in layout:
        reader.wrong((*path, "fields"), f"“{layout['name']}” không phải nhóm nên không có fields.")
    return ()


def _person_fields(reader: Reader, layout: Json, schema: Json, path: Path) -> tuple[Field, ...]:
    """Read the parts of a person that are asked."""
    shape = SHAPES[PERSON]
    parts = layout.get("parts", PERSON_PARTS)
    unknown = [part for part in parts if part not in shape["properties"]]
    missing = [part for part in schema.get("required", ()) if part not in parts]
    if unknown:
        reader.wrong(
            (*path, "parts"),
            f"Người không có mục “{unknown[0]}”. Có thể dùng: {', '.join(shape['properties'])}.",
        )
    if missing:
        reader.wrong((*path, "parts"), f"“{missing[0]}” bắt buộc nhưng không có trong parts.")
    above = {**shape, "required": schema.get("required", ())}
    said = [{"name": part, **PART_LAYOUT.get(part, {})} for part in parts if part not in unknown]
    return _read_fields(reader, said, above, (*path, "parts"))


def _choices(kind: Kind, layout: Json, schema: Json) -> tuple[Choice, ...]:
    """The choices of a field, with the labels its layout gives."""
    if kind not in {Kind.RADIO, Kind.SELECT, Kind.CHECKBOXES} or "choices_from" in layout:
        return ()
    labels = layout.get("choices", {})
    inner = schema["items"] if kind is Kind.CHECKBOXES else schema
    return tuple(Choice(one.value, labels.get(one.key, one.label)) for one in choices_in(inner))


def _check_field(reader: Reader, made: Field, layout: Json, above: Json, path: Path) -> None:
    """What must hold between a field's layout and its schema."""
    in_schema = made.name in above.get("required", ())
    if made.show_if and in_schema:
        reader.wrong(
            path,
            f"“{made.name}” có điều kiện nên không ghi trong required của lược đồ; ghi required: true ở đây.",
        )
    if layout.get("required") and not made.show_if:
        reader.wrong(
            path, f"“{made.name}” luôn được hỏi: ghi nó trong required của lược đồ, không ghi ở layout."
        )
    if made.kind is Kind.ROWS and not made.row:
        reader.wrong(path, f"“{made.name}” lặp lại nhiều dòng: ghi row: tên gọi của một dòng.")
    if made.kind in {Kind.RADIO, Kind.SELECT, Kind.CHECKBOXES} and not (made.choices or made.choices_from):
        reader.wrong(path, f"“{made.name}” không có lựa chọn nào.")
    if shape_of(schema := made.schema) == ADDRESS and set(schema.get("required", ())) - set(
        SHAPES[ADDRESS]["properties"]
    ):
        reader.wrong(path, "Địa chỉ chỉ có province, district, commune và street.")


def _check_level(reader: Reader, fields: Sequence[Field], schema: Json, path: Path) -> None:
    """What must hold among the fields of one object: each once, conditions on known fields, no circle."""
    names = [one.name for one in fields]
    for name in sorted({name for name in names if names.count(name) > 1}):
        reader.wrong(path, f"“{name}” có hai lần trong layout.")
    for name in schema["properties"]:
        if name not in names:
            reader.wrong(
                path, f"“{name}” có trong lược đồ nhưng không có trong layout nên không ai được hỏi."
            )
    hanging = {one.name: {way[0] for way in ways_of(one.show_if)} if one.show_if else set() for one in fields}
    for name, on in hanging.items():
        for unknown in sorted(on - set(names)):
            reader.wrong(path, f"Điều kiện của “{name}” hỏi “{unknown}”, mà nhóm này không có mục đó.")
    circle = _circle(hanging)
    if circle:
        reader.wrong(path, f"Điều kiện quay vòng: {' → '.join(circle)}.")


def _circle(hanging: Mapping[str, set[str]]) -> list[str]:
    """A circle among conditions, if there is one."""
    done: set[str] = set()

    def follow(name: str, way: list[str]) -> list[str]:
        if name in way:
            return [*way[way.index(name) :], name]
        if name in done:
            return []
        done.add(name)
        for on in sorted(hanging.get(name, ())):
            found = follow(on, [*way, name])
            if found:
                return found
        return []

    return next((found for name in hanging if (found := follow(name, []))), [])
