"""The six statistics, and what a trainer may do to them."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from enum import StrEnum
from typing import Final


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
