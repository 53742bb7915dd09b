"""A new MLflow store for each test, without the seconds that MLflow takes to make one."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from app.infrastructure.learning.mlflow_connection import MlflowConnection

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
