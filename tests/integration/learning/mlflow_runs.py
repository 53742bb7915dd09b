"""What a training has left, read from its files."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from app.domain.prediction.model import ModelArtefact
from app.domain.prediction.training_run import TrainingRun, Trial, UsedDataset
from tests.registered_models import ORIGIN

if TYPE_CHECKING:
    from app.infrastructure.learning.mlflow_connection import MlflowConnection


def recalled(connection: MlflowConnection, run_id: str) -> TrainingRun:
    with connection.client() as client, TemporaryDirectory() as folder:
        run = client.get_run(run_id)
        experiment = client.get_experiment(run.info.experiment_id)
        under = client.search_runs(
            [experiment.experiment_id], f"tags.`mlflow.parentRunId` = '{run_id}'", order_by=["attributes.run_name ASC"]
        )
        files = files_in(Path(client.download_artifacts(run_id, "", folder)))
    tags = run.data.tags
    assert {one.info.status for one in (run, *under)} == {"FINISHED"}
    return TrainingRun(
        key=tags["predictiondex.training"],
        experiment=experiment.name,
        name=run.info.run_name,
        started_at=time_of(run.info.start_time),
        ended_at=time_of(run.info.end_time),
        origin=ORIGIN,
        parameters=run.data.params,
        metrics=run.data.metrics,
        environment={"commit": tags["mlflow.source.git.commit"], "python": tags["python"]},
        datasets=tuple(dataset_of(one) for one in run.inputs.dataset_inputs),
        trials=tuple(
            Trial(name=one.info.run_name, parameters=one.data.params, metrics=one.data.metrics) for one in under
        ),
        artefact=ModelArtefact(
            files={name.removeprefix("model/"): text for name, text in files.items() if name.startswith("model/")}
        ),
        files={name: text for name, text in files.items() if not name.startswith("model/")},
    )


def files_in(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def time_of(milliseconds: int) -> datetime:
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def dataset_of(given: Any) -> UsedDataset:
    dataset, profile = given.dataset, json.loads(given.dataset.profile)
    (purpose,) = (tag.value for tag in given.tags)
    assert profile["sha256"].startswith(dataset.digest)
    return UsedDataset(
        name=dataset.name.removesuffix(f" ({purpose})"),
        purpose=purpose,
        checksum=profile["sha256"],
        duels=profile["num_rows"],
        plan=json.loads(dataset.source)["tags"],
        features=tuple(column["name"] for column in json.loads(dataset.schema)["mlflow_colspec"]),
    )
