"""What asks about mirrors: at the counter, by their code, in lists; and their slip."""

from motcua.casework.mirrors.queries.counter import (
    is_to_be_given,
    mirror,
    mirrors_of,
    outside_agencies,
    sayable,
)
from motcua.casework.mirrors.queries.lists import MirrorNarrowing, mirror_named, page_of_mirrors
from motcua.casework.mirrors.queries.public import MirrorView, mirror_by_code, mirror_by_token, token_of
from motcua.casework.mirrors.queries.slip import mirror_slip
from motcua.casework.mirrors.rules import is_mirror_code

__all__ = [
    "MirrorNarrowing",
    "MirrorView",
    "is_mirror_code",
    "is_to_be_given",
    "mirror",
    "mirror_by_code",
    "mirror_by_token",
    "mirror_named",
    "mirror_slip",
    "mirrors_of",
    "outside_agencies",
    "page_of_mirrors",
    "sayable",
    "token_of",
]
