"""Numbers of persons, businesses and telephones: their shapes, and what they say about their bearer.

What only *seems* wrong is a doubt, never a refusal: some cards carry corrections.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from motcua.registers.people.rules.births import Birth

_SIGNS: Final = re.compile(r"[\s.\-–()]+")
_PERSONAL: Final = re.compile(r"\d{12}", re.ASCII)
_OLD: Final = re.compile(r"\d{9}", re.ASCII)
_PASSPORT_VN: Final = re.compile(r"[A-Z]\d{7,8}", re.ASCII)
_PASSPORT: Final = re.compile(r"(?=.*\d)[A-Z0-9]{5,20}", re.ASCII)
_TAX: Final = re.compile(r"(\d{10})(?:-?(\d{3}))?", re.ASCII)
_MOBILE: Final = re.compile(r"0(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-46-9])\d{7}", re.ASCII)
_OLD_MOBILE_FIGURES: Final = 11
_LANDLINE: Final = re.compile(r"02\d{9}", re.ASCII)
_ABROAD: Final = re.compile(r"\+(?!84)\d{8,15}", re.ASCII)
_WEIGHTS: Final = (31, 29, 23, 19, 17, 13, 7, 5, 3)

# fmt: off
PROVINCES_OF_BIRTH: Final = frozenset(f"{code:02d}" for code in (
    1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34,
    35, 36, 37, 38, 40, 42, 44, 45, 46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68,
    70, 72, 74, 75, 77, 79, 80, 82, 83, 84, 86, 87, 89, 91, 92, 93, 94, 95, 96,
))
# fmt: on
"""The statistics codes of the 63 provinces under which numbers were given out; the numbers outlive them."""

_NEW_MOBILE_PREFIX: Final = {
    **{f"016{last}": f"03{last}" for last in "23456789"},
    **{"0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078"},
    **{"0123": "083", "0124": "084", "0125": "085", "0127": "081", "0129": "082"},
    **{"0186": "056", "0188": "058", "0199": "059"},
}
"""Mobile prefixes of eleven figures, changed in September–November 2018."""


class Gender(StrEnum):
    """Giới tính, as on the papers."""

    MALE = "MALE"
    FEMALE = "FEMALE"


class Doubt(StrEnum):
    """What seems not to fit between a number and its bearer."""

    BIRTHPLACE_UNKNOWN = "BIRTHPLACE_UNKNOWN"
    GENDER_DIFFERS = "GENDER_DIFFERS"
    BIRTH_YEAR_DIFFERS = "BIRTH_YEAR_DIFFERS"
    BORN_AFTER_TODAY = "BORN_AFTER_TODAY"


@dataclass(frozen=True)
class PersonalNumber:
    """Số định danh cá nhân, read: where a birth was registered, its gender and year."""

    number: str
    birthplace: str
    abroad: bool
    gender: Gender
    birth_year: int


def figures_of(text: str) -> str:
    """Drop blanks, dots, hyphens and brackets that people type into numbers."""
    return _SIGNS.sub("", text)


def is_personal_number(text: str) -> bool:
    """Say whether it is twelve figures; nothing more is certain about a personal number."""
    return _PERSONAL.fullmatch(text) is not None


def is_previous_number(text: str) -> bool:
    """Say whether it has the nine figures of the old identity card (CMND)."""
    return _OLD.fullmatch(text) is not None


def read_personal_number(number: str) -> PersonalNumber:
    """Take a personal number of twelve figures apart; it has no check digit."""
    place, century_and_gender, year = number[:3], int(number[3]), int(number[4:6])
    return PersonalNumber(
        number=number,
        birthplace=place[1:] if place[0] == "0" else place,
        abroad=place[0] != "0",
        gender=Gender.FEMALE if century_and_gender % 2 else Gender.MALE,
        birth_year=1900 + 100 * (century_and_gender // 2) + year,
    )


def doubts_about(
    number: str, *, gender: Gender | None = None, birth: Birth | None = None, on: date | None = None
) -> tuple[Doubt, ...]:
    """Give what does not fit between a personal number, its bearer and the day; empty if all fits."""
    read = read_personal_number(number)
    found = {
        Doubt.BIRTHPLACE_UNKNOWN: not read.abroad and read.birthplace not in PROVINCES_OF_BIRTH,
        Doubt.GENDER_DIFFERS: gender is not None and gender != read.gender,
        Doubt.BIRTH_YEAR_DIFFERS: birth is not None and birth.year != read.birth_year,
        Doubt.BORN_AFTER_TODAY: on is not None and read.birth_year > on.year,
    }
    return tuple(doubt for doubt, is_so in found.items() if is_so)


def tidy_passport(text: str) -> str:
    """Write a passport's number without blanks, in capitals."""
    return figures_of(text).upper()


def is_passport(text: str, nationality: str = "VN") -> bool:
    """Say whether a tidied number may be a passport's: a letter and 7 or 8 figures for Viet Nam."""
    pattern = _PASSPORT_VN if nationality == "VN" else _PASSPORT
    return pattern.fullmatch(text) is not None


def tax_check_figure(first_nine: str) -> int:
    """Work out the tenth figure of a tax code; 10 means that such a code is never given out."""
    return 10 - sum(weight * int(figure) for weight, figure in zip(_WEIGHTS, first_nine, strict=True)) % 11


def tidy_tax_code(text: str) -> str:
    """Write a tax code its one way: ten figures, or ten, a hyphen and three; else only without signs."""
    bare = figures_of(text)
    found = _TAX.fullmatch(bare)
    if found is None:
        return bare
    return f"{found[1]}-{found[2]}" if found[2] else found[1]


def is_tax_code(code: str) -> bool:
    """Say whether a tidied code may exist: its check figure is right, a dependent unit counts from 001."""
    found = _TAX.fullmatch(code)
    if found is None or found[2] == "000":
        return False
    return tax_check_figure(found[1][:9]) == int(found[1][9])


def tidy_phone(text: str) -> str:
    """Write a telephone number its one way: +84 and 84 become 0, eleven-figure mobiles get today's prefix."""
    bare = figures_of(text)
    bare = re.sub(r"^00(?=[1-9])", "+", bare)
    if bare.startswith("+84"):
        bare = "0" + bare[3:].lstrip("0")
    elif re.fullmatch(r"84\d{9,10}", bare):
        bare = "0" + bare[2:]
    new = _NEW_MOBILE_PREFIX.get(bare[:4])
    return new + bare[4:] if new and len(bare) == _OLD_MOBILE_FIGURES else bare


def is_phone(number: str) -> bool:
    """Say whether a tidied number may be rung: a mobile or landline of Viet Nam, or + and a foreign one."""
    return any(pattern.fullmatch(number) for pattern in (_MOBILE, _LANDLINE, _ABROAD))


def is_mobile(number: str) -> bool:
    """Say whether a tidied number may get text messages."""
    return _MOBILE.fullmatch(number) is not None
