"""The actual statistics of a Pokémon: what base statistics, level, nature, IVs, friendship and AVs make together.

Source: the Let's Go rules of Pokémon Showdown (`statModify` of gen7letsgo), with AVs added to every statistic as the
games do, where the engine's current release adds them to HP only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from app.domain.battle.rule import entry, rule

if TYPE_CHECKING:
    from numpy.typing import NDArray

_HP: Final = 0


@entry
def actual_stats(
    base: NDArray[np.int64],
    level: NDArray[np.int64],
    ivs: NDArray[np.int64],
    avs: NDArray[np.int64],
    nature_percent: NDArray[np.int64],
    friendship: NDArray[np.int64],
) -> NDArray[np.int64]:
    """Return the (n, 6) statistics of n Pokémon, in points.

    `base`, `ivs`, `avs` and `nature_percent` are (n, 6); `nature_percent` is 90, 100 or 110 and 100 for HP;
    `level` and `friendship` are (n,).
    """
    points = np.empty_like(base)
    for row in range(len(base)):
        for stat in range(base.shape[1]):
            points[row, stat] = actual_stat(
                stat,
                base[row, stat],
                level[row],
                ivs[row, stat],
                avs[row, stat],
                nature_percent[row, stat],
                friendship[row],
            )
    return points


@rule
def actual_stat(stat: int, base: int, level: int, iv: int, av: int, nature_percent: int, friendship: int) -> int:
    """Return the points of one statistic; HP, which is number 0, knows neither nature nor friendship."""
    if stat == _HP:
        return (2 * base + iv + 100) * level // 100 + 10 + av
    natural = ((2 * base + iv) * level // 100 + 5) * nature_percent // 100
    return natural * friendship_percent(friendship) // 100 + av


@rule
def friendship_percent(friendship: int) -> int:
    """Return the factor, in percent, by which friendship (0-255) raises every statistic but HP: 100 to 110."""
    # In floating point as the engine does it: 255/255/10 + 1 is a hair above 1.1, which the truncation can see.
    return int((friendship / 255 / 10 + 1) * 100)
