"""Where a request comes from, as far as that can be trusted."""

from __future__ import annotations

from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from starlette.types import Scope

_FORWARDING: Final = (b"forwarded", b"x-forwarded-", b"x-real-ip", b"via")
"""How the names of headers begin that proxies add."""
HOUSEHOLD_BITS: Final = 64
"""What one customer has of the addresses of IPv6."""


def is_of_this_machine(scope: Scope) -> bool:
    """Say whether the client itself is here; behind a proxy that is here, it need not be."""
    return _is_loopback(_host(scope)) and not any(name.startswith(_FORWARDING) for name, _ in scope["headers"])


def household_of(scope: Scope) -> str:
    """Return the name under which the requests of an address are counted."""
    return _household(_host(scope))


def _host(scope: Scope) -> str:
    client = scope.get("client")
    return client[0] if client else ""


@lru_cache(maxsize=1024)
def _is_loopback(host: str) -> bool:
    address = _address(host)
    return address is not None and address.is_loopback


@lru_cache(maxsize=1024)
def _household(host: str) -> str:
    address = _address(host)
    if isinstance(address, IPv6Address):
        return str(IPv6Network((address, HOUSEHOLD_BITS), strict=False))
    return host if address is None else str(address)


def _address(host: str) -> IPv4Address | IPv6Address | None:
    """Return None for what is no address, such as the name of a socket."""
    try:
        address = ip_address(host)
    except ValueError:
        return None
    return (isinstance(address, IPv6Address) and address.ipv4_mapped) or address
