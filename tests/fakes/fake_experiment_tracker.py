from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.application.ports.experiment_tracker import ExperimentTracker

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.errors import PredictionDexError
    from app.domain.prediction.model import ModelArtefact


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackedRun:
    parameters: Mapping[str, str]
    metrics: Mapping[str, float]
    artefact: ModelArtefact
    report: str


class FakeExperimentTracker(ExperimentTracker):
    """Keeps the trainings in memory; `failure`, once set, is what every call raises."""

    def __init__(self) -> None:
        self.failure: PredictionDexError | None = None
        self.runs: dict[str, TrackedRun] = {}

    def record(
        self,
        *,
        parameters: Mapping[str, str],
        metrics: Mapping[str, float],
        artefact: ModelArtefact,
        report: str,
    ) -> str:
        if self.failure is not None:
            raise self.failure
        run_id = f"run-{len(self.runs) + 1}"
        self.runs[run_id] = TrackedRun(
            parameters=dict(parameters), metrics=dict(metrics), artefact=artefact, report=report
        )
        return run_id
