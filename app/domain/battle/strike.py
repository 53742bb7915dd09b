"""What one use of one move does to one foe: the answer that a damage calculator gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from app.domain.battle.attack import OUTSIDE_THE_FORMULA, attacks
from app.domain.battle.damage import damage_rolls
from app.domain.battle.ko import damage_of_a_use, hit_counts, ko_sentence
from app.domain.battle.lineup import line_up

if TYPE_CHECKING:
    from typing import Any

    from numpy.typing import NDArray

    from app.domain.battle.combatant import Combatant
    from app.domain.battle.damage import Attacks
    from app.domain.battle.tables import BattleTables
    from app.domain.pokedex.moves import Move
    from app.domain.pokedex.pokedex import Pokedex

ANSWERS_THE_FOE: Final = frozenset({"counter-physical", "counter-special", "bide"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Strike:
    """The damage of one use, without a critical hit."""

    weakest: int
    strongest: int
    """Points of HP, all hits of the use together."""
    foe_hp: int
    sentence: str
    stab: bool
    """Same-type attack bonus."""
    type_multiplier: float
    """0, 1/4, 1/2, 1, 2 or 4."""
    priority: int

    @property
    def percent(self) -> tuple[float, float]:
        """Weakest and strongest, in percent of the foe's HP, cut to one decimal as the games' calculators do."""
        lowest, highest = (np.floor(1000 * points / self.foe_hp) / 10 for points in (self.weakest, self.strongest))
        return float(lowest), float(highest)


def strike(pokedex: Pokedex, tables: BattleTables, attacker: Combatant, defender: Combatant) -> Strike:
    move = pokedex.get_move(attacker.move)
    striking, struck = line_up(pokedex, [attacker]), line_up(pokedex, [defender])
    foe_hp = int(tables.stats(struck)[0, 0])
    attack = attacks(tables, striking, struck)
    facts: dict[str, Any] = {
        "stab": bool(attack.stab[0]),
        "type_multiplier": float(attack.effectiveness[0]),
        "priority": move.priority,
    }
    immune = attack.effectiveness[0] == 0
    if not immune and any(effect.kind in ANSWERS_THE_FOE for effect in move.effects):
        return Strike(weakest=0, strongest=foe_hp, foe_hp=foe_hp, sentence="depends on the damage received", **facts)
    rolls = _rolls(move, attack, attacker, defender, foe_hp)
    hits = hit_counts(move.min_hits, move.max_hits)
    return Strike(
        weakest=int(rolls[0]) * move.min_hits,
        strongest=int(rolls[-1]) * move.max_hits,
        foe_hp=foe_hp,
        sentence=_sentence(move, damage_of_a_use(rolls, hits, foe_hp)),
        **facts,
    )


def _rolls(move: Move, attack: Attacks, attacker: Combatant, defender: Combatant, foe_hp: int) -> NDArray[np.int64]:
    """Return the equally likely damages of one hit, weakest first."""
    if attack.effectiveness[0] == 0 or move.effect("fails-unless-asleep"):
        return np.zeros(1, dtype=np.int64)
    for effect in move.effects:
        if effect.kind in OUTSIDE_THE_FORMULA:
            return fixed_damage(effect.kind, effect.value or 0, attacker.level, defender.level, foe_hp)
    # Zippy Zap always strikes a critical hit.
    return np.asarray(damage_rolls(attack, critical=move.effect("always-critical") is not None)[0])


def _sentence(move: Move, use: NDArray[np.float64]) -> str:
    if move.effect("half-hp-damage") and use[0] == 0:
        return "halves the remaining HP, never KOs alone"
    if move.effect("one-hit-ko") and use[-1] > 0:
        return "OHKO whenever it hits"
    return ko_sentence(use)


def fixed_damage(kind: str, value: int, level: int, foe_level: int, foe_hp: int) -> NDArray[np.int64]:
    """Return the equally likely damages, in points, of an effect in `OUTSIDE_THE_FORMULA` but Bide's and counters'."""
    match kind:
        case "fixed-damage":
            return np.array([value])
        case "level-damage":
            return np.array([level])
        case "half-hp-damage":
            return np.array([max(foe_hp // 2, 1)])
        case "random-level-damage":
            # Psywave: level × 50 to 150 %, at least 1.
            return np.maximum(level * np.arange(50, 151) // 100, 1)
        case "one-hit-ko":
            # It fails against a higher level.
            return np.array([foe_hp if level >= foe_level else 0])
    raise ValueError(kind)
