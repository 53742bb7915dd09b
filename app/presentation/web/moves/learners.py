"""The Pokémon that learn a move, and how."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

import streamlit as st

from app.presentation.web.asking import ask
from app.presentation.web.language import _, name_in_language, plural
from app.presentation.web.links import link
from app.presentation.web.pieces.learning import METHODS, method_name, ways_in_words
from app.presentation.web.pieces.markup import dense_table, emblem
from app.presentation.web.pieces.multipliers import badges
from app.presentation.web.pieces.paging import choose_page
from predictiondex_client.api.pokedex import list_learners

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.presentation.web.reference import Reference
    from predictiondex_client.models import LearnerOut, LearnMethod

_ALL: Final = 500
_SECONDS: Final = 300
_SIZE: Final = 24


@st.cache_resource(ttl=_SECONDS, show_spinner=False, max_entries=1000)
def learners(move: str) -> Sequence[LearnerOut]:
    """Return those that can learn it; raise what `ask` raises."""
    return ask(list_learners.sync_detailed, name=move, limit=_ALL).items


def show_learners(move: str, known: Reference) -> None:
    everyone = learners(move)
    methods = [method for method in METHODS if any(method in _methods(one) for one in everyone)]
    wanted = st.pills(
        _("Ways of learning"),
        methods,
        format_func=method_name,
        selection_mode="multi",
        key="moves_methods",
        help=_("Without any, all of them."),
        persist_state="session",
    )
    found = [one for one in everyone if not wanted or _methods(one) & set(wanted)]
    st.caption(plural("{count} Pokémon", "{count} Pokémon", len(found)))
    shown = choose_page("moves_learners_page", found, _SIZE, chosen_by=(move, wanted))
    columns = (_("Pokémon"), _("Types"), _("Learnt"))
    st.html(dense_table(_("Pokémon that learn it"), columns, [_row(one, known) for one in shown]))


def _methods(one: LearnerOut) -> set[LearnMethod]:
    return {way.method for way in one.ways}


def _row(one: LearnerOut, known: Reference) -> tuple[str, ...]:
    name = link(name_in_language(one.names), "pokedex", pokemon=one.slug)
    return (
        f'<span class="pdx-head">{emblem(one.types, one.dex_number)}{name}</span>',
        badges(one.types, known),
        escape(ways_in_words(one.ways, known)),
    )
