"""Moves as the engine's records: a move is a row of facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.domain.battle.damage import CRITICAL_ONE_IN
from app.domain.battle.engine.records import MOVE, Fixed, Place, Status, record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from app.domain.pokedex.moves import Move, MoveEffect

_STAT_NUMBER: Final = {"atk": 1, "def": 2, "spa": 3, "spd": 4, "spe": 5}

_FLAGS: Final = {
    "charge": "charges",
    "charge-stat-stage": "charge_raises_defence",
    "recharge": "recharges",
    "locked-in": "locks_in",
    "self-ko": "faints_user",
    "crash": "crashes",
    "trap": "traps",
    "bide": "bides",
    "rage": "enrages",
    "fails-unless-asleep": "never_works",
    "first-turn-only": "only_first_turn",
    "fails-unless-foe-attacks": "only_before_attack",
    "uses-foe-attack": "uses_foe_attack",
    "double-power-if-statused": "doubles_with_status",
    "leech-seed": "seeds",
    "reflect": "sets_reflect",
    "light-screen": "sets_light_screen",
    "breaks-screens": "breaks_screens",
    "haze": "resets_all_stages",
    "reset-stats": "resets_foe_stages",
    "cure-party": "cures_user",
    "thaw-user": "thaws_user",
    "thaw-foe": "thaws_foe",
    "always-critical": "always_critical",
}
_CHANCES: Final = {"flinch": "flinch_chance", "confusion": "confusion_chance", "random-status": "random_status_chance"}
_PERCENTS: Final = {"drain": "drain_percent", "recoil": "recoil_percent"}
_STATUSES: Final = {
    "burn": Status.BURN,
    "paralysis": Status.PARALYSIS,
    "freeze": Status.FREEZE,
    "poison": Status.POISON,
}
_FIXED: Final = {
    "fixed-damage": Fixed.POINTS,
    "level-damage": Fixed.LEVEL,
    "half-hp-damage": Fixed.HALF_OF_HP,
    "random-level-damage": Fixed.RANDOM_LEVEL,
    "one-hit-ko": Fixed.ONE_HIT_KO,
    "counter-physical": Fixed.COUNTER,
    "counter-special": Fixed.COUNTER,
}
_PLACES: Final = {
    "hide-underground": ("hides", Place.UNDERGROUND),
    "hide-in-air": ("hides", Place.IN_THE_AIR),
    "hits-in-air": ("reaches", Place.IN_THE_AIR),
    "double-on-air": ("doubles_on", Place.IN_THE_AIR),
}
# What a hit does in a duel without items, switching or a second Pokémon: nothing.
_WITHOUT_CONSEQUENCE: Final = frozenset(
    {
        "breaks-protect",
        "double-on-minimized",
        "force-switch",
        "multi-hit",
        "pay-day",
        "power-by-friendship",
        "power-by-weight",
        "switch-user",
    }
)


def move_records(moves: Sequence[Move]) -> NDArray[Any]:
    """Return one MOVE for each move of the Pokédex, without what the types of a pair make of it.

    Raises:
        ValueError: a damaging move has an effect that the engine has no rule for.
    """
    rows = np.zeros(len(moves), MOVE)
    for row, move in enumerate(moves):
        if move.is_damaging:
            rows[row] = record(MOVE, _facts(move))
    return rows


def _facts(move: Move) -> dict[str, object]:
    effects: dict[str, object] = {}
    for effect in move.effects:
        effects |= _effect_facts(effect)
    return effects | {
        "power": move.power or 0,
        "accuracy": move.accuracy or 0,
        "priority": move.priority,
        "pp": move.pp * 8 // 5,
        "critical_one_in": CRITICAL_ONE_IN[move.critical_stage],
        "min_hits": move.min_hits,
        "max_hits": move.max_hits,
        "physical": move.category == "physical",
        "has_effects": bool(effects),
        "is_fire": move.type == "fire",
    }


def _effect_facts(effect: MoveEffect) -> dict[str, object]:
    for known in (_as_flag, _as_number, _as_status, _as_place, _as_stages):
        facts = known(effect)
        if facts:
            return facts
    if effect.kind in _WITHOUT_CONSEQUENCE:
        return {}
    raise ValueError(effect.kind)


def _as_flag(effect: MoveEffect) -> dict[str, object]:
    return {_FLAGS[effect.kind]: True} if effect.kind in _FLAGS else {}


def _as_number(effect: MoveEffect) -> dict[str, object]:
    if effect.kind in _CHANCES:
        return {_CHANCES[effect.kind]: effect.chance}
    if effect.kind in _PERCENTS:
        return {_PERCENTS[effect.kind]: effect.value}
    return {"fixed": _FIXED[effect.kind], "points": effect.value or 0} if effect.kind in _FIXED else {}


def _as_status(effect: MoveEffect) -> dict[str, object]:
    if effect.kind not in _STATUSES:
        return {}
    return {"status": _STATUSES[effect.kind], "status_chance": effect.chance}


def _as_place(effect: MoveEffect) -> dict[str, object]:
    if effect.kind == "double-on-underground":  # Earthquake reaches Dig, and strikes it twice as hard
        return {"reaches": Place.UNDERGROUND, "doubles_on": Place.UNDERGROUND}
    if effect.kind not in _PLACES:
        return {}
    name, place = _PLACES[effect.kind]
    return {name: place}


def _as_stages(effect: MoveEffect) -> dict[str, object]:
    if effect.kind != "stat-stage":
        return {}
    if effect.target == "self":  # Superpower
        return {"lowers_own_attack_and_defence": True}
    return {"drop_chance": effect.chance, "drop_stat": _STAT_NUMBER[str(effect.stat)], "drop_by": effect.value}
