"""Every duel between two teams: as a map in colours, and with the moves that are played."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from app.presentation.web.language import _, number, percent, percent_range
from app.presentation.web.links import battle_link
from app.presentation.web.members.cards import named
from app.presentation.web.pieces.heat import heat_cell, heat_legend
from app.presentation.web.pieces.markup import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.presentation.web.battle.side import Side
    from app.presentation.web.reference import Reference
    from app.presentation.web.team.meeting import Meeting
    from predictiondex_client.models import MatchupOut, TeamMatchupOut


def show_map(meeting: Meeting, answer: TeamMatchupOut, known: Reference) -> None:
    st.header(_("Who beats whom"), anchor=False)
    st.html(heat_legend(_("the other wins"), _("yours wins")))
    foes = [known.pokemon_name(one.pokemon) for one in meeting.b]
    rows = [
        (named(one.pokemon, known), *(_cell(duel, known) for duel in duels))
        for one, duels in zip(meeting.a, answer.matchups, strict=True)
    ]
    caption = _("How often each of yours (rows) beats each of the others (columns), both with their best moves")
    columns = (_("Yours against"), *foes)
    st.html(f'<div class="pdx-map">{table(caption, columns, rows)}</div>')


def show_duels(meeting: Meeting, answer: TeamMatchupOut, known: Reference) -> None:
    with st.expander(_("Every duel, with its moves")):
        columns = (_("Duel"), _("Wins"), _("Interval"), _("Move"), _("Best reply"), _("Turns"), _("Details"))
        rows = [_row(a, b, duel, known) for a, b, duel in _all_duels(meeting, answer)]
        st.html(table(_("Yours against the others"), columns, rows, numbers=(1, 2, 5)))


def _cell(duel: MatchupOut, known: Reference) -> str:
    moves = _("{move} against {reply}").format(move=known.move_name(duel.a_move), reply=known.move_name(duel.b_move))
    return heat_cell(duel.win_probability, moves)


def _all_duels(meeting: Meeting, answer: TeamMatchupOut) -> Iterator[tuple[Side, Side, MatchupOut]]:
    for a, duels in zip(meeting.a, answer.matchups, strict=True):
        for b, duel in zip(meeting.b, duels, strict=True):
            yield a, b, duel


def _row(a: Side, b: Side, duel: MatchupOut, known: Reference) -> tuple[str, ...]:
    own, foe = known.pokemon_name(a.pokemon), known.pokemon_name(b.pokemon)
    return (
        escape(_("{a} against {b}").format(a=own, b=foe)),
        percent(duel.win_probability),
        percent_range(duel.interval.low, duel.interval.high),
        escape(known.move_name(duel.a_move)),
        escape(known.move_name(duel.b_move)),
        number(duel.turns, 1),
        battle_link(a, b, own, foe),
    )
