"""What was asked lately, and how sure the answers were."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

import streamlit as st

from app.presentation.web.language import _, later, moment, number, percent
from app.presentation.web.links import link
from app.presentation.web.pieces.bars import share_bar
from app.presentation.web.pieces.figures import NONE, headlines
from app.presentation.web.pieces.markup import table
from app.presentation.web.reference import reference

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.presentation.web.reference import Reference
    from predictiondex_client.models import AnsweredOut, FavouriteOut, HourOut, Method, TrafficOut

_METHODS: Final[Mapping[Method, str]] = {"model": later("the model"), "engine": later("the battle engine")}


def show_traffic(traffic: TrafficOut) -> None:
    st.header(_("What is asked?"), anchor=False)
    told = {
        _("Predictions in {hours} hours").format(hours=number(len(traffic.hours))): number(traffic.predictions),
        _("Mean chance of the side that was backed"): _confidence(traffic.confidence),
        _("Battles that players reported"): number(traffic.outcomes),
    }
    st.html(headlines(told))
    if not traffic.predictions:
        st.info(_("Nothing was asked in this time."))
        return
    st.html(_answered(traffic.answered, traffic.predictions))
    st.html(_favourites(traffic.pokemon, reference()))
    with st.expander(_("Hour by hour"), expanded=True):
        st.html(_hours(traffic.hours))


def _answered(answered: Sequence[AnsweredOut], total: int) -> str:
    columns = (_("Answered by"), _("Version"), _("Share"), _("Predictions"))
    rows = [
        (
            escape(_(_METHODS[one.method])),
            escape(one.model_version),
            share_bar(one.predictions / total),
            number(one.predictions),
        )
        for one in answered
    ]
    return table(_("By who answered"), columns, rows, numbers=(3,))


def _favourites(pokemon: Sequence[FavouriteOut], known: Reference) -> str:
    most = max((one.times for one in pokemon), default=1)
    rows = [
        (
            _pokemon(one.pokemon, known),
            share_bar(one.times / most),
            number(one.times),
        )
        for one in pokemon
    ]
    columns = (_("Pokémon"), _("Compared with the first"), _("Times"))
    return table(_("Asked about most often"), columns, rows, numbers=(2,))


def _pokemon(slug: str, known: Reference) -> str:
    return link(known.pokemon_name(slug), "pokedex", pokemon=slug) if slug in known.pokemon else escape(slug)


def _hours(hours: Sequence[HourOut]) -> str:
    """Leave out the hours before the first in which something was asked."""
    most = max(one.predictions for one in hours)
    first = next(place for place, one in enumerate(hours) if one.predictions)
    rows = [
        (
            escape(moment(one.began_at)),
            share_bar(one.predictions / most),
            number(one.predictions),
            _confidence(one.confidence),
        )
        for one in reversed(hours[first:])
    ]
    columns = (_("Hour"), _("Compared with the busiest"), _("Predictions"), _("Mean chance"))
    return table(_("The newest hour first; before the last of these, nothing was asked"), columns, rows, numbers=(2, 3))


def _confidence(value: float | None) -> str:
    return NONE if value is None else percent(value)
