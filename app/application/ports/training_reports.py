from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Protocol

from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from app.domain.prediction.document import Evaluation
    from app.domain.registry.model_version import ModelVersion


class NoTrainingReportError(PredictionDexError):
    """The version was not made by a training that keeps its report."""

    def __init__(self, version: str) -> None:
        self.version = version
        super().__init__(
            f"No report was kept of the training that made version {version} of the model. "
            "A training of this release keeps one: `predictiondex learn train`."
        )


class DamagedTrainingReportError(PredictionDexError):
    def __init__(self, version: str, reason: str) -> None:
        self.version = version
        self.reason = reason
        super().__init__(f"The report of the training of version {version} cannot be read: {reason}.")


class TrainingReports(Protocol):
    """Knows what was said of each version of the model when it was trained."""

    @abstractmethod
    def of(self, model: ModelVersion) -> Evaluation:
        """Return the report that was kept with its training.

        Raises:
            NoTrainingReportError: none was kept.
            DamagedTrainingReportError: it is not what a training writes.
            RegistryUnavailableError: it cannot be reached.
        """
