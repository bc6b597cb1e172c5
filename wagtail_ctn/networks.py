"""Which addresses of the network the server may be sent to by what people type."""

from __future__ import annotations

from ipaddress import (
    IPv4Address,
    IPv6Address,
    IPv6Network,
    ip_network,
)

from .conf import settings

# Where hosts of the whole internet are (RFC 4291, 2.4). Loopback, private, link-local,
# multicast addresses and those with an IPv4 address mapped into them lie outside.
GLOBAL_UNICAST = IPv6Network("2000::/3")
# How a network without IPv4 reaches hosts that have nothing else (RFC 6052).
NAT64 = IPv6Network("64:ff9b::/96")
# No public hosts either, which not every version of Python's ``ipaddress`` knows.
NOT_PUBLIC = [
    ip_network(network)
    for network in [
        "100.64.0.0/10",  # carriers' own networks, and Alibaba's metadata service
        "168.63.129.16/32",  # Azure's service to its own machines
        "169.254.0.0/16",  # link-local, and most clouds' metadata service
        "192.0.0.0/24",  # protocols' own, and Oracle's metadata service
        "192.88.99.0/24",  # relays of 6to4
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
        "2001::/23",  # protocols' own; Teredo, with an IPv4 address in it
        "2002::/16",  # 6to4, with an IPv4 address in it
        "3fff::/20",  # for examples in documents
    ]
]


def is_allowed(address: IPv4Address | IPv6Address) -> bool:
    """Whether a fetch may connect to an address.

    That is any public one, and what lies in a network of the setting
    ``FETCH_NETWORKS``. An IPv4 address that is written within an IPv6 one is in no
    IPv4 network of that setting.
    """
    allowed = (ip_network(network) for network in settings.FETCH_NETWORKS)
    return any(address in network for network in allowed) or is_public(address)


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address is that of a host which anybody on the internet can reach."""
    if address in NAT64:
        return is_public(IPv4Address(int(address) % 2**32))
    if isinstance(address, IPv6Address) and address not in GLOBAL_UNICAST:
        return False
    return address.is_global and not any(address in network for network in NOT_PUBLIC)
