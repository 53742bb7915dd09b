"""How a figure went over time, as a line and as a table."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final

import altair as alt
import streamlit as st

from app.presentation.web.language import _, moment, percent
from app.presentation.web.pieces.curves import COLOURS, chart_locale
from app.presentation.web.pieces.figures import figure
from app.presentation.web.pieces.markup import table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

_HEIGHT: Final = 220
_FEWEST: Final = 2
"""Points that make a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    title: str
    value: str
    points: Sequence[tuple[datetime, float]]
    is_share: bool = False

    def words(self, value: float) -> str:
        return percent(value) if self.is_share else figure(value)


def show_timeline(line: Timeline) -> None:
    """Draw it where there are points enough for a line."""
    points = sorted(line.points)
    if len(points) < _FEWEST:
        return
    told = [{"at": at.isoformat(), "value": value} for at, value in points]
    chart = alt.Chart(alt.InlineData(values=told)).mark_line(color=COLOURS[0], point={"color": COLOURS[0]})
    axis = alt.Axis(format="%") if line.is_share else alt.Undefined
    drawn = chart.encode(x=alt.X("at:T", title=None), y=alt.Y("value:Q", title=line.value, axis=axis))
    (first, begin), (last, end) = points[0], points[-1]
    words = _("{title}: {begin} on {first}, {end} on {last}.").format(
        title=line.title, begin=line.words(begin), first=moment(first), end=line.words(end), last=moment(last)
    )
    st.caption(line.title)
    st.altair_chart(drawn.properties(height=_HEIGHT).configure(locale=chart_locale()), alt=words)
    with st.expander(_("{title} as a table").format(title=line.title)):
        rows = [(escape(moment(at)), line.words(value)) for at, value in reversed(points)]
        st.html(table(line.title, (_("When"), line.value), rows, numbers=(1,)))
