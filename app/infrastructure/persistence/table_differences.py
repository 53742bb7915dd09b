"""What must be written to turn the stored rows of some tables into the wanted ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Table, UniqueConstraint, bindparam, delete, insert, update

from app.application.ports.pokedex_repository import TableChanges

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Delete, Index, Update
    from sqlalchemy.orm import Session

Values = dict[str, Any]
"""One row, by column."""
_OUT_OF_THE_WAY: Final = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class TableDifference:
    table: Table
    inserted: Sequence[Values]
    updated: Sequence[Values]
    deleted: Sequence[Values]
    parked: Sequence[Values]
    """Stored rows that go away, or give up a unique value which another row may be waiting for."""

    @property
    def changes(self) -> TableChanges:
        return TableChanges(inserted=len(self.inserted), updated=len(self.updated), deleted=len(self.deleted))


def difference(table: Table, wanted: Iterable[Values], stored: Iterable[Values]) -> TableDifference:
    new = {_key(table, row): row for row in wanted}
    old = {_key(table, row): row for row in stored}
    unique = _unique_columns(table)
    updated = [key for key, row in new.items() if key in old and old[key] != row]
    deleted = [row for key, row in old.items() if key not in new]
    giving_up = [old[key] for key in updated if any(old[key][column] != new[key][column] for column in unique)]
    return TableDifference(
        table=table,
        inserted=[row for key, row in new.items() if key not in old],
        updated=[new[key] for key in updated],
        deleted=deleted,
        parked=[*deleted, *giving_up] if unique else [],
    )


def write(session: Session, differences: Sequence[TableDifference]) -> None:
    """Write the differences of tables that stand in the order in which they refer to each other.

    New and changed rows come before old ones go, so that no row ever refers to nothing; hence unique values
    must be free before that.
    """
    for one in differences:
        _park(session, one)
    for one in differences:
        if one.inserted:
            session.execute(insert(one.table), one.inserted)
        if one.updated:
            session.execute(_update(one.table, _plain_columns(one.table)), _named(one.table, one.updated))
    for one in reversed(differences):
        if one.deleted:
            session.execute(_delete(one.table), _named(one.table, one.deleted))


def _park(session: Session, one: TableDifference) -> None:
    columns = _unique_columns(one.table)
    rows = [{**row, **{column: _parked(row[column]) for column in columns}} for row in one.parked]
    if rows:
        session.execute(_update(one.table, columns), _named(one.table, rows))


def _parked(value: str | int) -> str | int:
    """Return what no Pokédex holds, and is as unique as the value was."""
    return f"~{value}" if isinstance(value, str) else value + _OUT_OF_THE_WAY


def _key(table: Table, row: Values) -> tuple[Any, ...]:
    return tuple(row[column.name] for column in table.primary_key)


def _plain_columns(table: Table) -> list[str]:
    return [column.name for column in table.columns if not column.primary_key]


def _unique_columns(table: Table) -> list[str]:
    """Of each rule one column is enough, and the last is never a reference."""
    rules: list[UniqueConstraint | Index] = [rule for rule in table.constraints if isinstance(rule, UniqueConstraint)]
    rules += [index for index in table.indexes if index.unique]
    return sorted({[column.name for column in rule.columns if not column.primary_key][-1] for rule in rules})


def _named(table: Table, rows: Sequence[Values]) -> list[Values]:
    # A column and a bound parameter of one name would be taken for the same thing.
    return [{f"this_{column.name}": row[column.name] for column in table.columns} for row in rows]


def _update(table: Table, columns: Sequence[str]) -> Update:
    return update(table).where(*_is_this(table)).values({column: bindparam(f"this_{column}") for column in columns})


def _delete(table: Table) -> Delete:
    return delete(table).where(*_is_this(table))


def _is_this(table: Table) -> list[Any]:
    return [column == bindparam(f"this_{column.name}") for column in table.primary_key]
