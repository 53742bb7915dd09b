"""A run of MLflow as JSON, and back: all that our trainings write into one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from app.infrastructure.learning.mlflow_entities import metrics_of, params_of

if TYPE_CHECKING:
    from collections.abc import Iterator

Json = dict[str, Any]

PARENT: Final = "mlflow.parentRunId"
_NAME: Final = "mlflow.runName"
_AT_ONCE: Final = 100
"""MLflow takes no more parameters in one call."""
_PAGE: Final = 1000


def described(client: Any, run: Any) -> Json:
    info, data = run.info, run.data
    return {
        "run_id": info.run_id,
        "experiment": client.get_experiment(info.experiment_id).name,
        "name": info.run_name,
        "started": info.start_time,
        "ended": info.end_time,
        "status": info.status,
        "params": dict(data.params),
        "metrics": dict(data.metrics),
        "tags": {name: text for name, text in data.tags.items() if name != _NAME},
        "inputs": [_input(one) for one in run.inputs.dataset_inputs],
    }


def trials_of(client: Any, run: Any) -> Iterator[Any]:
    token = None
    while True:
        condition = f"tags.`{PARENT}` = '{run.info.run_id}'"
        page = client.search_runs([run.info.experiment_id], condition, max_results=_PAGE, page_token=token)
        # What a search finds may lack the datasets.
        yield from (client.get_run(one.info.run_id) for one in page)
        token = page.token
        if not token:
            return


def created(client: Any, experiment_id: str, run: Json, parent: str | None) -> str:
    """Make the run anew, but for its files, and return its new id."""
    tags = run["tags"] | ({} if parent is None else {PARENT: parent})
    made = client.create_run(experiment_id, start_time=run["started"], run_name=run["name"], tags=tags)
    run_id = str(made.info.run_id)
    ended = datetime.fromtimestamp((run["ended"] or run["started"]) / 1000, UTC)
    params, metrics = params_of(run["params"]), metrics_of(run["metrics"], ended)
    for start in range(0, max(len(params), len(metrics)), _AT_ONCE):
        some = slice(start, start + _AT_ONCE)
        client.log_batch(run_id, params=params[some], metrics=metrics[some])
    if run["inputs"]:
        client.log_inputs(run_id, datasets=[_to_input(one) for one in run["inputs"]])
    return run_id


def _input(found: Any) -> Json:
    names = ("name", "digest", "source_type", "source", "schema", "profile")
    return {
        "dataset": {name: getattr(found.dataset, name) for name in names},
        "tags": {one.key: one.value for one in found.tags},
    }


def _to_input(kept: Json) -> Any:
    from mlflow.entities import Dataset, DatasetInput, InputTag

    tags = [InputTag(name, text) for name, text in kept["tags"].items()]
    return DatasetInput(dataset=Dataset(**kept["dataset"]), tags=tags)
