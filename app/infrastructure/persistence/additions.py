"""Whether the schema of a newer release has only added to ours."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from app.infrastructure.persistence.database_failures import explaining_failures
from app.infrastructure.persistence.tables import metadata

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Column, Engine


@lru_cache(maxsize=8)
def only_adds(engine: Engine, revision: str) -> bool:
    """Say whether all that our code reads and writes is there, and nothing else must be written.

    It is looked at once for each revision, for that takes a while. Raises `DatabaseUnavailableError`.
    """
    del revision
    with explaining_failures(), engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "target_metadata": metadata})
        found = compare_metadata(context, metadata)
    added = {(one[2], one[3].name) for one in found if one[0] == "remove_column"}
    return all(_is_addition(one, added) for one in found)


def _is_addition(difference: Sequence[Any], added: set[tuple[str, str]]) -> bool:
    """Alembic tells what it would remove, so that the database were as our code declares it."""
    match difference:
        case ("remove_table", _):
            return True
        case ("remove_column", _, _, column):
            return _may_be_left_out(column)
        case ("remove_index", index) if not index.unique:
            return True
        case ("remove_index" | "remove_constraint" | "remove_fk", rule):
            return _is_about(rule.columns, added)
    return False


def _may_be_left_out(column: Column[Any]) -> bool:
    return bool(column.nullable) or column.server_default is not None


def _is_about(columns: Iterable[Column[Any]], added: set[tuple[str, str]]) -> bool:
    return all((column.table.name, column.name) in added for column in columns)
