"""Reading a full national record: channels with limits and fees, cases, papers, legal bases, steps."""

import re
from dataclasses import replace
from typing import Final

from motcua.registers.procedures.rules.codes import Code, case_number
from motcua.registers.procedures.rules.content import Basis, Case, Content, Fee, Json, Limit
from motcua.registers.procedures.rules.fees import read_fee
from motcua.registers.procedures.rules.limits import read_limit
from motcua.registers.procedures.rules.national.heading import read_name, read_promulgator, read_state
from motcua.registers.procedures.rules.national.notes import Notes, storable
from motcua.registers.procedures.rules.national.papers import read_papers
from motcua.registers.procedures.rules.national.record import Record
from motcua.registers.procedures.rules.words import Channel

_KEYS: Final = frozenset({
    "code", "source_id", "name", "category", "promulgating_agency", "executing_agency", "subject_types",
    "results", "requirements", "channels", "processing_cases", "legal_basis", "steps_raw", "checklist_raw",
    "state",
})  # fmt: skip
_CHANNEL_KEYS: Final = frozenset({"method", "fees", "processing", "note"})
_LIMIT_KEYS: Final = frozenset({"qty", "unit"})
_DRESSED: Final = re.compile(
    r"(?:bộ luật|luật|nghị định|thông tư(?: liên tịch)?|quyết định|nghị quyết)(?: số)?:? +", re.I
)


def read_full(record: Record, notes: Notes) -> Content:
    """Read what a full record says; its doubts go into `notes`."""
    data = notes.table(record.data, "", _KEYS)
    limits, fees = _channels(data.get("channels"), notes)
    cases, case_limits = _cases(data.get("processing_cases"), record.code, notes)
    _compare(limits, case_limits, notes)
    agency = notes.text(data.get("executing_agency"), "executing_agency")
    if not agency.strip():
        notes.add("agency_missing", "executing_agency")
    return Content(
        name=read_name(data.get("name"), notes),
        fields=_field(data.get("category"), notes),
        competent_agency=agency,
        executing_agencies=tuple(name.strip() for name in agency.split(";") if name.strip()),
        promulgator=read_promulgator(data.get("promulgating_agency"), "promulgating_agency", notes),
        subjects=notes.texts(data.get("subject_types"), "subject_types"),
        results=_results(data.get("results"), notes),
        requirements=notes.text(data.get("requirements"), "requirements"),
        steps=_steps(data.get("steps_raw"), notes),
        source_state=read_state(data.get("state"), notes),
        effective_day_known=False,
        cases=cases,
        documents=read_papers(data.get("checklist_raw"), notes),
        limits=limits + tuple(replace(one, position=len(limits) + n) for n, one in enumerate(case_limits)),
        fees=fees,
        bases=_bases(data.get("legal_basis"), notes),
    )


def _field(value: object, notes: Notes) -> tuple[dict[str, str], ...]:
    if value is None:
        notes.add("field_missing", "category")
        return ()
    data = notes.table(value, "category", frozenset({"code", "name"}))
    return (
        {
            "code": notes.text(data.get("code"), "category.code"),
            "name": notes.text(data.get("name"), "category.name"),
            "source_id": "",
        },
    )


def _results(value: object, notes: Notes) -> tuple[dict[str, Json], ...]:
    names = notes.texts(value, "results")
    if not names:
        notes.add("results_missing", "results")
    return tuple({"name": name, "code": ""} for name in names)


def _steps(value: object, notes: Notes) -> tuple[dict[str, str], ...]:
    steps = []
    for n, one in enumerate(notes.items(value, "steps_raw")):
        place = f"steps_raw[{n}]"
        step = notes.table(one, place, frozenset({"name", "text"}))
        steps.append({key: notes.text(step.get(key), f"{place}.{key}") for key in ("name", "text")})
    if not steps:
        notes.add("steps_missing", "steps_raw")
    return tuple(steps)


def _channels(value: object, notes: Notes) -> tuple[tuple[Limit, ...], tuple[Fee, ...]]:
    limits: list[Limit] = []
    fees: list[Fee] = []
    seen: dict[Channel | None, int] = {}
    for n, one in enumerate(notes.items(value, "channels")):
        place = f"channels[{n}]"
        data = notes.table(one, place, _CHANNEL_KEYS)
        channel = _method(data.get("method"), place, notes)
        ordinal = seen.get(channel, 0)
        seen[channel] = ordinal + 1
        if ordinal:
            notes.add("channel_repeated", place)
        limit = _limit(data.get("processing"), f"{place}.processing", notes)
        note = notes.text(data.get("note"), f"{place}.note")
        given = {**limit.given, "method": storable(data.get("method"))}
        limits.append(replace(limit, position=n, channel=channel, ordinal=ordinal, note=note, given=given))
        fees += _fees(data.get("fees"), channel, ordinal, len(fees), place, notes)
    if not limits:
        notes.add("channels_missing", "channels")
    return tuple(limits), tuple(fees)


def _method(value: object, place: str, notes: Notes) -> Channel | None:
    if isinstance(value, str) and value in Channel.__members__:
        return Channel(value)
    notes.add("channel_unknown", f"{place}.method", given=notes.text(value, place) or "(trống)")
    return None


def _limit(value: object, place: str, notes: Notes) -> Limit:
    data = notes.table(value, place, _LIMIT_KEYS) if value is not None else {}
    read = read_limit(data.get("qty"), data.get("unit"))
    shown = " ".join(str(data.get(key, "")) for key in ("qty", "unit"))[:80]
    for doubt in read.doubts:
        notes.add(doubt, place, given=notes.text(shown, place))
    return Limit(
        position=0,
        quantity=read.quantity,
        unit=read.unit,
        cut_off_hour=read.cut_off_hour,
        text=notes.text(read.text, place),
        given={key: storable(data[key]) for key in ("qty", "unit") if key in data},
    )


def _fees(
    value: object, channel: Channel | None, ordinal: int, start: int, place: str, notes: Notes
) -> list[Fee]:
    fees = []
    for n, one in enumerate(notes.items(value, f"{place}.fees")):
        spot = f"{place}.fees[{n}]"
        data = notes.table(one, spot, frozenset({"type", "value_vnd", "text"}))
        text = notes.text(data.get("text"), f"{spot}.text")
        read = read_fee(data.get("type"), data.get("value_vnd"), text)
        for doubt in read.doubts:
            notes.add(doubt, spot, given=notes.text(str(data.get("value_vnd")), spot)[:40], text=text[:120])
        given: dict[str, Json] = {key: storable(data[key]) for key in ("type", "value_vnd") if key in data}
        fees.append(
            Fee(
                position=start + n,
                kind=read.kind,
                amount_kind=read.amount_kind,
                channel=channel,
                ordinal=ordinal,
                amount=read.amount,
                text=text,
                given=given,
            )
        )
    return fees


def _cases(value: object, code: Code, notes: Notes) -> tuple[tuple[Case, ...], tuple[Limit, ...]]:
    cases: list[Case] = []
    limits: list[Limit] = []
    for n, one in enumerate(notes.items(value, "processing_cases")):
        place = f"processing_cases[{n}]"
        data = notes.table(one, place, frozenset({"case_code", "qty", "unit"}))
        given = notes.text(data.get("case_code"), f"{place}.case_code")
        if any(case.code == given for case in cases):
            notes.add("case_repeated", f"{place}.case_code", given=given)
        if case_number(given, code.text) is None:
            notes.add("case_code_odd", f"{place}.case_code", given=given)
        cases.append(Case(n + 1, given))
        limit = _limit({key: data[key] for key in ("qty", "unit") if key in data}, place, notes)
        limits.append(replace(limit, case_number=n + 1))
    return tuple(cases), tuple(limits)


def _compare(limits: tuple[Limit, ...], case_limits: tuple[Limit, ...], notes: Notes) -> None:
    """Say where the record contradicts itself: limits by channel, and by channel against by case."""
    by_channel: dict[Channel | None, set[str]] = {}
    for limit in limits:
        by_channel.setdefault(limit.channel, set()).add(_shown(limit))
    if len({frozenset(shown) for shown in by_channel.values()}) > 1:
        told = "; ".join(
            f"{channel or '?'}: {', '.join(sorted(shown))}" for channel, shown in by_channel.items()
        )
        notes.add("limits_differ_by_channel", "channels", told=told[:300])
    all_shown = set().union(*by_channel.values()) if by_channel else set()
    of_cases = {_shown(limit) for limit in case_limits}
    if of_cases and all_shown and of_cases != all_shown:
        told = f"{', '.join(sorted(all_shown))} ≠ {', '.join(sorted(of_cases))}"
        notes.add("limits_differ_channel_case", "processing_cases", told=told[:300])


def _shown(limit: Limit) -> str:
    return f"{limit.given.get('qty', '')} {limit.given.get('unit', '')}".strip()[:60]


def _bases(value: object, notes: Notes) -> tuple[Basis, ...]:
    bases: list[Basis] = []
    for n, one in enumerate(notes.items(value, "legal_basis")):
        place = f"legal_basis[{n}]"
        data = notes.table(one, place, frozenset({"code", "name"}))
        given = notes.text(data.get("code"), f"{place}.code")
        number = _DRESSED.sub("", " ".join(given.split()), count=1)
        if number != given:
            notes.add("legal_number_dressed", f"{place}.code", given=given)
        if not number:
            notes.add("legal_number_missing", f"{place}.code")
        if any(basis.number == number for basis in bases):
            notes.add("legal_basis_repeated", f"{place}.code", given=given)
        bases.append(Basis(n, number, notes.text(data.get("name"), f"{place}.name"), "", "", given))
    if not bases:
        notes.add("legal_basis_missing", "legal_basis")
    return tuple(bases)
