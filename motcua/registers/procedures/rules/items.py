"""Reading a pack's item into the content of a version. The schema has found the item sound before."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import product

from motcua.registers.procedures.rules.codes import case_code
from motcua.registers.procedures.rules.content import (
    Basis,
    Case,
    Content,
    Document,
    Fee,
    Finding,
    Form,
    Json,
    Limit,
)
from motcua.registers.procedures.rules.national.record import digest_of
from motcua.registers.procedures.rules.words import AmountKind, Channel, FeeKind, Handling, Kind, Need, Unit

Item = Mapping[str, Json]
UNSURE = "?"


def read_item(item: Item) -> Content:
    """Read an item: limits and fees are spread over their channels and cases, nothing else is changed."""
    decision: Item = item.get("decision", {})
    competent: Item = item["competent"]
    online: Item = item["online"]
    cases = tuple(
        Case(one["number"], case_code(item["code"], one["number"]), one["name"])
        for one in item.get("cases", ())
    )
    return Content(
        **_texts(item),
        kind=Kind(item["kind"]),
        fields=tuple(
            {"code": one.get("code", ""), "name": one["name"], "source_id": ""} for one in item["fields"]
        ),
        competent_kind=competent["kind"],
        competent_agency=competent["name"],
        competent_agency_code=competent.get("agency", ""),
        results=tuple({"code": "", **one} for one in item["results"]),
        steps=tuple({"name": one.get("name", ""), "text": one["text"]} for one in item["steps"]),
        sets=item.get("sets"),
        online_level=online["level"],
        online_reason=online.get("reason", ""),
        online_only=online.get("only", False),
        boundary_free=item.get("boundary_free"),
        essential_rank=item.get("essential_rank"),
        authority_place=item["authority_place"],
        decision_number=decision.get("number", ""),
        decision_date=date.fromisoformat(decision["date"]) if "date" in decision else None,
        decision_issuer=decision.get("issuer", ""),
        decision_mark=decision.get("mark", ""),
        cases=cases,
        documents=tuple(_documents(item.get("documents", ()))),
        limits=tuple(_limits(item["limits"])),
        fees=tuple(_fees(item.get("fees", ()))),
        bases=tuple(_basis(n, one) for n, one in enumerate(item["legal_bases"])),
        forms=tuple(
            Form(n, one["key"], one["title"], one["form"]) for n, one in enumerate(item.get("forms", ()))
        ),
    )


_WORDS = ("name", "name_en", "summary", "summary_en", "promulgator", "reception", "requirements")
_LISTS = {
    "life_events": "life_events",
    "levels": "levels",
    "executing": "executing_agencies",
    "supporting": "supporting_agencies",
    "subjects": "subjects",
    "refusal_reasons": "refusal_reasons",
    "other_codes": "other_codes",
    "exemptions": "exemptions",
    "processes": "processes",
    "remarks": "remarks",
}


def _texts(item: Item) -> dict[str, Json]:
    words = {key: str(item.get(key, "")).strip() for key in _WORDS}
    return words | {column: tuple(item.get(key, ())) for key, column in _LISTS.items()}


def _documents(items: Sequence[Item]) -> Iterator[Document]:
    groups: dict[str, int] = {}
    for n, one in enumerate(items):
        group = one.get("group", "")
        condition = one.get("condition", "")
        yield Document(
            position=n,
            name=one["name"],
            case_number=one.get("case"),
            group=group,
            group_position=groups.setdefault(group, len(groups)),
            handling=Handling(one.get("handling", "SUBMIT")),
            need=Need.CONDITIONAL if condition else Need.ALWAYS,
            condition=condition,
            originals=one["originals"],
            copies=one["copies"],
            paper_code=one.get("paper_code", ""),
            form_key=one.get("form", ""),
            form_name=one.get("form_name", ""),
            electronic_form=one.get("electronic_form"),
            is_result=one.get("is_result"),
            reuse=one.get("reuse", ""),
            mark=one.get("mark", ""),
        )


def _spread(one: Item) -> Iterator[tuple[Channel, int | None]]:
    return product(map(Channel, one["channels"]), one.get("cases", (None,)))


def _limits(items: Sequence[Item]) -> Iterator[Limit]:
    position = 0
    for one in items:
        legal = one.get("legal", {})
        for channel, case in _spread(one):
            yield Limit(
                position=position,
                channel=channel,
                case_number=case,
                quantity=_decimal(one.get("quantity")),
                unit=Unit(one["unit"]),
                cut_off_hour=one.get("cut_off_hour"),
                legal_quantity=_decimal(legal.get("quantity")),
                legal_unit=legal.get("unit", ""),
                text=one.get("text", ""),
                note=one.get("note", ""),
                mark=one.get("mark", ""),
                basis_number=one.get("basis", ""),
            )
            position += 1


def _fees(items: Sequence[Item]) -> Iterator[Fee]:
    position = 0
    for one in items:
        for channel, case in _spread(one):
            yield Fee(
                position=position,
                kind=FeeKind(one["kind"]),
                amount_kind=_amount_kind(one),
                channel=channel,
                case_number=case,
                name=one["name"],
                amount=0 if "free" in one else one.get("amount"),
                scale=one.get("scale"),
                text=one.get("text", ""),
                mark=one.get("mark", ""),
                basis_number=one.get("basis", ""),
            )
            position += 1


def _amount_kind(one: Item) -> AmountKind:
    if "free" in one:
        return AmountKind.FREE
    return AmountKind.FIXED if "amount" in one else AmountKind.BY_TEXT


def _basis(position: int, one: Item) -> Basis:
    return Basis(position, one["number"], one["title"], one.get("article", ""), one.get("mark", ""))


def _decimal(value: Json) -> Decimal | None:
    return None if value is None else Decimal(str(value))


_BESIDE = frozenset({"valid_to", "synonyms", "everyday_name"})
"""What may be said otherwise of a published version: it is no part of what was published."""


def content_digest(item: Item) -> str:
    """Give the fingerprint of what an item says; its last day and citizens' words are no part of it."""
    said = {key: value for key, value in item.items() if key not in _BESIDE}
    return digest_of(said)


def findings_of(item: Item) -> tuple[Finding, ...]:
    """Name what an item itself leaves open: things marked unsure, and a decision that is not known."""
    places = tuple(_unsure(item, ""))
    found = []
    if not item.get("decision"):
        found.append(Finding("decision_missing", (), {"count": 1}))
    if places:
        found.append(Finding("marked_unsure", places, {"count": len(places)}))
    return tuple(found)


def _unsure(value: Json, place: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        if value.get("mark") == UNSURE:
            yield place
        for key, one in value.items():
            if key != "form":
                yield from _unsure(one, f"{place}.{key}".lstrip("."))
    elif isinstance(value, list | tuple):
        for n, one in enumerate(value):
            yield from _unsure(one, f"{place}[{n}]")
