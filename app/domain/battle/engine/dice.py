"""Chance in a battle: the small fast generator SplitMix64, whose state is a number in the battle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from app.domain.battle.rule import rule

if TYPE_CHECKING:
    from app.domain.battle.engine.records import Battle

_STEP: Final = np.uint64(0x9E3779B97F4A7C15)
_FIRST: Final = np.uint64(0xBF58476D1CE4E5B9)
_SECOND: Final = np.uint64(0x94D049BB133111EB)
_30, _27, _31, _11 = np.uint64(30), np.uint64(27), np.uint64(31), np.uint64(11)
_SHARE: Final = 1.0 / (1 << 53)


@rule
def mixed(word: np.uint64) -> np.uint64:
    word = (word ^ (word >> _30)) * _FIRST
    word = (word ^ (word >> _27)) * _SECOND
    return word ^ (word >> _31)


@rule
def throw(battle: Battle) -> float:
    """Return a share of 0 to below 1."""
    if battle.fixed_throw >= 0:
        return battle.fixed_throw
    battle.random = battle.random + _STEP
    return np.float64(mixed(battle.random) >> _11) * _SHARE


@rule
def one_of(battle: Battle, sides: int) -> int:
    """Return 0 to `sides` - 1, each as likely."""
    return int(throw(battle) * sides)


@rule
def happens(battle: Battle, percent: int) -> bool:
    return throw(battle) * 100 < percent
