"""One field per table of the Pokédex, in the order in which the tables refer to each other."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Boolean, Float, Table, Text, cast, func, literal, select, text, union_all

from app.infrastructure.persistence.base import UtcDateTime
from app.infrastructure.persistence.table_differences import difference
from app.infrastructure.persistence.tables import (
    Base,
    EvolutionRow,
    LearnsetEntryRow,
    MoveEffectRow,
    MoveFlagRow,
    MoveNameRow,
    MoveRow,
    NatureNameRow,
    NatureRow,
    PokedexImportRow,
    PokemonNameRow,
    PokemonRow,
    PokemonTypeRow,
    SpeciesRow,
    TypeEffectivenessRow,
    TypeNameRow,
    TypeRow,
    metadata,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import ColumnElement, CompoundSelect, FromClause, Select
    from sqlalchemy.orm import Session

    from app.infrastructure.persistence.table_differences import TableDifference, Values


@dataclass(frozen=True, slots=True, kw_only=True)
class PokedexRows:
    """Each field is called like its table."""

    types: Sequence[TypeRow]
    type_names: Sequence[TypeNameRow]
    type_effectiveness: Sequence[TypeEffectivenessRow]
    natures: Sequence[NatureRow]
    nature_names: Sequence[NatureNameRow]
    species: Sequence[SpeciesRow]
    pokemon: Sequence[PokemonRow]
    pokemon_names: Sequence[PokemonNameRow]
    pokemon_types: Sequence[PokemonTypeRow]
    evolutions: Sequence[EvolutionRow]
    moves: Sequence[MoveRow]
    move_names: Sequence[MoveNameRow]
    move_flags: Sequence[MoveFlagRow]
    move_effects: Sequence[MoveEffectRow]
    learnset_entries: Sequence[LearnsetEntryRow]

    def values(self) -> dict[str, list[Values]]:
        """Return the plain values of every row, by table."""
        return {table.name: _values(table, getattr(self, table.name)) for table in POKEDEX_TABLES}


POKEDEX_TABLES: tuple[Table, ...] = tuple(metadata.tables[field.name] for field in fields(PokedexRows))


def newest_import(*columns: Any) -> Select[Any]:
    newest = select(func.max(PokedexImportRow.revision)).scalar_subquery()
    return select(*columns).where(PokedexImportRow.revision == newest)


def read_all(session: Session) -> tuple[PokedexImportRow | None, PokedexRows]:
    """Read the newest import and every table with one statement, which sees one state of the database.

    Rows come in the order of their keys, those with a position in its order.
    """
    as_json = _JSON[session.get_bind().dialect.name]
    statement: CompoundSelect[Any] = union_all(
        newest_import(literal(PokedexImportRow.__tablename__), as_json(PokedexImportRow.__table__)),
        *(select(literal(table.name), as_json(table)).select_from(table) for table in POKEDEX_TABLES),
    )
    found = {name: _rows(_KINDS[name], json.loads(document)) for name, document in session.execute(statement)}
    newest = found.pop(PokedexImportRow.__tablename__)
    return newest[0] if newest else None, PokedexRows(**found)


def differences_from(session: Session, wanted: dict[str, list[Values]]) -> list[TableDifference]:
    """Compare the wanted values with the stored ones, table by table."""
    return [
        difference(table, wanted[table.name], [dict(row) for row in session.execute(select(table)).mappings()])
        for table in POKEDEX_TABLES
    ]


def _sqlite_json(table: FromClause) -> ColumnElement[str]:
    return func.json_group_array(func.json_array(*table.columns))


def _postgresql_json(table: FromClause) -> ColumnElement[str]:
    return cast(func.coalesce(func.json_agg(func.json_build_array(*table.columns)), text("'[]'")), Text)


_JSON: Final = {"sqlite": _sqlite_json, "postgresql": _postgresql_json}
_KINDS: Final[dict[str, type[Base]]] = {
    mapper.local_table.name: mapper.class_ for mapper in Base.registry.mappers if isinstance(mapper.local_table, Table)
}


def _rows(kind: type[Base], rows: list[list[Any]]) -> list[Any]:
    columns = kind.__table__.columns
    # JSON has one kind of number, and no moments; and SQLite keeps a truth as a number.
    lost = [(place, revive) for place, column in enumerate(columns) if (revive := _way_back(column)) is not None]
    for row in rows:
        for place, to in lost:
            row[place] = to(row[place])
    names = [column.name for column in columns]
    first = [names.index("position")] if "position" in names else []
    rows.sort(key=itemgetter(*first, *(names.index(column.name) for column in kind.__table__.primary_key)))
    return [kind(**dict(zip(names, row, strict=True))) for row in rows]


def _way_back(column: Any) -> Callable[[Any], Any] | None:
    if isinstance(column.type, UtcDateTime):
        return _moment
    return column.type.python_type if isinstance(column.type, Boolean | Float) else None


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _values(table: Table, rows: Sequence[Base]) -> list[Values]:
    columns = [column.name for column in table.columns]
    return [{column: getattr(row, column) for column in columns} for row in rows]
