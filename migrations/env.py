from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Literal

from alembic import context
from alembic.util import CommandError

from app.infrastructure.persistence.base import UtcDateTime
from app.infrastructure.persistence.database import BEGIN, SQLITE, create_database_engine
from app.infrastructure.persistence.migration import ADDRESS
from app.infrastructure.persistence.tables import metadata

if TYPE_CHECKING:
    from alembic.autogenerate.api import AutogenContext
    from sqlalchemy import URL, Connection

_VARIABLE = "PREDICTIONDEX_DATABASE_URL"
_LOCK = "SELECT pg_advisory_xact_lock(8472014)"  # any number, as long as all releases use the same


def _address() -> str | URL:
    address: str | URL | None = context.config.attributes.get(ADDRESS) or os.environ.get(_VARIABLE)
    if address is None:
        raise CommandError(f"Set {_VARIABLE} to the address of the database.")
    return address


def _render(kind: str, item: object, _context: AutogenContext) -> str | Literal[False]:
    # A revision names SQLAlchemy's types only, so that it keeps working when ours move.
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, UtcDateTime) else False


def _options(dialect: str) -> dict[str, Any]:
    return {
        "target_metadata": metadata,
        "compare_type": True,
        "render_item": _render,
        "render_as_batch": dialect == SQLITE,
        # SQLite can undo a half-done migration too, once a transaction is begun as `create_database_engine` does.
        "transactional_ddl": True,
    }


def _migrate(connection: Connection) -> None:
    dialect = connection.dialect.name
    context.configure(connection=connection, **_options(dialect))
    with context.begin_transaction():
        if dialect != SQLITE:  # of several servers that start together, one migrates and the others wait
            connection.exec_driver_sql(_LOCK)
        context.run_migrations()


def _print_statements() -> None:
    engine = create_database_engine(_address())
    context.configure(dialect_name=engine.dialect.name, literal_binds=True, **_options(engine.dialect.name))
    with context.begin_transaction():
        context.run_migrations()


def _run() -> None:
    if context.is_offline_mode():
        _print_statements()
        return
    engine = create_database_engine(_address(), foreign_keys=False)
    try:
        with engine.connect().execution_options(**{BEGIN: "BEGIN IMMEDIATE"}) as connection:
            _migrate(connection)
    finally:
        engine.dispose()


_run()
