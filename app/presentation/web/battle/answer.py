"""An answer as a player reads it: a sentence first, then figures, then what lies behind them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

import streamlit as st

from app.presentation.web.battle.hit import hit
from app.presentation.web.battle.reasons import reasons
from app.presentation.web.ko_words import ko_words
from app.presentation.web.language import _, later, percent, percent_ends, percent_range, plural
from app.presentation.web.pieces.bars import chance_bar
from app.presentation.web.pieces.markup import table
from app.presentation.web.pieces.type_badges import badges

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.presentation.web.reference import Reference
    from predictiondex_client.models import BestMoveOut, ExplanationOut, RankedMoveOut

_SHOWN_AT_ONCE: Final = 6
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
    st.html(_headline(answer, known))
    best = answer.moves[0]
    a, b = (known.pokemon_name(one.pokemon) for one in (answer.a, answer.b))
    left, right = st.columns(2, gap="large")
    left.html(hit(b, known.move_name(best.move), best.damage))
    right.html(hit(a, known.move_name(best.reply), best.reply_damage))
    if answer.explanation is not None:
        with st.expander(_("Why?"), icon=":material/psychology:"):
            st.write(_explained(answer, answer.explanation, known))
            st.html(reasons(answer.explanation, a, b))
    st.html(_ranking(_("Moves, best first"), answer.moves[:_SHOWN_AT_ONCE], known))
    others = answer.moves[_SHOWN_AT_ONCE:]
    if others:
        with st.expander(plural("{count} more move", "{count} more moves", len(others))):
            st.html(_ranking(_("The other moves"), others, known))


def verdict(chance: float, name: str) -> str:
    return next(_(words) for least, words in _VERDICTS if chance > least).format(a=name)


def _explained(answer: BestMoveOut, explanation: ExplanationOut, known: Reference) -> str:
    best = answer.moves[0]
    words = _(
        "{move} against {reply} wins {chance} of the battles. Each line says what it adds to an even chance, in "
        "percentage points, when the two trade this one fact."
    )
    return words.format(
        move=known.move_name(best.move),
        reply=known.move_name(best.reply),
        chance=percent(explanation.win_probability),
    )


def _headline(answer: BestMoveOut, known: Reference) -> str:
    a, b = (known.pokemon_name(one.pokemon) for one in (answer.a, answer.b))
    chance, low, high = answer.win_probability, answer.interval.low, answer.interval.high
    words = _("{a} wins {chance} of the battles, {b} the others.").format(a=a, b=b, chance=percent(chance))
    return (
        f'<section class="pdx-answer" aria-live="polite"><h2>{escape(verdict(chance, a))}</h2>'
        f'<p class="pdx-big">{percent(chance)}</p>'
        f"{chance_bar(chance, low, high, words=words)}"
        f'<p class="pdx-sides"><span>{escape(a)} {percent(chance)}</span>'
        f"<span>{percent(1 - chance)} {escape(b)}</span></p>"
        f"<p>{escape(_advice(answer.moves[0], known))}</p><p>{escape(_sure(low, high))}</p></section>"
    )


def _sure(low: float, high: float) -> str:
    ends = percent_ends(low, high)
    if len(ends) == 1:
        return _("Nine times in ten the true chance is {chance}.").format(chance=ends[0])
    return _("Nine times in ten the true chance lies between {low} and {high}.").format(low=ends[0], high=ends[1])


def _advice(best: RankedMoveOut, known: Reference) -> str:
    turns = plural("about {count} turn", "about {count} turns", max(round(best.turns), 1))
    return _("Play {move}. The best answer to it is {reply}; the duel lasts {turns}.").format(
        move=known.move_name(best.move), reply=known.move_name(best.reply), turns=turns
    )


def _ranking(caption: str, moves: Sequence[RankedMoveOut], known: Reference) -> str:
    columns = (_("Move"), _("Wins"), _("Interval"), _("Damage"), _("What it takes"), _("Best reply"))
    return table(caption, columns, [_row(one, known) for one in moves], numbers=(1, 2, 3))


def _row(ranked: RankedMoveOut, known: Reference) -> tuple[str, ...]:
    move, strike = known.moves.get(ranked.move), ranked.damage
    badge = badges([move.type_], known) if move is not None else ""
    return (
        f"{escape(known.move_name(ranked.move))} {badge}",
        percent(ranked.win_probability),
        percent_range(ranked.interval.low, ranked.interval.high),
        percent_range(strike.percent_min / 100, strike.percent_max / 100),
        escape(ko_words(strike.sentence)),
        escape(known.move_name(ranked.reply)),
    )
