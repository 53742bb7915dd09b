from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from app.application.ports.experiment_tracker import ExperimentTracker
from app.infrastructure.learning.mlflow_connection import MODEL_FOLDER, MODEL_NAME, MlflowConnection
from app.infrastructure.learning.source_commit import source_commit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.domain.prediction.model import ModelArtefact

_COMMIT: Final = "mlflow.source.git.commit"  # where MLflow's own pages look for it


class MlflowTracker(ExperimentTracker):
    def __init__(self, connection: MlflowConnection) -> None:
        self._connection = connection

    def record(
        self,
        *,
        parameters: Mapping[str, str],
        metrics: Mapping[str, float],
        artefact: ModelArtefact,
        report: str,
    ) -> str:
        with self._connection.client() as client:
            tags = {_COMMIT: source_commit()}
            run_id: str = client.create_run(self._experiment(client), tags=tags).info.run_id
            with _ended(client, run_id):
                for name, value in parameters.items():
                    client.log_param(run_id, name, value)
                for name, number in metrics.items():
                    client.log_metric(run_id, name, number)
                client.log_text(run_id, report, "report.md")
                _log_files(client, run_id, artefact)
            return run_id

    def _experiment(self, client: Any) -> str:
        known = client.get_experiment_by_name(MODEL_NAME)
        if known:
            return str(known.experiment_id)
        return str(client.create_experiment(MODEL_NAME, artifact_location=self._connection.artifact_location))


@contextmanager
def _ended(client: Any, run_id: str) -> Iterator[None]:
    try:
        yield
    except BaseException:
        client.set_terminated(run_id, "FAILED")
        raise
    client.set_terminated(run_id)


def _log_files(client: Any, run_id: str, artefact: ModelArtefact) -> None:
    with TemporaryDirectory() as folder:
        for name, content in artefact.files.items():
            (Path(folder) / name).write_bytes(content)
        client.log_artifacts(run_id, folder, MODEL_FOLDER)
