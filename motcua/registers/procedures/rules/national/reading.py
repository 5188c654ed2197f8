"""Putting together what the two shapes of a record say into one version, with all its doubts."""

from dataclasses import dataclass, replace
from typing import Final

from motcua.foundation.text import tidy
from motcua.registers.procedures.rules.content import Content, Finding
from motcua.registers.procedures.rules.national.full import read_full
from motcua.registers.procedures.rules.national.heading import read_heading
from motcua.registers.procedures.rules.national.notes import Notes
from motcua.registers.procedures.rules.national.record import Record

_OF_HEADING_ALONE: Final = frozenset({
    "agency_blank", "code_notation_differs", "key_missing", "key_unknown", "kind_unknown", "shape_unexpected",
    "state_unusual", "text_marked_up", "text_unstorable",
})  # fmt: skip
"""Doubts of a heading that its full record does not lift; what that tells better is not said twice."""


@dataclass(frozen=True)
class Reading:
    """What the records of one procedure say, and what is doubtful about it."""

    content: Content
    findings: tuple[Finding, ...]


def read_records(heading: Record | None, full: Record | None) -> Reading:
    """Read a heading, a full record, or both of one procedure into one version's content."""
    notes = Notes()
    notes.add("effective_day_unknown")
    for record in (heading, full):
        if record is not None:
            _note_code(record, notes)
    if full is None:
        notes.add("heading_only")
        return _reading(_required(heading, notes), notes)
    content = read_full(full, notes)
    if heading is None:
        notes.add("kind_unstated")
        return _reading(content, notes)
    own = Notes()
    beside = read_heading(heading, own)
    notes.take_over(own, _OF_HEADING_ALONE, beside="heading")
    return _reading(_merged(beside, content, notes), notes)


def _required(heading: Record | None, notes: Notes) -> Content:
    if heading is None:
        raise ValueError("a version needs a heading or a full record")
    return read_heading(heading, notes)


def _reading(content: Content, notes: Notes) -> Reading:
    return Reading(content, notes.findings())


def _note_code(record: Record, notes: Notes) -> None:
    given = notes.text(record.data.get("code"), "code")
    if not record.code.text:
        notes.add("code_missing", "code")
    elif record.code.spaced:
        notes.add("code_spaced", "code", given=given)
    if record.code.text and not record.code.form:
        notes.add("code_malformed", "code", given=given)
    if record.code.marked_deleted:
        notes.add("code_marked_deleted", "code", given=given)
    if not record.source_id:
        notes.add("source_id_missing", "source_id")
    for key in record.doubled_keys:
        notes.add("key_doubled", key, key=key)


def _merged(heading: Content, full: Content, notes: Notes) -> Content:
    if _squeezed(heading.name) != _squeezed(full.name):
        notes.add("heading_differs", "name", heading=heading.name[:120])
    if _squeezed(heading.promulgator) != _squeezed(full.promulgator):
        notes.add("heading_differs", "promulgating_agency", heading=heading.promulgator[:120])
    if heading.source_state != full.source_state:
        notes.add("heading_differs", "state", heading=heading.source_state[:120] or "(trống)")
    if heading.subjects and full.subjects and set(heading.subjects) != set(full.subjects):
        notes.add("heading_differs", "subject_types", heading="; ".join(heading.subjects)[:120])
    code_of = {_squeezed(one["name"]): one["code"] for one in full.fields}
    fields = tuple({**one, "code": code_of.get(_squeezed(one["name"]), "")} for one in heading.fields)
    known = {_squeezed(one["name"]) for one in fields}
    more = tuple(one for one in full.fields if _squeezed(one["name"]) not in known)
    return replace(
        full,
        kind=heading.kind,
        fields=more + fields,
        executing_agencies=heading.executing_agencies or full.executing_agencies,
        subjects=full.subjects or heading.subjects,
    )


def _squeezed(text: str) -> str:
    return tidy(text).casefold()
