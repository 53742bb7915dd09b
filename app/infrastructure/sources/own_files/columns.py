"""The columns that a user's own files may have; docs/how-to/own-data.md tells them to users."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.domain.pokedex.moves import PRIORITIES
from app.domain.pokedex.names import normalise
from app.infrastructure.sources.csv_files.cells import (
    category,
    display_name,
    move_slug,
    number_or_nothing,
    pokemon_slug,
    second_type,
    type_slug,
    whole_number,
)
from app.infrastructure.sources.csv_files.layout import MOVES, POKEMON
from app.infrastructure.sources.csv_files.lines import columns_of
from app.infrastructure.sources.csv_files.rows import MoveLine, PokemonLine

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic import BaseModel

    from app.infrastructure.sources.csv_files.cells import CellReader

NAME: Final = "name"
SLUG: Final = "slug"
# What cells may hold, which is more than the game has: a user may try what it has not.
BASE_STATS: Final = range(1, 256)
POWERS: Final = range(1, 1000)
ACCURACIES: Final = range(1, 101)
POWER_POINTS: Final = range(1, 100)
CRITICAL_STAGES: Final = range(10)
ENGLISH_NAME: Final = "name_en"
FRENCH_NAME: Final = "french_name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    name: str
    read: CellReader | None
    """None where the value is not the user's to change."""
    synonyms: tuple[str, ...] = ()
    bundled: str = ""
    """What the bundled file calls it, where not the same."""
    is_needed: bool = False
    empty_keeps: bool = False
    """An empty cell leaves the bundled value."""

    @property
    def fact(self) -> str:
        return self.bundled or self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    file: str
    columns: tuple[Column, ...]
    different: tuple[str, ...] = ()
    """Two columns that must not say the same."""

    def column(self, heading: str) -> Column | None:
        return self._spellings.get(normalise(heading))

    @property
    def changeable(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.read)

    @property
    def _spellings(self) -> dict[str, Column]:
        return {
            normalise(spelling): column
            for column in self.columns
            for spelling in (column.name, column.fact, *column.synonyms)
        }


def _needed(name: str, read: CellReader, *synonyms: str) -> Column:
    return Column(name=name, read=read, synonyms=synonyms, is_needed=True)


def _optional(name: str, read: CellReader, *synonyms: str, bundled: str = "") -> Column:
    return Column(name=name, read=read, synonyms=synonyms, bundled=bundled, empty_keeps=True)


def _with_kept(columns: Iterable[Column], shape: type[BaseModel]) -> tuple[Column, ...]:
    """Add the columns of the bundled file that a user cannot change."""
    changed = {column.fact: column for column in columns}
    kept = (Column(name=name, read=None) for name in columns_of(shape) if name not in changed)
    return (*changed.values(), *kept)


_STAT: Final = whole_number(BASE_STATS)
_NAMES: Final = (
    _optional("english_name", display_name, "nom_anglais", "english", "anglais", bundled=ENGLISH_NAME),
    _optional(FRENCH_NAME, display_name, "nom_français", "french", "français", "name_fr"),
)

POKEMON_LAYOUT: Final = Layout(
    file=POKEMON,
    different=("type_1", "type_2"),
    columns=_with_kept(
        (
            _needed(NAME, pokemon_slug, "nom", "pokémon"),
            _needed("type_1", type_slug, "type", "first_type", "primary_type", "premier_type", "type_principal"),
            Column(
                name="type_2",
                read=second_type,
                synonyms=("second_type", "secondary_type", "deuxième_type", "type_secondaire"),
            ),
            _needed("hp", _STAT, "pv", "hit_points", "points_de_vie"),
            _needed("atk", _STAT, "attack", "attaque", "att"),
            _needed("def", _STAT, "defence", "defense", "défense"),
            _needed(
                "spa", _STAT, "special_attack", "sp_atk", "sp_attack", "attaque_spéciale", "attaque_spé", "att_spé"
            ),
            _needed(
                "spd",
                _STAT,
                "special_defence",
                "special_defense",
                "sp_def",
                "sp_defense",
                "défense_spéciale",
                "défense_spé",
                "def_spé",
            ),
            _needed("spe", _STAT, "speed", "vitesse", "vit"),
            _optional("weight_hg", whole_number(range(1, 100_000)), "poids_hg"),
            _optional("height_dm", whole_number(range(1, 10_000)), "taille_dm"),
            *_NAMES,
        ),
        PokemonLine,
    ),
)

MOVES_LAYOUT: Final = Layout(
    file=MOVES,
    columns=_with_kept(
        (
            _needed(NAME, move_slug, "nom", "move", "attaque", "capacité"),
            _needed("type", type_slug),
            _needed("category", category, "catégorie"),
            _needed("power", number_or_nothing(POWERS), "puissance", "base_power"),
            _needed("accuracy", number_or_nothing(ACCURACIES), "précision"),
            _needed("pp", whole_number(POWER_POINTS), "points_de_pouvoir", "power_points"),
            _optional("priority", whole_number(PRIORITIES), "priorité"),
            _optional("critical_stage", whole_number(CRITICAL_STAGES), "niveau_critique"),
            *_NAMES,
        ),
        MoveLine,
    ),
)
