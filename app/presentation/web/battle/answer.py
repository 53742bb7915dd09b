"""An answer as a player reads it: a sentence first, then figures, then what lies behind them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

import streamlit as st

from app.presentation.web.ko_words import ko_words
from app.presentation.web.language import _, later, name_in_language, number, percent
from app.presentation.web.pieces.bars import chance_bar, hp_bar
from app.presentation.web.pieces.markup import table, type_badge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.presentation.web.reference import Reference
    from predictiondex_client.models import BestMoveOut, RankedMoveOut, StrikeOut

_VERDICTS: Final[Sequence[tuple[float, str]]] = (
    (0.995, later("{a} wins almost always")),
    (0.8, later("{a} very likely wins")),
    (0.6, later("{a} will probably win")),
    (0.4, later("It is close to a coin toss")),
    (0.2, later("{a} will probably lose")),
    (0.005, later("{a} very likely loses")),
    (-1.0, later("{a} loses almost always")),
)


def show_answer(answer: BestMoveOut, known: Reference) -> None:
    best = answer.moves[0]
    st.html(_headline(answer, best, known))
    st.html(_hp_bars(answer, best, known))
    st.html(_ranking(answer, known))


def verdict(chance: float, name: str) -> str:
    return next(_(words) for least, words in _VERDICTS if chance > least).format(a=name)


def _headline(answer: BestMoveOut, best: RankedMoveOut, known: Reference) -> str:
    a, b = (name_in_language(known.pokemon[one.pokemon].names) for one in (answer.a, answer.b))
    move, reply = (name_in_language(known.moves[one].names) for one in (best.move, best.reply))
    chance, low, high = answer.win_probability, answer.interval.low, answer.interval.high
    advice = _("Play {move}. The best answer to it is {reply}; the duel lasts about {turns} turns.").format(
        move=move, reply=reply, turns=number(best.turns, 1)
    )
    sure = _("Nine times in ten the true chance lies between {low} and {high}.").format(
        low=percent(low), high=percent(high)
    )
    words = _("{a} wins {chance} of the battles, {b} the others.").format(a=a, b=b, chance=percent(chance))
    return (
        f'<section class="pdx-answer" aria-live="polite"><h2>{escape(verdict(chance, a))}</h2>'
        f'<p class="pdx-big">{percent(chance)}</p>'
        f"{chance_bar(chance, low, high, words=words)}"
        f'<p class="pdx-sides"><span>{escape(a)} {percent(chance)}</span>'
        f"<span>{percent(1 - chance)} {escape(b)}</span></p>"
        f"<p>{escape(advice)}</p><p>{escape(sure)}</p></section>"
    )


def _hp_bars(answer: BestMoveOut, best: RankedMoveOut, known: Reference) -> str:
    a, b = (name_in_language(known.pokemon[one.pokemon].names) for one in (answer.a, answer.b))
    move, reply = (name_in_language(known.moves[one].names) for one in (best.move, best.reply))
    return _after_a_hit(b, move, best.damage) + _after_a_hit(a, reply, best.reply_damage)


def _after_a_hit(name: str, move: str, strike: StrikeOut) -> str:
    least, most = max(1 - strike.percent_max / 100, 0.0), max(1 - strike.percent_min / 100, 0.0)
    words = _("{name} has {least} to {most} of its HP left after one {move}.").format(
        name=name, least=percent(least), most=percent(most), move=move
    )
    return f'<p class="pdx-note">{escape(words)}</p>{hp_bar(least, most, words=words)}'


def _ranking(answer: BestMoveOut, known: Reference) -> str:
    columns = (_("Move"), _("Wins"), _("Interval"), _("Damage"), _("What it takes"), _("Best reply"))
    return table(_("Moves, best first"), columns, [_row(one, known) for one in answer.moves], numbers=(1, 2, 3))


def _row(ranked: RankedMoveOut, known: Reference) -> tuple[str, ...]:
    move = known.moves[ranked.move]
    badge = type_badge(move.type_, name_in_language(known.types[move.type_].names))
    strike = ranked.damage
    return (
        f"{escape(name_in_language(move.names))} {badge}",
        percent(ranked.win_probability),
        f"{percent(ranked.interval.low)} – {percent(ranked.interval.high)}",
        f"{percent(strike.percent_min / 100)} – {percent(strike.percent_max / 100)}",
        escape(ko_words(strike.sentence)),
        escape(name_in_language(known.moves[ranked.reply].names)),
    )
