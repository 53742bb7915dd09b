"""What a battle is made of, as records of numbers that rules read and write by name."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Annotated, Any, Final, get_args, get_type_hints

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping


Int = Annotated[int, np.int32]
Flag = Annotated[bool, np.bool_]
Share = Annotated[float, np.float64]
Word = Annotated[np.uint64, np.uint64]


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


class Move:
    """A move as one Pokémon uses it against one foe: what their types make of it is in it."""

    power: Int
    accuracy: Int  # in percent; 0 where the move cannot miss
    priority: Int
    pp: Int
    critical_one_in: Int
    min_hits: Int
    max_hits: Int
    fixed: Int
    points: Int  # of fixed damage
    doublings: Int  # of damage by the foe's types: -2 to 2
    drain_percent: Int
    recoil_percent: Int
    flinch_chance: Int
    confusion_chance: Int
    status_chance: Int
    status: Int
    random_status_chance: Int  # Tri Attack
    drop_chance: Int
    drop_stat: Int
    drop_by: Int
    hides: Int  # the Place of a charging user
    reaches: Int  # the Place that it hits in none the less
    doubles_on: Int  # the Place in which it hits twice as hard
    physical: Flag
    stab: Flag
    no_effect: Flag  # the foe's types are immune
    always_critical: Flag
    charges: Flag
    charge_raises_defence: Flag  # Skull Bash
    recharges: Flag  # Hyper Beam
    locks_in: Flag  # Outrage, Petal Dance, Thrash
    faints_user: Flag  # Explosion, Self-Destruct
    crashes: Flag  # Jump Kick, High Jump Kick
    traps: Flag  # Bind, Clamp, Fire Spin, Wrap
    bides: Flag
    enrages: Flag  # Rage
    never_works: Flag  # Dream Eater: nobody sleeps in a duel
    only_first_turn: Flag  # Fake Out
    only_before_attack: Flag  # Sucker Punch
    lowers_own_attack_and_defence: Flag  # Superpower
    uses_foe_attack: Flag  # Foul Play
    doubles_with_status: Flag  # Facade
    seeds: Flag  # Sappy Seed
    sets_reflect: Flag  # Baddy Bad
    sets_light_screen: Flag  # Glitzy Glow
    breaks_screens: Flag  # Brick Break
    resets_all_stages: Flag  # Freezy Frost
    resets_foe_stages: Flag  # Clear Smog
    cures_user: Flag  # Sparkly Swirl
    thaws_user: Flag  # Flare Blitz, Scald, Sizzly Slide
    thaws_foe: Flag  # Scald
    has_effects: Flag  # of any kind
    is_fire: Flag
    is_struggle: Flag


class Fighter:
    """A Pokémon in a battle: what it is, and what has befallen it so far."""

    side: Int
    level: Int
    max_hp: Int
    attack: Int
    defence: Int
    special_attack: Int
    special_defence: Int
    speed: Int
    cannot_burn: Flag
    cannot_be_paralysed: Flag
    cannot_freeze: Flag
    cannot_be_poisoned: Flag
    cannot_be_seeded: Flag
    immune_to_bide: Flag
    # From here on, what changes in a battle.
    hp: Int
    pp: Int
    attack_stage: Int
    defence_stage: Int
    special_attack_stage: Int
    special_defence_stage: Int
    speed_stage: Int
    status: Int
    confused_turns: Int
    trap_lasts: Int
    place: Int
    lock_lasts: Int  # ends of turns until the lock breaks, unless a hit renews it
    fatigue_in: Int  # turns until the lock ends in confusion
    reflect_turns: Int
    light_screen_turns: Int
    bide_lasts: Int
    bide_damage: Int
    physical_damage_taken: Int  # by the last hit of this turn; -1 where there was none
    special_damage_taken: Int
    actions: Int
    flinches: Flag
    charging: Flag
    must_recharge: Flag
    enraged: Flag
    seeded: Flag
    has_moved: Flag


class Battle:
    """A battle: its dice, and how far it has come."""

    random: Word
    fixed_throw: Share  # below 0: throws are random; else every throw is this share
    turn: Int
    last_fainted: Int  # 0 and 1 are the sides


def record_type(kind: type) -> np.dtype[Any]:
    """Return the record whose fields are those of the class, which itself is for the type checker only."""
    fields = get_type_hints(kind, include_extras=True)
    rows = np.dtype([(name, *get_args(field)[1:]) for name, field in fields.items()], align=True)
    # Where rules are interpreted, this is what lets them write `fighter.hp`.
    return np.dtype((np.record, rows))


MOVE: Final = record_type(Move)
FIGHTER: Final = record_type(Fighter)
BATTLE: Final = record_type(Battle)

STRUGGLE: Final = 0
"""Where Struggle stands among a Pokémon's moves."""


def record(dtype: np.dtype[Any], facts: Mapping[str, object]) -> Any:
    """Return one record; what `facts` leaves out is 0."""
    row = np.zeros(1, dtype)
    for name, value in facts.items():
        row[name] = value
    return row[0]
