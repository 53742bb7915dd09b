"""The widgets by which a Pokémon's level, nature and stats are chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from app.presentation.web.battle.side import MOST_AV, MOST_FRIENDSHIP, MOST_IV, MOST_LEVEL
from app.presentation.web.kept import KEPT
from app.presentation.web.language import _, searchable_name
from app.presentation.web.reference import STATS
from app.presentation.web.wording import stat_name

if TYPE_CHECKING:
    from app.presentation.web.reference import Reference
    from predictiondex_client.models import NatureOut


def choose_raising(side: str, known: Reference) -> dict[str, Any]:
    level = st.number_input(_("Level"), 1, MOST_LEVEL, key=f"{side}_level", **KEPT)
    nature = st.selectbox(
        _("Nature"),
        list(known.natures),
        format_func=lambda slug: _nature_label(known.natures[slug]),
        key=f"{side}_nature",
        **KEPT,
    )
    friendship = st.number_input(_("Friendship"), 0, MOST_FRIENDSHIP, key=f"{side}_friendship", **KEPT)
    return {
        "level": level,
        "nature": nature,
        "friendship": friendship,
        "ivs": _choose_six(side, "iv", _("IV: {stat}"), MOST_IV),
        "avs": _choose_six(side, "av", _("AV: {stat}"), MOST_AV),
    }


def _choose_six(side: str, kind: str, label: str, most: int) -> tuple[int, ...]:
    # Row by row, which is the order in which a keyboard and a narrow screen meet them.
    columns = [*st.columns(3, vertical_alignment="bottom"), *st.columns(3, vertical_alignment="bottom")]
    return tuple(
        column.number_input(label.format(stat=stat_name(stat)), 0, most, key=f"{side}_{kind}_{stat}", **KEPT)
        for column, stat in zip(columns, STATS, strict=True)
    )


def _nature_label(nature: NatureOut) -> str:
    name = searchable_name(nature.names)
    if nature.increased is None or nature.decreased is None:
        return name
    return f"{name} (+{stat_name(nature.increased)}, -{stat_name(nature.decreased)})"
