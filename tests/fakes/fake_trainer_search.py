from __future__ import annotations

from typing import TYPE_CHECKING

from app.application.ports.trainer_search import Found, TrainerSearch
from app.domain.prediction.training_run import Trial

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.application.ports.model_trainer import ModelTrainer
    from app.domain.prediction.labelled import LabelledDuels

TRIALS = (Trial(name="trial-001", parameters={"depth": "0"}, metrics={"log_loss": 0.1}),)


class FakeTrainerSearch(TrainerSearch):
    """Finds the trainer that it was given."""

    def __init__(self, found: ModelTrainer) -> None:
        self._found = found
        self.given: list[tuple[int, int]] = []
        """How many duels each search was to learn from, and its seed."""

    @property
    def fits(self) -> int:
        return 3

    @property
    def parameters(self) -> Mapping[str, str]:
        return {"grid": "fake"}

    def best(self, learn: LabelledDuels, *, seed: int, on_progress: Callable[[float], None] | None = None) -> Found:
        self.given.append((len(learn), seed))
        if on_progress:
            on_progress(1.0)
        return Found(trainer=self._found, trials=TRIALS)
