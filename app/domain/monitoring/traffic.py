"""What a run of traffic asks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import numpy as np

from app.domain.battle.combatant import choose_among
from app.domain.battle.duels import Duels
from app.domain.battle.lineup import call_out
from app.domain.monitoring.strangers import strange_duels
from app.domain.prediction.draws import LESSONS, MIXTURES, draw

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.random import Generator
    from numpy.typing import NDArray

    from app.domain.battle.combatant import Combatant, Contender
    from app.domain.monitoring.schedule import Schedule
    from app.domain.pokedex.pokedex import Pokedex

_MOVES: Final = 4
_SEEDS: Final = 2**31


class Kind(StrEnum):
    DUEL = "duel"
    DUELS = "duels"
    BEST_MOVE = "best-move"
    COUNTERS = "counters"
    POKEMON = "pokemon"
    """No question about a battle: a Pokémon is looked up."""


_WEIGHTS: Final = {Kind.DUEL: 70, Kind.DUELS: 5, Kind.BEST_MOVE: 14, Kind.COUNTERS: 1, Kind.POKEMON: 10}
_ROWS: Final = {Kind.DUEL: 1, Kind.DUELS: 5, Kind.BEST_MOVE: 1, Kind.COUNTERS: 6, Kind.POKEMON: 1}
"""How many duels are drawn for one question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    kind: Kind
    pairs: tuple[tuple[Contender, Contender], ...]
    """The duels that are asked about, each side with the one move that it repeats. Who still has to choose has up to
    four; counters are looked for among all A, and against the first B; a Pokémon that is looked up is the first A."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traffic:
    """n questions in the order in which they are due."""

    pokedex: Pokedex
    moments: NDArray[np.float64]  # (n,) seconds from the start
    kinds: tuple[Kind, ...]
    has_outcome: NDArray[np.bool_]  # (n,) whether the duel is then played, and its outcome reported
    seeds: NDArray[np.int64]  # (n,) of what is drawn and played for one question alone
    duels: Duels
    """All that are asked about."""
    ends: NDArray[np.int64]  # (n,) where the duels of each question end among all

    def __len__(self) -> int:
        return len(self.moments)

    def question(self, at: int) -> Question:
        kind, end = self.kinds[at], int(self.ends[at])
        random = np.random.default_rng(self.seeds[at])
        most = _MOVES if kind in {Kind.BEST_MOVE, Kind.COUNTERS} else 1
        rows = range(end - _ROWS[kind], end)
        return Question(kind=kind, pairs=tuple(self._pair(row, most, random) for row in rows))

    def duel(self, at: int) -> Duels:
        """Return the last duel of a question, which is its only one where it is about one."""
        end = int(self.ends[at])
        return self.duels.take(slice(end - 1, end))

    def _pair(self, row: int, most: int, random: Generator) -> tuple[Contender, Contender]:
        a, b = (call_out(self.pokedex, side, row) for side in (self.duels.a, self.duels.b))
        return self._choosing(a, most, random), self._choosing(b, most, random)

    def _choosing(self, combatant: Combatant, most: int, random: Generator) -> Contender:
        """Let it choose among its own move and others that it learns."""
        others = [one.slug for one in self.pokedex.damaging_moves(combatant.pokemon) if one.slug != combatant.move]
        drawn = random.permutation(len(others))[: most - 1]
        return choose_among(self.pokedex, combatant, [combatant.move, *(others[at] for at in drawn)])


def draw_traffic(
    pokedex: Pokedex, schedule: Schedule, *, only: Collection[Kind], outcomes: float, most: int, seed: int
) -> Traffic:
    """Draw what is asked: duels as models learn from, and where the schedule says so, ever more others.

    `only` are the kinds of questions, all of them where there are none. `outcomes` is the share of the questions about
    one duel whose outcome is reported. No more than `most` requests are needed for questions and reports together.
    """
    random = np.random.default_rng(seed)
    moments = schedule.moments()
    kinds = _kinds(only, len(moments), random)
    has_outcome = (random.random(len(moments)) < outcomes) & np.array([one is Kind.DUEL for one in kinds])
    has_outcome[0] = False  # so that there is always room for one question
    affordable = int(np.searchsorted(np.cumsum(1 + has_outcome), most, side="right"))
    moments, kinds = moments[:affordable], kinds[:affordable]
    rows = np.array([_ROWS[one] for one in kinds])
    is_strange = random.random(len(moments)) < schedule.strange_share(moments)
    return Traffic(
        pokedex=pokedex,
        moments=moments,
        kinds=kinds,
        has_outcome=has_outcome[:affordable],
        seeds=random.integers(0, _SEEDS, len(moments)),
        duels=_duels(pokedex, np.repeat(is_strange, rows), random),
        ends=np.cumsum(rows),
    )


def _kinds(only: Collection[Kind], count: int, random: Generator) -> tuple[Kind, ...]:
    allowed = [one for one in Kind if one in only] or list(Kind)
    weights = np.array([_WEIGHTS[one] for one in allowed])
    return tuple(allowed[at] for at in random.choice(len(allowed), size=count, p=weights / weights.sum()))


def _duels(pokedex: Pokedex, is_strange: NDArray[np.bool_], random: Generator) -> Duels:
    ordinary, _ = draw(pokedex, MIXTURES[LESSONS], len(is_strange), random)
    strange = np.flatnonzero(is_strange)
    rows = np.arange(len(is_strange))
    rows[strange] = len(is_strange) + np.arange(len(strange))
    return Duels.concatenate([ordinary, strange_duels(pokedex, len(strange), random)]).take(rows)
