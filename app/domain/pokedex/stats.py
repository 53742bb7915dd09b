"""The six statistics, and how base statistics, level, nature, IVs, friendship and AVs make the actual ones."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Stat(StrEnum):
    HP = "hp"
    ATTACK = "atk"
    DEFENCE = "def"
    SPECIAL_ATTACK = "spa"
    SPECIAL_DEFENCE = "spd"
    SPEED = "spe"


STATS: Final = tuple(Stat)
"""The order of the statistics in every array."""

MAX_LEVEL: Final = 100
MAX_IV: Final = 31
MAX_AV: Final = 200
MAX_FRIENDSHIP: Final = 255


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseStats:
    hp: int
    attack: int
    defence: int
    special_attack: int
    special_defence: int
    speed: int

    def as_tuple(self) -> tuple[int, ...]:
        return astuple(self)

    @property
    def total(self) -> int:
        return sum(self.as_tuple())


def actual_stats(
    base: NDArray[np.int64],
    *,
    level: NDArray[np.int64],
    ivs: NDArray[np.int64],
    avs: NDArray[np.int64],
    nature_percent: NDArray[np.int64],
    friendship: NDArray[np.int64],
) -> NDArray[np.int64]:
    """Return the (n, 6) statistics of n Pokémon, in points.

    `base`, `ivs`, `avs` and `nature_percent` are (n, 6); `nature_percent` is 90, 100 or 110 and 100 for HP;
    `level` and `friendship` are (n,).
    Source: the Let's Go rules of Pokémon Showdown (`statModify` of gen7letsgo), with AVs added to every
    statistic as the games do, where the engine's current release adds them to HP only.
    """
    grown = (2 * base + ivs + np.where(_IS_HP, 100, 0)) * level[:, None] // 100
    natural = (grown + 5) * nature_percent // 100
    befriended = natural * friendship_percent(friendship)[:, None] // 100
    return np.where(_IS_HP, grown + 10, befriended) + avs


def friendship_percent(friendship: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the factor, in percent, by which friendship (0-255) raises every statistic but HP: 100 to 110."""
    # In floating point as the engine does it: 255/255/10 + 1 is a hair above 1.1, which the truncation can see.
    return np.trunc((friendship / 255 / 10 + 1) * 100).astype(np.int64)


_IS_HP: Final = np.array([stat is Stat.HP for stat in STATS])
