"""Trùng lặp: what makes two entries look like one person, and what a merge moves between them.

The machine only points; a person decides. Two different personal numbers are two people by law.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from motcua.registers.people.rules.births import Birth, Precision


class Sign(StrEnum):
    """One reason to look at two entries side by side, the weightiest first."""

    SAME_PREVIOUS_NUMBER = "SAME_PREVIOUS_NUMBER"
    SAME_PASSPORT = "SAME_PASSPORT"
    SAME_NAME_AND_BIRTH = "SAME_NAME_AND_BIRTH"
    SAME_NAME_AND_PHONE = "SAME_NAME_AND_PHONE"
    SAME_NAME_MAYBE_BIRTH = "SAME_NAME_MAYBE_BIRTH"
    SAME_PHONE_AND_BIRTH = "SAME_PHONE_AND_BIRTH"


@dataclass(frozen=True)
class Traits:
    """What two entries are compared by; numbers stand as their blind indexes, empty when unknown."""

    name_key: str
    birth: Birth | None = None
    number: bytes = b""
    previous_number: bytes = b""
    passport: bytes = b""
    phone: bytes = b""


def likeness(one: Traits, other: Traits) -> frozenset[Sign]:
    """Give the reasons to think that both are one person; none if the law says they are two."""
    if one.number and other.number and one.number != other.number:
        return frozenset()
    same_name = one.name_key == other.name_key
    same_phone = bool(one.phone) and one.phone == other.phone
    known_births = one.birth is not None and other.birth is not None
    same_birth = known_births and one.birth == other.birth and _to_the_day(one.birth)
    maybe_birth = one.birth is not None and other.birth is not None and one.birth.may_be(other.birth)
    found = {
        Sign.SAME_PREVIOUS_NUMBER: bool(one.previous_number) and one.previous_number == other.previous_number,
        Sign.SAME_PASSPORT: bool(one.passport) and one.passport == other.passport,
        Sign.SAME_NAME_AND_BIRTH: same_name and same_birth,
        Sign.SAME_NAME_AND_PHONE: same_name and same_phone and (maybe_birth or not known_births),
        Sign.SAME_NAME_MAYBE_BIRTH: same_name and maybe_birth and not same_birth,
        Sign.SAME_PHONE_AND_BIRTH: same_phone and same_birth and not same_name,
    }
    return frozenset(sign for sign, is_so in found.items() if is_so)


def _to_the_day(birth: Birth | None) -> bool:
    return birth is not None and birth.precision is Precision.DAY


def filled(kept: Mapping[str, str], merged: Mapping[str, str]) -> dict[str, str]:
    """Give what the kept entry lacks and the merged one knows."""
    return {name: merged[name] for name in merged if merged[name] and not kept.get(name)}


def taken_back(kept: Mapping[str, str], moved: Mapping[str, str]) -> frozenset[str]:
    """Name what an undone merge takes back: what it moved and nobody has changed since."""
    return frozenset(name for name, value in moved.items() if kept.get(name) == value)
