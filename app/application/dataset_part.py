from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.domain.battle.outcome import Tallies
from app.domain.prediction.draws import MIXTURES, draw
from app.domain.prediction.labelled import LabelledDuels
from app.domain.prediction.splits import Fold, folds

if TYPE_CHECKING:
    from app.application.ports.battle_simulator import BattleSimulator
    from app.application.ports.duel_dataset import DatasetPlan
    from app.domain.battle.duels import Duels
    from app.domain.pokedex.pokedex import Pokedex


def part_of(plan: DatasetPlan, number: int, pokedex: Pokedex, simulator: BattleSimulator) -> LabelledDuels:
    """Draw and play one part, which the plan and its number decide alone: whoever plays it comes to the same."""
    random = np.random.default_rng([plan.seed, number])
    duels, kind = draw(pokedex, MIXTURES[plan.mixture], plan.size_of(number), random)
    seed = int(random.integers(2**63))
    return LabelledDuels(duels=duels, tallies=_played(plan, duels, pokedex, simulator, seed=seed), kind=kind)


def _played(plan: DatasetPlan, duels: Duels, pokedex: Pokedex, simulator: BattleSimulator, *, seed: int) -> Tallies:
    learns = folds(pokedex, duels) == Fold.TRAIN
    rows = np.concatenate([np.flatnonzero(learns), np.flatnonzero(~learns)])
    to_learn = duels.take(np.flatnonzero(learns))
    held_out = duels.take(np.flatnonzero(~learns))
    played = [
        simulator.simulate(to_learn, battles=plan.battles, seed=seed),
        simulator.simulate(held_out, battles=plan.held_out_battles, seed=seed + 1),
    ]
    return Tallies.concatenate(played).take(np.argsort(rows))
