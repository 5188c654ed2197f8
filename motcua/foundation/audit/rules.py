"""From an address to its network: enough to see where from, too little to follow a person about."""

from ipaddress import ip_address, ip_network
from typing import Final

_KEPT_BITS: Final = {4: 24, 6: 48}


def network_of(address: str) -> str:
    """The network an address belongs to ("203.0.113.0/24"), or nothing for what is no address."""
    try:
        known = ip_address(address.strip())
    except ValueError:
        return ""
    mapped = getattr(known, "ipv4_mapped", None) or known
    return str(ip_network(f"{mapped}/{_KEPT_BITS[mapped.version]}", strict=False))
