"""Where nothing is measured, these are told, and let it go."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from app.application.ports.prediction_meter import PredictionMeter
from app.application.ports.simulator_meter import SimulatorMeter
from app.application.ports.worker_books import WorkerBooks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from app.application.ports.prediction_meter import GivenAnswer, Question
    from app.domain.battle.simulation import Engine


class SilentPredictionMeter(PredictionMeter):
    def answered(self, answer: GivenAnswer) -> None:
        """Let it go."""

    def failed(self, question: Question) -> None:
        """Let it go."""


class SilentSimulatorMeter(SimulatorMeter):
    def played(self, engine: Engine, *, battles: int, seconds: float) -> None:
        """Let it go."""

    def failed(self, engine: Engine) -> None:
        """Let it go."""


class SilentWorkerBooks(WorkerBooks):
    @contextmanager
    def opened(self) -> Iterator[Callable[[int], None]]:
        """Open none, so that nothing needs room on a disk."""
        yield _let_it_go


def _let_it_go(_: int) -> None:
    """Nothing was written down."""
