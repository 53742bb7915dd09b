from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from app.domain.battle.roster import enrol
from app.domain.battle.strike import strikes
from app.domain.battle.tables import tables_of
from app.domain.prediction.untrained_strikes import strikes_at_hand

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.battle.combatant import Contender
    from app.domain.battle.strike import Strike
    from app.domain.pokedex.pokedex import Pokedex


def exchanges(
    pokedex: Pokedex, a: Contender, b: Contender, moves: Sequence[str], replies: Sequence[str]
) -> list[tuple[Strike, Strike]]:
    """Return what either does to the other with n of A's moves and B's replies to them, all given by their slugs."""
    known = strikes_at_hand(pokedex)
    if known is not None and known.index.lists(a) and known.index.lists(b):
        return list(zip(known.look_up(a, moves, b), known.look_up(b, replies, a), strict=True))
    rows = enrol(pokedex, [replace(a, moves=tuple(moves)), replace(b, moves=tuple(replies))]).rows
    foes = rows.take(np.roll(np.arange(len(rows)), len(moves)))
    found = strikes(tables_of(pokedex), rows, foes, in_short=True).in_short()
    return list(zip(found[: len(moves)], found[len(moves) :], strict=True))
