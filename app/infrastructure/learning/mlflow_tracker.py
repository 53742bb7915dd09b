from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from app.application.ports.experiment_tracker import ExperimentTracker, NoSuchRunError
from app.domain.prediction.training_run import RecordedTraining
from app.infrastructure.learning.mlflow_connection import MODEL_FOLDER, MlflowConnection
from app.infrastructure.learning.mlflow_entities import (
    dataset_inputs,
    from_milliseconds,
    metrics_of,
    params_of,
    to_milliseconds,
    used_dataset,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from app.domain.prediction.training_run import TrainingRun, Trial

# Where MLflow's own pages look for them.
_COMMIT: Final = "mlflow.source.git.commit"
_PARENT: Final = "mlflow.parentRunId"
_KEY: Final = "predictiondex.training"
_PART: Final = "predictiondex.part"
_WHOLE: Final = "whole"
_ENGINE: Final = "engine"
_NOT_ENVIRONMENT: Final = ("mlflow.", "predictiondex.", _ENGINE)
_AT_ONCE: Final = 100
"""MLflow takes no more parameters in one call."""
_ABSENT: Final = "RESOURCE_DOES_NOT_EXIST"


class MlflowTracker(ExperimentTracker):
    """A run of MLflow for each training, and one under it for each trial.

    Each is found again by its tags; to write the same into it once more changes nothing. A training is finished last.
    """

    def __init__(self, connection: MlflowConnection) -> None:
        self._connection = connection

    def record(self, run: TrainingRun) -> str:
        with self._connection.client() as client:
            experiment = self._experiment(client, run.experiment)
            known = _known(client, experiment, run.key)
            whole = known.get(_WHOLE)
            if whole and whole.info.status == "FINISHED":
                return str(whole.info.run_id)
            run_id = str((whole or _create(client, experiment, run)).info.run_id)
            for trial in run.trials:
                started = known.get(trial.name) or _create_trial(client, experiment, run, trial, run_id)
                _fill(client, started.info.run_id, trial.parameters, trial.metrics, at=run.ended_at)
            _log_files(client, run_id, run)
            client.log_inputs(run_id, datasets=dataset_inputs(run.datasets))
            _fill(client, run_id, run.parameters, run.metrics, at=run.ended_at)
            return run_id

    def parameters(self, run_id: str) -> Mapping[str, str]:
        with self._connection.client() as client, _absence_told(run_id):
            return dict(client.get_run(run_id).data.params)

    def recall(self, run_id: str) -> RecordedTraining:
        with self._connection.client() as client, _absence_told(run_id):
            run = client.get_run(run_id)
        return RecordedTraining(
            name=run.info.run_name,
            started_at=from_milliseconds(run.info.start_time),
            ended_at=from_milliseconds(run.info.end_time) if run.info.end_time else None,
            parameters=dict(run.data.params),
            environment=_environment(run.data.tags),
            datasets=tuple(map(used_dataset, run.inputs.dataset_inputs)),
        )

    def _experiment(self, client: Any, name: str) -> str:
        known = client.get_experiment_by_name(name)
        if known is None:
            return str(client.create_experiment(name, artifact_location=self._connection.artifact_location))
        if known.lifecycle_stage == "deleted":  # on MLflow's pages, where it can be brought back as well
            client.restore_experiment(known.experiment_id)
        return str(known.experiment_id)


@contextmanager
def _absence_told(run_id: str) -> Iterator[None]:
    from mlflow.exceptions import MlflowException

    try:
        yield
    except MlflowException as error:
        if error.error_code == _ABSENT:
            raise NoSuchRunError(run_id) from None
        raise


def _environment(tags: Mapping[str, str]) -> dict[str, str]:
    """Return what `_create` was told of what the training ran on."""
    ours = {name: text for name, text in tags.items() if not name.startswith(_NOT_ENVIRONMENT)}
    return ({"commit": tags[_COMMIT]} if tags.get(_COMMIT) else {}) | ours


def _known(client: Any, experiment: str, key: str) -> dict[str, Any]:
    """Return the runs of a training that are there, finished or not; of two with one name, the older."""
    found = client.search_runs([experiment], f"tags.`{_KEY}` = '{key}'", order_by=["attributes.start_time DESC"])
    return {one.data.tags[_PART]: one for one in found}


def _create(client: Any, experiment: str, run: TrainingRun) -> Any:
    environment = dict(run.environment)
    tags = {_KEY: run.key, _PART: _WHOLE, _COMMIT: environment.pop("commit", ""), _ENGINE: run.origin.engine}
    return client.create_run(
        experiment, start_time=to_milliseconds(run.started_at), run_name=run.name, tags=environment | tags
    )


def _create_trial(client: Any, experiment: str, run: TrainingRun, trial: Trial, parent: str) -> Any:
    tags = {_KEY: run.key, _PART: trial.name, _PARENT: parent}
    return client.create_run(experiment, start_time=to_milliseconds(run.started_at), run_name=trial.name, tags=tags)


def _fill(
    client: Any, run_id: str, parameters: Mapping[str, str], metrics: Mapping[str, float], *, at: datetime
) -> None:
    params, numbers = params_of(parameters), metrics_of(metrics, at)
    for start in range(0, max(len(params), len(numbers)), _AT_ONCE):
        some = slice(start, start + _AT_ONCE)
        client.log_batch(run_id, params=params[some], metrics=numbers[some])
    client.set_terminated(run_id, end_time=to_milliseconds(at))


def _log_files(client: Any, run_id: str, run: TrainingRun) -> None:
    model = {f"{MODEL_FOLDER}/{name}": content for name, content in run.artefact.files.items()}
    with TemporaryDirectory() as folder:
        for name, content in (model | dict(run.files)).items():
            file = Path(folder) / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        client.log_artifacts(run_id, folder)
