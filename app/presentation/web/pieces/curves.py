"""Curves, each with its points as a table for those who cannot see it."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any, Final

import altair as alt
import streamlit as st
from babel import Locale

from app.presentation.web.language import _, language
from app.presentation.web.pieces.figures import figure
from app.presentation.web.pieces.markup import table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

COLOURS: Final = ("#0d9488", "#c2410c", "#7c6fd6", "#8a7526")
"""All of them stand out from white and from black by 3 to 1."""
_GREY: Final = "#808080"
_HEIGHT: Final = 340


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    name: str
    x: Sequence[float]
    y: Sequence[float]
    low: Sequence[float] = ()
    high: Sequence[float] = ()
    """The ends of the intervals around y, where there are any."""
    has_marks: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    title: str
    x: str
    y: str
    curves: Sequence[Curve]
    words: str
    """What can be seen in it."""
    has_diagonal: bool = False
    """Whether both axes are shares, and to draw where they are equal."""


def show_picture(picture: Picture) -> None:
    parts = [_diagonal()] if picture.has_diagonal else []
    for curve, colour in zip(picture.curves, COLOURS, strict=False):
        parts += _drawn(picture, curve, colour)
    chart = alt.layer(*parts).properties(height=_HEIGHT).configure(locale=chart_locale())
    st.altair_chart(chart, alt=f"{picture.title}. {picture.words}")
    with st.expander(_("{title} as a table").format(title=picture.title)):
        st.html("".join(_table(picture, one) for one in picture.curves))


def _drawn(picture: Picture, curve: Curve, colour: str) -> list[alt.Chart]:
    points = [{"x": x, "y": y} for x, y in zip(curve.x, curve.y, strict=True)]
    x = alt.X("x:Q", title=picture.x, scale=alt.Scale(domain=[0, 1]) if picture.has_diagonal else alt.Undefined)
    line = alt.Chart(alt.InlineData(values=points)).mark_line(
        color=colour, point={"color": colour} if curve.has_marks else False
    )
    drawn = [line.encode(x=x, y=alt.Y("y:Q", title=picture.y))]
    if curve.low:
        ends = zip(curve.x, curve.low, curve.high, strict=True)
        spans = [{"x": x, "low": low, "high": high} for x, low, high in ends]
        rule = alt.Chart(alt.InlineData(values=spans)).mark_rule(color=colour, strokeWidth=2)
        drawn.append(rule.encode(x="x:Q", y="low:Q", y2="high:Q"))
    return drawn


def _diagonal() -> alt.Chart:
    ends: list[dict[str, Any]] = [{"x": 0, "y": 0}, {"x": 1, "y": 1}]
    line: alt.Chart = alt.Chart(alt.InlineData(values=ends)).mark_line(color=_GREY, strokeDash=[5, 4])
    return line.encode(x="x:Q", y="y:Q")


def _table(picture: Picture, curve: Curve) -> str:
    columns = [picture.x, picture.y]
    rows = [[figure(x), figure(y)] for x, y in zip(curve.x, curve.y, strict=True)]
    if curve.low:
        columns += [_("From"), _("To")]
        rows = [[*row, figure(low), figure(high)] for row, low, high in zip(rows, curve.low, curve.high, strict=True)]
    return table(curve.name, columns, [[escape(one) for one in row] for row in rows], numbers=range(1, len(columns)))


def chart_locale() -> alt.Locale:
    spoken = Locale.parse(language())
    symbols = spoken.number_symbols["latn"]
    number = alt.NumberLocale(decimal=symbols["decimal"], thousands=symbols["group"], grouping=[3], currency=["", ""])
    return alt.Locale(number=number, time=_dates(spoken))


def _dates(spoken: Locale) -> alt.TimeLocale:
    months = {width: list(spoken.months["format"][width].values()) for width in ("wide", "abbreviated")}
    # Monday comes first there, Sunday in what draws.
    days = {width: _from_sunday(spoken.days["format"][width]) for width in ("wide", "abbreviated")}
    return alt.TimeLocale(
        dateTime="%x %X",
        date="%d/%m/%Y",
        time="%H:%M:%S",
        periods=["AM", "PM"],
        days=days["wide"],
        shortDays=days["abbreviated"],
        months=months["wide"],
        shortMonths=months["abbreviated"],
    )


def _from_sunday(days: Mapping[int, str]) -> list[str]:
    names = [days[place] for place in range(len(days))]
    return [names[-1], *names[:-1]]
