"""What trainings have said, read back from the store of models."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.application.ports.evaluation_writer import REPORT
from app.application.ports.training_reports import DamagedTrainingReportError
from app.application.report_file import report_text
from app.infrastructure.learning.mlflow_registry import MlflowModelRegistry
from app.infrastructure.learning.mlflow_tracker import MlflowTracker
from app.infrastructure.learning.mlflow_training_reports import MlflowTrainingReports
from tests.contracts.training_reports_contract import TrainingReportsContract
from tests.integration.learning.mlflow_store import MAPPING_WARNING
from tests.registered_models import registered
from tests.training_runs import training_run

if TYPE_CHECKING:
    from app.domain.prediction.document import Evaluation
    from app.domain.registry.model_version import ModelVersion
    from app.infrastructure.learning.mlflow_connection import MlflowConnection
    from tests.contracts.training_reports_contract import Train


pytestmark = pytest.mark.filterwarnings(MAPPING_WARNING)


class TestMlflowTrainingReports(TrainingReportsContract):
    @pytest.fixture
    def reports(self, connection: MlflowConnection) -> MlflowTrainingReports:
        return MlflowTrainingReports(connection)

    @pytest.fixture
    def train(self, connection: MlflowConnection) -> Train:
        registry, tracker = MlflowModelRegistry(connection), MlflowTracker(connection)

        def train(report: Evaluation | None) -> ModelVersion:
            run = training_run(number=len(registry.versions()) + 1)
            files = {} if report is None else {REPORT: report_text(report).encode()}
            return registered(registry, tracker.record(replace(run, files={**run.files, **files})), run.artefact)

        return train

    @pytest.mark.parametrize(("content", "reason"), [(b"{}", "it lacks"), (b"!", "Expecting value"), (b"[]", "list")])
    def test_what_is_no_report_is_told(
        self, connection: MlflowConnection, reports: MlflowTrainingReports, content: bytes, reason: str
    ) -> None:
        run = replace(training_run(), files={REPORT: content})
        model = registered(MlflowModelRegistry(connection), MlflowTracker(connection).record(run), run.artefact)

        with pytest.raises(DamagedTrainingReportError, match=f"version 1 .*{reason}"):
            reports.of(model)
