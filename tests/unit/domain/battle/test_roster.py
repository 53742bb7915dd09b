from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.domain.battle.combatant import Contender
from app.domain.battle.lineup import call_out
from app.domain.battle.roster import enrol, everybody

if TYPE_CHECKING:
    from app.domain.pokedex.pokedex import Pokedex

EEVEE = Contender(
    pokemon="eevee",
    level=12,
    nature="timid",
    friendship=3,
    ivs=(1, 2, 3, 4, 5, 6),
    avs=(10, 20, 30, 40, 50, 60),
    moves=("bite", "quick-attack"),
)
ONIX = Contender(pokemon="onix", moves=("rock-slide",))


def test_each_move_of_a_contender_is_a_row(pokedex: Pokedex) -> None:
    roster = enrol(pokedex, [EEVEE, ONIX])

    assert len(roster) == 2
    assert roster.starts.tolist() == [0, 2, 3]
    expected = [EEVEE.playing("bite"), EEVEE.playing("quick-attack"), ONIX.playing("rock-slide")]
    assert [call_out(pokedex, roster.rows, row) for row in range(3)] == expected
    assert [roster.playing(row) for row in range(3)] == expected


def test_everybody_is_who_can_fight_with_all_moves(pokedex: Pokedex) -> None:
    roster = everybody(pokedex)

    assert len(roster) == len(pokedex.pokemon) - 1  # Ditto cannot
    assert np.diff(roster.starts).tolist() == [len(pokedex.damaging_moves(one.pokemon)) for one in roster.contenders]
    assert everybody(pokedex) is roster
    assert (roster.rows.level == 50).all()


def test_somebody_can_be_left_out(pokedex: Pokedex) -> None:
    others = everybody(pokedex).without("onix")

    assert len(others) == len(everybody(pokedex)) - 1
    assert "onix" not in {one.pokemon for one in others.contenders}
    last = int(others.starts[-1]) - 1
    assert others.playing(last) == call_out(pokedex, others.rows, last)
    assert others.playing(last).pokemon == others.contenders[-1].pokemon


def test_nobody_makes_an_empty_roster(pokedex: Pokedex) -> None:
    empty = enrol(pokedex, [])
    assert (len(empty), len(empty.rows), empty.starts.tolist()) == (0, 0, [0])


def test_compiled_rules_find_no_gaps_between_its_numbers(pokedex: Pokedex) -> None:
    rows = enrol(pokedex, [EEVEE, ONIX]).rows
    assert all(column.flags.c_contiguous for column in (*rows.columns, rows.move))
