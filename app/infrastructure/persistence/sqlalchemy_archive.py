from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Final

from alembic import command
from sqlalchemy import func, insert, inspect, select, text

from app.application.ports.archive import Archive
from app.infrastructure.persistence.database import create_sessions, snapshot
from app.infrastructure.persistence.database_failures import explaining_failures
from app.infrastructure.persistence.migration import alembic_config
from app.infrastructure.persistence.table_files import ENDING, read_rows, write_rows
from app.infrastructure.persistence.tables import metadata

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine, Table

    from app.application.ports.archive import Counts, Tell

_AT_ONCE: Final = 5000
_REVISION: Final = "alembic_version"
_BROUGHT: Final = frozenset({_REVISION, "learn_methods"})
"""What the migrations themselves fill."""


class SqlAlchemyArchive(Archive):
    """Every table in a file of its own, all read in one transaction, and written in one.

    Every method raises `DatabaseUnavailableError`.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def save(self, folder: Path, *, tell: Tell) -> Counts:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        with snapshot(create_sessions(self._engine)) as session:
            connection = session.connection()
            wanted = {one: _count(connection, one) for one in metadata.sorted_tables}
            told = _Told("database, saved", sum(wanted.values()), tell)
            return {one.name: told.add(_save(connection, one, folder)) for one in wanted}

    def is_empty(self) -> bool:
        with explaining_failures(), self._engine.connect() as connection:
            tables = [one for one in inspect(connection).get_table_names() if one not in _BROUGHT]
            return all(_is_empty(connection, one) for one in tables)

    def clear(self) -> None:
        with explaining_failures():
            command.downgrade(alembic_config(self._engine.url), "base")

    def load(self, folder: Path, *, tell: Tell) -> Counts:
        files = sorted(folder.glob(f"*{ENDING}"))
        told = _Told("database, restored", sum(one.stat().st_size for one in files), tell)
        counts = {}
        with explaining_failures(), self._engine.begin() as connection:
            names = list(_in_order(connection))
            for name in reversed(names):
                connection.exec_driver_sql(f"DELETE FROM {name}")  # noqa: S608 - a name of the database's own
            for name in names:
                file = folder / f"{name}{ENDING}"
                if file in files:
                    counts[name] = _load(connection, file)
                    told.add(file.stat().st_size)
        return counts


class _Told:
    def __init__(self, what: str, total: float, tell: Tell) -> None:
        self._what = what
        self._total = total or 1.0
        self._tell = tell
        self._done = 0
        tell(what, 0.0)

    def add(self, done: int) -> int:
        self._done += done
        self._tell(self._what, min(self._done / self._total, 1.0))
        return done


def _save(connection: Connection, table: Table, folder: Path) -> int:
    statement = select(table).execution_options(stream_results=True, yield_per=_AT_ONCE)
    with connection.execute(statement) as rows:
        return write_rows(folder / f"{table.name}{ENDING}", table, rows)


def _load(connection: Connection, file: Path) -> int:
    table, batches = read_rows(file, at_once=_AT_ONCE)
    count = 0
    for batch in batches:
        connection.execute(insert(table), batch)
        count += len(batch)
    _count_on(connection, table.name)
    return count


def _in_order(connection: Connection) -> Iterator[str]:
    """Name the tables so that each comes after those which it refers to."""
    for name, _ in inspect(connection).get_sorted_table_and_fkc_names():
        if name not in {None, _REVISION}:
            yield str(name)


def _count_on(connection: Connection, table: str) -> None:
    """Let PostgreSQL number new rows after those that have come with their numbers; SQLite does so by itself."""
    if connection.dialect.name == "sqlite":
        return
    for column in inspect(connection).get_pk_constraint(table)["constrained_columns"]:
        # The names come from our own migrations.
        numbered = text(
            "SELECT setval(pg_get_serial_sequence(:table, :column), newest) FROM "  # noqa: S608
            f"(SELECT max({column}) AS newest FROM {table}) AS found WHERE newest IS NOT NULL"
        )
        if connection.scalar(text("SELECT pg_get_serial_sequence(:table, :column)"), _named(table, column)):
            connection.execute(numbered, _named(table, column))


def _named(table: str, column: str) -> dict[str, str]:
    return {"table": table, "column": column}


def _count(connection: Connection, table: Table) -> int:
    return int(connection.scalar(select(func.count()).select_from(table)) or 0)


def _is_empty(connection: Connection, table: str) -> bool:
    found = connection.exec_driver_sql(f"SELECT 1 FROM {table} LIMIT 1")  # noqa: S608 - a name of the database's own
    return found.first() is None
