"""Each route of the Pokédex beside one that does nothing but send the same bytes: `python -m benchmarks.pokedex`."""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from benchmarks.pokedex_server import QUESTIONS, plain_path
from tests.real_server import environment, running

if TYPE_CHECKING:
    from asyncio import StreamReader, StreamWriter

    from benchmarks.pokedex_server import Question

    Connection = tuple[StreamReader, StreamWriter]

CONNECTIONS, REQUESTS, ROUNDS = 8, 50, 9
"""Requests are those of one connection in one round."""
LEAST_SHARE = 0.6
"""Of the requests that the do-nothing route answers in a second."""


def main() -> None:
    with TemporaryDirectory() as folder:
        arguments = [sys.executable, "-m", "benchmarks.pokedex_server"]
        with running(
            arguments, environ=environment(Path(folder), RATE_LIMIT_REQUESTS="1000000"), log=Path(folder) / "server.log"
        ) as server:
            address = urlsplit(server.address)
            speeds = asyncio.run(_race(str(address.hostname), int(address.port or 0)))
    sys.exit(_judged(speeds))


async def _race(host: str, port: int) -> dict[str, tuple[list[float], list[float]]]:
    connections = [await asyncio.open_connection(host, port) for _ in range(CONNECTIONS)]
    speeds: dict[str, tuple[list[float], list[float]]] = {one.name: ([], []) for one in QUESTIONS}
    for _ in range(ROUNDS + 1):
        for number, question in enumerate(QUESTIONS):
            ours, plain = speeds[question.name]
            ours.append(await _speed(connections, _request(question.path, question)))
            plain.append(await _speed(connections, _request(plain_path(number), question)))
    for _, writer in connections:
        writer.close()
        await writer.wait_closed()
    # The first round warms up.
    return {name: (ours[1:], plain[1:]) for name, (ours, plain) in speeds.items()}


def _request(path: str, question: Question) -> bytes:
    headers = "".join(f"{name}: {value}\r\n" for name, value in question.headers)
    return f"GET {path} HTTP/1.1\r\nHost: benchmark\r\n{headers}\r\n".encode()


async def _speed(connections: list[Connection], request: bytes) -> float:
    """Return the requests answered in a second."""
    start = time.perf_counter()
    await asyncio.gather(*(_ask(connection, request) for connection in connections))
    return len(connections) * REQUESTS / (time.perf_counter() - start)


async def _ask(connection: Connection, request: bytes) -> None:
    reader, writer = connection
    for _ in range(REQUESTS):
        writer.write(request)
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        if not head.startswith((b"http/1.1 200", b"http/1.1 304")):
            raise AssertionError(head.decode())
        _, stated, length = head.partition(b"content-length: ")
        await reader.readexactly(int(length.partition(b"\r\n")[0]) if stated else 0)


def _judged(speeds: dict[str, tuple[list[float], list[float]]]) -> str | int:
    """Print what was measured, and return what is missed; 0 where nothing is."""
    slow = []
    for name, (ours, plain) in speeds.items():
        share = median(one / other for one, other in zip(ours, plain, strict=True))
        line = f"{name:56} {median(ours):7,.0f} requests/s, {median(plain):7,.0f} doing nothing: {share:5.0%}"
        sys.stdout.write(line + "\n")
        if share < LEAST_SHARE:
            slow.append(name)
    return f"Less than {LEAST_SHARE:.0%}: {', '.join(slow)}." if slow else 0


if __name__ == "__main__":
    main()
