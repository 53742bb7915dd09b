from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import QueuePool, select
from sqlalchemy.exc import SQLAlchemyError

from app.application.ports.database_probe import ConnectionUse, DatabaseProbe
from app.infrastructure.persistence.database import MOST_CONNECTIONS

if TYPE_CHECKING:
    from sqlalchemy import Engine


class SqlAlchemyDatabaseProbe(DatabaseProbe):
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def is_up(self) -> bool:
        try:
            with self._engine.connect() as connection:
                connection.execute(select(1))
        except SQLAlchemyError:
            return False
        return True

    def connections(self) -> ConnectionUse | None:
        pool = self._engine.pool
        if not isinstance(pool, QueuePool):
            return None
        return ConnectionUse(in_use=pool.checkedout(), idle=pool.checkedin(), limit=MOST_CONNECTIONS)
