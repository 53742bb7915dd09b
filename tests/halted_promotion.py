"""Promotes a version and halts on the way, for a test that kills it: `python -m tests.halted_promotion`.

It takes the database, the MLflow store, its folder, the version, and whether to halt before or after the alias moves.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.registry.promotion import Place
from app.infrastructure.learning.mlflow_connection import MlflowConnection
from app.infrastructure.learning.mlflow_registry import MlflowModelRegistry
from app.infrastructure.persistence.database import create_database_engine, create_sessions
from app.infrastructure.persistence.sqlalchemy_promotion_log import SqlAlchemyPromotionLog
from tests.model_bench import ModelBench

if TYPE_CHECKING:
    from typing import Literal

    from app.domain.registry.model_version import Alias

HALTED = "halted"
_LONG_SECONDS = 60


class HaltingRegistry(MlflowModelRegistry):
    def __init__(self, connection: MlflowConnection, when: Literal["before", "after"]) -> None:
        super().__init__(connection)
        self._when = when

    def point(self, alias: Alias, version: str | None) -> None:
        if self._when == "after":
            super().point(alias, version)
        print(HALTED, flush=True)  # noqa: T201 - whoever started it waits for that
        time.sleep(_LONG_SECONDS)


def bench(registry: MlflowModelRegistry, database: str) -> ModelBench:
    sessions = create_sessions(create_database_engine(database))
    return ModelBench(registry=registry, log=SqlAlchemyPromotionLog(sessions))


if __name__ == "__main__":
    database, store, folder, version, halts = sys.argv[1:]
    connection = MlflowConnection(tracking_uri=store, artifact_folder=Path(folder))
    registry = HaltingRegistry(connection, "before" if halts == "before" else "after")
    bench(registry, database).promote(version, Place.PRODUCTION, by="a process that dies")
