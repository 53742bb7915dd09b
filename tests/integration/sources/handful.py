"""A few Pokémon and moves of Let's Go, which are quickly brought."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from app.application.ports.pokedex_source import Extract, PokedexSource, Reading
from app.domain.pokedex.type_chart import TypeChart

if TYPE_CHECKING:
    from app.application.ports.pokedex_source import Tell
    from app.domain.pokedex.pokedex import Pokedex

POKEMON: Final = ("pikachu", "pikachu-starter", "raichu", "raichu-alola", "rattata", "raticate", "rattata-alola")
MOVES: Final = ("absorb", "vise-grip", "leer", "double-edge", "thunderbolt", "quick-attack", "dig", "swift")
TYPES: Final = ("normal", "electric", "grass", "dark", "psychic", "ground")
NATURES: Final = ("bold", "timid", "hardy")


class HeldPokedex(PokedexSource):
    def __init__(self, pokedex: Pokedex) -> None:
        self._pokedex = pokedex

    @property
    def name(self) -> str:
        return "held"

    def extract(self, *, offline: bool, tell: Tell) -> Extract:
        """Do nothing, since it is here; see the port."""
        del offline
        tell("reading", 1, 1)
        return Extract(documents=1, sha256=self._pokedex.fingerprint)

    def read(self) -> Reading:
        return Reading(pokedex=self._pokedex)


def handful(pokedex: Pokedex) -> Pokedex:
    chart = pokedex.type_chart.multipliers
    return replace(
        pokedex,
        types=tuple(one for one in pokedex.types if one.slug in TYPES),
        type_chart=TypeChart(multipliers={pair: chart[pair] for pair in chart if set(pair) <= set(TYPES)}),
        natures=tuple(one for one in pokedex.natures if one.slug in NATURES),
        pokemon=tuple(one for one in pokedex.pokemon if one.slug in POKEMON),
        moves=tuple(one for one in pokedex.moves if one.slug in MOVES),
        learnsets={
            slug: tuple(row for row in pokedex.learnsets[slug] if row.move in MOVES and row.learnt_by is None)
            for slug in POKEMON
        },
    )
