"""Whether what was answered is true."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

import streamlit as st

from app.presentation.web.language import _, number, percent
from app.presentation.web.monitoring.looks import newest_of, note_on
from app.presentation.web.monitoring.quality_words import judge_name, quality_explanation, quality_verdict
from app.presentation.web.pieces.curves import Curve, Picture, show_picture
from app.presentation.web.pieces.figures import figure
from app.presentation.web.pieces.markup import table
from app.presentation.web.pieces.timeline import Timeline, show_timeline
from app.presentation.web.pieces.verdicts import verdict_card
from app.presentation.web.reference import reference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.presentation.web.reference import Reference
    from predictiondex_client.models import BinOut, JudgeOut, LiveQualityOut, MissOut

_COMMAND: Final = "predictiondex monitor quality"
_OWN: Final = "own"


def show_quality(looks: Sequence[LiveQualityOut]) -> None:
    st.header(_("Are the answers true?"), anchor=False)
    newest = newest_of(looks, _COMMAND)
    if newest is None:
        return
    st.html(verdict_card(*quality_verdict(newest), quality_explanation(newest), note_on(newest, _COMMAND)))
    if newest.judges:
        st.html(_judges(newest.judges))
    if newest.worst_misses:
        st.html(_misses(newest.worst_misses, reference()))
    if newest.reliability:
        _show_reliability(newest.reliability)
    _show_history(looks)


def _judges(judges: Sequence[JudgeOut]) -> str:
    columns = (
        _("Judge"),
        _("Answers"),
        _("Brier score"),
        _("Best possible"),
        _("Log loss"),
        _("Mean error"),
        _("Calibration error"),
        _("Of it by chance"),
    )
    return table(
        _("By who says what is true; smaller is better"),
        columns,
        list(map(_judge, judges)),
        numbers=range(1, len(columns)),
    )


def _judge(one: JudgeOut) -> tuple[str, ...]:
    scores = (one.brier, one.brier_floor, one.log_loss, one.mae, one.calibration_error, one.calibration_chance)
    return escape(judge_name(one.judge)), number(one.duels), *map(figure, scores)


def _misses(misses: Sequence[MissOut], known: Reference) -> str:
    columns = (_("Duel"), _("Answered"), _("In truth"), _("Times what chance makes"))
    rows = [
        (
            escape(_("{a} against {b}").format(a=_name(one.a, known), b=_name(one.b, known))),
            percent(one.served),
            percent(one.truth),
            number(one.standard_errors, 1),
        )
        for one in misses
    ]
    return table(_("Worst disagreements, as chances of the first"), columns, rows, numbers=(1, 2, 3))


def _name(words: str, known: Reference) -> str:
    """The API may tell more of a side than its name."""
    slug, comma, rest = words.partition(",")
    return f"{known.pokemon_name(slug)}{comma}{rest}"


def _show_reliability(bins: Sequence[BinOut]) -> None:
    title, words = (
        _("Chances answered, and battles won"),
        _("An answer that means what it says lies on the dashed line. Each mark has its 95 % interval."),
    )
    curve = Curve(
        name=judge_name(_OWN),
        x=[one.forecast for one in bins],
        y=[one.share for one in bins],
        low=[max(one.share - one.margin, 0.0) for one in bins],
        high=[min(one.share + one.margin, 1.0) for one in bins],
    )
    axes = {"x": _("Chance that was answered"), "y": _("Share of battles won")}
    with st.expander(title):
        st.write(words)
        show_picture(Picture(title=title, **axes, curves=[curve], words=words, has_diagonal=True))


def _show_history(looks: Sequence[LiveQualityOut]) -> None:
    told = [(look.ended_at, judge.brier_regret) for look in looks for judge in look.judges if judge.judge == _OWN]
    title, value = _("Brier score above the best possible, look by look"), _("Above the best possible")
    show_timeline(Timeline(title=title, value=value, points=told))
