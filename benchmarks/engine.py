"""Battles a second of our engine and of the reference's plain loop, in the same run: `python -m benchmarks.engine`."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import numpy as np

from app.domain.prediction.draws import LESSONS, MIXTURES, draw
from app.infrastructure.simulation.compiled_simulator import CompiledSimulator
from app.infrastructure.simulation.node_process import NodeProcess
from app.infrastructure.simulation.order import Order, seeds
from app.infrastructure.sources.bundled_pokedex_source import BundledPokedexSource

if TYPE_CHECKING:
    from app.domain.battle.duels import Duels
    from app.domain.pokedex.pokedex import Pokedex

ROOT = Path(__file__).parent.parent
ENGINE = ROOT / "app" / "infrastructure" / "simulation" / "showdown"
ROUNDS, DUELS, BATTLES = 5, 20_000, 200
PLAIN_DUELS, PLAIN_BATTLES = 60, 10
LEAST_PER_SECOND, LEAST_GAIN, LEAST_RATIO = 2_000_000, 1.8, 2000
"""Of one worker; of two over one; over the plain loop."""


def main() -> None:
    pokedex = BundledPokedexSource(ROOT / "data" / "pokedex").read().pokedex
    duels, kind = draw(pokedex, MIXTURES[LESSONS], 3 * DUELS, np.random.default_rng(1))
    duels = duels.take(np.flatnonzero(kind == "random")[:DUELS])
    plain = NodeProcess(ENGINE / "proof.mjs")
    one, two = (CompiledSimulator(pokedex=pokedex, workers=workers) for workers in (1, 2))
    speeds: dict[str, list[float]] = {"plain": [], "one worker": [], "two workers": []}
    for seed in range(ROUNDS + 1):
        speeds["plain"].append(_plain_speed(pokedex, plain, duels, seed))
        speeds["one worker"].append(_speed(one, duels, seed))
        speeds["two workers"].append(_speed(two, duels, seed))
    plain.close()
    sys.exit(_judged({name: median(measured[1:]) for name, measured in speeds.items()}))


def _speed(simulator: CompiledSimulator, duels: Duels, seed: int) -> float:
    start = time.perf_counter()
    simulator.simulate(duels, battles=BATTLES, seed=seed)
    return len(duels) * BATTLES / (time.perf_counter() - start)


def _plain_speed(pokedex: Pokedex, plain: NodeProcess, duels: Duels, seed: int) -> float:
    some = duels.take(slice(0, PLAIN_DUELS))
    order = Order(pokedex=pokedex, duels=some, seeds=seeds(seed, len(some)), battles=PLAIN_BATTLES)
    request = order.request(range(len(some)))
    start = time.perf_counter()
    plain.ask(request, timeout_seconds=120)
    return len(some) * PLAIN_BATTLES / (time.perf_counter() - start)


def _judged(speeds: dict[str, float]) -> str | int:
    """Print what was measured, and return what is missed; 0 where nothing is."""
    for name, speed in speeds.items():
        sys.stdout.write(f"{name:12} {speed:12,.0f} battles/s, {speed / speeds['plain']:8.1f} times plain\n")
    gain = speeds["two workers"] / speeds["one worker"]
    sys.stdout.write(f"two workers are {gain:.2f} times as fast as one\n")
    held = {
        f"{LEAST_PER_SECOND:,} battles a second": speeds["one worker"] >= LEAST_PER_SECOND,
        f"{LEAST_GAIN} times with two workers": gain >= LEAST_GAIN,
        f"{LEAST_RATIO} times the plain loop": speeds["one worker"] >= LEAST_RATIO * speeds["plain"],
    }
    missed = [target for target, is_held in held.items() if not is_held]
    return f"Missed: {', '.join(missed)}." if missed else 0


if __name__ == "__main__":
    main()
