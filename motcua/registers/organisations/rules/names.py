"""How texts call agencies: short forms written out, the province left off, a bare place for its committee."""

import re
from typing import Final

from motcua.foundation.text import fold, sort_key

COMMITTEE: Final = "uy ban nhan dan"
_WRITTEN_OUT: Final = {
    "ubnd": COMMITTEE,
    "hdnd": "hoi dong nhan dan",
    "vp": "van phong",
    "bql": "ban quan ly",
    "tw": "trung uong",
}
_PLACE_KINDS: Final = ("tinh", "thanh pho", "thi xa", "huyen", "phuong", "thi tran", "xa")
_SHORT_KINDS: Final = {
    "t": ("tinh",),
    "tp": ("thanh pho",),
    "tx": ("thi xa",),
    "h": ("huyen",),
    "p": ("phuong",),
    "tt": ("thi tran", "trung tam"),
    "x": ("xa",),
}


def name_key(text: str) -> str:
    """Give the form under which names are kept and compared: folded, UBND, HĐND, VP written out."""
    return " ".join(_WRITTEN_OUT.get(word, word) for word in fold(text).split())


def keys_to_try(text: str, province: str = "") -> list[frozenset[str]]:
    """Give the keys that a text may mean, tier by tier; the first tier that names an agency wins.

    As written; with TP., TX., P., TT. written out and the province's name left off; as a people's
    committee of the place named; as the committee of any kind of place of that bare name.
    """
    written = name_key(text)
    if not written:
        return []
    spelled = _spelled(written) | {written}
    shorter = {_without_province(key, name_key(province)) for key in spelled} - {""}
    committees = {f"{COMMITTEE} {key}" for key in spelled | shorter if not key.startswith(COMMITTEE)}
    bare = {f"{COMMITTEE} {kind} {_bare_place(key)}" for key in spelled | shorter for kind in _PLACE_KINDS}
    tiers = [{written}, spelled, shorter, committees, bare]
    return [frozenset(tier) for tier in tiers if tier]


def _spelled(key: str) -> set[str]:
    """Write out the short word for a kind of place, at the beginning or right after UBND or HĐND."""
    head, _, rest = _parted(key)
    word, _, name = rest.partition(" ")
    kinds = _SHORT_KINDS.get(word, ()) if name else ()
    return {f"{head} {kind} {name}".strip() for kind in kinds} or {key}


def _parted(key: str) -> tuple[str, str, str]:
    """Part a key into the organ before a place and the place."""
    for organ in (COMMITTEE, "hoi dong nhan dan"):
        if key.startswith(f"{organ} "):
            return organ, " ", key.removeprefix(f"{organ} ")
    return "", "", key


def _without_province(key: str, province: str) -> str:
    """Leave "tỉnh Bình Định" or "Bình Định" off the end of a name that says more than that."""
    bare = province.removeprefix("tinh ").removeprefix("thanh pho ")
    if not bare:
        return key
    return re.sub(rf" (?:(?:tinh|thanh pho) )?{re.escape(bare)}$", "", key)


def _bare_place(key: str) -> str:
    """Take the committee's words off, leaving a place's name."""
    return key.removeprefix(f"{COMMITTEE} ")


def same_marks(text: str, name: str) -> bool:
    """Say whether the words that a text shares with a name bear the same marks: "An Nghĩa" is not "Ân Nghĩa".

    A text without a single mark shares them with every name. Where the tone sits makes no difference.
    """
    if text.isascii():
        return True
    named = {fold(word): sort_key(word) for word in name.split()}
    return all(named.get(fold(word), sort_key(word)) == sort_key(word) for word in text.split())
