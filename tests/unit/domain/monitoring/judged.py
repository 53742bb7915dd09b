"""Duels whose truth is known, as a model may have answered them and engines have played them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Self

import numpy as np

from app.domain.battle.outcome import Tallies
from app.domain.monitoring.exam_marks import ExamMarks
from app.domain.monitoring.live_marks import Judge, LiveMarks, by_engine
from app.domain.registry.watch import LiveForecasts, WatchLimits

if TYPE_CHECKING:
    from numpy.typing import NDArray

LIMITS: Final = WatchLimits(tries=3, error_share=0.1, least_requests=20, surprise=4, least_outcomes=50)
NO_OUTCOMES: Final = LiveForecasts(win_probability=np.zeros(0), won=np.zeros(0))
EXAM: Final = ExamMarks(contested_regret=0.0003, decided_regret=0.00001, calibration_error=0.0002)
_ERROR: Final = 0.015


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    truth: NDArray[np.float64]
    forecast: NDArray[np.float64]
    seed: int

    @classmethod
    def drawn(cls, duels: int, *, seed: int, close: bool = False) -> Self:
        """Draw duels of which most are certain, or close ones only, and forecasts that are nearly true."""
        dice = np.random.default_rng(seed)
        truth = dice.uniform(0.2, 0.8, duels) if close else dice.beta(0.15, 0.15, duels)
        doubt = np.sqrt(truth * (1 - truth)) * 2
        return cls(truth=truth, forecast=np.clip(truth + doubt * dice.normal(0, _ERROR, duels), 0, 1), seed=seed)

    def flattened(self, to: float = 0.5) -> Self:
        return replace(self, forecast=0.5 + to * (self.forecast - 0.5))

    def played(self, battles: int = 1000) -> Tallies:
        won = np.random.default_rng(self.seed + 1000).binomial(battles, self.truth).astype(np.int64)
        return Tallies(a_wins=won, b_wins=battles - won, ties=0 * won, turns=3 * battles + 0 * won)

    def marks(self, judge: Judge = Judge.OWN, *, battles: int = 1000) -> LiveMarks:
        groups = np.arange(len(self.truth))
        return by_engine(judge, self.forecast, self.played(battles), groups, seed=self.seed)

    def reported(self) -> LiveForecasts:
        dice = np.random.default_rng(self.seed)
        won = (dice.random(len(self.truth)) < self.truth).astype(np.float64)
        return LiveForecasts(win_probability=self.forecast, won=won)
