"""How MLflow wants to be told things."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from app.domain.prediction.training_run import UsedDataset

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_CONTEXT: Final = "mlflow.data.context"
_LONGEST_DIGEST: Final = 36


def to_milliseconds(at: datetime) -> int:
    return int(at.timestamp() * 1000)


def from_milliseconds(at: int) -> datetime:
    return datetime.fromtimestamp(at / 1000, UTC)


def params_of(parameters: Mapping[str, str]) -> list[Any]:
    from mlflow.entities import Param

    return [Param(name, value) for name, value in parameters.items()]


def metrics_of(metrics: Mapping[str, float], at: datetime) -> list[Any]:
    from mlflow.entities import Metric

    return [Metric(name, value, to_milliseconds(at), 0) for name, value in metrics.items()]


def dataset_inputs(datasets: Sequence[UsedDataset]) -> list[Any]:
    """MLflow takes two datasets of one name and digest for the same, whatever they are used for."""
    from mlflow.entities import Dataset, DatasetInput, InputTag

    return [
        DatasetInput(
            dataset=Dataset(
                name=f"{one.name} ({one.purpose})",
                digest=one.checksum[:_LONGEST_DIGEST],
                source_type="code",
                source=json.dumps({"tags": dict(one.plan)}),
                schema=json.dumps({"mlflow_colspec": columns_of(one.features)}),
                profile=json.dumps({"num_rows": one.duels, "features": len(one.features), "sha256": one.checksum}),
            ),
            tags=[InputTag(_CONTEXT, one.purpose)],
        )
        for one in datasets
    ]


def used_dataset(given: Any) -> UsedDataset:
    """Return what `dataset_inputs` was told; what another program wrote may lack much of it."""
    dataset, purpose = given.dataset, {tag.key: tag.value for tag in given.tags}.get(_CONTEXT, "")
    profile, schema, source = (json.loads(text or "{}") for text in (dataset.profile, dataset.schema, dataset.source))
    return UsedDataset(
        name=dataset.name.removesuffix(f" ({purpose})"),
        purpose=purpose,
        checksum=profile.get("sha256", dataset.digest),
        duels=profile.get("num_rows", 0),
        plan=source.get("tags", {}),
        features=tuple(column["name"] for column in schema.get("mlflow_colspec", [])),
    )


def columns_of(features: Sequence[str]) -> list[dict[str, Any]]:
    """Return the columns of a table of features, as MLflow's schemas have them."""
    return [{"type": "float", "name": name, "required": True} for name in features]
