"""Many Pokémon in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from app.presentation.web.language import _, name_in_language, number, plural
from app.presentation.web.links import link
from app.presentation.web.pieces.markup import dense_table, emblem
from app.presentation.web.pieces.paging import choose_page
from app.presentation.web.pieces.type_badges import badges
from app.presentation.web.pokedex.words import short_stat_name
from app.presentation.web.reference import STATS, stat_of

if TYPE_CHECKING:
    from app.presentation.web.pokedex.filters import Filters
    from app.presentation.web.reference import Reference
    from predictiondex_client.models import PokemonOut

_SIZE: Final = 24
_FIRST_NUMBER: Final = 2


def show_list(filters: Filters, known: Reference) -> None:
    found = filters.chosen(known)
    st.header(plural("{count} Pokémon", "{count} Pokémon", len(found)), anchor=False)
    if not found:
        st.info(_("No Pokémon fits. Choose fewer conditions."), icon=":material/search_off:")
        return
    shown = choose_page("pokedex_page", found, _SIZE, chosen_by=filters)
    columns = (_("Pokémon"), _("Types"), *map(short_stat_name, STATS), _("Total"))
    rows = [_row(one, known) for one in shown]
    numbers = range(_FIRST_NUMBER, len(columns))
    st.html(dense_table(_("Pokémon with their base stats"), columns, rows, numbers=numbers))


def _row(one: PokemonOut, known: Reference) -> tuple[str, ...]:
    name = link(name_in_language(one.names), "pokedex", pokemon=one.slug)
    return (
        f'<span class="pdx-head">{emblem(one.types, one.dex_number)}{name}</span>',
        badges(one.types, known),
        *(number(stat_of(one.base_stats, stat)) for stat in STATS),
        number(one.base_stat_total),
    )
