"""Writes predictions in as few statements as the database takes.

The interpreter is let go once for each statement, not for each row, and a request that is being worked out
meanwhile waits as seldom.
"""

from __future__ import annotations

import json
from datetime import UTC
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from app.infrastructure.persistence.database import SQLITE
from app.infrastructure.persistence.tables import PredictionCombatantRow, PredictionRow, metadata

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from app.domain.prediction.prediction import Prediction

Row = tuple[Any, ...]

_COLUMNS: Final = {
    table: tuple(metadata.tables[table].columns.keys())
    for table in (PredictionRow.__tablename__, PredictionCombatantRow.__tablename__)
}
_UTC: Final = "+00:00"
_MOST_ROWS: Final = 1000
"""Of one statement to SQLite, which takes 32,766 values and not more."""
_ANSWER: Final = attrgetter("win_probability", "interval.low", "interval.high", "turns", "battles")
_RAISED: Final = attrgetter("pokemon", "move", "nature", "level", "friendship")


def write_predictions(connection: Connection, predictions: Sequence[Prediction]) -> None:
    """Insert them; those that are there already are left as they are."""
    sqlite = connection.dialect.name == SQLITE
    insert = _insert_into_sqlite if sqlite else _insert_into_postgresql
    for table, rows in zip(_COLUMNS, _rows_of(predictions, zone="" if sqlite else _UTC), strict=True):
        insert(connection, table, rows)


def _rows_of(predictions: Iterable[Prediction], *, zone: str) -> tuple[list[Row], list[Row]]:
    """Return the rows of both tables, their values in the order of the columns."""
    answers, combatants = [], []
    for one in predictions:
        key = one.prediction_id.hex
        made_at = one.made_at.astimezone(UTC).isoformat(" ", "microseconds").removesuffix(_UTC)
        answers.append((key, made_at + zone, one.method.value, one.model_version, *_ANSWER(one)))
        for side, fighter in (("a", one.a), ("b", one.b)):
            combatants.append((key, side, *_RAISED(fighter), *fighter.ivs, *fighter.avs))
    return answers, combatants


def _insert_into_sqlite(connection: Connection, table: str, rows: Sequence[Row]) -> None:
    for start in range(0, len(rows), _MOST_ROWS):
        part = rows[start : start + _MOST_ROWS]
        connection.exec_driver_sql(_sqlite_insert(table, len(part)), tuple(chain.from_iterable(part)))


@lru_cache(maxsize=256)
def _sqlite_insert(table: str, rows: int) -> str:
    columns = _COLUMNS[table]
    row = f"({', '.join('?' * len(columns))})"
    values = ", ".join([row] * rows)
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES {values} ON CONFLICT DO NOTHING"  # noqa: S608 - our names


def _insert_into_postgresql(connection: Connection, table: str, rows: Sequence[Row]) -> None:
    columns = _COLUMNS[table]
    names = ", ".join(columns)
    # One text that the server takes apart, for a fifth of what quoting each value would cost here.
    records = json.dumps([dict(zip(columns, row, strict=True)) for row in rows])
    connection.exec_driver_sql(
        f"INSERT INTO {table} ({names}) SELECT {names} "  # noqa: S608 - our names
        f"FROM json_populate_recordset(NULL::{table}, %s) ON CONFLICT DO NOTHING",
        (records,),
    )
