"""What an installation says of itself, read from its environment; what makes no sense is refused by name."""

import os
from collections.abc import Collection
from ipaddress import IPv4Network, IPv6Network, ip_network

from django.core.exceptions import ImproperlyConfigured


def text(name: str, otherwise: str = "") -> str:
    """Give what a variable says, else what holds without it."""
    return os.environ.get(name, otherwise)


def whole(name: str, otherwise: int, *, least: int = 0, most: int = 10**9) -> int:
    """Give a whole number within bounds. Raises ImproperlyConfigured."""
    said = os.environ.get(name, "").strip()
    try:
        number = int(said) if said else otherwise
    except ValueError:
        raise _odd(name, said, least, most) from None
    if not least <= number <= most:
        raise _odd(name, said, least, most)
    return number


def yes(name: str, *, otherwise: bool) -> bool:
    """Say whether it is switched on: 1 or 0. Raises ImproperlyConfigured."""
    said = os.environ.get(name, "").strip()
    if said not in {"", "0", "1"}:
        raise ImproperlyConfigured(f"{name}={said}: hãy đặt 1 (có) hoặc 0 (không).")
    return said == "1" if said else otherwise


def one_of(name: str, otherwise: str, choices: Collection[str]) -> str:
    """Give one of the words that are known. Raises ImproperlyConfigured."""
    said = os.environ.get(name, "").strip() or otherwise
    if said not in choices:
        raise ImproperlyConfigured(f"{name}={said}: hãy chọn một trong {', '.join(choices)}.")
    return said


def networks(name: str) -> list[IPv4Network | IPv6Network]:
    """Give machines or networks between commas. Raises ImproperlyConfigured."""
    said = os.environ.get(name, "")
    try:
        return [ip_network(one.strip()) for one in said.split(",") if one.strip()]
    except ValueError:
        raise ImproperlyConfigured(
            f"{name}={said}: cần địa chỉ hoặc dải mạng, cách nhau bằng dấu phẩy, như 127.0.0.1,10.0.0.0/24."
        ) from None


def _odd(name: str, said: str, least: int, most: int) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"{name}={said}: cần một số nguyên từ {least} đến {most}.")
