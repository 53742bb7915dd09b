"""A new MLflow store for each test, without the seconds that MLflow takes to make one."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from app.infrastructure.learning.mlflow_connection import MODEL_NAME, MlflowConnection

MAPPING_WARNING: Final = "ignore:The ``noload`` loader strategy:sqlalchemy.exc.SADeprecationWarning"
"""MLflow maps its tables, once in a process, in a way that SQLAlchemy 2.1 means to remove."""


def new_store(folder: Path) -> str:
    """Return the address of an empty store in this folder."""
    file = folder / "mlflow.db"
    file.write_bytes(_empty_store())
    return f"sqlite:///{file}"


@cache
def _empty_store() -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "mlflow.db"
        with MlflowConnection(tracking_uri=f"sqlite:///{file}", artifact_folder=Path(folder)).client() as client:
            client.search_registered_models()
        return file.read_bytes()


def empty(connection: MlflowConnection) -> None:
    """Let a server have no model, know no experiment, and call nobody."""
    with connection.client() as client:
        if client.search_registered_models(filter_string=f"name = '{MODEL_NAME}'"):
            client.delete_registered_model(MODEL_NAME)
        for experiment in client.search_experiments(filter_string="name LIKE 'duels-%'"):
            client.rename_experiment(experiment.experiment_id, f"earlier-{experiment.experiment_id}")
        for hook in client.list_webhooks():
            client.delete_webhook(hook.webhook_id)
