"""Writes sets as Pokémon Showdown reads them; `read_sets` gives back what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.battle.showdown.showdown_set import SHOWDOWN_FRIENDSHIP, SHOWDOWN_LEVEL
from app.domain.battle.showdown.spreads import write_spread
from app.domain.pokedex.stats import MAX_IV

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.domain.battle.showdown.showdown_set import ShowdownSet
    from app.domain.pokedex.pokedex import Pokedex


def write_sets(sets: Iterable[ShowdownSet], pokedex: Pokedex) -> str:
    return "\n".join("".join(f"{line}\n" for line in _lines_of(one, pokedex)) for one in sets)


def _lines_of(one: ShowdownSet, pokedex: Pokedex) -> Iterator[str]:
    yield _head_of(one, pokedex)
    if one.level != SHOWDOWN_LEVEL:
        yield f"Level: {one.level}"
    if one.shiny:
        yield "Shiny: Yes"
    if one.friendship != SHOWDOWN_FRIENDSHIP:
        yield f"Happiness: {one.friendship}"
    if any(one.avs):
        yield f"EVs: {write_spread(one.avs, unsaid=0)}"
    yield f"{pokedex.natures[pokedex.nature_positions[one.nature]].names.english} Nature"
    if min(one.ivs) < MAX_IV:
        yield f"IVs: {write_spread(one.ivs, unsaid=MAX_IV)}"
    for move in one.moves:
        yield f"- {pokedex.get_move(move).names.english}"


def _head_of(one: ShowdownSet, pokedex: Pokedex) -> str:
    name = pokedex.get_pokemon(one.pokemon).showdown_name
    named = name if one.nickname is None else f"{one.nickname} ({name})"
    return named if one.gender is None else f"{named} ({one.gender})"
