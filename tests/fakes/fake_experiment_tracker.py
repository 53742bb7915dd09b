from __future__ import annotations

from typing import TYPE_CHECKING

from app.application.ports.experiment_tracker import ExperimentTracker, NoSuchRunError
from app.domain.prediction.training_run import RecordedTraining

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.errors import PredictionDexError
    from app.domain.prediction.training_run import TrainingRun


class FakeExperimentTracker(ExperimentTracker):
    """Keeps the trainings in memory; `failure`, once set, is what every call raises."""

    def __init__(self) -> None:
        self.failure: PredictionDexError | None = None
        self.runs: dict[str, TrainingRun] = {}

    def record(self, run: TrainingRun) -> str:
        self._fail()
        for run_id, known in self.runs.items():
            if known.key == run.key:
                return run_id
        run_id = f"run-{len(self.runs) + 1}"
        self.runs[run_id] = run
        return run_id

    def parameters(self, run_id: str) -> Mapping[str, str]:
        return self._run(run_id).parameters

    def recall(self, run_id: str) -> RecordedTraining:
        run = self._run(run_id)
        return RecordedTraining(
            name=run.name,
            started_at=run.started_at,
            ended_at=run.ended_at,
            parameters=run.parameters,
            environment=run.environment,
            datasets=run.datasets,
        )

    def _run(self, run_id: str) -> TrainingRun:
        self._fail()
        if run_id not in self.runs:
            raise NoSuchRunError(run_id)
        return self.runs[run_id]

    def _fail(self) -> None:
        if self.failure is not None:
            raise self.failure
