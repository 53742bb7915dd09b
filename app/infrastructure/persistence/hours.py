"""The hour of a moment, in the words of each database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import GenericFunction

from app.infrastructure.persistence.base import UtcDateTime

if TYPE_CHECKING:
    from sqlalchemy.sql.compiler import SQLCompiler


class HourOf(GenericFunction[Any]):
    """Tells when the hour of a moment began, in UTC."""

    type = UtcDateTime()
    inherit_cache = True
    name = "hour_of"


@compiles(HourOf, "sqlite")
def _in_sqlite(hour: HourOf, compiler: SQLCompiler, **options: Any) -> str:
    # Its moments are texts in UTC, and to cut a text takes half as long as to understand it.
    return f"substr({compiler.process(hour.clauses, **options)}, 1, 13) || ':00:00.000000'"


@compiles(HourOf, "postgresql")
def _in_postgresql(hour: HourOf, compiler: SQLCompiler, **options: Any) -> str:
    return f"date_trunc('hour', {compiler.process(hour.clauses, **options)}, 'UTC')"
