from __future__ import annotations

from typing import TYPE_CHECKING

from app.application.ports.trainer_search import TrainerSearch

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.application.ports.model_trainer import ModelTrainer
    from app.domain.prediction.labelled import LabelledDuels


class FakeTrainerSearch(TrainerSearch):
    """Finds the trainer that it was given."""

    def __init__(self, found: ModelTrainer) -> None:
        self._found = found
        self.given: list[tuple[int, int]] = []
        """How many duels each search was to learn from, and its seed."""

    def best(
        self, learn: LabelledDuels, *, seed: int, on_progress: Callable[[float], None] | None = None
    ) -> ModelTrainer:
        self.given.append((len(learn), seed))
        if on_progress:
            on_progress(1.0)
        return self._found
