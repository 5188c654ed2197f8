"""Từ đâu tới: the address of whoever asks, where a machine of the house stands before it and asks for him.

Limits, lockouts and the book of who read what go by this address. Behind a proxy everybody would have the
proxy's; and who may say his own address in a header has as many as he likes. So a header counts only where
the machine that hands the question over is one of ours (`MOTCUA_PROXIES`), and only from its right end back
to the first machine that is not.
"""

from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
_PORTS = 1
"""An address of version 4 with its port has so many colons."""


class SaysWhence:
    """Puts the address of whoever asks where everybody reads it; as it came while no proxy is set."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Find out whence it came, and go on."""
        ours: Sequence[Network] = settings.MOTCUA_PROXIES
        if ours:
            handed = request.META.get("HTTP_X_FORWARDED_FOR", "")
            request.META["REMOTE_ADDR"] = asker_of(request.META.get("REMOTE_ADDR", ""), handed, ours)
        return self.get_response(request)


def asker_of(peer: str, handed: str, ours: Sequence[Network]) -> str:
    """Name who asks: the first from the right that is no machine of ours; past a riddle nothing counts."""
    nearest = peer
    for said in (peer, *reversed(handed.split(","))):
        address = _read(said)
        if address is None:
            break
        nearest = str(address)
        if not any(address in network for network in ours):
            break
    return nearest


def _read(said: str) -> Address | None:
    """Read an address, with or without a port; one of version 4 in the clothes of version 6 is itself."""
    text = said.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == _PORTS:
        text = text.partition(":")[0]
    try:
        address = ip_address(text)
    except ValueError:
        return None
    return (address.ipv4_mapped or address) if isinstance(address, IPv6Address) else address
