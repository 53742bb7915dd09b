"""In which turns a move strikes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.battle.engine.records import Fixed, Place
from app.domain.battle.rule import rule

if TYPE_CHECKING:
    from app.domain.battle.engine.records import Move

_COUNTER, _IN_REACH = int(Fixed.COUNTER), int(Place.IN_REACH)


@rule
def turns_of_a_use(move: Move) -> int:
    """Return how many turns pass for each PP."""
    if move.bides:
        return 3
    return 2 if move.charges or move.recharges else 1


@rule
def is_due(move: Move, turn: int, first: bool) -> bool:
    """Say whether a move strikes in this turn if nothing keeps it from that."""
    if move.bides:
        return turn % 3 == 0
    if move.charges:
        return turn % 2 == 0
    if move.only_first_turn:
        return turn == 1
    if move.only_before_attack:
        return first
    return move.fixed != _COUNTER or not first


@rule
def is_hidden(foes_move: Move, move: Move, turn: int, foe_first: bool) -> bool:
    """Say whether the foe is underground or in the sky when it should be struck."""
    if not foes_move.charges or foes_move.hides == _IN_REACH or foes_move.hides == move.reaches:
        return False
    return turn % 2 == (1 if foe_first else 0)
