"""What changed between two versions, part by part, in words that a person reads."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from motcua.foundation.money import dong
from motcua.foundation.text import decimal, tidy
from motcua.registers.procedures.models import (
    AmountKind,
    Channel,
    FeeKind,
    FeeRule,
    ProcedureCase,
    ProcedureVersion,
    RequiredDocument,
    TimeLimit,
    Unit,
)
from motcua.registers.procedures.queries.pages import ProcedurePage, page_of, procedure_page


@dataclass(frozen=True)
class Difference:
    """One thing that two versions say differently; empty where one says nothing."""

    part: str
    what: str
    before: str
    after: str


def difference(before_id: UUID, after_id: UUID, *, day: date) -> list[Difference]:
    """Give what `after` says differently from `before`, in the order of the page. Raises VersionUnknown."""
    return _between(page_of(before_id, day), page_of(after_id, day))


def difference_from_national(code: str, *, day: date) -> list[Difference]:
    """Give what the province says differently from the national record of the same code; empty without one.

    Raises ProcedureUnknown.
    """
    page = procedure_page(code, day)
    if page.national_id is None:
        return []
    return _between(page_of(page.national_id, day), page)


def _between(before: ProcedurePage, after: ProcedurePage) -> list[Difference]:
    old, new = dict(_said(before)), dict(_said(after))
    places = [*new, *(place for place in old if place not in new)]
    return [
        Difference(part, what, old.get((part, what), ""), new.get((part, what), ""))
        for part, what in sorted(places, key=lambda place: _ORDER.index(place[0]))
        if _squeezed(old.get((part, what), "")) != _squeezed(new.get((part, what), ""))
    ]


_ORDER = (
    "general", "subjects", "results", "cases", "documents", "limits", "fees", "exemptions", "bases", "steps",
    "forms", "processes",
)  # fmt: skip
_GENERAL = (
    "name", "name_en", "summary", "decision_number", "competent_agency", "promulgator", "reception",
    "requirements",
    "online_level", "online_reason", "online_only", "boundary_free", "authority_place", "sets",
)  # fmt: skip
_LISTS = {"subjects": "subjects", "executing_agencies": "general", "supporting_agencies": "general"}


def _said(page: ProcedurePage) -> Iterator[tuple[tuple[str, str], str]]:
    """Everything a page says, each under its part and its name."""
    version = page.version
    for name in _GENERAL:
        yield ("general", _label(version, name)), _value(version, name)
    for name, part in _LISTS.items():
        yield (part, _label(version, name)), "; ".join(sorted(map(tidy, getattr(version, name))))
    for n, one in enumerate(version.results, start=1):
        yield (
            ("results", _("Kết quả {n}").format(n=n)),
            " ".join(filter(None, (one["name"], one.get("code", "")))),
        )
    for case in page.cases:
        yield ("cases", case.code), case.name
    yield from _documents(page)
    for limit in page.limits:
        yield ("limits", _spot(limit.channel, limit.case, limit.ordinal)), limit_words(limit)
    for fee in page.fees:
        label = f"{FeeKind(fee.kind).label} {fee.name}".strip()
        yield ("fees", f"{label} · {_spot(fee.channel, fee.case, fee.ordinal)}"), fee_words(fee)
    for one in version.exemptions:
        yield ("exemptions", one["who"]), f"{one['share']}%"
    for basis in page.bases:
        yield ("bases", basis.number), basis.title
    for n, one in enumerate(version.steps, start=1):
        yield ("steps", one["name"] or _("Bước {n}").format(n=n)), one["text"]
    for form in page.forms:
        yield ("forms", form.key), form.title
    for n, one in enumerate(version.processes, start=1):
        yield ("processes", _("Quy trình {n}").format(n=n)), _process(one)


def _documents(page: ProcedurePage) -> Iterator[tuple[tuple[str, str], str]]:
    for document in page.documents:
        yield ("documents", tidy(document.name)[:160]), document_words(document)


def document_words(document: RequiredDocument) -> str:
    """How many of a paper: "1 bản chính, 2 bản sao"."""
    said = []
    if document.originals:
        said.append(_("{count} bản chính").format(count=document.originals))
    if document.copies:
        said.append(_("{count} bản sao").format(count=document.copies))
    if document.condition:
        said.append(document.condition)
    return ", ".join(said) or _("không nêu số lượng")


def limit_words(limit: TimeLimit) -> str:
    """A time limit in words: "3 ngày làm việc", "trong ngày; nhận sau 15 giờ thì trả …"."""
    if limit.unit == Unit.SAME_DAY:
        said = _("trong ngày; nhận sau {hour} giờ thì trả ngày làm việc tiếp theo")
        return said.format(hour=limit.cut_off_hour)
    if limit.quantity is None:
        return limit.text or str(Unit(limit.unit).label)
    figure = decimal(float(limit.quantity), 2).rstrip("0").rstrip(",")
    return f"{figure} {Unit(limit.unit).label}"


def fee_words(fee: FeeRule) -> str:
    """A fee in words: "8.000 đ", "không thu", or what its text says."""
    if fee.amount_kind == AmountKind.FIXED and fee.amount is not None:
        return " · ".join(filter(None, (dong(fee.amount), fee.text)))
    if fee.amount_kind == AmountKind.BY_TEXT:
        return fee.text
    return str(AmountKind(fee.amount_kind).label)


def _spot(channel: str | None, case: ProcedureCase | None, ordinal: int) -> str:
    said = [str(Channel(channel).label) if channel else _("mọi cách thức")]
    if case is not None:
        said.append(case.code)
    if ordinal:
        said.append(_("dòng {n}").format(n=ordinal + 1))
    return " · ".join(said)


def _process(process: dict[str, Any]) -> str:  # Any: JSON
    steps = [f"{step['name']} ({step['post']}, {step['hours']} giờ)" for step in process["steps"]]
    flows = [f"{flow['from']} → {flow['to']}" for flow in process.get("flows", ())]
    return "; ".join([*steps, *flows])


def _label(version: ProcedureVersion, name: str) -> str:
    return str(version._meta.get_field(name).verbose_name)  # type: ignore[union-attr]  # all are plain columns


def _value(version: ProcedureVersion, name: str) -> str:
    shown = getattr(version, f"get_{name}_display", None)
    value = shown() if shown else getattr(version, name)
    if isinstance(value, bool):
        return _("có") if value else _("không")
    return "" if value is None else str(value)


def _squeezed(text: str) -> str:
    return tidy(text).casefold()
