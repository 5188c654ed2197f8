"""What a form can know beforehand: the one who asks, and for whom, as the register has them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from motcua.foundation.forms.models import Field, FormSpec, Kind
from motcua.foundation.forms.queries import read_form
from motcua.registers.people.models import LegalEntity, Person, Source
from motcua.registers.places.models import Level, Place
from motcua.registers.places.queries import ancestors
from motcua.registers.procedures.models import RequiredDocument
from motcua.registers.procedures.queries import form_of

_SURE: Final = frozenset({Source.CARD, Source.POPULATION, Source.PAPERS})
_FIXED: Final = ("full_name", "birth_date", "sex", "personal_id")
_OTHERS: Final = ("subject", "child", "deceased")
"""What the person is called in forms for whom somebody else asks."""
_SIDES: Final = {"bride": "FEMALE", "groom": "MALE"}
"""Where two people declare together, each stands on a side; whoever asks is filled in on his own alone."""
_SEXES: Final = {"MALE": "male", "FEMALE": "female"}
_SOURCES: Final = {
    Source.CARD: "card",
    Source.POPULATION: "population",
    Source.PAPERS: "đối chiếu giấy tờ tại quầy",
}
_CASE: Final = "case"
"""What the case of the procedure is called in forms that go on from it; it was chosen with the place."""
_COMPANY: Final = "organization"
"""The token of HTML by which a form says which answer is the name of the organisation that asks."""
_COMPANY_FACTS: Final = ("tax_code", "head_office")
_COMPANY_SOURCES: Final = {
    Source.DECLARED: "lần khai trước",
    Source.PAPERS: "đối chiếu giấy tờ tại quầy",
}


@dataclass(frozen=True)
class Known:
    """What is known beforehand: the answers, which of them stay as they are, and where they came from."""

    answers: Mapping[str, Any]  # Any: JSON answers
    locked: frozenset[str]
    sources: Mapping[str, str]


@dataclass(frozen=True)
class Declaration:
    """Tờ khai: the paper of a procedure that is an electronic form, and the form."""

    document: RequiredDocument
    spec: FormSpec


def declaration_of(documents: list[RequiredDocument]) -> Declaration | None:
    """Give the declaration among the papers asked for, if one of them is a form."""
    document = next((one for one in documents if one.form_key), None)
    if document is None:
        return None
    return Declaration(document, read_form(form_of(document.version_id, document.form_key).form))


def known_of(
    spec: FormSpec,
    person: Person | None,
    day: date,
    *,
    other: Person | None = None,
    entity: LegalEntity | None = None,
    case: int | None = None,
) -> Known:
    """Fill in whoever asks (`requester`, else the first person of the form), and the `other` he acts for.

    Of two who declare together, the side of his own sex is filled in; none where his sex is not known.
    A form of organisations has their own answers filled in: who represents one, and the `entity`.
    The case that was chosen before is not asked again.
    """
    known = _people_known(spec, person, other) if person else Known({}, frozenset(), {})
    known = _both(known, _case_known(spec, case))
    if not any(one.autocomplete == _COMPANY for one in spec.fields):
        return known
    if person:
        known = _both(known, _lines_known(spec, person))
    return _both(known, _company_known(spec, entity)) if entity else known


def _people_known(spec: FormSpec, person: Person, other: Person | None) -> Known:
    people = [one for one in spec.fields if one.kind is Kind.PERSON]
    people = [one for one in people if _SIDES.get(one.name, person.gender) == person.gender]
    field = next((one for one in people if one.name == "requester"), people[0] if people else None)
    if field is None:
        return Known({}, frozenset(), {})
    mine = _known_in(field, person)
    about = next((one for one in people if one.name in _OTHERS and one is not field), None)
    if other is None or about is None:
        return mine
    return _both(mine, _known_in(about, other))


def kept_sources(answers: Mapping[str, Any], known: Known | None) -> dict[str, str]:  # Any: JSON answers
    """Say of which answers the register's word was kept as it stood."""
    if known is None:
        return {}
    return {
        name: source
        for name, source in known.sources.items()
        if _at(answers, name) == _at(known.answers, name)
    }


def over_known(answers: Mapping[str, Any], known: Known | None) -> dict[str, Any]:  # Any: JSON answers
    """Lay answers over what is known, group by group; what is locked stays as the register has it."""
    if known is None:
        return dict(answers)
    merged = dict(answers)
    for name, told in known.answers.items():
        if not isinstance(told, Mapping):
            merged[name] = told if name in known.locked else merged.get(name, told)
            continue
        given = merged.get(name)
        mine = dict(given) if isinstance(given, Mapping) else {}
        held = {part: value for part, value in told.items() if f"{name}.{part}" in known.locked}
        merged[name] = {**told, **mine, **held}
    return merged


def _both(one: Known, other: Known) -> Known:
    return Known(
        {**one.answers, **other.answers}, one.locked | other.locked, {**one.sources, **other.sources}
    )


def _at(answers: Any, name: str) -> Any:  # Any: JSON answers
    for step in name.split("."):
        answers = answers.get(step) if isinstance(answers, Mapping) else None
    return answers


def _known_in(field: Field, person: Person) -> Known:
    told = _told(person)
    asked = {part.name for part in field.fields}
    answers = {name: value for name, value in told.items() if name in asked and value}
    source = _SOURCES.get(Source(person.source), "")
    sources = {f"{field.name}.{name}": source for name in answers} if source else {}
    sure = person.source in _SURE
    locked = frozenset(f"{field.name}.{name}" for name in _FIXED if sure and name in answers)
    return Known({field.name: answers}, locked, sources)


def _case_known(spec: FormSpec, case: int | None) -> Known:
    field = next((one for one in spec.fields if one.name == _CASE), None)
    if field is None or str(case) not in {choice.value for choice in field.choices}:
        return Known({}, frozenset(), {})
    return Known({_CASE: str(case)}, frozenset({_CASE}), {_CASE: "trường hợp đã chọn"})


def _lines_known(spec: FormSpec, person: Person) -> Known:
    """Give the answers of one line that are about the one who types, by the form's own tokens."""
    told = {"name": person.full_name, "tel": str(person.phone), "email": str(person.email)}
    answers = {one.name: told[one.autocomplete] for one in spec.fields if told.get(one.autocomplete)}
    source = _SOURCES.get(Source(person.source), "")
    return Known(answers, frozenset(), dict.fromkeys(answers, source) if source else {})


def _company_known(spec: FormSpec, entity: LegalEntity) -> Known:
    """Give the name, the tax code and the head office; they may be put right, for registers grow old."""
    seat = _where(entity.place, entity.address_line)
    told = {"tax_code": entity.tax_code or "", "head_office": seat}
    asked = {one.name for one in spec.fields}
    answers: dict[str, Any] = {  # Any: JSON answers
        name: told[name] for name in _COMPANY_FACTS if name in asked and told[name]
    }
    answers |= {one.name: entity.name for one in spec.fields if one.autocomplete == _COMPANY}
    source = _COMPANY_SOURCES.get(Source(entity.source), "business")
    return Known(answers, frozenset(), dict.fromkeys(answers, source))


def _told(person: Person) -> dict[str, Any]:  # Any: JSON answers
    birth = person.birth
    parts = (birth.year, birth.month, birth.day) if birth else ()
    return {
        "full_name": person.full_name,
        "birth_date": "-".join(f"{part:02d}" for part in parts if part is not None),
        "sex": _SEXES.get(person.gender, ""),
        "personal_id": str(person.personal_id),
        "nationality": person.nationality,
        "ethnicity": person.ethnic_code,
        "residence": _where(person.place, str(person.address_line)),
        "phone": str(person.phone),
        "email": str(person.email),
    }


def _where(place: Place | None, street: str) -> dict[str, str]:
    if place is None:
        return {}
    names = {Level.PROVINCE: "province", Level.DISTRICT: "district", Level.COMMUNE: "commune"}
    line = [place, *ancestors(place)]
    found = {names[Level(row.level)]: row.code for row in line if Level(row.level) in names}
    return found | ({"street": street} if street else {})
