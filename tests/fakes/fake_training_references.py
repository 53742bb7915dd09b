from __future__ import annotations

from typing import TYPE_CHECKING

from app.application.ports.training_references import NoReferenceError, TrainingReferences

if TYPE_CHECKING:
    from app.domain.errors import PredictionDexError
    from app.domain.monitoring.reference import Reference
    from app.domain.registry.model_version import ModelVersion


class FakeTrainingReferences(TrainingReferences):
    """Keeps them in memory, by the run of the training; `failure`, once set, is what every call raises."""

    def __init__(self) -> None:
        self.failure: PredictionDexError | None = None
        self.kept: dict[str, Reference] = {}

    def of(self, model: ModelVersion) -> Reference:
        if self.failure is not None:
            raise self.failure
        if model.run_id not in self.kept:
            raise NoReferenceError(model.version)
        return self.kept[model.run_id]
