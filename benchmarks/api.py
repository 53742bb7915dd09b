"""A thousand duels over HTTP, beside their bare arithmetic in the same run: `python -m benchmarks.api`."""

from __future__ import annotations

import sys
import time
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import httpx
import numpy as np

from app.domain.battle.lineup import call_out
from app.domain.battle.tables import tables_of
from app.domain.prediction.draws import LESSONS, MIXTURES, draw
from app.domain.prediction.features import features
from app.infrastructure.learning.feature_batches import SHORT_RUN
from app.infrastructure.sources.bundled_pokedex_source import BundledPokedexSource
from tests.real_server import real_server

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.domain.battle.combatant import Combatant
    from tests.real_server import RealServer

ROOT = Path(__file__).parent.parent
ROUNDS, ENGINE_ROUNDS, DUELS = 60, 10, 1000
BATCH, PLAYED = "POST duels with 1000 duels", "POST duels with 1000, by engine"
MOST_MILLISECONDS = {BATCH: 150, PLAYED: 2000}


def main() -> None:
    pokedex = BundledPokedexSource(ROOT / "data" / "pokedex").read().pokedex
    tables = tables_of(pokedex)
    duels, _ = draw(pokedex, MIXTURES[LESSONS], DUELS, np.random.default_rng(1))
    pairs = [
        {"a": _body(call_out(pokedex, duels.a, row)), "b": _body(call_out(pokedex, duels.b, row))}
        for row in range(DUELS)
    ]
    with (
        TemporaryDirectory() as folder,
        real_server(Path(folder), prepare=True, FIRST_LESSONS="20000") as server,
        _client(server) as client,
    ):
        contestants: dict[str, Callable[[], object]] = {
            "features of 1000 duels, no HTTP": partial(features, tables, duels, doubt=SHORT_RUN),
            BATCH: partial(_post, client, "/v1/predictions/duels", {"duels": pairs}),
            "POST duel": partial(_post, client, "/v1/predictions/duel", pairs[0]),
        }
        played = {PLAYED: partial(_post, client, "/v1/predictions/duels", {"duels": pairs, "method": "engine"})}
        medians = _print(_race(contestants, ROUNDS)) | _print(_race(played, ENGINE_ROUNDS))
    for name, most in MOST_MILLISECONDS.items():
        if medians[name] > most:
            sys.exit(f"{name} must take less than {most} ms.")


def _client(server: RealServer) -> httpx.Client:
    return httpx.Client(base_url=server.address, timeout=30)


def _body(combatant: Combatant) -> dict[str, object]:
    return {"pokemon": combatant.pokemon, "move": combatant.move, "level": combatant.level}


def _post(client: httpx.Client, path: str, body: object) -> None:
    client.post(path, json=body).raise_for_status()


def _race(contestants: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    seconds: dict[str, list[float]] = {name: [] for name in contestants}
    for _ in range(rounds + 5):
        for name, run in contestants.items():
            start = time.perf_counter()
            run()
            seconds[name].append(time.perf_counter() - start)
    # The first five rounds warm up.
    return {name: sorted(measured[5:]) for name, measured in seconds.items()}


def _print(seconds: dict[str, list[float]]) -> dict[str, float]:
    medians = {name: 1000 * median(measured) for name, measured in seconds.items()}
    for name, measured in seconds.items():
        slowest = measured[int(0.95 * len(measured))]
        sys.stdout.write(f"{name:32} median {medians[name]:7.1f} ms, 95 % under {1000 * slowest:7.1f} ms\n")
    return medians


if __name__ == "__main__":
    main()
