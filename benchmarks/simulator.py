"""Battles a second of the plain engine and of ours, measured in turns: `python -m benchmarks.simulator`."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import numpy as np

from app.domain.battle.combatant import Combatant
from app.domain.battle.lineup import line_up_duels
from app.infrastructure.simulation.node_process import NodeProcess
from app.infrastructure.simulation.order import Order, seeds
from app.infrastructure.simulation.showdown_simulator import ShowdownSimulator
from app.infrastructure.sources.bundled_pokedex_source import BundledPokedexSource

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.battle.duels import Duels
    from app.domain.pokedex.pokedex import Pokedex

ROOT = Path(__file__).parent.parent
ENGINE = ROOT / "app" / "infrastructure" / "simulation" / "showdown"
LEAST_RATIO = 1.5
ROUNDS, DUELS, BATTLES = 7, 60, 100
PLAIN_BATTLES = 10
"""The plain loop gets fewer, so that a round lasts about as long."""


def main() -> None:
    pokedex = BundledPokedexSource(ROOT / "data" / "pokedex").read().pokedex
    duels = _random_duels(pokedex)
    plain = NodeProcess(ENGINE / "proof.mjs")
    simulators = [ShowdownSimulator(pokedex=pokedex, engine_folder=ENGINE, workers=workers) for workers in (1, 2)]
    contestants: dict[str, tuple[Callable[[int], object], int]] = {
        "plain": (lambda seed: _play_plainly(plain, _order(pokedex, duels, seed)), PLAIN_BATTLES),
        "1 worker": (lambda seed: simulators[0].simulate(duels, battles=BATTLES, seed=seed), BATTLES),
        "2 workers": (lambda seed: simulators[1].simulate(duels, battles=BATTLES, seed=seed), BATTLES),
    }
    ratios = _print(_race(contestants))
    plain.close()
    for simulator in simulators:
        simulator.close()
    if ratios["2 workers"] < LEAST_RATIO:
        sys.exit(f"Two workers must play at least {LEAST_RATIO} times as fast as the plain loop.")


def _race(contestants: dict[str, tuple[Callable[[int], object], int]]) -> dict[str, list[float]]:
    speeds: dict[str, list[float]] = {name: [] for name in contestants}
    for seed in range(ROUNDS + 1):
        for name, (play, battles) in contestants.items():
            start = time.perf_counter()
            play(seed)
            speeds[name].append(DUELS * battles / (time.perf_counter() - start))
    # The first round warms up.
    return {name: measured[1:] for name, measured in speeds.items()}


def _print(speeds: dict[str, list[float]]) -> dict[str, float]:
    ratios = {}
    for name, measured in speeds.items():
        ratios[name] = median(ours / plain for ours, plain in zip(measured, speeds["plain"], strict=True))
        spread = f"{min(measured):,.0f}-{max(measured):,.0f}"
        line = f"{name:10} {median(measured):7,.0f} battles/s ({spread}), {ratios[name]:.1f} times plain"
        sys.stdout.write(line + "\n")
    return ratios


def _random_duels(pokedex: Pokedex) -> Duels:
    dice = np.random.default_rng(1)
    able = [one.slug for one in pokedex.pokemon if pokedex.damaging_moves(one.slug)]

    def fighter() -> Combatant:
        pokemon = able[dice.integers(len(able))]
        moves = pokedex.damaging_moves(pokemon)
        return Combatant(pokemon=pokemon, move=moves[dice.integers(len(moves))].slug)

    return line_up_duels(pokedex, [(fighter(), fighter()) for _ in range(DUELS)])


def _order(pokedex: Pokedex, duels: Duels, seed: int) -> dict[str, object]:
    order = Order(pokedex=pokedex, duels=duels, seeds=seeds(seed, len(duels)), battles=PLAIN_BATTLES)
    return order.request(range(DUELS))


def _play_plainly(plain: NodeProcess, request: dict[str, object]) -> object:
    return plain.ask(request, timeout_seconds=120)["results"]


if __name__ == "__main__":
    main()
