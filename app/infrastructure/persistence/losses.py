"""What the steps of a way down say that they drop, read from their statements."""

from __future__ import annotations

import re
from io import StringIO
from typing import TYPE_CHECKING, Final

from alembic import command

from app.application.ports.database_schema import Loss
from app.infrastructure.persistence.migration import alembic_config

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

# Every database drops the same, but only for this one can the statements be written without asking it.
_DIALECT: Final = "postgresql://"
_DROPPED_TABLE: Final = re.compile(r"^DROP TABLE (\w+)", re.MULTILINE)
_MADE_TABLE: Final = re.compile(r"^CREATE (?:TEMPORARY )?TABLE (\w+)", re.MULTILINE)
_DROPPED_COLUMN: Final = re.compile(r"^ALTER TABLE (\w+) DROP COLUMN (\w+)", re.MULTILINE)


def losses(connection: Connection, current: str, revision: str) -> Iterator[Loss]:
    statements = _statements(current, revision)
    dropped, made = set(_DROPPED_TABLE.findall(statements)), set(_MADE_TABLE.findall(statements))
    for table in sorted(dropped - made):
        yield Loss(what=f"the table {table}", rows=_count(connection, table))
    for table, column in sorted(_DROPPED_COLUMN.findall(statements)):
        if table not in dropped:
            yield Loss(what=f"the column {column} of {table}", rows=_count(connection, table, f"{column} IS NOT NULL"))
    for table in sorted(dropped & made - set(_passing(statements))):
        yield Loss(what=f"part of the table {table}", rows=_count(connection, table))


def _passing(statements: str) -> Iterator[str]:
    """Name the tables that are there for a step alone."""
    yield from re.findall(r"^CREATE TEMPORARY TABLE (\w+)", statements, re.MULTILINE)


def _statements(current: str, revision: str) -> str:
    config = alembic_config(_DIALECT)
    config.output_buffer = written = StringIO()
    command.downgrade(config, f"{current}:{revision}", sql=True)
    return written.getvalue()


def _count(connection: Connection, table: str, condition: str = "TRUE") -> int:
    # The names come from our own migrations.
    found = connection.exec_driver_sql(f"SELECT count(*) FROM {table} WHERE {condition}").scalar_one()  # noqa: S608
    return int(found)
