"""Which numbers a combatant's move feeds into the damage formula, and which moves bypass it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from app.domain.battle.damage import Attacks

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.battle.duels import Combatants
    from app.domain.battle.tables import BattleTables
    from app.domain.pokedex.moves import Move

OUTSIDE_THE_FORMULA: Final = frozenset(
    {
        "fixed-damage",  # Dragon Rage 40, Sonic Boom 20
        "level-damage",  # Night Shade, Seismic Toss
        "half-hp-damage",  # Super Fang
        "random-level-damage",  # Psywave
        "one-hit-ko",  # Fissure, Guillotine, Horn Drill
        "counter-physical",  # Counter
        "counter-special",  # Mirror Coat
        "bide",
    }
)
"""Effects of the moves whose damage the formula does not give."""

_HP, _ATTACK, _DEFENCE, _SPECIAL_ATTACK, _SPECIAL_DEFENCE, _SPEED = range(6)
# Low Kick: below this weight in hectograms, this power.
_LOW_KICK_WEIGHTS: Final = np.array([100, 250, 500, 1000, 2000])
_LOW_KICK_POWERS: Final = np.array([20, 40, 60, 80, 100, 120])


def follows_formula(move: Move) -> bool:
    return move.is_damaging and not any(effect.kind in OUTSIDE_THE_FORMULA for effect in move.effects)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """What has happened in the battle so far, as far as the formula is concerned."""

    attack_stage: NDArray[np.int64]  # (n,) of the statistic that the move uses
    defence_stage: NDArray[np.int64]  # (n,) of the statistic that it meets
    burned: NDArray[np.bool_]  # (n,) the attacker
    screened: NDArray[np.bool_]  # (n,) Reflect or Light Screen, whichever stops this category

    @classmethod
    def fresh(cls, count: int) -> Conditions:
        """Nothing has happened yet."""
        stages, nothing = np.zeros(count, dtype=np.int64), np.zeros(count, dtype=np.bool_)
        return cls(attack_stage=stages, defence_stage=stages, burned=nothing, screened=nothing)


def attacks(
    tables: BattleTables, attackers: Combatants, defenders: Combatants, conditions: Conditions | None = None
) -> Attacks:
    """Return what each attacker's move feeds into the formula against its defender, row by row."""
    now = conditions or Conditions.fresh(len(attackers))
    move = attackers.move
    physical = tables.move_is_physical[move]
    own, foe = tables.stats(attackers), tables.stats(defenders)
    facade = tables.effects.present("double-power-if-statused")[move]
    return Attacks(
        level=attackers.level,
        power=move_power(tables, attackers, defenders) * np.where(facade & now.burned, 2, 1),
        attack=np.where(
            # Foul Play strikes with the target's own Attack.
            tables.effects.present("uses-foe-attack")[move],
            foe[:, _ATTACK],
            np.where(physical, own[:, _ATTACK], own[:, _SPECIAL_ATTACK]),
        ),
        defence=np.where(physical, foe[:, _DEFENCE], foe[:, _SPECIAL_DEFENCE]),
        stab=tables.has_type_of(attackers.pokemon, move),
        effectiveness=tables.effectiveness(move, defenders.pokemon),
        attack_stage=now.attack_stage,
        defence_stage=now.defence_stage,
        # Facade's power doubles instead of being halved by the burn.
        halved_by_burn=now.burned & physical & ~facade,
        screened=now.screened,
    )


def move_power(tables: BattleTables, attackers: Combatants, defenders: Combatants) -> NDArray[np.int64]:
    """Return the (n,) power of each move against its target; 0 where the formula does not apply."""
    move = attackers.move
    low_kick = _LOW_KICK_POWERS[np.searchsorted(_LOW_KICK_WEIGHTS, tables.weight_hg[defenders.pokemon], side="right")]
    # Pika Papow and Veevee Volley: power is friendship × 10 / 25, at least 1.
    partnership = np.maximum(attackers.friendship * 10 // 25, 1)
    power = np.where(tables.effects.present("power-by-weight")[move], low_kick, tables.move_power[move])
    return np.where(tables.effects.present("power-by-friendship")[move], partnership, power)
