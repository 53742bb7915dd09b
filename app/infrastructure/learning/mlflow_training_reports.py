from __future__ import annotations

from typing import TYPE_CHECKING

from app.application.ports.evaluation_writer import REPORT
from app.application.ports.training_reports import (
    DamagedTrainingReportError,
    NoTrainingReportError,
    TrainingReports,
)
from app.application.report_file import read_report
from app.infrastructure.learning.mlflow_run_files import kept_file

if TYPE_CHECKING:
    from app.domain.prediction.document import Evaluation
    from app.domain.registry.model_version import ModelVersion
    from app.infrastructure.learning.mlflow_connection import MlflowConnection


class MlflowTrainingReports(TrainingReports):
    """Reads them from among the files of the run that has made the model."""

    def __init__(self, connection: MlflowConnection) -> None:
        self._connection = connection

    def of(self, model: ModelVersion) -> Evaluation:
        content = kept_file(self._connection, model, REPORT)
        if content is None:
            raise NoTrainingReportError(model.version)
        try:
            return read_report(content)
        except KeyError as error:
            raise DamagedTrainingReportError(model.version, f"it lacks {error}") from error
        except (ValueError, TypeError) as error:
            raise DamagedTrainingReportError(model.version, str(error)) from error
