"""Two hundred clients at once for a minute, asking everything: `python -m benchmarks.soak`.

No request may fail, and every prediction that was answered must be in the database when the server has stopped.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
import sys
import time
from contextlib import ExitStack
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

import numpy as np

from app.infrastructure.sources.bundled_pokedex_source import BundledPokedexSource
from benchmarks.connections import ask, connections, request_bytes
from benchmarks.served_atlas import folder_with_a_model, wait_for_the_atlas
from tests.real_server import environment, running

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.domain.pokedex.pokedex import Pokedex
    from benchmarks.connections import Connection

ROOT = Path(__file__).parent.parent
CLIENTS, SECONDS, WORKERS = 200, 60, 2
SPREAD_OUT = 0.3
_STOP_SECONDS = 60


def main() -> None:
    pokedex = BundledPokedexSource(ROOT / "data" / "pokedex").read().pokedex
    with ExitStack() as stack:
        folder = folder_with_a_model(stack)
        environ = environment(folder, ATLAS="true", RATE_LIMIT_REQUESTS="100000000")
        command = [sys.executable, "-m", "app", "serve", "--prepare", "--port", "0", "--workers", str(WORKERS)]
        with running(command, environ=environ, log=folder / "server.log") as server:
            wait_for_the_atlas(server.address)
            latencies, answered = asyncio.run(_soak(server.address, pokedex))
            server.stop(seconds=_STOP_SECONDS)
        kept = _kept(folder / "predictiondex.db")
    lost = len(answered - kept)
    p50, p99 = np.quantile(latencies, (0.5, 0.99)) * 1000
    sys.stdout.write(
        f"{len(latencies):,} requests of {CLIENTS} clients in {SECONDS} s, none failed: "
        f"p50 {p50:.0f} ms, p99 {p99:.0f} ms; {len(answered):,} predictions answered, {lost} lost\n"
    )
    sys.exit(int(lost > 0))


async def _soak(address: str, pokedex: Pokedex) -> tuple[list[float], set[UUID]]:
    async with connections(address, CLIENTS) as opened:
        began = time.monotonic()
        parts = await asyncio.gather(
            *(_client(one, _Questions(pokedex, seed), began + SECONDS) for seed, one in enumerate(opened))
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


class _Questions:
    """What one client asks."""

    def __init__(self, pokedex: Pokedex, seed: int) -> None:
        self._pokedex = pokedex
        self._dice = np.random.default_rng(seed)
        self._fighters = [one.slug for one in pokedex.pokemon if pokedex.damaging_moves(one.slug)]

    def __iter__(self) -> Iterator[bytes]:
        duel, best = self.duel, self.best_move
        everything = (duel, best, duel, self.entry, best, self.damage, duel, self.teams, self.counters, self.five_duels)
        # Each client begins somewhere else, or all would ask the same at the same time.
        start = int(self._dice.integers(len(everything)))
        return (question() for question in cycle(everything[start:] + everything[:start]))

    def entry(self) -> bytes:
        return request_bytes("GET", f"/v1/pokemon/{self._dice.choice(self._fighters)}")

    def duel(self) -> bytes:
        return _post("predictions/duel", self._pair())

    def five_duels(self) -> bytes:
        return _post("predictions/duels", {"duels": [self._pair() for _ in range(5)]})

    def best_move(self) -> bytes:
        return _post("predictions/best-move", {"a": self._contender(), "b": self._contender()})

    def counters(self) -> bytes:
        return _post("predictions/counters", {"opponent": {"pokemon": self._pokemon()}, "limit": 5})

    def teams(self) -> bytes:
        return _post(
            "predictions/team-matchup", {"a": [self._contender()], "b": [self._contender(), self._contender()]}
        )

    def damage(self) -> bytes:
        return _post("damage", {"attacker": self._combatant(), "defender": self._contender()})

    def _pair(self) -> dict[str, Any]:
        return {"a": self._combatant(), "b": self._combatant()}

    def _combatant(self) -> dict[str, Any]:
        pokemon = self._pokemon()
        moves = [one.slug for one in self._pokedex.damaging_moves(pokemon)]
        return {"pokemon": pokemon, "move": str(self._dice.choice(moves))}

    def _contender(self) -> dict[str, Any]:
        level = {"level": int(self._dice.integers(40, 61))} if self._dice.random() < SPREAD_OUT else {}
        return {"pokemon": self._pokemon(), **level}

    def _pokemon(self) -> str:
        return str(self._dice.choice(self._fighters))


def _post(route: str, question: dict[str, Any]) -> bytes:
    return request_bytes("POST", f"/v1/{route}", body=json.dumps(question).encode())


def _predictions(said: Any) -> Iterator[UUID]:
    if isinstance(said, dict):
        if "prediction_id" in said:
            yield UUID(said["prediction_id"])
        for part in said.values():
            yield from _predictions(part)
    elif isinstance(said, list):
        for part in said:
            yield from _predictions(part)


def _kept(database: Path) -> set[UUID]:
    with sqlite3.connect(database) as connection:
        return {UUID(one) for (one,) in connection.execute("SELECT prediction_id FROM predictions")}


if __name__ == "__main__":
    main()
