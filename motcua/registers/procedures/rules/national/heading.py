"""Reading a heading of the national list: name, kind, fields, agencies, for whom."""

from motcua.foundation.text import tidy
from motcua.registers.procedures.rules.content import Content
from motcua.registers.procedures.rules.national.notes import Notes
from motcua.registers.procedures.rules.national.record import Record
from motcua.registers.procedures.rules.words import Kind

_KEYS = frozenset({
    "id", "name", "code", "codeNotation", "categories", "categoryIds", "departments", "departmentPromulgate",
    "departmentPromulgateId", "formalityTargetType", "state", "type",
})  # fmt: skip
USUAL_STATES = frozenset({"ACTIVE", "UPDATED"})


def read_heading(record: Record, notes: Notes) -> Content:
    """Read what a heading says; its doubts go into `notes`."""
    data = notes.table(record.data, "", _KEYS)
    notation = notes.text(data.get("codeNotation"), "codeNotation")
    if notation and notation != data.get("code"):
        notes.add("code_notation_differs", "codeNotation", notation=notation)
    notes.text(data.get("departmentPromulgateId"), "departmentPromulgateId")
    return Content(
        name=read_name(data.get("name"), notes),
        kind=_kind(data.get("type"), notes),
        fields=_fields(data, notes),
        executing_agencies=_agencies(data, notes),
        promulgator=read_promulgator(data.get("departmentPromulgate"), "departmentPromulgate", notes),
        subjects=notes.texts(data.get("formalityTargetType"), "formalityTargetType"),
        source_state=read_state(data.get("state"), notes),
        effective_day_known=False,
    )


def read_name(value: object, notes: Notes) -> str:
    """Give the name as written; blanks too many are said, a missing name gets words to stand for it."""
    name = notes.text(value, "name")
    if not name.strip():
        notes.add("name_missing", "name")
        return "(chưa có tên)"
    if name != tidy(name):
        notes.add("name_untidy", "name")
    return name


def read_promulgator(value: object, place: str, notes: Notes) -> str:
    """Give the agency that promulgated the procedure."""
    name = notes.text(value, place)
    if not name.strip():
        notes.add("promulgator_missing", place)
    return name


def read_state(value: object, notes: Notes) -> str:
    """Give the record's state in the national database; one that we do not know is said."""
    state = notes.text(value, "state")
    if state not in USUAL_STATES:
        notes.add("state_unusual", "state", state=state or "(trống)")
    return state


def _kind(value: object, notes: Notes) -> Kind:
    if isinstance(value, str) and value in Kind.__members__:
        return Kind(value)
    notes.add("kind_unknown", "type", given=notes.text(value, "type") or "(trống)")
    return Kind.UNSAID


def _fields(data: dict[str, object], notes: Notes) -> tuple[dict[str, str], ...]:
    names = notes.texts(data.get("categories"), "categories")
    ids = notes.texts(data.get("categoryIds"), "categoryIds")
    if not any(name.strip() for name in names):
        notes.add("field_missing", "categories")
    if len(names) != len(ids):
        notes.add("shape_unexpected", "categoryIds")
    ids += ("",) * (len(names) - len(ids))
    return tuple(
        {"code": "", "name": name, "source_id": ids[n]} for n, name in enumerate(names) if name.strip()
    )


def _agencies(data: dict[str, object], notes: Notes) -> tuple[str, ...]:
    names = notes.texts(data.get("departments"), "departments")
    for place, name in enumerate(names):
        if not name.strip():
            notes.add("agency_blank", f"departments[{place}]")
    if not names:
        notes.add("agency_missing", "departments")
    return tuple(name for name in names if name.strip())
