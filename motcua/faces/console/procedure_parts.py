"""The parts of a procedure laid out for reading: limits and fees by channel and case, papers by group."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from motcua.registers.procedures.models import Channel, FeeKind, FeeRule, ProcedureCase, TimeLimit, Unit
from motcua.registers.procedures.queries import ProcedurePage
from motcua.registers.procedures.queries.differences import document_words, fee_words, limit_words
from motcua.registers.procedures.queries.pages import DocumentGroup


@dataclass(frozen=True)
class RuleLine:
    """A limit or a fee on its line."""

    channel: str
    case: str
    name: str
    said: str
    text: str
    mark: str
    basis: str


@dataclass(frozen=True)
class PaperLine:
    """A required paper on its line."""

    name: str
    said: str
    handling: str
    form: str
    reuse: str
    mark: str


@dataclass(frozen=True)
class PaperGroup:
    """The papers under one heading."""

    title: str
    case: str
    papers: tuple[PaperLine, ...]


@dataclass(frozen=True)
class Parts:
    """What a page shows of a version beside its plain fields."""

    limits: tuple[RuleLine, ...]
    fees: tuple[RuleLine, ...]
    papers: tuple[PaperGroup, ...]


def read_parts(page: ProcedurePage) -> Parts:
    """Lay a procedure out."""
    return Parts(
        limits=_joined([_limit(row) for row in page.limits]),
        fees=_joined([_fee(row) for row in page.fees]),
        papers=tuple(_papers(group) for group in page.document_groups),
    )


def _joined(lines: Sequence[RuleLine]) -> tuple[RuleLine, ...]:
    """Lines that differ in their channel alone, as one."""
    alike: dict[RuleLine, list[str]] = {}
    for line in lines:
        channels = alike.setdefault(replace(line, channel=""), [])
        if line.channel not in channels:
            channels.append(line.channel)
    everywhere = {str(channel.label) for channel in Channel}
    return tuple(
        replace(line, channel=_channel(None) if everywhere <= set(channels) else ", ".join(channels))
        for line, channels in alike.items()
    )


def _limit(row: TimeLimit) -> RuleLine:
    legal = ""
    if row.legal_quantity is not None:
        words = f"{row.legal_quantity.normalize():f} {Unit(row.legal_unit).label}"
        legal = _("luật cho {limit}").format(limit=words)
    text = "" if row.text == limit_words(row) else row.text
    return RuleLine(
        channel=_channel(row.channel),
        case=_case(row.case),
        name="",
        said=limit_words(row),
        text=" · ".join(filter(None, (legal, text))),
        mark=row.mark,
        basis=row.basis_number,
    )


def _fee(row: FeeRule) -> RuleLine:
    said = fee_words(row)
    return RuleLine(
        channel=_channel(row.channel),
        case=_case(row.case),
        name=" ".join(filter(None, (str(FeeKind(row.kind).label), row.name))) if not row.name else row.name,
        said=said,
        text="" if row.text and row.text in said else row.text,
        mark=row.mark,
        basis=row.basis_number,
    )


def _papers(group: DocumentGroup) -> PaperGroup:
    return PaperGroup(
        title=group.title,
        case=_case(group.case) if group.case else "",
        papers=tuple(
            PaperLine(
                name=row.name,
                said=document_words(row),
                handling=str(row.get_handling_display()),
                form=row.form_name,
                reuse=row.reuse,
                mark=row.mark,
            )
            for row in group.documents
        ),
    )


def _channel(channel: str | None) -> str:
    return str(Channel(channel).label) if channel else _("Mọi cách thức")


def _case(case: ProcedureCase | None) -> str:
    if case is None:
        return ""
    return case.name or case.code
