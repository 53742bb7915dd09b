"""One duel played many times, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import numpy as np

from app.domain.battle.engine.turn import TIE

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LAST_TURNS: Final = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 20, 30, 50, 100, 1001)
"""The last number of turns in each bucket; both engines call the battle a tie after a thousand."""
_HP_BUCKETS: Final = 10


class Engine(StrEnum):
    OWN = "own"
    """Our compiled engine."""
    REFERENCE = "reference"
    """The engine of Pokémon Showdown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayedBattles:
    """n battles of one duel."""

    won_by: NDArray[np.int64]  # (n,) 0 is A, 1 is B, and TIE
    turns: NDArray[np.int64]  # (n,)
    hp: NDArray[np.int64]  # (n, 2) left to A and B, in points
    max_hp: tuple[int, int]

    def __len__(self) -> int:
        return len(self.won_by)

    @property
    def wins(self) -> tuple[int, int]:
        return int((self.won_by == 0).sum()), int((self.won_by == 1).sum())

    @property
    def ties(self) -> int:
        return int((self.won_by == TIE).sum())

    @property
    def win_share(self) -> float:
        """Share of battles won by A; a tie counts as half."""
        return (self.wins[0] + self.ties / 2) / len(self)

    @property
    def mean_turns(self) -> float:
        return float(self.turns.mean())

    def left_to_winner(self, side: int) -> NDArray[np.float64]:
        """Return the percent of its HP that this side (0 or 1) has left in each battle that it won."""
        return np.asarray(100 * self.hp[self.won_by == side, side] / self.max_hp[side])


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket:
    """How many battles lie from `low` to `high`, both included."""

    low: int
    high: int
    battles: int


def turns_distribution(played: PlayedBattles) -> list[Bucket]:
    """Count battles by their turns, up to the longest; single turns first, then wider buckets."""
    counts = np.bincount(np.searchsorted(_LAST_TURNS, played.turns)).tolist()
    lasts = _LAST_TURNS[: len(counts)]
    firsts = (1, *(last + 1 for last in lasts[:-1]))
    return [
        Bucket(low=first, high=last, battles=count) for first, last, count in zip(firsts, lasts, counts, strict=True)
    ]


def hp_distribution(played: PlayedBattles, side: int) -> list[Bucket]:
    """Count the battles that this side won by the HP left, in steps of ten percent, each with its upper end."""
    which = np.ceil(played.left_to_winner(side) * _HP_BUCKETS / 100).astype(np.int64)
    counts = np.bincount(np.maximum(which - 1, 0), minlength=_HP_BUCKETS).tolist()
    step = 100 // _HP_BUCKETS
    return [Bucket(low=step * at, high=step * (at + 1), battles=count) for at, count in enumerate(counts)]
