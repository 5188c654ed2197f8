"""Thành phần hồ sơ as a citizen reads it: by case and group, remarks apart from papers."""

from collections.abc import Iterable
from dataclasses import dataclass

from motcua.faces.citizen.prose import without_bullet
from motcua.registers.procedures.models import Handling, RequiredDocument
from motcua.registers.procedures.queries.pages import DocumentGroup


@dataclass(frozen=True)
class PaperGroup:
    """Papers that belong together, under the words of their case or group."""

    title: str
    papers: tuple[RequiredDocument, ...]
    remarks: tuple[RequiredDocument, ...]


def paper_groups(groups: Iterable[DocumentGroup]) -> tuple[PaperGroup, ...]:
    """Part papers from remarks, under one heading each, in the order in which headings first come."""
    named: dict[str, list[RequiredDocument]] = {}
    for group in groups:
        named.setdefault(_title(group), []).extend(group.documents)
    return tuple(
        PaperGroup(
            title,
            tuple(one for one in documents if one.handling != Handling.REMARK),
            tuple(one for one in documents if one.handling == Handling.REMARK),
        )
        for title, documents in named.items()
    )


def _title(group: DocumentGroup) -> str:
    case = (group.case.name or group.case.code) if group.case else ""
    return ": ".join(without_bullet(part).rstrip(" :") for part in (case, group.title) if part)


def form_names_of(documents: Iterable[RequiredDocument]) -> tuple[str, ...]:
    """Name the forms that papers are written on, each once: as named, or by the file hung on."""
    named = (name for one in documents for name in (one.form_name, *_file_names(one)) if name)
    return tuple(dict.fromkeys(named))


def _file_names(document: RequiredDocument) -> Iterable[str]:
    for attached in document.attachments:
        if isinstance(attached, dict) and isinstance(attached.get("fileName"), str):
            yield attached["fileName"]
