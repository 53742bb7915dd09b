from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from app.domain.battle.engine.records import MOVE, Fixed
from app.domain.prediction.draws import LESSONS, MIXTURES, draw

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.battle.duels import Duels
    from app.domain.battle.tables import BattleTables
    from app.domain.pokedex.pokedex import Pokedex

_OF_DAMAGE = {
    *("power", "accuracy", "priority", "pp", "critical_one_in", "min_hits", "max_hits", "fixed", "points", "doublings"),
    *("physical", "stab", "no_effect", "always_critical", "is_fire", "uses_foe_attack"),
    *("reaches", "doubles_on", "thaws_user", "thaws_foe", "breaks_screens", "cures_user", "resets_foe_stages"),
    *("resets_all_stages", "has_effects"),
}
"""What matters for damage alone, or never where both moves do no more than damage."""


def only_damages(moves: NDArray[Any]) -> NDArray[np.bool_]:
    """Return which of these MOVE records only damage, by an amount that does not depend on the battle so far."""
    others = [moves[name] != 0 for name in MOVE.names or () if name not in _OF_DAMAGE]
    depends = np.isin(moves["fixed"], [Fixed.HALF_OF_HP, Fixed.COUNTER])
    return np.asarray(~np.any(others, axis=0) & ~depends & (moves["max_hits"] > 0))


@pytest.fixture(scope="session")
def plain(pokedex: Pokedex, tables: BattleTables) -> Duels:
    """Duels of which neither move does more than damage."""
    duels, _ = draw(pokedex, MIXTURES[LESSONS], 20_000, np.random.default_rng(12))
    plain_moves = only_damages(tables.move_records)
    return duels.take(np.flatnonzero(plain_moves[duels.a.move] & plain_moves[duels.b.move]))


@pytest.fixture(scope="session")
def mixed(pokedex: Pokedex) -> Duels:
    return draw(pokedex, MIXTURES[LESSONS], 3000, np.random.default_rng(13))[0]
