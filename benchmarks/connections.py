"""Requests over connections that stay open, at little cost to the machine that is being measured."""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from asyncio import StreamReader, StreamWriter
    from collections.abc import AsyncIterator, Mapping, Sequence

    Connection = tuple[StreamReader, StreamWriter]


@asynccontextmanager
async def connections(address: str, count: int) -> AsyncIterator[list[Connection]]:
    parts = urlsplit(address)
    opened = [await asyncio.open_connection(parts.hostname, parts.port) for _ in range(count)]
    try:
        yield opened
    finally:
        for _, writer in opened:
            writer.close()
            await writer.wait_closed()


def request_bytes(method: str, path: str, *, headers: Mapping[str, str] | None = None, body: bytes = b"") -> bytes:
    named = {"Host": "benchmark", **(headers or {})}
    if body:
        named |= {"Content-Type": "application/json", "Content-Length": str(len(body))}
    lines = "".join(f"{name}: {value}\r\n" for name, value in named.items())
    return f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode() + body


async def ask(connection: Connection, request: bytes) -> bytes:
    """Return the body of the answer; raise AssertionError where it is neither 200 nor 304."""
    reader, writer = connection
    writer.write(request)
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    _, stated, length = head.partition(b"content-length: ")
    body = await reader.readexactly(int(length.partition(b"\r\n")[0]) if stated else 0)
    if not head.startswith((b"http/1.1 200", b"http/1.1 304")):
        raise AssertionError(head.decode() + body.decode(errors="replace")[:1000])
    return body


async def ask_all(opened: Sequence[Connection], requests: Sequence[bytes]) -> tuple[float, list[float]]:
    """Share the requests among the connections; return the seconds in all, and those of each request."""
    began = time.perf_counter()
    parts = await asyncio.gather(
        *(_ask_in_turn(one, requests[start :: len(opened)]) for start, one in enumerate(opened))
    )
    return time.perf_counter() - began, [seconds for part in parts for seconds in part]


async def _ask_in_turn(connection: Connection, requests: Sequence[bytes]) -> list[float]:
    latencies = []
    for request in requests:
        began = time.perf_counter()
        await ask(connection, request)
        latencies.append(time.perf_counter() - began)
    return latencies
