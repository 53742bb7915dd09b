from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Final

import numpy as np

from app.domain.battle.duels import Duels
from app.domain.battle.lineup import line_up_duels
from app.domain.prediction.draws import EXAM, MIXTURES, draw
from app.domain.registry.certain_duels import CERTAIN_DUELS
from app.domain.registry.entrance import (
    MOST_MICROSECONDS_ALONE,
    MOST_MICROSECONDS_IN_BATCH,
    certainty,
    latency,
    mirrors,
    sanity,
    symmetry,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.application.ports.battle_predictor import BattlePredictor
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.registry.verdict import Finding

_SAMPLE: Final = 500
_SEED: Final = 0
_ALONE: Final = 50
_BATCHES: Final = 3
_MILLION: Final = 1e6


@dataclass(frozen=True, slots=True, kw_only=True)
class EntranceTests:
    """See whether a model answers soundly and in time, on duels that are drawn as those of the exam are."""

    processor_clock: Callable[[], float]
    """Seconds that this process was at work."""

    def __call__(self, predictor: BattlePredictor, pokedex: Pokedex) -> tuple[Finding, ...]:
        duels, _ = draw(pokedex, MIXTURES[EXAM], _SAMPLE, np.random.default_rng(_SEED))
        there, back = (predictor.predict(each, pokedex) for each in (duels, duels.swapped()))
        certain = predictor.predict(line_up_duels(pokedex, CERTAIN_DUELS), pokedex).win_probability
        even = predictor.predict(Duels(a=duels.a, b=duels.a), pokedex).win_probability
        return (
            symmetry(there.win_probability, back.win_probability),
            mirrors(even),
            sanity(there),
            certainty(certain, [f"{a.pokemon} against {b.pokemon}" for a, b in CERTAIN_DUELS]),
            *self._latencies(predictor, duels, pokedex),
        )

    def _latencies(self, predictor: BattlePredictor, duels: Duels, pokedex: Pokedex) -> tuple[Finding, ...]:
        alone = [self._seconds(predictor, duels.take(slice(row, row + 1)), pokedex) for row in range(_ALONE)]
        together = [self._seconds(predictor, duels, pokedex) / _SAMPLE for _ in range(_BATCHES)]
        return (
            latency("latency alone", median(alone) * _MILLION, MOST_MICROSECONDS_ALONE),
            latency("latency in a batch", median(together) * _MILLION, MOST_MICROSECONDS_IN_BATCH),
        )

    def _seconds(self, predictor: BattlePredictor, duels: Duels, pokedex: Pokedex) -> float:
        began = self.processor_clock()
        predictor.predict(duels, pokedex)
        return self.processor_clock() - began
