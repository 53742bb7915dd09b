"""The damage race: how soon each side would KO the other if nothing but damage counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from app.domain.battle.attack import attacks
from app.domain.battle.damage import critical_chance, damage_rolls
from app.domain.battle.ko import HIT_COUNTS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.battle.damage import Attacks
    from app.domain.battle.duels import Combatants
    from app.domain.battle.tables import BattleTables

TURNS: Final = 12
_HP: Final = 0
_TWO_TO_FIVE: Final = 5
_MEAN_HITS: Final = sum(hits * chance for hits, chance in HIT_COUNTS.items())
_MEAN_SQUARE_HITS: Final = sum(hits**2 * chance for hits, chance in HIT_COUNTS.items())
_OHKO_CHANCE: Final = 0.3
_PSYWAVE: Final = np.linspace(0.5, 1.5, 16)


@dataclass(frozen=True, slots=True, kw_only=True)
class Strikes:
    """One use of each of n moves against its foe; damage is in shares of the foe's full HP."""

    weakest: NDArray[np.float64]  # (n,)
    strongest: NDArray[np.float64]  # (n,) without a critical hit
    mean: NDArray[np.float64]  # (n,) of a use that hits, critical hits counted
    variance: NDArray[np.float64]  # (n,)
    accuracy: NDArray[np.float64]  # (n,) 0-1
    critical: NDArray[np.float64]  # (n,) chance 0-1
    hits: NDArray[np.float64]  # (n,) mean number of hits
    at_once: NDArray[np.float64]  # (n,) chance that one use that hits is a KO
    ko_share: NDArray[np.float64]  # (n,) from here on a sum of damages, which is in whole points, is a KO
    certain_ko: NDArray[np.float64]  # (n,) uses that hit to a sure KO of a move that halves HP; 0 for all others


def strikes(tables: BattleTables, attackers: Combatants, defenders: Combatants) -> Strikes:
    """Return what the damage formula says; moves that bypass it do what their own rule says."""
    move = attackers.move
    foe_hp = tables.stats(defenders)[:, _HP].astype(np.float64)
    attack = attacks(tables, attackers, defenders)
    critical = np.where(
        tables.effects.present("always-critical")[move], 1.0, critical_chance(tables.move_critical_stage[move])
    )
    plain, crit = (_shares(tables, attackers, attack, foe_hp, critical=critical) for critical in (False, True))
    mean, square = (
        (1 - critical) * (plain**power).mean(axis=1) + critical * (crit**power).mean(axis=1) for power in (1, 2)
    )
    hits, hits_variance = _hits(tables, move)
    ko_share = 1 - 0.5 / foe_hp
    single = (1 - critical) * (plain >= 1).mean(axis=1) + critical * (crit >= 1).mean(axis=1)
    total_mean = mean * hits
    total_variance = hits * np.maximum(square - mean**2, 0) + hits_variance * mean**2
    return Strikes(
        weakest=plain[:, 0] * tables.move_min_hits[move],
        strongest=plain[:, -1] * tables.move_max_hits[move],
        mean=total_mean,
        variance=total_variance,
        accuracy=_accuracy(tables, attackers, defenders),
        critical=critical,
        hits=hits,
        at_once=np.where(hits > 1, _share_above(ko_share, total_mean, total_variance), single),
        ko_share=ko_share,
        certain_ko=np.where(tables.effects.present("half-hp-damage")[move], _halvings(foe_hp), 0.0),
    )


def ko_by_turn(strike: Strikes, uses: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the (n, TURNS) chance that the foe has fallen by the end of turns 1 to TURNS.

    `uses` (n, TURNS) says how often the move can have been used by then.
    """
    landed = np.arange(1, TURNS + 1)
    fallen = _share_above(strike.ko_share[:, None], strike.mean[:, None] * landed, strike.variance[:, None] * landed)
    fallen[:, 0] = strike.at_once
    certain = strike.certain_ko[:, None]
    fallen = np.where(certain > 0, landed >= certain, fallen)
    fallen = np.concatenate([np.zeros((len(fallen), 1)), fallen], axis=1)
    hit, miss = strike.accuracy[:, None], 1 - strike.accuracy[:, None]
    successes = np.zeros_like(fallen)
    successes[:, 0] = 1.0
    after_uses = np.zeros_like(fallen)
    for use in range(1, TURNS + 1):
        successes[:, 1:] = successes[:, 1:] * miss + successes[:, :-1] * hit
        successes[:, :1] *= miss
        after_uses[:, use] = (successes * fallen).sum(axis=1)
    return np.take_along_axis(after_uses, uses, axis=1)


def possible_uses(tables: BattleTables, move: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the (n, TURNS) number of times that each move can have struck by the end of each turn."""
    turn = np.arange(1, TURNS + 1)[None, :]
    effects = tables.effects
    uses = np.broadcast_to(turn, (len(move), TURNS))
    uses = np.where(effects.present("charge")[move][:, None], turn // 2, uses)
    uses = np.where(effects.present("recharge")[move][:, None], (turn + 1) // 2, uses)
    uses = np.where(effects.present("bide")[move][:, None], turn // 3, uses)
    once = effects.present("first-turn-only")[move] | effects.present("self-ko")[move]
    uses = np.where(once[:, None], 1, uses)
    return np.minimum(uses, tables.move_pp[move][:, None]).astype(np.int64)


def race(first: NDArray[np.float64], own: NDArray[np.float64], foe: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the (n,) chance of winning the race, half of what is undecided after TURNS included.

    `first` (n,) is the chance of moving first; `own` and `foe` (n, TURNS) are what `ko_by_turn` returns.
    """
    strikes_now = np.diff(own, axis=1, prepend=0.0)
    foe_before = np.concatenate([np.zeros((len(foe), 1)), foe[:, :-1]], axis=1)
    alive = first[:, None] * (1 - foe_before) + (1 - first[:, None]) * (1 - foe)
    undecided = (1 - own[:, -1]) * (1 - foe[:, -1])
    return np.asarray((strikes_now * alive).sum(axis=1) + undecided / 2)


def _shares(
    tables: BattleTables, attackers: Combatants, attack: Attacks, foe_hp: NDArray[np.float64], *, critical: bool
) -> NDArray[np.float64]:
    """Return the (n, 16) damages of one hit in shares of the foe's HP."""
    fixed, is_fixed = _outside_the_formula(tables, attackers, foe_hp)
    fixed = np.where(attack.effectiveness[:, None] == 0, 0.0, fixed)
    points = np.where(is_fixed[:, None], fixed, damage_rolls(attack, critical=critical))
    asleep = tables.effects.present("fails-unless-asleep")[attackers.move]
    return np.asarray(np.where(asleep[:, None], 0.0, points) / foe_hp[:, None])


def _hits(tables: BattleTables, move: NDArray[np.int64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    varying = tables.move_max_hits[move] == _TWO_TO_FIVE
    mean = np.where(varying, _MEAN_HITS, tables.move_max_hits[move])
    return mean, np.where(varying, _MEAN_SQUARE_HITS - _MEAN_HITS**2, 0.0)


def _accuracy(tables: BattleTables, attackers: Combatants, defenders: Combatants) -> NDArray[np.float64]:
    # A one-hit KO hits at 30 % plus the difference of levels, and never a higher level.
    lead = attackers.level - defenders.level
    ohko = np.where(lead >= 0, np.minimum(_OHKO_CHANCE + lead / 100, 1.0), 0.0)
    move = attackers.move
    return np.where(tables.effects.present("one-hit-ko")[move], ohko, tables.move_accuracy[move])


def _outside_the_formula(
    tables: BattleTables, attackers: Combatants, foe_hp: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Return the (n, 16) damages, in points, of the moves that bypass the formula, and which rows those are."""
    effects, move, level = tables.effects, attackers.move, attackers.level.astype(np.float64)
    rules = {
        "fixed-damage": effects.sizes("fixed-damage")[move],
        "level-damage": level,
        "random-level-damage": level,
        "half-hp-damage": foe_hp / 2,
        "one-hit-ko": foe_hp,
        "counter-physical": np.zeros_like(level),
        "counter-special": np.zeros_like(level),
        "bide": np.zeros_like(level),
    }
    applies = [effects.present(kind)[move] for kind in rules]
    points = np.select(applies, list(rules.values()), default=0.0)
    is_random = effects.present("random-level-damage")[move][:, None]
    return points[:, None] * np.where(is_random, _PSYWAVE, 1.0), np.logical_or.reduce(applies)


def _halvings(hp: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how often HP must be halved, rounded down and at least 1 taken, until none is left: 9 times for 235."""
    return np.asarray(np.floor(np.log2(np.maximum(hp - 1, 1))) + np.where(hp > 1, 2, 1))


def _share_above(
    threshold: NDArray[np.float64], mean: NDArray[np.float64], variance: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the chance that a normal variable exceeds the threshold (tanh approximation, within 0.0003)."""
    z = (mean - threshold) / np.sqrt(variance + 1e-9)
    z = np.clip(z, -8, 8)
    return np.asarray(0.5 * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z**3))))
