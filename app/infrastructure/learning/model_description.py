"""The files by which MLflow, and whoever uses it, knows what a stored model is and how it is asked."""

from __future__ import annotations

import json
import platform
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import xgboost as xgb

from app.infrastructure.learning.mlflow_entities import columns_of

if TYPE_CHECKING:
    from app.domain.prediction.features import DuelFeatures

_EXAMPLE: Final = "input_example.json"
_REQUIREMENTS: Final = "requirements.txt"
_NOTE: Final = (
    "The booster alone: the log odds that it starts from (base_margin), and the calibration in card.json, are "
    "PredictionDex's own."
)


def describe(booster_file: str, example: DuelFeatures) -> dict[str, bytes]:
    """Return files that MLflow writes beside a model; the same model gives the same bytes.

    `example` are a few duels, as the model sees them.
    """
    columns = columns_of(example.names)
    described = {
        "artifact_path": "model",
        "flavors": {
            "python_function": {
                "loader_module": "mlflow.xgboost",
                "data": booster_file,
                "python_version": platform.python_version(),
            },
            "xgboost": {
                "xgb_version": str(xgb.__version__),
                "data": booster_file,
                "model_class": "xgboost.core.Booster",
                "model_format": "ubj",
            },
        },
        "metadata": {"note": _NOTE, "feature_schema": example.schema_hash},
        "saved_input_example_info": {
            "artifact_path": _EXAMPLE,
            "type": "dataframe",
            "pandas_orient": "split",
            "serving_input_path": _EXAMPLE,
        },
        "signature": {"inputs": json.dumps(columns), "outputs": json.dumps(_output()), "params": None},
    }
    rows = [[float(value) for value in row] for row in example.values]
    return {
        # JSON is YAML, which MLflow reads.
        "MLmodel": _json(described),
        _EXAMPLE: _json({"columns": list(example.names), "data": rows}),
        _REQUIREMENTS: f"numpy=={np.__version__}\nxgboost-cpu=={xgb.__version__}\n".encode(),
    }


def _output() -> list[dict[str, Any]]:
    return [{"type": "tensor", "tensor-spec": {"dtype": "float32", "shape": [-1]}}]


def _json(content: Any) -> bytes:
    return (json.dumps(content, indent=1) + "\n").encode()
