"""Each route of the Pokédex beside one that does nothing but send the same bytes: `python -m benchmarks.pokedex`."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.connections import ask_all, connections, request_bytes
from benchmarks.pokedex_server import QUESTIONS, plain_path
from tests.real_server import environment, running

CONNECTIONS, REQUESTS, ROUNDS = 8, 50, 9
"""Requests are those of one connection in one round."""
LEAST_SHARE = 0.6
"""Of the requests that the do-nothing route answers in a second."""


def main() -> None:
    with TemporaryDirectory() as folder:
        arguments = [sys.executable, "-m", "benchmarks.pokedex_server"]
        environ = environment(Path(folder), RATE_LIMIT_REQUESTS="100000000")
        with running(arguments, environ=environ, log=Path(folder) / "server.log") as server:
            speeds = asyncio.run(_race(server.address))
    sys.exit(_judged(speeds))


async def _race(address: str) -> dict[str, tuple[list[float], list[float]]]:
    speeds: dict[str, tuple[list[float], list[float]]] = {one.name: ([], []) for one in QUESTIONS}
    async with connections(address, CONNECTIONS) as opened:
        for _ in range(ROUNDS + 1):
            for number, question in enumerate(QUESTIONS):
                for path, measured in zip((question.path, plain_path(number)), speeds[question.name], strict=True):
                    request = request_bytes("GET", path, headers=dict(question.headers))
                    seconds, _ = await ask_all(opened, [request] * (CONNECTIONS * REQUESTS))
                    measured.append(CONNECTIONS * REQUESTS / seconds)
    # The first round warms up.
    return {name: (ours[1:], plain[1:]) for name, (ours, plain) in speeds.items()}


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
