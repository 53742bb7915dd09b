"""Which duels are worth learning from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from app.domain.battle.combatant import DEFAULT_FRIENDSHIP, DEFAULT_LEVEL, DEFAULT_NATURE
from app.domain.battle.duels import Combatants, Duels
from app.domain.pokedex.stats import MAX_AV, MAX_FRIENDSHIP, MAX_IV, MAX_LEVEL
from app.domain.prediction.race import strikes

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

    from app.domain.battle.tables import BattleTables
    from app.domain.pokedex.pokedex import Pokedex

RANDOM: Final = "random"
STRONG: Final = "strong"
SPREAD: Final = "spread"
DRAWS: Final = (RANDOM, STRONG, SPREAD)
"""Random moves at level 50; the better of a few moves at level 50; everything random."""

_VERSION: Final = 1
"""Raise it when other duels are drawn from the same seed and Pokédex."""
_SHARES: Final = (0.4, 0.3, 0.3)
_CANDIDATE_MOVES: Final = 4
_LOWEST_LEVEL: Final = 5
_LEVEL_GAP: Final = 10


def draws_version(pokedex: Pokedex) -> str:
    """Return what decides, beside the seed, which duels are drawn."""
    return f"{_VERSION}-{pokedex.fingerprint}"


def draw(pokedex: Pokedex, tables: BattleTables, count: int, random: Generator) -> tuple[Duels, NDArray[np.str_]]:
    """Return `count` duels and how each was drawn."""
    kind = random.choice(DRAWS, size=count, p=_SHARES)
    learnable = _learnable(pokedex)
    duels = Duels(a=_default(pokedex, learnable, count, random), b=_default(pokedex, learnable, count, random))
    strong = kind == STRONG
    duels = Duels(
        a=_with_better_move(tables, learnable, duels.a, duels.b, rows=strong, random=random),
        b=_with_better_move(tables, learnable, duels.b, duels.a, rows=strong, random=random),
    )
    return _spread_out(pokedex, duels, kind == SPREAD, random), kind


def _learnable(pokedex: Pokedex) -> NDArray[np.bool_]:
    """Return (Pokémon, moves): who may play what."""
    allowed = np.zeros((len(pokedex.pokemon), len(pokedex.moves)), dtype=np.bool_)
    for row, one in enumerate(pokedex.pokemon):
        allowed[row, [pokedex.move_positions[move.slug] for move in pokedex.damaging_moves(one.slug)]] = True
    return allowed


def _default(pokedex: Pokedex, learnable: NDArray[np.bool_], count: int, random: Generator) -> Combatants:
    pokemon = random.choice(np.flatnonzero(learnable.any(axis=1)), size=count)
    return Combatants(
        pokemon=pokemon,
        move=_any_move(learnable, pokemon, random),
        level=np.full(count, DEFAULT_LEVEL),
        nature=np.full(count, pokedex.nature_positions[DEFAULT_NATURE]),
        friendship=np.full(count, DEFAULT_FRIENDSHIP),
        ivs=np.full((count, 6), MAX_IV),
        avs=np.zeros((count, 6), dtype=np.int64),
    )


def _any_move(learnable: NDArray[np.bool_], pokemon: NDArray[np.int64], random: Generator) -> NDArray[np.int64]:
    scores = random.random((len(pokemon), learnable.shape[1]))
    return np.asarray(np.where(learnable[pokemon], scores, -1.0).argmax(axis=1))


def _with_better_move(
    tables: BattleTables,
    learnable: NDArray[np.bool_],
    own: Combatants,
    foe: Combatants,
    *,
    rows: NDArray[np.bool_],
    random: Generator,
) -> Combatants:
    """Exchange the move, in these rows, for the one of a few that damages this foe most."""
    best, best_damage = own.move, np.zeros(len(own))
    for _ in range(_CANDIDATE_MOVES):
        move = _any_move(learnable, own.pokemon, random)
        strike = strikes(tables, replace(own, move=move), foe)
        damage = np.minimum(strike.mean, 1.0) * strike.accuracy
        better = rows & (damage > best_damage)
        best, best_damage = np.where(better, move, best), np.where(better, damage, best_damage)
    return replace(own, move=best)


def _spread_out(pokedex: Pokedex, duels: Duels, rows: NDArray[np.bool_], random: Generator) -> Duels:
    count = len(duels)
    level = random.integers(_LOWEST_LEVEL, MAX_LEVEL, count, endpoint=True)
    # Half of the foes are of a similar level: the others are seldom in doubt.
    gap = random.integers(-_LEVEL_GAP, _LEVEL_GAP, count, endpoint=True)
    near = np.clip(level + gap, _LOWEST_LEVEL, MAX_LEVEL)
    far = random.integers(_LOWEST_LEVEL, MAX_LEVEL, count, endpoint=True)
    foe_level = np.where(random.random(count) < 0.5, near, far)  # noqa: PLR2004 - half
    return Duels(
        a=_randomised(pokedex, duels.a, rows, level, random),
        b=_randomised(pokedex, duels.b, rows, foe_level, random),
    )


def _randomised(
    pokedex: Pokedex, own: Combatants, rows: NDArray[np.bool_], level: NDArray[np.int64], random: Generator
) -> Combatants:
    count = len(own)
    some, all_six = rows, rows[:, None]
    # Most players either train a statistic fully or not at all; the rest is in between.
    trained = random.choice([0, MAX_AV], size=(count, 6), p=[0.6, 0.4])
    avs = np.where(random.random((count, 6)) < 0.5, trained, random.integers(0, MAX_AV, (count, 6), endpoint=True))  # noqa: PLR2004
    return replace(
        own,
        level=np.where(some, level, own.level),
        nature=np.where(some, random.integers(0, len(pokedex.natures), count), own.nature),
        friendship=np.where(some, random.integers(0, MAX_FRIENDSHIP, count, endpoint=True), own.friendship),
        ivs=np.where(all_six, random.integers(0, MAX_IV, (count, 6), endpoint=True), own.ivs),
        avs=np.where(all_six, avs, own.avs),
    )
