"""Whether an address may be asked, and whether that is this machine."""

from __future__ import annotations

import socket
from ipaddress import IPv6Address, ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from app.application.ports.questioner import ElsewhereError, UnusableAddressError

if TYPE_CHECKING:
    from urllib.parse import SplitResult


def require_usable(address: str, *, elsewhere: bool) -> None:
    """Raise `UnusableAddressError`, or `ElsewhereError` where it is not on this machine and may not be `elsewhere`."""
    host = _host(address)
    if not elsewhere and not is_of_this_machine(host):
        raise ElsewhereError(host)


def leads_elsewhere(address: str) -> bool:
    """Raise `UnusableAddressError`."""
    return not is_of_this_machine(_host(address))


def is_of_this_machine(host: str) -> bool:
    """Say whether it is a loopback address, or the name localhost, provided that it leads to nothing else."""
    if host == "localhost":
        return all(_is_loopback(found) for found in _addresses_of(host))
    return _is_loopback(host)


def _host(address: str) -> str:
    try:
        parts = urlsplit(address)
        objection = _objection(parts)
        (parts.hostname or "").encode("idna")
    except ValueError as error:
        raise UnusableAddressError(str(error)) from error
    if objection is not None:
        raise UnusableAddressError(objection)
    return parts.hostname or ""


def _objection(parts: SplitResult) -> str | None:
    """Raise `ValueError` where the port is no number."""
    if parts.scheme not in {"http", "https"}:
        return "it begins with neither http:// nor https://"
    if parts.username is not None or parts.password is not None:
        return "it holds a name or a password, which others on this machine can read"
    if not parts.hostname or parts.port == 0:
        return "it names no host, or no port"
    return "it goes on after the path" if parts.query or parts.fragment else None


def _is_loopback(host: str) -> bool:
    try:
        address = ip_address(host)
    except ValueError:
        return False
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return (mapped or address).is_loopback


def _addresses_of(host: str) -> list[str]:
    return [str(place[0]) for *_, place in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)]
