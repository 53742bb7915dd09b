from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

import httpx

_DEFAULT_PORTS: Final = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The server behind an address; what it says of itself does not hold for another one of the same host."""

    scheme: str
    host: str
    port: int

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _DEFAULT_PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}"

    def may_lead_to(self, other: Origin) -> bool:
        """Say whether the other is this one, or what encrypts it where both are on the ports that are usual."""
        usual = [Origin(scheme=scheme, host=self.host, port=port) for scheme, port in _DEFAULT_PORTS.items()]
        return other == self or [self, other] == usual


def origin_of(address: str) -> Origin:
    """Raise `ValueError` for what is no address of the web."""
    try:
        url = httpx.URL(address)
        port = urlsplit(address).port  # which knows the highest there is
    except (httpx.InvalidURL, ValueError) as error:
        raise ValueError(f"is no address of the web: {error}") from error
    if url.scheme not in _DEFAULT_PORTS or not url.host:
        raise ValueError("is no address of the web, as https://example.org/ is")
    return Origin(scheme=url.scheme, host=url.host, port=port or _DEFAULT_PORTS[url.scheme])
