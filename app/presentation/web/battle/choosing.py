"""The widgets by which one side of a battle is put together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from app.presentation.web.asking import RefusedError, ask
from app.presentation.web.battle.side import MOST_AV, MOST_FRIENDSHIP, MOST_IV, MOST_LEVEL, MOST_MOVES, Side
from app.presentation.web.language import _, searchable_name
from app.presentation.web.pieces.markup import emblem, type_badge
from app.presentation.web.problems import show_refusal
from app.presentation.web.reference import STATS, learnset
from app.presentation.web.wording import stat_name
from predictiondex_client.api.sets import import_sets
from predictiondex_client.models import SetTextIn

if TYPE_CHECKING:
    from app.presentation.web.reference import Reference
    from predictiondex_client.models import NatureOut, PokemonOut

_KEPT: Final[dict[str, Any]] = {"persist_state": "session"}


def choose_side(side: str, title: str, known: Reference) -> Side:
    """Show the widgets of a side, which begin with what `put` has put there, and return what they say."""
    st.subheader(title, anchor=False)
    pokemon = st.selectbox(
        _("Pokémon"),
        list(known.pokemon),
        format_func=lambda slug: searchable_name(known.pokemon[slug].names),
        key=f"{side}_pokemon",
        on_change=_forget_moves,
        args=(side,),
        help=_("Type a name in English or French."),
        **_KEPT,
    )
    st.html(_card(known.pokemon[pokemon], known))
    moves = _choose_moves(side, pokemon, known)
    with st.expander(_("Level, nature, IVs, AVs and friendship")):
        raised = _choose_raising(side, known)
    with st.expander(_("Paste a set from Pokémon Showdown")):
        _offer_paste(side, known)
    return Side(pokemon=pokemon, moves=tuple(moves), **raised)


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


def _forget_moves(side: str) -> None:
    """Moves of one Pokémon are not those of another."""
    st.session_state[f"{side}_moves"] = []


def _card(pokemon: PokemonOut, known: Reference) -> str:
    badges = "".join(type_badge(slug, known.type_name(slug)) for slug in pokemon.types)
    return f'<div class="pdx-head">{emblem(pokemon.types, pokemon.dex_number)}<span>{badges}</span></div>'


def _choose_moves(side: str, pokemon: str, known: Reference) -> list[str]:
    learnt = learnset(pokemon)
    options = [slug for slug, move in learnt.items() if move.playable]

    def label(slug: str) -> str:
        move = learnt[slug]
        kind = known.type_name(move.type_)
        return f"{searchable_name(move.names)} · {kind} · {move.power or '–'}"

    return st.multiselect(
        _("Moves"),
        options,
        format_func=label,
        key=f"{side}_moves",
        max_selections=MOST_MOVES,
        placeholder=_("All that it learns"),
        help=_("Up to four. Without any, every damaging move that it can learn is weighed."),
        **_KEPT,
    )


def _choose_raising(side: str, known: Reference) -> dict[str, Any]:
    level = st.number_input(_("Level"), 1, MOST_LEVEL, key=f"{side}_level", **_KEPT)
    nature = st.selectbox(
        _("Nature"),
        list(known.natures),
        format_func=lambda slug: _nature_label(known.natures[slug]),
        key=f"{side}_nature",
        **_KEPT,
    )
    friendship = st.number_input(_("Friendship"), 0, MOST_FRIENDSHIP, key=f"{side}_friendship", **_KEPT)
    return {
        "level": level,
        "nature": nature,
        "friendship": friendship,
        "ivs": _choose_six(side, "iv", _("IV: {stat}"), MOST_IV),
        "avs": _choose_six(side, "av", _("AV: {stat}"), MOST_AV),
    }


def _choose_six(side: str, kind: str, label: str, most: int) -> tuple[int, ...]:
    columns = st.columns(3)
    return tuple(
        columns[place % 3].number_input(
            label.format(stat=stat_name(stat)), 0, most, key=f"{side}_{kind}_{stat}", **_KEPT
        )
        for place, stat in enumerate(STATS)
    )


def _nature_label(nature: NatureOut) -> str:
    name = searchable_name(nature.names)
    if nature.increased is None or nature.decreased is None:
        return name
    return f"{name} (+{stat_name(nature.increased)}, -{stat_name(nature.decreased)})"


def _offer_paste(side: str, known: Reference) -> None:
    text = st.text_area(_("Showdown set"), key=f"{side}_paste", placeholder="Pikachu-Starter\nLevel: 50\n- Zippy Zap")
    st.button(_("Use this set"), key=f"{side}_use_paste", on_click=_use_paste, args=(side, known), disabled=not text)
    refusal = st.session_state.pop(f"{side}_paste_refusal", None)
    if refusal is not None:
        show_refusal(refusal)


def _use_paste(side: str, known: Reference) -> None:
    text = st.session_state[f"{side}_paste"]
    try:
        found = ask(import_sets.sync_detailed, body=SetTextIn(text=text)).sets
    except RefusedError as refusal:
        st.session_state[f"{side}_paste_refusal"] = refusal
    else:
        put(side, Side.from_set(found[0]), known)
