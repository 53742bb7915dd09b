from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.domain.battle.engine.records import FIGHTER, MOVE
from app.domain.battle.outlook.outlook import OF_PAIR, OF_SIDE
from app.domain.prediction.features import feature_names

if TYPE_CHECKING:
    from collections.abc import Mapping

_STATISTICS: Final = ("level", "max_hp", "attack", "defence", "special_attack", "special_defence", "speed")
_OF_A_HIT: Final = ("power", "accuracy", "priority", "pp", "critical_one_in", "physical", "stab", "doublings")


def feature_groups(doubt: float | None) -> Mapping[str, frozenset[str]]:
    """Return the names of features by what they tell of; every feature belongs to one group."""
    names = feature_names(doubt)
    immunities = [name for name in FIGHTER.names or () if name.startswith(("cannot_", "immune_"))]
    effects = [name for name in MOVE.names or () if name not in _OF_A_HIT]
    groups = {
        "the arithmetic": {*OF_PAIR, *_sides(OF_SIDE)},
        "statistics": _sides(_STATISTICS),
        "power, accuracy and priority": _sides(_OF_A_HIT),
        "effects and immunities": _sides([*effects, *immunities]),
    }
    known = {group: frozenset(names).intersection(members) for group, members in groups.items()}
    rest = frozenset(names).difference(*known.values())
    return {**known, **({"the run": rest} if rest else {})}


def _sides(names: tuple[str, ...] | list[str]) -> set[str]:
    return {f"{side}_{name}" for side in ("own", "foe") for name in names}
