"""Those who do best against an opponent: the first in a sentence, all of them in a ranking."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from app.presentation.web.language import _, number, percent, percent_range
from app.presentation.web.links import battle_link
from app.presentation.web.members.cards import named
from app.presentation.web.pieces.bars import chance_bar
from app.presentation.web.pieces.markup import table
from app.presentation.web.rejected import show_rejected

if TYPE_CHECKING:
    from app.presentation.web.counters.hunt import Hunt
    from app.presentation.web.reference import Reference
    from predictiondex_client.models import CounterOut, CountersOut


def show_answer(hunt: Hunt, answer: CountersOut, known: Reference) -> None:
    st.html(_headline(answer, known))
    show_rejected(answer.rejected_moves, known)
    st.html(_ranking(hunt, answer, known))
    if not hunt.fits_in_address:
        st.caption(_("Those who may be sent are too many for the address of this page: it carries the opponent alone."))


def _headline(answer: CountersOut, known: Reference) -> str:
    best, foe = answer.counters[0], known.pokemon_name(answer.opponent.pokemon)
    name, move, reply = known.pokemon_name(best.pokemon), known.move_name(best.move), known.move_name(best.reply)
    words = _("{name} with {move} wins {chance} of the battles, even against the best reply, {reply}.").format(
        name=name, move=move, chance=percent(best.win_probability), reply=reply
    )
    title = _("Send {name} against {foe}").format(name=name, foe=foe)
    return (
        f'<section class="pdx-answer" aria-live="polite"><h2>{escape(title)}</h2>'
        f'<p class="pdx-big">{percent(best.win_probability)}</p><p>{escape(words)}</p></section>'
    )


def _ranking(hunt: Hunt, answer: CountersOut, known: Reference) -> str:
    foe = known.pokemon_name(answer.opponent.pokemon)
    columns = (_("Pokémon"), _("Wins, and the interval"), _("Move"), _("Best reply"), _("Turns"), _("Details"))
    rows = [_row(hunt, one, foe, known) for one in answer.counters]
    return table(_("Against {foe}, best first").format(foe=foe), columns, rows, numbers=(4,))


def _row(hunt: Hunt, counter: CounterOut, foe: str, known: Reference) -> tuple[str, ...]:
    name = known.pokemon_name(counter.pokemon)
    return (
        named(counter.pokemon, known, with_types=True),
        _odds(counter, name),
        escape(known.move_name(counter.move)),
        escape(known.move_name(counter.reply)),
        number(counter.turns, 1),
        battle_link(hunt.sent(counter.pokemon), hunt.opponent, name, foe),
    )


def _odds(counter: CounterOut, name: str) -> str:
    chance, low, high = counter.win_probability, counter.interval.low, counter.interval.high
    words = _("{name} wins {chance}").format(name=name, chance=percent(chance))
    return (
        f'<div class="pdx-odds"><b>{percent(chance)}</b>{chance_bar(chance, low, high, words=words)}'
        f'<p class="pdx-note">{escape(percent_range(low, high))}</p></div>'
    )
