"""Many moves in a table."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

import streamlit as st

from app.presentation.web.language import _, name_in_language, number, plural
from app.presentation.web.links import link
from app.presentation.web.moves.words import accuracy_in_words, power_in_words, signed
from app.presentation.web.pieces.markup import dense_table
from app.presentation.web.pieces.paging import choose_page
from app.presentation.web.pieces.type_badges import badges
from app.presentation.web.wording import category_name

if TYPE_CHECKING:
    from app.presentation.web.moves.filters import Filters
    from app.presentation.web.reference import Reference
    from predictiondex_client.models import MoveOut

_SIZE: Final = 30


def show_list(filters: Filters, known: Reference) -> None:
    found = filters.chosen(known)
    st.header(plural("{count} move", "{count} moves", len(found)), anchor=False)
    if not found:
        st.info(_("No move fits. Choose fewer conditions."), icon=":material/search_off:")
        return
    shown = choose_page("moves_page", found, _SIZE, chosen_by=filters)
    columns = (_("Move"), _("Type"), _("Category"), _("Power"), _("Accuracy"), _("PP"), _("Priority"))
    rows = [_row(one, known) for one in shown]
    st.html(dense_table(_("Moves with their figures"), columns, rows, numbers=(3, 4, 5, 6)))


def _row(one: MoveOut, known: Reference) -> tuple[str, ...]:
    return (
        link(name_in_language(one.names), "moves", move=one.slug),
        badges([one.type_], known),
        escape(category_name(one.category)),
        power_in_words(one.power),
        accuracy_in_words(one.accuracy),
        number(one.pp),
        signed(one.priority),
    )
