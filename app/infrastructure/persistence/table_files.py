"""A table as a file: compressed lines of JSON, the first with the names and kinds of the columns, the others with rows.

It is read into SQLite and PostgreSQL of any version alike, also where the code of today has other columns.
"""

from __future__ import annotations

import gzip
import json
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from sqlalchemy import Boolean, Double, Integer, String, Uuid, column, table

from app.infrastructure.persistence.base import UtcDateTime

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from sqlalchemy import Table, TableClause
    from sqlalchemy.types import TypeEngine

ENDING: Final = ".jsonl.gz"
_FAST: Final = 3
_KINDS: Final[dict[str, type[TypeEngine[Any]]]] = {
    "boolean": Boolean,
    "integer": Integer,
    "moment": UtcDateTime,
    "number": Double,
    "text": String,
    "uuid": Uuid,
}
_READ: Final[dict[str, Callable[[str], Any]]] = {"moment": datetime.fromisoformat, "uuid": UUID}


def write_rows(file: Path, of: Table, rows: Iterable[Sequence[Any]]) -> int:
    """Return how many there were."""
    count = 0
    with gzip.open(file, "wt", compresslevel=_FAST, encoding="ascii") as lines:
        lines.write(_line([[one.name, _kind(one.type)] for one in of.columns]))
        for row in rows:
            lines.write(_line(list(row)))
            count += 1
    return count


def read_rows(file: Path, *, at_once: int) -> tuple[TableClause, Iterator[list[dict[str, Any]]]]:
    """Return the table that the file is named after, with the columns that it had, and its rows in batches."""
    batches = _batches(file, at_once)
    columns = next(batches)
    described = (column(name, _KINDS[kind]()) for name, kind in columns)
    return table(file.name.removesuffix(ENDING), *described), _named(columns, batches)


def _named(columns: list[Any], batches: Iterator[list[Any]]) -> Iterator[list[dict[str, Any]]]:
    names = [name for name, _ in columns]
    readers = [(at, _READ[kind]) for at, (_, kind) in enumerate(columns) if kind in _READ]
    for batch in batches:
        for row in batch:
            for at, reader in readers:
                row[at] = None if row[at] is None else reader(row[at])
        yield [dict(zip(names, row, strict=True)) for row in batch]


def _batches(file: Path, at_once: int) -> Iterator[list[Any]]:
    """Give the columns first, then some rows at a time."""
    with gzip.open(file, "rt", encoding="ascii") as lines:
        yield json.loads(next(lines))
        batch: list[Any] = []
        for line in lines:
            batch.append(json.loads(line))
            if len(batch) == at_once:
                yield batch
                batch = []
        if batch:
            yield batch


def _kind(of: TypeEngine[Any]) -> str:
    return next(name for name, known in _KINDS.items() if isinstance(of, known))


def _line(values: list[Any]) -> str:
    return json.dumps(values, separators=(",", ":"), default=_written) + "\n"


def _written(value: datetime | UUID) -> str:
    return value.isoformat() if isinstance(value, datetime) else value.hex
