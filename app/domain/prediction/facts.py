"""What sets the two sides of a duel apart, as a player knows it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from app.domain.battle.engine.records import FIGHTER, MOVE, Fixed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.battle.engine.records import Fighter, Move


class Fact(StrEnum):
    """In records by role: `attack` is what a side strikes with, `defence` what the other's move strikes."""

    SPEED = "speed"
    HP = "hp"
    ATTACK = "attack"
    DEFENCE = "defence"
    LEVEL = "level"
    """Beside what it does to the statistics."""
    POWER = "power"
    TYPE_EFFECTIVENESS = "type_effectiveness"
    SAME_TYPE_BONUS = "same_type_bonus"
    ACCURACY = "accuracy"
    PRIORITY = "priority"
    EFFECTS = "effects"
    """What the move does beside damage, how often it hits, its PP and category; and all else, such as immunities."""


def _others(names: tuple[str, ...], taken: Mapping[Fact, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(name for name in names if not any(name in fields for fields in taken.values()))


_BEGINNING: Final = (FIGHTER.names or ())[1 : (FIGHTER.names or ()).index("pp") + 1]
_FIGHTER: Final = {
    Fact.SPEED: ("speed",),
    Fact.HP: ("max_hp", "hp"),
    Fact.ATTACK: ("attack",),
    Fact.DEFENCE: ("defence",),
    Fact.LEVEL: ("level",),
}
_MOVE: Final = {
    Fact.POWER: ("power", "fixed", "points"),
    Fact.TYPE_EFFECTIVENESS: ("doublings", "no_effect"),
    Fact.SAME_TYPE_BONUS: ("stab",),
    Fact.ACCURACY: ("accuracy",),
    Fact.PRIORITY: ("priority",),
}
OF_FIGHTER: Final[Mapping[Fact, tuple[str, ...]]] = {**_FIGHTER, Fact.EFFECTS: _others(_BEGINNING, _FIGHTER)}
"""The fields of a FIGHTER that are this fact."""
OF_MOVE: Final[Mapping[Fact, tuple[str, ...]]] = {**_MOVE, Fact.EFFECTS: _others(MOVE.names or (), _MOVE)}
"""The fields of a MOVE that are this fact."""

_SAME_TYPE: Final = 1.5


def number_of(fact: Fact, fighter: Fighter, move: Move, foes_move: Move) -> float | None:
    """Return the number that a player knows the fact of one side by, or None where there is none."""
    counts_damage, is_struck = move.fixed == Fixed.FORMULA, foes_move.fixed == Fixed.FORMULA
    # Foul Play strikes with the target's own Attack.
    numbers: dict[Fact, Any] = {
        Fact.SPEED: fighter.speed,
        Fact.HP: fighter.max_hp,
        Fact.ATTACK: fighter.attack if counts_damage and not move.uses_foe_attack else None,
        Fact.DEFENCE: fighter.defence if is_struck else None,
        Fact.LEVEL: fighter.level,
        Fact.POWER: move.power or None,
        Fact.TYPE_EFFECTIVENESS: 0.0 if move.no_effect else 2.0**move.doublings,
        Fact.SAME_TYPE_BONUS: _SAME_TYPE if move.stab else 1.0,
        Fact.ACCURACY: move.accuracy or None,
        Fact.PRIORITY: move.priority,
    }
    number = numbers.get(fact)
    return None if number is None else float(number)
