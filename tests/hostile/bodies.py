"""Bodies that nobody should send: the API's own examples with something hostile in every place."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTENT_TYPE: Final = ("Content-Type", "application/json")
_MARK: Final = "here-comes-something-hostile"

LITERALS: Final = (
    "null",
    "true",
    "[]",
    "{}",
    '""',
    "0",
    "-0",
    "-1",
    "0.5",
    "1e400",
    "-1e400",
    "NaN",
    "Infinity",
    "-Infinity",
    "1" * 400,
    "1" * 5000,
    "9223372036854775808",
    "-9223372036854775809",
    "1e-400",
    '"\\u0000"',
    '"thunderbolt\\u0000"',
    '"\\ud800"',
    '"\\udc00\\ud800"',
    '"' + "a" * 65 + '"',
    '"' + "é" * 20_000 + '"',
    '"' + "e\\u0301" * 2_000 + '"',
    '"\\u202egnp.exe"',
    '"\\r\\nSet-Cookie: a=b"',
    '"\'; DROP TABLE predictions; --"',
    '"../../../../etc/passwd"',
    '"${jndi:ldap://localhost/a}"',
    '"{{7*7}}"',
    '"<script>alert(1)</script>"',
    '"%s%s%s%n"',
    "[" * 200 + "]" * 200,
    '{"a":' * 200 + "1" + "}" * 200,
    "[" * 50_000 + "]" * 50_000,
    '[{"pokemon": "pikachu"}]',
    '{"showdown": "Pikachu"}',
    '{"showdown": "=== === ===\\n\\n\\n- \\n- \\n(((((((((\\n"}',
    '{"showdown": "' + "(" * 20_000 + '"}',
    '{"__proto__": {"admin": true}}',
    '{"pokemon": "pikachu", "pokemon": "ditto"}',
    "[" + "0," * 20_000 + "0]",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HostileRequest:
    method: str
    path: str
    """With its query, in the characters that go over the wire."""
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = (CONTENT_TYPE,)

    def __str__(self) -> str:
        return f"{self.method[:20]} {self.path[:300]} {self.body[:300]!r} {str(self.headers)[:300]}"


def hostile_bodies(description: dict[str, Any]) -> Iterator[HostileRequest]:
    """Take what an API says of itself in OpenAPI, and send the bodies that it should not be sent."""
    for path, operations in description["paths"].items():
        for method, operation in operations.items():
            address = path.replace("{prediction_id}", "01a20a86-b61b-7a61-8b1c-6bd5e3498b36")
            for media in operation.get("requestBody", {}).get("content", {}).values():
                for example in media.get("examples", {}).values():
                    yield from _with_hostile_values(method.upper(), address, example["value"])
                    yield from _in_hostile_form(method.upper(), address, example["value"])


def _with_hostile_values(method: str, path: str, example: dict[str, Any]) -> Iterator[HostileRequest]:
    for place in _places(example):
        text = json.dumps(_replaced(example, place))
        for literal in LITERALS:
            body = text.replace(f'"{_MARK}"', literal).encode()
            yield HostileRequest(method=method, path=path, body=body)


def _in_hostile_form(method: str, path: str, example: dict[str, Any]) -> Iterator[HostileRequest]:
    text = json.dumps(example, ensure_ascii=False)
    bodies = (
        b"",
        b"\x00",
        text[:-1].encode(),
        text[: len(text) // 2].encode(),
        (text + text).encode(),
        f'{{"method": "model", "method": "engine", {text[1:]}'.encode(),
        text.encode("utf-16"),
        text.encode("utf-32"),
        text.encode("utf-8-sig"),
        text.encode("utf-8") + b"\xff\xfe",
        b"\xc0\xaf" + text.encode(),
        gzip.compress(text.encode()),
        text.replace('"', "'").encode(),
        text.replace(":", " :" + " " * 100_000, 1).encode(),
    )
    yield from (HostileRequest(method=method, path=path, body=body) for body in bodies)
    types = ("", "text/plain", "application/xml", "multipart/form-data; boundary=x", "application/json; charset=utf-7")
    for given in (*types, "application/json" * 200):
        yield HostileRequest(method=method, path=path, body=text.encode(), headers=(("Content-Type", given),))


def _places(value: Any, before: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield before
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _places(part, (*before, name))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _places(part, (*before, index))


def _replaced(value: Any, place: tuple[str | int, ...]) -> Any:
    if not place:
        return _MARK
    first, *rest = place
    if isinstance(value, dict):
        return value | {first: _replaced(value[first], tuple(rest))}
    return [_replaced(one, tuple(rest)) if index == first else one for index, one in enumerate(value)]
