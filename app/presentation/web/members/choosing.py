"""The widgets by which several Pokémon are put together: by name, or as sets that somebody pastes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from app.presentation.web.battle.pasting import offer_paste
from app.presentation.web.battle.side import Side
from app.presentation.web.kept import KEPT
from app.presentation.web.language import _, searchable_name
from app.presentation.web.members.cards import cards

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.presentation.web.reference import Reference
    from predictiondex_client.models import SetOut

_EXAMPLE: Final = "Venusaur\nLevel: 50\n- Mega Drain\n- Sludge Bomb\n\nRaichu-Alola\nLevel: 50\n- Psychic"


def choose_members(whose: str, known: Reference, *, most: int, placeholder: str) -> tuple[Side, ...]:
    """Show the widgets, which begin with what `put_members` has put there, and return what they say."""
    sets = _sets(whose)
    picks = st.multiselect(
        _("Pokémon"),
        [*sets, *known.pokemon],
        format_func=lambda pick: _label(pick, sets, known),
        key=f"{whose}_members",
        max_selections=most,
        placeholder=placeholder,
        help=_("Type names in English or French. Each counts as level 50 with every move that it learns."),
        select_all=False,
        **KEPT,
    )
    members = tuple(sets.get(pick) or Side(pokemon=pick) for pick in picks)
    if members:
        st.html(cards(members, known))
    with st.expander(_("Paste sets from Pokémon Showdown")):
        _offer_paste(whose, most)
    return members


def put_members(whose: str, members: Sequence[Side]) -> None:
    """Let the widgets say these, all of which are in the Pokédex."""
    slugs = [one.pokemon for one in members]
    picks = [
        one.pokemon if one.is_usual and one.pokemon not in slugs[:place] else f"{whose}-set-{place}"
        for place, one in enumerate(members)
    ]
    st.session_state[f"{whose}_sets"] = {
        pick: one for pick, one in zip(picks, members, strict=True) if pick != one.pokemon
    }
    st.session_state[f"{whose}_members"] = picks


def has_members(whose: str) -> bool:
    """Whether somebody has chosen any, if only by removing all."""
    return f"{whose}_members" in st.session_state


def _sets(whose: str) -> Mapping[str, Side]:
    """Return those of which more is said than their name, by what stands for them among the choices."""
    sets: Mapping[str, Side] = st.session_state.get(f"{whose}_sets", {})
    return sets


def _label(pick: str, sets: Mapping[str, Side], known: Reference) -> str:
    if pick not in sets:
        return searchable_name(known.pokemon[pick].names)
    place = list(sets).index(pick) + 1
    return _("{name}, set {place}").format(name=known.pokemon_name(sets[pick].pokemon), place=place)


def _offer_paste(whose: str, most: int) -> None:
    def take(found: Sequence[SetOut]) -> None:
        put_members(whose, [Side.from_set(one) for one in found[:most]])
        if len(found) > most:
            st.session_state[f"{whose}_paste_trouble"] = _(
                "The text has {found} sets; the first {most} were taken."
            ).format(found=len(found), most=most)

    offer_paste(whose, label=_("Showdown sets"), button=_("Use these sets"), example=_EXAMPLE, take=take)
