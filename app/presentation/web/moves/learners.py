"""The Pokémon that learn a move, and how."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

import streamlit as st

from app.presentation.web.asking import ask
from app.presentation.web.language import _, name_in_language, plural
from app.presentation.web.links import link
from app.presentation.web.pieces.learning import choose_methods, methods_of, ways_in_words
from app.presentation.web.pieces.markup import dense_table, emblem
from app.presentation.web.pieces.paging import choose_page
from app.presentation.web.pieces.type_badges import badges
from predictiondex_client.api.pokedex import list_learners

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.presentation.web.reference import Reference
    from predictiondex_client.models import LearnerOut

_ALL: Final = 500
_SECONDS: Final = 300
_SIZE: Final = 24


@st.cache_resource(ttl=_SECONDS, show_spinner=False, max_entries=1000)
def learners(move: str) -> Sequence[LearnerOut]:
    """Return those that can learn it; raise what `ask` raises."""
    return ask(list_learners.sync_detailed, name=move, limit=_ALL).items


def show_learners(move: str, known: Reference) -> None:
    everyone = learners(move)
    is_wanted = choose_methods("moves_methods", methods_of(way for one in everyone for way in one.ways))
    found = [one for one in everyone if is_wanted(one.ways)]
    st.caption(plural("{count} Pokémon", "{count} Pokémon", len(found)))
    shown = choose_page("moves_learners_page", found, _SIZE, chosen_by=(move, len(found)))
    columns = (_("Pokémon"), _("Types"), _("Learnt"))
    st.html(dense_table(_("Pokémon that learn it"), columns, [_row(one, known) for one in shown]))


def _row(one: LearnerOut, known: Reference) -> tuple[str, ...]:
    name = link(name_in_language(one.names), "pokedex", pokemon=one.slug)
    return (
        f'<span class="pdx-head">{emblem(one.types, one.dex_number)}{name}</span>',
        badges(one.types, known),
        escape(ways_in_words(one.ways, known)),
    )
