"""How many uses of a move it takes, in the words that players use.

As damage calculators do, neither critical hits nor misses count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST_USES: Final = 4
HIT_COUNTS: Final = {2: 0.35, 3: 0.35, 4: 0.15, 5: 0.15}
"""How often a move that hits two to five times hits how often."""
_ALMOST_SURE: Final = 0.9995
_ALMOST_NEVER: Final = 0.0005


def hit_counts(fewest: int, most: int) -> dict[int, float]:
    """Return the chance of each number of hits."""
    return {fewest: 1.0} if fewest == most else HIT_COUNTS


def damage_of_a_use(rolls: NDArray[np.int64], hits: dict[int, float], hp: int) -> NDArray[np.float64]:
    """Return the chance of each damage of one use, from 0 to `hp` points; whatever exceeds `hp` counts as `hp`.

    `rolls` are the equally likely damages of one hit, `hits` the chance of each number of hits.
    """
    one_hit = np.bincount(np.minimum(rolls, hp), minlength=hp + 1) / len(rolls)
    total, landed = np.zeros(hp + 1), one_hit
    for count in range(1, max(hits) + 1):
        total += hits.get(count, 0.0) * landed
        landed = add_damage(landed, one_hit, hp)
    return total


def add_damage(first: NDArray[np.float64], second: NDArray[np.float64], hp: int) -> NDArray[np.float64]:
    """Return the chances of the sum of two independent damages, both from 0 to `hp` points."""
    total = np.convolve(first, second)
    total[hp] = total[hp:].sum()
    return total[: hp + 1]


def ko_chances(use: NDArray[np.float64]) -> tuple[float, ...]:
    """Return the chance that 1, 2, 3 and 4 uses take all HP, exactly; `use` is what `damage_of_a_use` returns."""
    hp = len(use) - 1
    chances, taken = [], use
    for _ in range(MOST_USES):
        chances.append(float(taken[hp]))
        taken = add_damage(taken, use, hp)
    return tuple(chances)


def ko_sentence(use: NDArray[np.float64]) -> str:
    """Say how many uses it takes, for instance `guaranteed 2HKO` or `37.5 % chance to OHKO`."""
    hp = len(use) - 1
    (possible,) = np.nonzero(use)
    weakest, strongest = int(possible[0]), int(possible[-1])
    if strongest == 0:
        return "no effect"
    for uses, chance in enumerate(ko_chances(use), start=1):
        name = "OHKO" if uses == 1 else f"{uses}HKO"
        if weakest * uses >= hp:
            return f"guaranteed {name}"
        if strongest * uses >= hp:
            return f"{_percent(chance)} chance to {name}"
    fewest, most = (-(-hp // damage) for damage in (strongest, max(weakest, 1)))
    return f"{fewest} uses to KO" if fewest == most else f"{fewest} to {most} uses to KO"


def _percent(chance: float) -> str:
    # Never a 0 % that can happen, nor a 100 % that can fail.
    if chance < _ALMOST_NEVER:
        return "less than 0.1 %"
    if chance > _ALMOST_SURE:
        return "more than 99.9 %"
    return f"{100 * chance:.1f} %".replace(".0 %", " %")
