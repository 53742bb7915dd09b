"""How likely one to four uses of a move take all HP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.domain.battle.rule import entry, rule

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_USES: Final = 4


@entry
def write_ko_chances(
    hp: int,
    points: NDArray[np.int64],
    chances: NDArray[np.float64],
    lands: float,
    works_once: bool,
    ko_chances: NDArray[np.float64],
    work: NDArray[np.float64],
) -> None:
    """Write the chance that 1, 2, 3 and 4 uses take all HP, exactly.

    A use lands with the chance `lands`, and then takes `points` with `chances`; no point is above `hp`. `work` is
    (4, more than `hp`).
    """
    ko_chances[:] = 0
    if MOST_USES * points.max() < hp:
        return
    one, two, at_least, two_at_least = work[0], work[1], work[2], work[3]
    spread_out(hp, points, chances, lands, one)
    add_from_above(hp, one, at_least)
    weakest = points.min() if lands >= 1 else 0
    ko_chances[:] = 1.0 if weakest >= hp else min(one[hp], 1.0)
    if works_once or weakest >= hp:
        return
    add_a_use(hp, points, chances, lands, one, at_least, two)
    add_from_above(hp, two, two_at_least)
    third, fourth = 0.0, 0.0
    for taken in range(hp + 1):
        third += two[taken] * at_least[hp - taken]
        fourth += two[taken] * two_at_least[hp - taken]
    ko_chances[1], ko_chances[2], ko_chances[3] = two[hp], third, fourth
    round_off(hp, weakest, points.max(), ko_chances)


@rule
def round_off(hp: int, weakest: int, strongest: int, ko_chances: NDArray[np.float64]) -> None:
    """Make what is certain 1 and what cannot be 0, where sums of many chances are a hair beside them."""
    for uses in range(2, MOST_USES + 1):
        if uses * weakest >= hp:
            ko_chances[uses - 1] = 1
        elif uses * strongest < hp:
            ko_chances[uses - 1] = 0
        ko_chances[uses - 1] = min(max(ko_chances[uses - 1], ko_chances[uses - 2]), 1.0)


@rule
def spread_out(
    hp: int, points: NDArray[np.int64], chances: NDArray[np.float64], lands: float, one: NDArray[np.float64]
) -> None:
    """Write the chance of each damage of a use, from 0 to `hp`."""
    one[: hp + 1] = 0
    one[0] = 1 - lands
    for at in range(len(points)):
        one[points[at]] += lands * chances[at]


@rule
def add_from_above(hp: int, chances: NDArray[np.float64], at_least: NDArray[np.float64]) -> None:
    """Write the chance of each damage or more."""
    total = 0.0
    for damage in range(hp, -1, -1):
        total += chances[damage]
        at_least[damage] = total


@rule
def add_a_use(
    hp: int,
    points: NDArray[np.int64],
    chances: NDArray[np.float64],
    lands: float,
    one: NDArray[np.float64],
    at_least: NDArray[np.float64],
    two: NDArray[np.float64],
) -> None:
    """Write the chance of each damage of two uses; what exceeds `hp` counts as `hp`."""
    for damage in range(hp + 1):
        two[damage] = (1 - lands) * one[damage]
    for at in range(len(points)):
        first, chance = points[at], lands * chances[at]
        for second in range(hp - first):
            two[first + second] += chance * one[second]
        two[hp] += chance * at_least[hp - first]
