"""A first password: made by the house, shown once, easy to copy by hand."""

import secrets
from typing import Final

_SIGNS: Final = "abcdefghjkmnpqrstuvwxyz23456789"  # without l, o, i, 0, 1: they are misread
_GROUPS: Final = 4
_SIGNS_EACH: Final = 4


def new_password() -> str:
    """Four groups of four signs: 79 bits."""
    groups = ("".join(secrets.choice(_SIGNS) for _ in range(_SIGNS_EACH)) for _ in range(_GROUPS))
    return "-".join(groups)
