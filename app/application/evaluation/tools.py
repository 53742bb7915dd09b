from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.application.ports.battle_predictor import BattlePredictor
    from app.application.ports.battle_simulator import BattleSimulator
    from app.application.ports.feature_reader import FeatureReader
    from app.application.ports.forecast_store import ForecastStore
    from app.application.ports.learner import Learner

_BEYOND: Final = 3


class SizedLearner(Protocol):
    def __call__(self, *, rounds: int, depth: int) -> Learner:
        """Make a learner of so many trees, of such a depth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What an evaluation is made with."""

    simulator: BattleSimulator
    """Our own engine, whose long runs are the truth."""
    reader: FeatureReader
    lone_reader: FeatureReader
    """On one thread, to be timed."""
    learner: Learner
    """Learns as the model that is served did."""
    sized_learner: SizedLearner
    rivals: Mapping[str, Learner]
    """What the learner is compared with."""
    engine: Callable[[float], BattlePredictor]
    """Makes the engine answer with a doubt, on one thread."""
    forecasts: ForecastStore
    """What was forecast before, so that an interrupted work goes on."""
    clock: Callable[[], float]
    """Seconds, from any start."""
    processor_clock: Callable[[], float]
    """Seconds that this process was at work, on all processors together: other processes leave it alone."""
    doubt: float
    """How well the short run knows a duel that the served model is told of."""
    engine_doubt: float
    """How well the engine knows a duel when people ask it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How much of everything an evaluation takes."""

    truth_battles: int = 20_000
    live_battles: int = 20
    sample: int = 100_000
    """Lessons that every model in the report, but for the learning curve, learns from."""
    curve: tuple[int, ...] = (5_000, 10_000, 30_000, 100_000, 300_000)
    doubts: tuple[float, ...] = (0.008, 0.004, 0.002, 0.001, 0.0005)
    engine_doubts: tuple[float, ...] = (0.008, 0.004, 0.002, 0.001, 0.0005, 0.00025, 0.0001)
    timed: tuple[int, int] = (5_000, 60)
    """Duels asked about at once, when answers are timed."""

    def with_sample(self, sample: int | None) -> Sizes:
        """Return the same with another sample, and no learning curve that goes far beyond it."""
        if sample is None:
            return self
        curve = tuple(count for count in self.curve if count <= _BEYOND * sample) or (sample,)
        return replace(self, sample=sample, curve=curve)
