"""What the Pokédex says, asked once and kept for all sessions; an import is seen after a while."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import streamlit as st

from app.presentation.web.asking import ask
from app.presentation.web.language import name_in_language
from predictiondex_client.api.pokedex import (
    list_moves,
    list_moves_of_pokemon,
    list_natures,
    list_pokemon,
    list_types,
    read_type_chart,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from predictiondex_client.models import LearnableOut, MoveOut, NatureOut, PokemonOut, TypeOut

STATS: Final = ("hp", "atk", "def", "spa", "spd", "spe")
_ALL: Final = 500
_SECONDS: Final = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Every mapping is by slug, in the order of the Pokédex.

    The API may know what this does not: an import brings and takes away. Names of that are slugs.
    """

    pokemon: Mapping[str, PokemonOut]
    moves: Mapping[str, MoveOut]
    types: Mapping[str, TypeOut]
    natures: Mapping[str, NatureOut]
    chart: Mapping[str, Mapping[str, float]]
    """Multipliers by the type of the move, then by the type of the Pokémon that it hits."""

    def pokemon_name(self, slug: str) -> str:
        return name_in_language(self.pokemon[slug].names) if slug in self.pokemon else slug

    def move_name(self, slug: str) -> str:
        return name_in_language(self.moves[slug].names) if slug in self.moves else slug

    def type_name(self, slug: str) -> str:
        return name_in_language(self.types[slug].names)

    def multiplier(self, of_move: str, of_pokemon: tuple[str, ...]) -> float:
        product = 1.0
        for one in of_pokemon:
            product *= self.chart[of_move][one]
        return product


def stat_of(stats: object, name: str) -> int:
    """Return one stat of the client's models, in which `def` has another name, because it is a word of Python."""
    value: int = getattr(stats, "def_" if name == "def" else name)
    return value


@st.cache_resource(ttl=_SECONDS, show_spinner=False)
def reference() -> Reference:
    """Raise what `ask` raises; what was raised is not kept."""
    chart = ask(read_type_chart.sync_detailed).multipliers.additional_properties
    return Reference(
        pokemon={one.slug: one for one in ask(list_pokemon.sync_detailed, limit=_ALL).items},
        moves={one.slug: one for one in ask(list_moves.sync_detailed, limit=_ALL).items},
        types={one.slug: one for one in ask(list_types.sync_detailed).items},
        natures={one.slug: one for one in ask(list_natures.sync_detailed).items},
        chart={attacking: dict(row.additional_properties) for attacking, row in chart.items()},
    )


@st.cache_resource(ttl=_SECONDS, show_spinner=False, max_entries=1000)
def learnset(pokemon: str) -> Mapping[str, LearnableOut]:
    """Return the moves that it can learn, by slug; raise what `ask` raises."""
    found = ask(list_moves_of_pokemon.sync_detailed, name=pokemon, limit=_ALL).items
    return {one.slug: one for one in found}
