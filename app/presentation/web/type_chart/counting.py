"""How many Pokémon and moves are of a type, and which."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from app.presentation.web.language import _, name_in_language, plural
from app.presentation.web.links import link

if TYPE_CHECKING:
    from app.presentation.web.reference import Reference


def moves_of(one: str, known: Reference) -> str:
    count = sum(move.type_ == one for move in known.moves.values())
    told = plural("{count} move is of this type.", "{count} moves are of this type.", count)
    shown = link(_("Show them"), "moves", type=one)
    return f'<p class="pdx-note">{escape(told)} {shown}</p>'


def pokemon_with(one: str, known: Reference) -> str:
    """Those that have this type, whatever else they have."""
    count = sum(one in pokemon.types for pokemon in known.pokemon.values())
    told = plural("{count} Pokémon is of this type.", "{count} Pokémon are of this type.", count)
    shown = link(_("Show them"), "pokedex", type=one)
    return f'<p class="pdx-note">{escape(told)} {shown}</p>'


def pokemon_of(types: tuple[str, ...], known: Reference) -> str:
    """Those that have exactly these types, in any order."""
    found = [one for one in known.pokemon.values() if set(one.types) == set(types)]
    if len(types) == 1:
        told = plural("{count} Pokémon has this type alone.", "{count} Pokémon have this type alone.", len(found))
    else:
        told = plural("{count} Pokémon has these two types.", "{count} Pokémon have these two types.", len(found))
    names = ", ".join(link(name_in_language(one.names), "pokedex", pokemon=one.slug) for one in found)
    return f"<p><b>{escape(told)}</b> {names}</p>"
