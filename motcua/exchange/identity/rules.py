"""What an identity service's words come to: who, since when alive, how surely. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

WORDS: Final = (
    "number",
    "name",
    "birth",
    "gender",
    "phone",
    "email",
    "level",
    "kind",
    "tax_code",
    "organisation",
)
"""Our words, each of which a service may tell under a name of its own."""

_GENDERS: Final = {
    **dict.fromkeys(("nam", "male", "m", "1"), "MALE"),
    **dict.fromkeys(("nữ", "nu", "female", "f", "0", "2"), "FEMALE"),
}
_LONGEST: Final = 300


class Lack(StrEnum):
    """Why words do not name anybody."""

    NO_NUMBER = "NO_NUMBER"
    NO_NAME = "NO_NAME"
    NO_BEARER = "NO_BEARER"


class Unreadable(ValueError):
    """The words name nobody; `lack` says why."""

    def __init__(self, lack: Lack) -> None:
        super().__init__(lack.value)
        self.lack = lack


@dataclass(frozen=True)
class Proof:
    """What an identity service proved: a person by number, for an organisation where a tax code is told."""

    number: str
    name: str
    level: int
    birth: str = ""
    gender: str = ""
    phone: str = ""
    email: str = ""
    tax_code: str = ""
    organisation: str = ""


def read_proof(
    claims: Mapping[str, Any],  # Any: JSON from elsewhere
    names: Mapping[str, str],
    levels: Mapping[str, int],
    organisation: str,
) -> Proof:
    """Read what was told under a service's own names.

    `organisation` is its word for the account of an organisation. A level that is not known counts as
    the lowest. Raises Unreadable.
    """
    said = {word: _plain(claims.get(names.get(word, word))) for word in WORDS}
    number = "".join(sign for sign in said["number"] if sign.isdigit() and sign.isascii())
    is_organisation = bool(organisation) and said["kind"] == organisation
    if not number:
        raise Unreadable(Lack.NO_BEARER if is_organisation else Lack.NO_NUMBER)
    if not said["name"]:
        raise Unreadable(Lack.NO_NAME)
    return Proof(
        number=number,
        name=said["name"],
        level=max(1, min(2, levels.get(said["level"], 1))),
        birth=said["birth"],
        gender=_GENDERS.get(said["gender"].lower(), ""),
        phone=said["phone"],
        email=said["email"],
        tax_code=said["tax_code"] if is_organisation else "",
        organisation=said["organisation"] if is_organisation else "",
    )


def _plain(value: object) -> str:
    """Read a word or a figure as text; lists and the like say nothing."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return " ".join(str(value).split())[:_LONGEST]
