"""All counters of a Pokémon with spreads of their own, in the time of a glance: `python -m benchmarks.search`."""

from __future__ import annotations

import sys
import time
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from app.domain.battle.combatant import Combatant
from app.domain.battle.lineup import line_up_duels
from app.infrastructure.simulation.compiled_simulator import CompiledSimulator
from app.infrastructure.simulation.engine_predictor import EnginePredictor
from app.infrastructure.sources.bundled_pokedex_source import BundledPokedexSource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.battle.duels import Duels
    from app.domain.pokedex.pokedex import Pokedex

ROOT = Path(__file__).parent.parent
DUELS, ROUNDS = 27_000, 7
MOST_SECONDS, MOST_ERROR = 0.5, 0.01
OPPONENTS, REPLIES = ("dragonite", "gengar", "snorlax"), 4
DOUBT = 0.004
CHECKED, BATTLES = 3000, 20_000


def main() -> None:
    pokedex = BundledPokedexSource(ROOT / "data" / "pokedex").read().pokedex
    duels = counters(pokedex)
    predictor = EnginePredictor(doubt=DOUBT, workers=1)
    forecasts = predictor.predict(duels, pokedex)
    seconds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        predictor.predict(duels, pokedex)
        seconds.append(time.perf_counter() - start)
    rows = np.random.default_rng(1).choice(len(duels), CHECKED, replace=False)
    truth = CompiledSimulator(pokedex=pokedex).simulate(duels.take(rows), battles=BATTLES, seed=5).win_share
    error = float(np.abs(forecasts.win_probability[rows] - truth).mean())
    best = min(seconds)
    sys.stdout.write(f"{len(duels):,} duels on one core: {best:.3f} s at best, mean absolute error {error:.4f}\n")
    sys.exit(int(best > MOST_SECONDS or error > MOST_ERROR))


def counters(pokedex: Pokedex) -> Duels:
    """Return everybody with every move, each with a spread of its own, against some moves of three opponents."""
    duels = line_up_duels(pokedex, list(_pairs(pokedex)))
    return duels.take(np.sort(np.random.default_rng(4).choice(len(duels), DUELS, replace=False)))


def _pairs(pokedex: Pokedex) -> Iterator[tuple[Combatant, Combatant]]:
    dice = np.random.default_rng(3)
    for opponent, one in product(OPPONENTS, pokedex.pokemon):
        replies = pokedex.damaging_moves(opponent)[::REPLIES]
        for move, reply in product(pokedex.damaging_moves(one.slug), replies):
            hp, attack, defence, special_attack, special_defence, speed = dice.integers(0, 201, 6).tolist()
            avs = (hp, attack, defence, special_attack, special_defence, speed)
            a = Combatant(pokemon=one.slug, move=move.slug, level=int(dice.integers(40, 61)), avs=avs)
            yield a, Combatant(pokemon=opponent, move=reply.slug, avs=(100,) * 6)


if __name__ == "__main__":
    main()
