"""What can be said of the address of a database without asking it."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING, Final, Self

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

if TYPE_CHECKING:
    from sqlalchemy import URL

_ENCRYPTED: Final = {"require", "verify-ca", "verify-full"}
_OTHER_PROOFS: Final = {"sslcert", "passfile", "service"}
"""By which PostgreSQL may know a client that shows no password."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatabaseAddress:
    is_postgresql: bool
    password: str
    user: str
    name: str
    is_near: bool
    """A socket, or this machine."""
    shows_other_proof: bool
    is_encrypted: bool

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Return None where it cannot be understood."""
        try:
            url = make_url(text)
        except (ArgumentError, ValueError):
            return None
        host = _host(url)
        return cls(
            is_postgresql=url.get_backend_name() in {"postgresql", "postgres"},
            password=str(url.password or ""),
            user=url.username or "",
            name=url.database or "",
            is_near=_is_near(host),
            shows_other_proof=_is_socket(host) or not _OTHER_PROOFS.isdisjoint(url.query),
            is_encrypted=url.query.get("sslmode") in _ENCRYPTED,
        )


def with_password(text: str, password: str) -> str:
    """Return the address with a password that it lacks; raise `ValueError` where it has one, or can have none."""
    address = DatabaseAddress.parse(text)
    if address is None:
        raise ValueError("needs a PREDICTIONDEX_DATABASE_URL that it belongs to")
    if not address.is_postgresql:
        raise ValueError("belongs to no database in a file, as PREDICTIONDEX_DATABASE_URL names one")
    if address.password:
        raise ValueError("is given, and PREDICTIONDEX_DATABASE_URL has one, too; leave one of them out")
    return make_url(text).set(password=password).render_as_string(hide_password=False)


def _host(url: URL) -> str:
    asked = url.query.get("host", "")
    return url.host or (asked if isinstance(asked, str) else ",".join(asked))


def _is_socket(host: str) -> bool:
    return not host or host.startswith("/")


def _is_near(host: str) -> bool:
    if _is_socket(host) or host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
