"""The widgets by which one side of a battle is put together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from app.presentation.web.battle.pasting import offer_paste
from app.presentation.web.battle.raising import choose_raising
from app.presentation.web.battle.side import MOST_MOVES, Side
from app.presentation.web.kept import KEPT
from app.presentation.web.language import _, number, searchable_name
from app.presentation.web.pieces.figures import NONE
from app.presentation.web.pieces.markup import emblem
from app.presentation.web.pieces.type_badges import badges
from app.presentation.web.reference import STATS, learnset

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.presentation.web.reference import Reference
    from predictiondex_client.models import PokemonOut, SetOut

_EXAMPLE: Final = "Pikachu-Starter\nLevel: 50\n- Zippy Zap"


def choose_side(side: str, title: str, known: Reference) -> Side:
    """Show the widgets of a side, which begin with what `put` has put there, and return what they say."""
    st.header(title, anchor=False)
    pokemon = _choose_pokemon(side, known)
    st.html(_card(known.pokemon[pokemon], known))
    moves = _choose_moves(side, pokemon, known)
    with st.expander(_("Level, nature, IVs, AVs and friendship")):
        raised = choose_raising(side, known)
    with st.expander(_("Paste a set from Pokémon Showdown")):
        _offer_paste(side, known)
    return Side(pokemon=pokemon, moves=tuple(moves), **raised)


def _take(side: str, sets: Sequence[SetOut], known: Reference) -> None:
    put(side, Side.from_set(sets[0]), known)
    if len(sets) > 1:
        words = _("The text has {found} sets; the first one was taken.")
        st.session_state[f"{side}_paste_trouble"] = words.format(found=number(len(sets)))


def side_in_address(side: str, said: Mapping[str, str], known: Reference) -> Side | None:
    """Return none where the address says nothing of this side, or nothing that is in the Pokédex."""
    found = Side.from_address(side, said)
    return found if found is not None and found.pokemon in known.pokemon else None


def put(side: str, chosen: Side, known: Reference) -> None:
    """Let the widgets say this, as far as it is in the Pokédex."""
    if chosen.pokemon not in known.pokemon:
        return
    learnt = learnset(chosen.pokemon)
    state = st.session_state
    state[f"{side}_pokemon"] = chosen.pokemon
    state[f"{side}_moves"] = [move for move in chosen.moves if move in learnt and learnt[move].playable]
    state[f"{side}_level"] = chosen.level
    state[f"{side}_nature"] = chosen.nature if chosen.nature in known.natures else Side(pokemon="").nature
    state[f"{side}_friendship"] = chosen.friendship
    for stat, iv, av in zip(STATS, chosen.ivs, chosen.avs, strict=True):
        state[f"{side}_iv_{stat}"] = iv
        state[f"{side}_av_{stat}"] = av


def _choose_pokemon(side: str, known: Reference) -> str:
    pokemon: str = st.selectbox(
        _("Pokémon"),
        list(known.pokemon),
        format_func=lambda slug: searchable_name(known.pokemon[slug].names),
        key=f"{side}_pokemon",
        on_change=_forget_moves,
        args=(side,),
        help=_("Type a name in English or French."),
        **KEPT,
    )
    return pokemon


def _offer_paste(side: str, known: Reference) -> None:
    offer_paste(
        side,
        label=_("Showdown set"),
        button=_("Use this set"),
        example=_EXAMPLE,
        take=lambda sets: _take(side, sets, known),
    )


def _forget_moves(side: str) -> None:
    """Moves of one Pokémon are not those of another."""
    st.session_state[f"{side}_moves"] = []


def _card(pokemon: PokemonOut, known: Reference) -> str:
    return f'<div class="pdx-head">{emblem(pokemon.types, pokemon.dex_number)}{badges(pokemon.types, known)}</div>'


def _choose_moves(side: str, pokemon: str, known: Reference) -> list[str]:
    learnt = learnset(pokemon)
    options = [slug for slug, move in learnt.items() if move.playable]

    def label(slug: str) -> str:
        move = learnt[slug]
        kind = known.type_name(move.type_)
        return f"{searchable_name(move.names)} · {kind} · {move.power or NONE}"

    return st.multiselect(
        _("Moves"),
        options,
        format_func=label,
        key=f"{side}_moves",
        max_selections=MOST_MOVES,
        placeholder=_("All that it learns"),
        help=_("Up to four. Without any, every damaging move that it can learn is weighed."),
        select_all=False,
        wrap=True,
        **KEPT,
    )
