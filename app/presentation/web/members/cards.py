"""Pokémon beside each other, each with what is said of it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from app.presentation.web.battle.side import DEFAULT_LEVEL, DEFAULT_NATURE
from app.presentation.web.language import _, name_in_language, number
from app.presentation.web.pieces.markup import emblem
from app.presentation.web.pieces.type_badges import badges

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.presentation.web.battle.side import Side
    from app.presentation.web.reference import Reference


def cards(members: Sequence[Side], known: Reference) -> str:
    return f'<ul class="pdx-members">{"".join(f"<li>{_card(one, known)}</li>" for one in members)}</ul>'


def named(slug: str, known: Reference, *, with_types: bool = False) -> str:
    """Return a Pokémon's emblem and name, with the badges of its types where that is wanted."""
    name, pokemon = f"<b>{escape(known.pokemon_name(slug))}</b>", known.pokemon.get(slug)
    if pokemon is None:
        return name
    words = name + badges(pokemon.types, known) if with_types else name
    return f'<span class="pdx-named">{emblem(pokemon.types, pokemon.dex_number)}<span>{words}</span></span>'


def _card(one: Side, known: Reference) -> str:
    said = [] if one.level == DEFAULT_LEVEL else [_("Level {level}").format(level=number(one.level))]
    if one.nature != DEFAULT_NATURE:
        said.append(name_in_language(known.natures[one.nature].names))
    said.extend(known.move_name(move) for move in one.moves if move in known.moves)
    words = f'<p class="pdx-note">{escape(" · ".join(said))}</p>' if said else ""
    return f"{named(one.pokemon, known, with_types=True)}{words}"
