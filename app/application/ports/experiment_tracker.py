from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Protocol

from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.prediction.training_run import RecordedTraining, TrainingRun


class NoSuchRunError(PredictionDexError):
    def __init__(self, run_id: str) -> None:
        self.run_id = run_id
        super().__init__(f"The tracker has no training {run_id}.")


class ExperimentTracker(Protocol):
    """Remembers what was tried in training, and how well it did.

    Every method raises `RegistryUnavailableError` where it cannot be reached.
    """

    @abstractmethod
    def record(self, run: TrainingRun) -> str:
        """Keep everything about a training, its trials under it, and return the id that the tracker gave it.

        A training that was recorded before keeps its id and is not recorded twice; what an interruption left of one is
        completed.
        """

    @abstractmethod
    def parameters(self, run_id: str) -> Mapping[str, str]:
        """Return what the training was given; raise `NoSuchRunError`."""

    @abstractmethod
    def recall(self, run_id: str) -> RecordedTraining:
        """Return what was recorded, but for scores and files; raise `NoSuchRunError`."""
