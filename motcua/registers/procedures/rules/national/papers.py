"""Reading the papers of a full national record: groups, originals and copies, remarks that are no papers."""

import re
from typing import Final

from motcua.registers.procedures.rules.content import Document, Json
from motcua.registers.procedures.rules.national.notes import Notes, storable
from motcua.registers.procedures.rules.words import Handling, Need

_GROUP_KEYS: Final = frozenset({"group", "items"})
_ITEM_KEYS: Final = frozenset({
    "name", "original_qty", "copy_qty", "code", "has_electronic_form", "is_processing_result", "attachments",
})  # fmt: skip
_UNTOLD: Final = frozenset({"is_processing_result"})
"""What many a record leaves out of a line; that it is not said is kept as such."""
_REMARK: Final = re.compile(r"\W*(lưu ý|ghi chú)", re.IGNORECASE)
_SHOWN: Final = re.compile(r"xuất trình", re.IGNORECASE)
_HANDED_IN: Final = re.compile(r"phải nộp|nộp gồm", re.IGNORECASE)


def read_papers(value: object, notes: Notes) -> tuple[Document, ...]:
    """Read every line of every group, in order; empty groups and nameless or uncounted lines are said."""
    papers: list[Document] = []
    groups = notes.items(value, "checklist_raw")
    for n, one in enumerate(groups):
        place = f"checklist_raw[{n}]"
        data = notes.table(one, place, _GROUP_KEYS)
        group = notes.text(data.get("group"), f"{place}.group")
        items = notes.items(data.get("items"), f"{place}.items")
        if not items:
            notes.add("document_group_empty", place, group=group[:80] or "(không tên)")
        papers += [
            _paper(item, group, n, len(papers) + m, f"{place}.items[{m}]", notes)
            for m, item in enumerate(items)
        ]
    if not papers:
        notes.add("documents_missing", "checklist_raw")
    return tuple(papers)


def _paper(
    value: object, group: str, group_position: int, position: int, place: str, notes: Notes
) -> Document:
    data = notes.table(value, place, _ITEM_KEYS, optional=_UNTOLD)
    name = notes.text(data.get("name"), f"{place}.name")
    originals = notes.count(data.get("original_qty"), f"{place}.original_qty")
    copies = notes.count(data.get("copy_qty"), f"{place}.copy_qty")
    if not name.strip():
        notes.add("document_nameless", place)
    handling = _handling(group)
    if not originals and not copies and handling is not Handling.REMARK:
        notes.add("document_count_zero", place)
    return Document(
        position=position,
        name=name,
        group=group,
        group_position=group_position,
        handling=handling,
        need=Need.UNSAID,
        originals=originals,
        copies=copies,
        paper_code=notes.text(data.get("code"), f"{place}.code"),
        electronic_form=notes.truth(data.get("has_electronic_form"), f"{place}.has_electronic_form"),
        is_result=notes.truth(data.get("is_processing_result"), f"{place}.is_processing_result"),
        attachments=_attachments(data.get("attachments"), f"{place}.attachments", notes),
    )


def _attachments(value: object, place: str, notes: Notes) -> tuple[Json, ...]:
    given = notes.items(value, place)
    kept = [storable(one) for one in given]
    if kept != given:
        notes.add("text_unstorable", place)
    return tuple(kept)


def _handling(group: str) -> Handling:
    if _REMARK.match(group):
        return Handling.REMARK
    if _SHOWN.search(group) and not _HANDED_IN.search(group):
        return Handling.SHOW
    return Handling.SUBMIT
