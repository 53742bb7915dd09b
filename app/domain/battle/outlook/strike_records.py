"""What one use of one move does, as a record that compiled rules write."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from app.domain.battle.engine.records import Flag, Int, record_type


class Verdict(IntEnum):
    """What can be said of the damage."""

    DAMAGE = 0
    NO_EFFECT = 1
    ANSWERS_THE_FOE = 2  # Counter, Mirror Coat and Bide
    HALVES_HP = 3  # Super Fang
    FELLS_AT_ONCE = 4  # Fissure, Guillotine, Horn Drill


class Remark(IntEnum):
    """What must be said beside the number of uses."""

    NONE = 0
    USER_FAINTS = 1  # Explosion, Self-Destruct
    FIRST_TURN = 2  # Fake Out
    BEFORE_ATTACK = 3  # Sucker Punch
    TWO_TURNS = 4  # Solar Beam
    RESTS = 5  # Hyper Beam
    WEAKENS = 6  # Superpower


class StrikeFacts:
    verdict: Int
    remark: Int
    weakest: Int  # points of HP of a whole use, without a critical hit
    strongest: Int
    foe_hp: Int
    rolls: Int  # how many damages of a hit are equally likely
    critical_rolls: Int  # 16, or 0 where no hit can be critical
    min_hits: Int
    max_hits: Int
    doublings: Int
    priority: Int
    percent_to_hit: Int
    pp: Int
    stab: Flag
    no_effect: Flag


STRIKE: Final = record_type(StrikeFacts)
