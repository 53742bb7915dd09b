"""What the model is told about one side of a duel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from app.domain.battle.attack import attacks
from app.domain.pokedex.stats import STATS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.battle.duels import Combatants
    from app.domain.battle.tables import BattleTables
    from app.domain.prediction.race import Strikes

_SPEED: Final = 5
_MOST_USES: Final = 30.0
_BEST_KO_TURNS: Final = (1, 2, 3, 4, 6, 8)
_CHANCES: Final = ("flinch", "confusion", "random-status", "trap", "leech-seed")
_STATUSES: Final = {
    # The types that the status cannot befall.
    "burn": ("fire",),
    "paralysis": ("electric",),
    "freeze": ("ice",),
    "poison": ("poison", "steel"),
}
_RULES: Final = (
    "recharge",
    "charge",
    "hide-underground",
    "hide-in-air",
    "locked-in",
    "self-ko",
    "one-hit-ko",
    "half-hp-damage",
    "counter-physical",
    "counter-special",
    "bide",
    "rage",
    "fails-unless-foe-attacks",
    "first-turn-only",
    "fails-unless-asleep",
    "haze",
    "reset-stats",
    "reflect",
    "light-screen",
    "breaks-screens",
    "double-power-if-statused",
    "double-on-underground",
    "double-on-air",
    "hits-in-air",
    "thaw-foe",
)
_SIZES: Final = ("drain", "recoil", "crash")
TOLD_EFFECTS: Final = (*_CHANCES, *_STATUSES, *_RULES, *_SIZES)
"""The kinds of effect that have a feature."""
_STAGED: Final = ("atk", "def", "spa", "spd", "spe", "accuracy")


def side_columns(
    tables: BattleTables, own: Combatants, foe: Combatants, strike: Strikes, fallen: NDArray[np.float64]
) -> dict[str, NDArray[np.float64]]:
    """Return the features of `own` against `foe`, each (n,), by name; `fallen` is what `ko_by_turn` returns."""
    columns = {"first": moves_first(tables, own, foe)}
    columns |= _stats(tables, own)
    columns |= _damage(tables, own, foe, strike, fallen)
    columns |= _effects(tables, own, foe)
    return {name: np.asarray(column, dtype=np.float64) for name, column in columns.items()}


def moves_first(tables: BattleTables, own: Combatants, foe: Combatants) -> NDArray[np.float64]:
    """Return the chance of moving first: by priority, then by Speed, and by a coin where both are equal."""
    priority = np.sign(tables.move_priority[own.move] - tables.move_priority[foe.move])
    speed = np.sign(tables.stats(own)[:, _SPEED] - tables.stats(foe)[:, _SPEED])
    return np.asarray(np.where(priority != 0, priority, speed) / 2 + 0.5)


def _stats(tables: BattleTables, own: Combatants) -> dict[str, NDArray[np.float64]]:
    stats = tables.stats(own).astype(np.float64)
    return {"level": own.level.astype(np.float64)} | {str(stat): stats[:, column] for column, stat in enumerate(STATS)}


def _damage(
    tables: BattleTables, own: Combatants, foe: Combatants, strike: Strikes, fallen: NDArray[np.float64]
) -> dict[str, NDArray[np.float64]]:
    attack = attacks(tables, own, foe)
    return {
        "weakest": strike.weakest,
        "strongest": strike.strongest,
        "mean": strike.mean,
        "mean_with_misses": strike.mean * strike.accuracy,
        "accuracy": strike.accuracy,
        "critical": strike.critical,
        "hits": strike.hits,
        "uses_to_ko": _uses_to_ko(strike.mean * strike.accuracy),
        "fewest_uses_to_ko": np.ceil(_uses_to_ko(strike.strongest)),
        "most_uses_to_ko": np.ceil(_uses_to_ko(strike.weakest)),
        "effectiveness": attack.effectiveness,
        "physical": tables.move_is_physical[own.move],
        "pp": tables.move_pp[own.move],
        "priority": tables.move_priority[own.move],
    } | {f"ko_by_turn_{turn}": fallen[:, turn - 1] for turn in _BEST_KO_TURNS}


def _uses_to_ko(share: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.minimum(1 / np.maximum(share, 1 / _MOST_USES), _MOST_USES)


def _effects(tables: BattleTables, own: Combatants, foe: Combatants) -> dict[str, NDArray[np.float64]]:
    effects, move = tables.effects, own.move
    columns = {kind: effects.chances(kind)[move] for kind in (*_CHANCES, *_RULES)}
    columns |= {
        kind: effects.chances(kind)[move] * ~tables.has_any_type(foe.pokemon, immune)
        for kind, immune in _STATUSES.items()
    }
    columns |= {kind: effects.sizes(kind)[move] / 100 for kind in _SIZES}
    for target in ("self", "foe"):
        for stat in _STAGED:
            columns[f"{target}_{stat}"] = effects.sizes("stat-stage", target=target, stat=stat)[move]
    columns["charge_def"] = effects.sizes("charge-stat-stage")[move]
    return columns
