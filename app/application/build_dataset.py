from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.domain.battle.outcome import Tallies
from app.domain.prediction.draws import MIXTURES, draw
from app.domain.prediction.labelled import LabelledDuels
from app.domain.prediction.splits import Fold, folds

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.application.ports.battle_simulator import BattleSimulator
    from app.application.ports.duel_dataset import DatasetManifest, DatasetPlan, DuelDataset
    from app.domain.battle.duels import Duels
    from app.domain.pokedex.pokedex import Pokedex


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildDataset:
    """Draw duels and let the engine play them; an interrupted build goes on where it stopped."""

    pokedex: Pokedex
    simulator: BattleSimulator
    dataset: DuelDataset

    def __call__(self, *, plan: DatasetPlan, on_progress: Callable[[int], None] | None = None) -> DatasetManifest:
        """Return the manifest of the finished dataset; `on_progress` is told how many duels are done."""
        for number in range(plan.parts):
            if not self.dataset.has_part(plan, number):
                self.dataset.keep_part(plan, number, self._part(plan, number), self.pokedex)
            if on_progress:
                on_progress(min((number + 1) * plan.part_size, plan.duels))
        return self.dataset.seal(plan, self.pokedex)

    def _part(self, plan: DatasetPlan, number: int) -> LabelledDuels:
        random = np.random.default_rng([plan.seed, number])
        count = min(plan.part_size, plan.duels - number * plan.part_size)
        duels, kind = draw(self.pokedex, MIXTURES[plan.mixture], count, random)
        seed = int(random.integers(2**63))
        return LabelledDuels(duels=duels, tallies=self._play(duels, plan, seed), kind=kind)

    def _play(self, duels: Duels, plan: DatasetPlan, seed: int) -> Tallies:
        learns = folds(self.pokedex, duels) == Fold.TRAIN
        rows = np.concatenate([np.flatnonzero(learns), np.flatnonzero(~learns)])
        to_learn = duels.take(np.flatnonzero(learns))
        held_out = duels.take(np.flatnonzero(~learns))
        played = [
            self.simulator.simulate(to_learn, battles=plan.battles, seed=seed),
            self.simulator.simulate(held_out, battles=plan.held_out_battles, seed=seed + 1),
        ]
        return Tallies.concatenate(played).take(np.argsort(rows))
