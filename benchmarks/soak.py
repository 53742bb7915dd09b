"""Two hundred clients at once for a minute, asking everything: `python -m benchmarks.soak`.

It writes docs/benchmarks/soak.md. No request may fail, and every prediction that was answered must be in the database
when the server has stopped.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

import numpy as np

from app.infrastructure.sources.bundled_pokedex_source import BundledPokedexSource
from benchmarks.connections import ask, connections
from benchmarks.machine import machine
from benchmarks.served_atlas import folder_with_a_model, wait_for_the_atlas
from benchmarks.soak_questions import Questions
from tests.real_server import environment, running

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.domain.pokedex.pokedex import Pokedex
    from benchmarks.connections import Connection

ROOT = Path(__file__).parent.parent
CLIENTS, SECONDS, WORKERS = 200, 60, 2
REPORT = ROOT / "docs" / "benchmarks" / "soak.md"
_STOP_SECONDS = 60


def main() -> None:
    pokedex = BundledPokedexSource(ROOT / "data" / "pokedex").read().pokedex
    with ExitStack() as stack:
        folder = folder_with_a_model(stack)
        environ = environment(folder, ATLAS="true", RATE_LIMIT_REQUESTS="100000000")
        command = [sys.executable, "-m", "app", "serve", "--prepare", "--port", "0", "--workers", str(WORKERS)]
        with running(command, environ=environ, log=folder / "server.log") as server:
            wait_for_the_atlas(server.address)
            where = machine()
            latencies, answered = asyncio.run(_soak(server.address, pokedex))
            server.stop(seconds=_STOP_SECONDS)
        kept = _kept(folder / "predictiondex.db")
    lost = len(answered - kept)
    text = _report(latencies, where, answered=len(answered), lost=lost)
    REPORT.write_text(text, encoding="utf-8")
    sys.stdout.write(text)
    sys.exit(int(lost > 0))


async def _soak(address: str, pokedex: Pokedex) -> tuple[list[float], set[UUID]]:
    async with connections(address, CLIENTS) as opened:
        began = time.monotonic()
        parts = await asyncio.gather(
            *(_client(one, Questions(pokedex, seed), began + SECONDS) for seed, one in enumerate(opened))
        )
    latencies = [one for part in parts for one in part[0]]
    return latencies, {prediction for part in parts for prediction in part[1]}


async def _client(connection: Connection, requests: Iterable[bytes], end: float) -> tuple[list[float], set[UUID]]:
    latencies, answered = [], set()
    for request in requests:
        if time.monotonic() > end:
            break
        began = time.perf_counter()
        body = await ask(connection, request)
        latencies.append(time.perf_counter() - began)
        answered |= set(_predictions(json.loads(body)))
    return latencies, answered


def _predictions(said: Any) -> Iterator[UUID]:
    if isinstance(said, dict):
        if "prediction_id" in said:
            yield UUID(said["prediction_id"])
        for part in said.values():
            yield from _predictions(part)
    elif isinstance(said, list):
        for part in said:
            yield from _predictions(part)


def _report(latencies: list[float], where: str, *, answered: int, lost: int) -> str:
    rows = {
        "requests, of which none failed": f"{len(latencies):,}",
        "requests/s": f"{len(latencies) / SECONDS:,.0f}",
        "latency": ", ".join(f"p{p} {1000 * np.quantile(latencies, p / 100):,.0f} ms" for p in (50, 99)),
        "predictions answered": f"{answered:,}",
        "of these not in the database afterwards": f"{lost:,}",
    }
    table = "".join(f"| {name} | {value} |\n" for name, value in rows.items())
    return (
        "# Everything at once for a minute\n\n"
        f"Written by `python -m benchmarks.soak`: {SECONDS} s, {WORKERS} worker processes, {CLIENTS} clients that ask "
        "for duels, moves, counters, teams, damage and Pokémon without a pause, a third of the contenders trained; "
        f"{where}. One request that fails stops the run.\n\n"
        f"| | |\n|---|---|\n{table}"
    )


def _kept(database: Path) -> set[UUID]:
    with sqlite3.connect(database) as connection:
        return {UUID(one) for (one,) in connection.execute("SELECT prediction_id FROM predictions")}


if __name__ == "__main__":
    main()
