from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Protocol

from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from app.domain.monitoring.reference import Reference
    from app.domain.registry.model_version import ModelVersion


class NoReferenceError(PredictionDexError):
    """The version is older than the samples that trainings keep of what they have learnt from."""

    def __init__(self, version: str) -> None:
        self.version = version
        super().__init__(
            f"With version {version} of the model, no sample was kept of what it has learnt from, so that nothing can "
            "be compared with it. Train again: `predictiondex learn train`."
        )


class DamagedReferenceError(PredictionDexError):
    def __init__(self, version: str, reason: str) -> None:
        self.version = version
        self.reason = reason
        super().__init__(
            f"What version {version} of the model has learnt from cannot be read: {reason}. "
            "Train again: `predictiondex learn train`."
        )


class TrainingReferences(Protocol):
    """Knows what each version of the model has learnt from."""

    @abstractmethod
    def of(self, model: ModelVersion) -> Reference:
        """Return the sample that was kept with its training.

        Raises:
            NoReferenceError: none was kept.
            DamagedReferenceError: it is not what a training of this release keeps.
            RegistryUnavailableError: it cannot be reached.
        """
