"""Everything around a body that nobody should send: paths, queries, methods and headers."""

from __future__ import annotations

import json
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from tests.hostile.bodies import CONTENT_TYPE, HostileRequest

if TYPE_CHECKING:
    from collections.abc import Iterator

PIECES: Final = (
    "%00",
    "pikachu%00",
    "..",
    "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "%5c..%5c",
    "%ff%fe",
    "%ed%a0%80",
    "%c0%af",
    "%F0%9F%92%A9",
    "%E2%80%AE",
    "e%CC%81" * 1000,
    "a" * 65,
    "a" * 8000,
    "%25%30%30",
    "%0d%0aSet-Cookie:%20a=b",
    "'%20OR%201=1--",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "${jndi:ldap://localhost/a}",
    "{name}",
    "*",
    ";a=b",
    "//hostile.invalid/",
    "http://hostile.invalid/",
    "-1",
    "1e3",
    "NaN",
    "9" * 5000,
)
QUERIES: Final = (
    "=",
    "&&&&",
    "?",
    "limit=1&limit=2",
    "limit[]=1",
    "limit=%31",
    "limit=0x10",
    "offset=99999999999999999999",
    "type=fire&" * 1000,
    "a=b&" * 2000,
    "%ff=%ff",
    "__proto__[a]=b",
)
HEADERS: Final = (
    ("Authorization", ""),
    ("Authorization", "Bearer"),
    ("Authorization", "Bearer \xff\xfe\x80"),
    ("Authorization", "Bearer " + "a" * 30_000),
    ("Authorization", "Bearer pdx_' OR 1=1--_secret"),
    ("Authorization", "Bearer pdx__"),
    ("Authorization", "Bearer " + "_" * 5000),
    ("Authorization", "Basic OmE="),
    ("Authorization", "a" * 30_000),
    ("X-API-Key", ""),
    ("X-API-Key", "a" * 30_000),
    ("X-API-Key", "\xe9\xff"),
    ("X-API-Key", "pdx_%00_%00"),
    ("X-Forwarded-For", "127.0.0.1"),
    ("X-Forwarded-For", "127.0.0.1, " * 2000 + "unknown"),
    ("X-Forwarded-For", "999.999.999.999, ::ffff:127.0.0.1%lo, \xff"),
    ("Forwarded", "for=127.0.0.1;host=hostile.invalid;proto=https"),
    ("X-Forwarded-Host", "hostile.invalid"),
    ("X-Request-ID", ""),
    ("X-Request-ID", "\xff"),
    ("X-Request-ID", "a" * 10_000),
    ("Host", "hostile.invalid"),
    ("Host", "[::1"),
    ("Origin", "null"),
    ("Accept", "\xff/\xff"),
    ("Accept", "text/html;q=NaN," * 2000),
    ("Accept-Encoding", "*;q=1e400"),
    ("If-None-Match", "*"),
    ("If-None-Match", '"' * 10_001),
    ("If-None-Match", 'W/"\xff", ' * 2000 + "*"),
    ("If-Modified-Since", "the day before yesterday"),
    ("Range", "bytes=" + "0-0," * 5000),
    ("Cookie", "a=b; " * 5000 + "a"),
    ("Expect", "the worst"),
    ("Upgrade", "websocket"),
    ("X-HTTP-Method-Override", "DELETE"),
)
METHODS: Final = ("HEAD", "OPTIONS", "TRACE", "PUT", "PATCH", "DELETE", "PROPFIND", "A" * 1000)
_BESIDE: Final = (
    "/v1",
    "/v1/",
    "/v2/pokemon",
    "/docs/",
    "/docs/assets/../../app",
    "/.env",
    "/metrics",
    "/openapi.json/",
)
_KEY: Final = "pdx_" + "a" * 12 + "_" + "b" * 43


def hostile_envelopes(description: dict[str, Any]) -> Iterator[HostileRequest]:
    """Take what an API says of itself in OpenAPI, and ask where and how it should not be asked."""
    for path, operations in description["paths"].items():
        yield from chain(_with_hostile_path(path), _with_hostile_method(path))
        for method, operation in operations.items():
            yield from _with_hostile_query(method.upper(), path, operation)
            yield from _with_hostile_headers(method.upper(), path, operation)
    yield from (HostileRequest(method="GET", path=path) for path in _BESIDE)


def _with_hostile_path(path: str) -> Iterator[HostileRequest]:
    for piece in PIECES:
        # Where a path names nothing, something stands behind it that should not.
        asked = _filled(path, piece) if "{" in path else f"{path}/{piece}"
        yield HostileRequest(method="GET", path=asked)


def _with_hostile_method(path: str) -> Iterator[HostileRequest]:
    for method in METHODS:
        yield HostileRequest(method=method, path=_filled(path, "pikachu"))


def _with_hostile_query(method: str, path: str, operation: dict[str, Any]) -> Iterator[HostileRequest]:
    names = [one["name"] for one in operation.get("parameters", ()) if one["in"] == "query"]
    queries = chain(QUERIES, (f"{name}={piece}" for name in names for piece in PIECES))
    for query in queries if method == "GET" else ():
        yield HostileRequest(method=method, path=f"{_filled(path, 'pikachu')}?{query}")


def _with_hostile_headers(method: str, path: str, operation: dict[str, Any]) -> Iterator[HostileRequest]:
    body = json.dumps(_example(operation)).encode() if method == "POST" else b""
    two_keys = (("Authorization", f"Bearer {_KEY}"), ("X-API-Key", _KEY[::-1]))
    for headers in (*((one,) for one in HEADERS), two_keys):
        yield HostileRequest(method=method, path=_filled(path, "pikachu"), body=body, headers=(CONTENT_TYPE, *headers))


def _example(operation: dict[str, Any]) -> Any:
    (media,) = operation["requestBody"]["content"].values()
    return next(iter(media["examples"].values()))["value"]


def _filled(path: str, piece: str) -> str:
    return path.replace("{name}", piece).replace("{prediction_id}", piece)
