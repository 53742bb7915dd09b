"""Which duels are worth learning from, and which are worth being examined on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from app.domain.battle.duels import Combatants, Duels
from app.domain.battle.engine.matchup import matchups
from app.domain.battle.lineup import untrained
from app.domain.battle.outlook.blows import mean_damages
from app.domain.battle.tables import tables_of
from app.domain.pokedex.stats import MAX_AV, MAX_FRIENDSHIP, MAX_IV, MAX_LEVEL
from app.domain.prediction.splits import Fold, fold_table

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

    from app.domain.pokedex.pokedex import Pokedex

RANDOM: Final = "random"
STRONG: Final = "strong"
SPREAD: Final = "spread"
DRAWS: Final = (RANDOM, STRONG, SPREAD)
"""Random moves at level 50; the better of a few moves at level 50; everything random."""

_VERSION: Final = 2
"""Raise it when other duels are drawn from the same seed and Pokédex."""
_CANDIDATE_MOVES: Final = 4
_LEVEL_GAP: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Mixture:
    """How often each kind of duel is drawn, and how wild those are in which everything is random."""

    shares: tuple[float, float, float]
    """Of `DRAWS`, in that order."""
    lowest_level: int
    similar_level: float
    """Share of random levels that are not far from the foe's: where they are, the outcome is seldom in doubt."""
    all_or_nothing: float
    """Share of AVs that are either 0 or 200, as most players train; the others are anything between."""
    fold: Fold | None = None
    """The only fold that is drawn from; any, where there is none."""


LESSONS: Final = "lessons"
EXAM: Final = "exam"
MIXTURES: Final = {
    LESSONS: Mixture(shares=(0.4, 0.3, 0.3), lowest_level=1, similar_level=0.5, all_or_nothing=0.5),
    EXAM: Mixture(shares=(1 / 3, 1 / 3, 1 / 3), lowest_level=15, similar_level=0.0, all_or_nothing=0.0, fold=Fold.TEST),
}
"""To learn from, and to be examined on: in the exam no pair of species is met that lessons were learnt from."""


def draws_version(pokedex: Pokedex) -> str:
    """Return what decides, beside the seed and the mixture, which duels are drawn."""
    return f"{_VERSION}-{pokedex.fingerprint}"


def draw(pokedex: Pokedex, mixture: Mixture, count: int, random: Generator) -> tuple[Duels, NDArray[np.str_]]:
    """Return `count` duels and how each was drawn."""
    kind = random.choice(DRAWS, size=count, p=mixture.shares)
    learnable = _Learnable(pokedex)
    a, b = _pairs(pokedex, learnable, mixture, count, random)
    duels = Duels(
        a=untrained(pokedex, a, learnable.any_move(a, random)), b=untrained(pokedex, b, learnable.any_move(b, random))
    )
    duels = _with_better_moves(pokedex, learnable, duels, np.flatnonzero(kind == STRONG), random)
    return _spread_out(pokedex, mixture, duels, np.flatnonzero(kind == SPREAD), random), kind


class _Learnable:
    """Who may play what."""

    def __init__(self, pokedex: Pokedex) -> None:
        known = [
            [pokedex.move_positions[move.slug] for move in pokedex.damaging_moves(one.slug)] for one in pokedex.pokemon
        ]
        self._counts = np.array([len(moves) for moves in known])
        self._moves = np.array([moves + [0] * (self._counts.max() - len(moves)) for moves in known])
        self.fighters = np.flatnonzero(self._counts)

    def any_move(self, pokemon: NDArray[np.int64], random: Generator) -> NDArray[np.int64]:
        return np.asarray(self._moves[pokemon, random.integers(0, self._counts[pokemon])])


def _pairs(
    pokedex: Pokedex, learnable: _Learnable, mixture: Mixture, count: int, random: Generator
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    if mixture.fold is None:
        a, b = random.choice(learnable.fighters, size=(2, count))
        return a, b
    can_fight = np.isin(np.arange(len(pokedex.pokemon)), learnable.fighters)
    first, second = np.nonzero((fold_table(pokedex) == mixture.fold) & can_fight[:, None] & can_fight)
    chosen = random.integers(0, len(first), count)
    return first[chosen], second[chosen]


def _with_better_moves(
    pokedex: Pokedex, learnable: _Learnable, duels: Duels, rows: NDArray[np.int64], random: Generator
) -> Duels:
    """Exchange both moves, in these rows, for the one of a few that damages the foe most."""
    tables = tables_of(pokedex)
    tried = duels.take(rows)
    best = np.stack([tried.a.move, tried.b.move], axis=1)
    best_damage = np.zeros((len(rows), 2))
    for _ in range(_CANDIDATE_MOVES):
        moves = np.stack([learnable.any_move(side.pokemon, random) for side in (tried.a, tried.b)], axis=1)
        tried = Duels(a=replace(tried.a, move=moves[:, 0]), b=replace(tried.b, move=moves[:, 1]))
        damage = mean_damages(*matchups(tables, tried))
        better = damage > best_damage
        best, best_damage = np.where(better, moves, best), np.where(better, damage, best_damage)
    return Duels(a=_with_moves(duels.a, rows, best[:, 0]), b=_with_moves(duels.b, rows, best[:, 1]))


def _with_moves(side: Combatants, rows: NDArray[np.int64], moves: NDArray[np.int64]) -> Combatants:
    changed = side.move.copy()
    changed[rows] = moves
    return replace(side, move=changed)


def _spread_out(pokedex: Pokedex, mixture: Mixture, duels: Duels, rows: NDArray[np.int64], random: Generator) -> Duels:
    lowest = mixture.lowest_level
    level, far = random.integers(lowest, MAX_LEVEL, (2, len(rows)), endpoint=True)
    gap = random.integers(-_LEVEL_GAP, _LEVEL_GAP, len(rows), endpoint=True)
    near = np.clip(level + gap, lowest, MAX_LEVEL)
    foe_level = np.where(random.random(len(rows)) < mixture.similar_level, near, far)
    return Duels(
        a=_randomised(pokedex, mixture, duels.a, rows, random, level=level),
        b=_randomised(pokedex, mixture, duels.b, rows, random, level=foe_level),
    )


def _randomised(
    pokedex: Pokedex,
    mixture: Mixture,
    own: Combatants,
    rows: NDArray[np.int64],
    random: Generator,
    *,
    level: NDArray[np.int64],
) -> Combatants:
    count = len(rows)
    trained = random.choice([0, MAX_AV], size=(count, 6), p=[0.6, 0.4])
    anything = random.integers(0, MAX_AV, (count, 6), endpoint=True)
    changed = {
        "level": level,
        "nature": random.integers(0, len(pokedex.natures), count),
        "friendship": random.integers(0, MAX_FRIENDSHIP, count, endpoint=True),
        "ivs": random.integers(0, MAX_IV, (count, 6), endpoint=True),
        "avs": np.where(random.random((count, 6)) < mixture.all_or_nothing, trained, anything),
    }
    for name, values in changed.items():
        column = getattr(own, name).copy()
        column[rows] = values
        changed[name] = column
    return replace(own, **changed)
