from __future__ import annotations

from typing import TYPE_CHECKING

from app.application.ports.training_reports import NoTrainingReportError, TrainingReports

if TYPE_CHECKING:
    from app.domain.errors import PredictionDexError
    from app.domain.prediction.document import Evaluation
    from app.domain.registry.model_version import ModelVersion


class FakeTrainingReports(TrainingReports):
    """Keeps them in memory, by the run of the training; `failure`, once set, is what every call raises."""

    def __init__(self) -> None:
        self.failure: PredictionDexError | None = None
        self.kept: dict[str, Evaluation] = {}
        self.asked: list[str] = []
        """The versions whose reports were wanted."""

    def of(self, model: ModelVersion) -> Evaluation:
        self.asked.append(model.version)
        if self.failure is not None:
            raise self.failure
        if model.run_id not in self.kept:
            raise NoTrainingReportError(model.version)
        return self.kept[model.run_id]
