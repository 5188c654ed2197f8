"""Mức thu: what a version asks for in a case, by channel and exemption; what is unknown stays unknown."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from motcua.instruments.fees.errors import CountOdd, ExemptionUnknown
from motcua.instruments.fees.models import Charge, Exemption, Line, Per, Scale
from motcua.instruments.fees.rules import MOST_COUNT, Tariff, best, reckon, scale_said
from motcua.registers.procedures.models import AmountKind, Channel, FeeRule, ProcedureVersion
from motcua.registers.procedures.queries import fees_for, version


def amounts(
    of: ProcedureVersion | UUID,
    *,
    case_number: int | None,
    channel: Channel,
    exemptions: Sequence[str] = (),
    counts: Mapping[str, int] | None = None,
) -> list[Line]:
    """Reckon what a case of this version, channel and number owes, with the exemptions claimed by group.

    `counts` says pages or copies by a fee's name, where they are known. Given a version, one statement.
    Raises ExemptionUnknown for a group that the version does not name, CountOdd.
    """
    whole = version(of) if isinstance(of, UUID) else of
    known = exemptions_of(whole)
    must_be_offered(known, exemptions)
    rules = fees_for(whole.id, channel=channel, case_number=case_number)
    return [_line(rule, known, exemptions, (counts or {}).get(rule.name)) for rule in rules]


def exemptions_of(of: ProcedureVersion) -> list[Exemption]:
    """Give whom a version lets pay less or nothing, with the proof it asks for."""
    given: list[dict[str, Any]] = of.exemptions  # Any: JSON, checked when it was published
    return [
        Exemption(
            one["group"],
            one["who"],
            one["share"],
            tuple(one.get("fees", ())),
            one.get("proof", ""),
            one.get("basis", ""),
        )
        for one in given
    ]


def must_be_offered(known: Iterable[Exemption], groups: Iterable[str]) -> None:
    """Pass if every group claimed is one the version names. Raises ExemptionUnknown."""
    unknown = sorted(set(groups) - {one.group for one in known})
    if unknown:
        raise ExemptionUnknown(group=unknown[0])


def tariff_of(charge: Charge) -> Tariff:
    """Give the tariff that a charge froze."""
    return Tariff(flat=charge.rate, scale=scale_from(charge.scale))


def scale_from(given: Mapping[str, Any] | None) -> Scale | None:  # Any: JSON
    """Read a scale as the register or a charge keeps it."""
    if not given:
        return None
    tiers = tuple((tier["from"], tier["amount"]) for tier in given["tiers"])
    return Scale(Per(given["per"]), tiers, given.get("cap"), given.get("usual"), given.get("word", ""))


def scale_to(scale: Scale) -> dict[str, Any]:  # Any: JSON
    """Write a scale down as a charge keeps it."""
    whole = {
        "per": scale.per.value,
        "tiers": [{"from": first, "amount": price} for first, price in scale.tiers],
        "cap": scale.cap,
        "usual": scale.usual,
        "word": scale.word,
    }
    return {name: value for name, value in whole.items() if value not in (None, "")}


def _line(rule: FeeRule, known: Sequence[Exemption], groups: Sequence[str], count: int | None) -> Line:
    title = rule.name or rule.text or str(rule.get_kind_display())
    exemption = best(known, groups, rule.name)
    tariff = _tariff(rule)
    try:
        found = reckon(tariff, count=count, share=exemption.share if exemption else 0)
    except ValueError as odd:
        raise CountOdd(title=title, most=MOST_COUNT) from odd
    return Line(
        kind=rule.kind,
        title=title,
        standing=found.standing,
        rule_id=rule.id,
        text=rule.text,
        basis_number=rule.basis_number,
        rate=tariff.flat,
        scale=tariff.scale,
        count=found.count,
        base=found.base,
        amount=found.amount,
        exemption=exemption,
    )


def _tariff(rule: FeeRule) -> Tariff:
    if rule.amount_kind == AmountKind.FREE:
        return Tariff(is_free=True)
    if rule.amount_kind != AmountKind.FIXED or rule.amount is None:
        return Tariff()
    return Tariff(flat=rule.amount, scale=scale_from(rule.scale) or scale_said(rule.text, rule.amount))
