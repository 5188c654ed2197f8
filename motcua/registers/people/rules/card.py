"""Mã QR trên thẻ căn cước: the text a reader types, often garbled on its way through an input method.

Figures survive a reader's keyboard; letters with marks often do not. So number and dates are trusted,
and a name is trusted only when nothing speaks against it; else it comes from the register or is asked.
"""

import re
import unicodedata
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final

from motcua.registers.people.rules.births import Birth, NotABirth, read_birth
from motcua.registers.people.rules.numbers import Gender

_START: Final = re.compile(r"^\D{0,8}?(\d{12})(?=\D)", re.ASCII)
_GENDERS: Final = {"nam": Gender.MALE, "nu": Gender.FEMALE, "n": Gender.FEMALE, "n?": Gender.FEMALE}
_NAME_SIGNS: Final = frozenset(" '’ʼ-.")
_BOXES: Final = "?\ufffd□"
_CODEPAGES: Final = ("cp1252", "cp1258", "latin-1")
_VOWELS: Final = (
    "(?:ieu|yeu|oai|oay|oao|oeo|uai|uay|uao|uoi|uou|uya|uye|uyu|ueu|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|oo"
    "|ua|ue|ui|uo|uu|uy|ya|ye|[aeiouy])"
)
_SYLLABLE: Final = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?" + _VOWELS + r"(?:ch|ng|nh|[cmnpt])?"
)
_SOUNDS: Final = "[bcdghjklmnpqrstvxz]"
_WORD: Final = re.compile(  # names of other peoples: Blốk, Ênuôl, Kpă
    rf"{_SOUNDS}{{0,3}}{_VOWELS}{_SOUNDS}{{0,2}}(?:{_SOUNDS}{{1,3}}{_VOWELS}{_SOUNDS}{{0,2}})*"
)
_TONE_KEY: Final = re.compile(r"(?<=[aeiouy])[sfrxj](?=(?:ch|ng|nh|[cmnpt])?$)|(?<=[cmnptgh])[sfrxj]$")


class CardField(StrEnum):
    """What a card's text says."""

    NUMBER = "NUMBER"
    PREVIOUS_NUMBER = "PREVIOUS_NUMBER"
    NAME = "NAME"
    BIRTH = "BIRTH"
    GENDER = "GENDER"
    ADDRESS = "ADDRESS"
    ISSUED = "ISSUED"


class Harm(StrEnum):
    """What befell a text on its way from the card."""

    LETTERS_LOST = "LETTERS_LOST"  # a question mark or box where a letter stood
    WRONG_CODEPAGE = "WRONG_CODEPAGE"  # UTF-8 read as another code page; put right, yet to be looked at
    KEYSTROKES = "KEYSTROKES"  # what an input method made or left: signs and syllables no name has
    MARKS_LOST = "MARKS_LOST"  # not one Vietnamese mark in the whole text
    MISSING = "MISSING"  # nothing there, or nothing that can be read


@dataclass(frozen=True)
class CardText:
    """What a card said, as far as it came through; `harms` names every field not to be trusted, and why."""

    number: str
    previous_number: str = ""
    name: str = ""
    birth: Birth | None = None
    gender: Gender | None = None
    address: str = ""
    issued: date | None = None
    harms: dict[CardField, Harm] = field(default_factory=dict)

    @property
    def doubtful(self) -> frozenset[CardField]:
        """Give the fields that a person must look at or fill in."""
        return frozenset(self.harms)

    @property
    def trusted(self) -> frozenset[CardField]:
        """Give the fields that may be taken as they are."""
        return frozenset(CardField) - self.doubtful


class NotACard(ValueError):
    """The text does not begin with the twelve figures of a personal number."""


def read_card(text: str) -> CardText:
    """Read the first seven fields: number, old number, name, birth, gender, address, day of issue.

    The separator is whatever single sign the reader typed after the number. Fields that newer cards
    add are ignored. Raises NotACard if there is no number to begin with.
    """
    typed = unicodedata.normalize("NFC", text).strip()
    start = _START.match(typed)
    if start is None:
        raise NotACard(typed[:20])
    rest = typed[start.end(1) :]
    separator = rest[0]
    parts = [_mended(part.strip()) for part in rest[1:].split(separator)]
    way = _Way(unmarked=all(part.text.isascii() for part in parts))
    (previous, name, born, gender), address, issued = _parted(parts, separator)
    card = CardText(
        number=start[1],
        previous_number=previous.text if re.fullmatch(r"\d{9}", previous.text, re.ASCII) else "",
        name=name.text,
        birth=_birth(born.text),
        gender=_gender(gender.text),
        address=address.text,
        issued=_day(issued.text),
    )
    harms = {
        CardField.PREVIOUS_NUMBER: Harm.MISSING if previous.text and not card.previous_number else None,
        CardField.NAME: way.harm_to(name, is_name=True),
        CardField.BIRTH: None if card.birth else Harm.MISSING,
        CardField.GENDER: None if card.gender else Harm.MISSING,
        CardField.ADDRESS: way.harm_to(address, is_name=False),
        CardField.ISSUED: None if card.issued else Harm.MISSING,
    }
    return replace(card, harms={name: harm for name, harm in harms.items() if harm is not None})


@dataclass(frozen=True)
class _Part:
    """One field as it is now, and whether it had to be put right."""

    text: str
    was_mended: bool = False


def _parted(parts: list[_Part], separator: str) -> tuple[list[_Part], _Part, _Part]:
    """Part the fields: four, the address (which may hold the separator too), the day of issue."""
    head = (parts + [_Part("")] * 4)[:4]
    rest = parts[4:]
    last = next((place for place, part in enumerate(rest) if place and _day(part.text) is not None), None)
    if last is None:
        return head, rest[0] if rest else _Part(""), _Part("")
    address = _Part(
        separator.join(part.text for part in rest[:last]), any(part.was_mended for part in rest[:last])
    )
    return head, address, rest[last]


def _mended(text: str) -> _Part:
    """Put right UTF-8 that was read as another code page."""
    tidy = " ".join(text.split())
    for page in _CODEPAGES if not text.isascii() else ():
        raw = text.encode(page, "ignore")
        if len(raw) != len(text):
            continue
        try:
            return _Part(" ".join(unicodedata.normalize("NFC", raw.decode("utf-8")).split()), was_mended=True)
        except UnicodeDecodeError:
            continue
    return _Part(tidy)


@dataclass(frozen=True)
class _Way:
    """How the whole text came through, by which its parts are judged."""

    unmarked: bool

    def harm_to(self, part: _Part, *, is_name: bool) -> Harm | None:
        """Say what befell a part, if anything did."""
        words = part.text
        if not words:
            return Harm.MISSING
        if any(sign in words for sign in _BOXES):
            return Harm.LETTERS_LOST
        if is_name and not all(sign.isalpha() or sign in _NAME_SIGNS for sign in words):
            return Harm.KEYSTROKES
        if any(_is_typed(word) for word in re.findall(r"[^\W\d_]+", words)):
            return Harm.KEYSTROKES
        if part.was_mended:
            return Harm.WRONG_CODEPAGE
        return Harm.MARKS_LOST if self.unmarked else None


def _is_typed(word: str) -> bool:
    """Say whether a word is what an input method makes or leaves: "Nguyeãn", "VÃn", "Nguyeexn", "Vawn"."""
    bare = _bare(word)
    if _SYLLABLE.fullmatch(bare):
        return False
    if not word.isascii():
        return _WORD.fullmatch(bare) is None
    untyped = _TONE_KEY.sub("", re.sub(r"([aeod])\1", r"\1", bare).replace("w", ""))
    return untyped != bare and _SYLLABLE.fullmatch(untyped) is not None


def _bare(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word.lower().replace("đ", "d"))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def _birth(text: str) -> Birth | None:
    try:
        return read_birth(text)
    except NotABirth:
        return None


def _day(text: str) -> date | None:
    """Read ddMMyyyy; anything else is no day."""
    birth = _birth(text) if re.fullmatch(r"\d{8}", text, re.ASCII) else None
    return birth.earliest if birth is not None and birth.day is not None else None


def _gender(text: str) -> Gender | None:
    """Read Nam or Nữ, whatever became of the ữ."""
    bare = _bare(text)
    if bare in _GENDERS:
        return _GENDERS[bare]
    return Gender.FEMALE if re.fullmatch(r"n.{1,4}", bare) and not bare.startswith("na") else None
