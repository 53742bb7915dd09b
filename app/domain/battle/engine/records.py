"""What a battle is made of, as records of numbers that rules read and write by name."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping


Battle = Any
Fighter = Any
Move = Any
"""One record of `BATTLE`, `FIGHTER` and `MOVE`; the type checker has no word for records."""


class Status(IntEnum):
    """A Pokémon has one at a time, and keeps it until it is cured."""

    NONE = 0
    BURN = 1
    PARALYSIS = 2
    FREEZE = 3
    POISON = 4


class Place(IntEnum):
    """Where a Pokémon waits for its second turn of Dig or Fly."""

    IN_REACH = 0
    UNDERGROUND = 1
    IN_THE_AIR = 2


class Fixed(IntEnum):
    """Whose rule says how much a hit takes, where the damage formula does not."""

    FORMULA = 0
    POINTS = 1  # Dragon Rage, Sonic Boom
    LEVEL = 2  # Night Shade, Seismic Toss
    HALF_OF_HP = 3  # Super Fang
    RANDOM_LEVEL = 4  # Psywave
    ONE_HIT_KO = 5
    COUNTER = 6  # Counter and Mirror Coat


MOVE: Final = np.dtype(
    [
        ("power", np.int32),
        ("accuracy", np.int32),  # in percent; 0 where the move cannot miss
        ("priority", np.int32),
        ("pp", np.int32),
        ("critical_one_in", np.int32),
        ("min_hits", np.int32),
        ("max_hits", np.int32),
        ("fixed", np.int32),
        ("points", np.int32),  # of fixed damage
        ("doublings", np.int32),  # of damage by the foe's types: -2 to 2
        ("drain_percent", np.int32),
        ("recoil_percent", np.int32),
        ("flinch_chance", np.int32),
        ("confusion_chance", np.int32),
        ("status_chance", np.int32),
        ("status", np.int32),
        ("random_status_chance", np.int32),  # Tri Attack
        ("drop_chance", np.int32),
        ("drop_stat", np.int32),
        ("drop_by", np.int32),
        ("hides", np.int32),  # the Place of a charging user
        ("reaches", np.int32),  # the Place that it hits in none the less
        ("doubles_on", np.int32),  # the Place in which it hits twice as hard
        ("physical", np.bool_),
        ("stab", np.bool_),
        ("no_effect", np.bool_),  # the foe's types are immune
        ("always_critical", np.bool_),
        ("charges", np.bool_),
        ("charge_raises_defence", np.bool_),  # Skull Bash
        ("recharges", np.bool_),  # Hyper Beam
        ("locks_in", np.bool_),  # Outrage, Petal Dance, Thrash
        ("faints_user", np.bool_),  # Explosion, Self-Destruct
        ("crashes", np.bool_),  # Jump Kick, High Jump Kick
        ("traps", np.bool_),  # Bind, Clamp, Fire Spin, Wrap
        ("bides", np.bool_),
        ("enrages", np.bool_),  # Rage
        ("never_works", np.bool_),  # Dream Eater: nobody sleeps in a duel
        ("only_first_turn", np.bool_),  # Fake Out
        ("only_before_attack", np.bool_),  # Sucker Punch
        ("lowers_own_attack_and_defence", np.bool_),  # Superpower
        ("uses_foe_attack", np.bool_),  # Foul Play
        ("doubles_with_status", np.bool_),  # Facade
        ("seeds", np.bool_),  # Sappy Seed
        ("sets_reflect", np.bool_),  # Baddy Bad
        ("sets_light_screen", np.bool_),  # Glitzy Glow
        ("breaks_screens", np.bool_),  # Brick Break
        ("resets_all_stages", np.bool_),  # Freezy Frost
        ("resets_foe_stages", np.bool_),  # Clear Smog
        ("cures_user", np.bool_),  # Sparkly Swirl
        ("thaws_user", np.bool_),  # Flare Blitz, Scald, Sizzly Slide
        ("thaws_foe", np.bool_),  # Scald
        ("is_fire", np.bool_),
        ("is_struggle", np.bool_),
    ],
    align=True,
)
"""A move as one Pokémon uses it against one foe: what their types make of it is in it."""

FIGHTER: Final = np.dtype(
    [
        ("side", np.int32),
        ("level", np.int32),
        ("max_hp", np.int32),
        ("attack", np.int32),
        ("defence", np.int32),
        ("special_attack", np.int32),
        ("special_defence", np.int32),
        ("speed", np.int32),
        ("cannot_burn", np.bool_),
        ("cannot_be_paralysed", np.bool_),
        ("cannot_freeze", np.bool_),
        ("cannot_be_poisoned", np.bool_),
        ("cannot_be_seeded", np.bool_),
        ("immune_to_bide", np.bool_),
        # From here on, what changes in a battle.
        ("hp", np.int32),
        ("pp", np.int32),
        ("attack_stage", np.int32),
        ("defence_stage", np.int32),
        ("special_attack_stage", np.int32),
        ("special_defence_stage", np.int32),
        ("speed_stage", np.int32),
        ("status", np.int32),
        ("confused_turns", np.int32),
        ("trap_lasts", np.int32),
        ("place", np.int32),
        ("lock_lasts", np.int32),  # ends of turns until the lock breaks, unless a hit renews it
        ("fatigue_in", np.int32),  # turns until the lock ends in confusion
        ("reflect_turns", np.int32),
        ("light_screen_turns", np.int32),
        ("bide_lasts", np.int32),
        ("bide_damage", np.int32),
        ("physical_damage_taken", np.int32),  # by the last hit of this turn; -1 where there was none
        ("special_damage_taken", np.int32),
        ("actions", np.int32),
        ("flinches", np.bool_),
        ("charging", np.bool_),
        ("must_recharge", np.bool_),
        ("enraged", np.bool_),
        ("seeded", np.bool_),
        ("has_moved", np.bool_),
    ],
    align=True,
)
"""A Pokémon in a battle: what it is, and what has befallen it so far."""

BATTLE: Final = np.dtype(
    [
        ("random", np.uint64),
        ("fixed_throw", np.float64),  # below 0: throws are random; else every throw is this share
        ("turn", np.int32),
        ("last_fainted", np.int32),  # 0 and 1 are the sides
    ],
    align=True,
)

STRUGGLE: Final = 0
"""Where Struggle stands among a Pokémon's moves."""


def record(dtype: np.dtype[Any], facts: Mapping[str, object]) -> np.void:
    """Return one record; what `facts` leaves out is 0."""
    row = np.zeros(1, dtype)
    for name, value in facts.items():
        row[name] = value
    return row[0]
