"""One field per table of the Pokédex, in the order in which the tables refer to each other."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Table, select

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
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from app.infrastructure.persistence.table_differences import TableDifference, Values

Row = TypeVar("Row", bound=Base)


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


def read_rows(session: Session) -> PokedexRows:
    """Read every table once; rows with a position come in its order."""
    return PokedexRows(
        types=_all(session, TypeRow),
        type_names=_all(session, TypeNameRow),
        type_effectiveness=_all(session, TypeEffectivenessRow),
        natures=_all(session, NatureRow),
        nature_names=_all(session, NatureNameRow),
        species=_all(session, SpeciesRow),
        pokemon=_all(session, PokemonRow),
        pokemon_names=_all(session, PokemonNameRow),
        pokemon_types=_all(session, PokemonTypeRow),
        evolutions=_all(session, EvolutionRow),
        moves=_all(session, MoveRow),
        move_names=_all(session, MoveNameRow),
        move_flags=_all(session, MoveFlagRow),
        move_effects=_all(session, MoveEffectRow),
        learnset_entries=_all(session, LearnsetEntryRow),
    )


def differences_from(session: Session, wanted: dict[str, list[Values]]) -> list[TableDifference]:
    """Compare the wanted values with the stored ones, table by table."""
    return [
        difference(table, wanted[table.name], [dict(row) for row in session.execute(select(table)).mappings()])
        for table in POKEDEX_TABLES
    ]


def _all(session: Session, kind: type[Row]) -> Sequence[Row]:
    columns = kind.__table__.columns
    first = [columns["position"]] if "position" in columns else []
    # Every slot, position and level of a key comes in order, and the rest does not matter.
    return session.scalars(select(kind).order_by(*first, *kind.__table__.primary_key)).all()


def _values(table: Table, rows: Sequence[Base]) -> list[Values]:
    columns = [column.name for column in table.columns]
    return [{column: getattr(row, column) for column in columns} for row in rows]
