from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import Table, UniqueConstraint

from app.infrastructure.persistence.tables import Base
from scripts.uml.page import diagram, page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Column, ForeignKeyConstraint

_INTRODUCTION: Final = (
    "What is stored, from SQLAlchemy's metadata. PK is the primary key, FK a foreign key, UK unique; "
    "a line's words name the columns that refer. A table without columns is shown whole in another diagram."
)


def tables() -> str:
    """Draw how tables refer to each other, then the columns of each group."""
    groups = _groups()
    parts = ["## All", _overview([table for group in groups.values() for table in group])]
    for name, group in groups.items():
        boxes = [line for table in group for line in _box(table)]
        parts += [f"## {name}", diagram("erDiagram", ["direction LR", *boxes, *_references(group)])]
    return page("Tables", _INTRODUCTION, *parts)


def _overview(everything: list[Table]) -> str:
    arrows = {f"{table.name} --> {key.referred_table.name}" for table in everything for key in _keys(table)}
    return diagram("flowchart LR", [*sorted(table.name for table in everything), *sorted(arrows)])


def _groups() -> dict[str, list[Table]]:
    """Return the tables, sorted, by the module that declares them."""
    found: dict[str, list[Table]] = {}
    for mapper in Base.registry.mappers:
        if isinstance(mapper.local_table, Table):
            found.setdefault(mapper.class_.__module__.rpartition(".")[2], []).append(mapper.local_table)
    return {name: sorted(found[name], key=lambda table: table.name) for name in sorted(found)}


def _box(table: Table) -> list[str]:
    return [f"{table.name} {{", *(f"    {_column(table, column)}" for column in table.columns), "}"]


def _column(table: Table, column: Column[object]) -> str:
    marks = {"PK": column.primary_key, "FK": column.foreign_keys, "UK": [column.name] in _uniques(table)}
    keys = ", ".join(mark for mark, holds in marks.items() if holds)
    notes = ["may be null"] if column.nullable else []
    notes += [f"unique with {_others(one, column)}" for one in _uniques(table) if len(one) > 1 and column.name in one]
    comment = f'"{", ".join(notes)}"' if notes else ""
    return " ".join(filter(None, [type(column.type).__name__, column.name, keys, comment]))


def _others(names: list[str], column: Column[object]) -> str:
    return " and ".join(name for name in names if name != column.name)


def _uniques(table: Table) -> list[list[str]]:
    constraints = [one for one in table.constraints if isinstance(one, UniqueConstraint)]
    return sorted([column.name for column in one.columns] for one in constraints)


def _references(group: Iterable[Table]) -> Iterator[str]:
    for table in group:
        for key in _keys(table):
            yield f'{key.referred_table.name} {_cardinality(table, key)} {table.name} : "{", ".join(key.column_keys)}"'


def _keys(table: Table) -> list[ForeignKeyConstraint]:
    return sorted(table.foreign_key_constraints, key=lambda key: tuple(key.column_keys))


def _cardinality(table: Table, key: ForeignKeyConstraint) -> str:
    one = "|o" if any(column.nullable for column in key.columns) else "||"
    alone = set(key.columns) == set(table.primary_key.columns)
    return f"{one}--{'o|' if alone else 'o{'}"
