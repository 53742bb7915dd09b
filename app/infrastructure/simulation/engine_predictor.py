from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

import numpy as np

from app.application.ports.battle_predictor import BattlePredictor, UnreachableIntervalError
from app.domain.battle.engine.matchup import matchups
from app.domain.battle.engine.order import OrderedMatchups, in_order
from app.domain.battle.engine.play import ANY_ERROR, RULES_VERSION, play_duels
from app.domain.battle.engine.records import FIGHTER, MOVE
from app.domain.battle.outlook.outlook import outlooks
from app.domain.battle.tables import tables_of
from app.domain.prediction.agreement import NINE_IN_TEN
from app.domain.prediction.model import DuelForecasts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.battle.duels import Duels
    from app.domain.pokedex.pokedex import Pokedex

MOST_BATTLES: Final = 20_000
DOUBT: Final = 0.0001
"""A duel that each side wins half is played 5,000 times, and its share is off by 0.007; a clear one 1,300 times."""
MOST_OF_A_DUEL: Final = 1_000_000
MOST_OF_A_QUESTION: Final = 20_000_000
"""Battles that are played at most for an interval of a given width: some five seconds on two processors."""
_ALONE: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class _Effort:
    """When a duel has been played often enough."""

    most_battles: int
    doubt: float
    error: float = ANY_ERROR

    @classmethod
    def for_width(cls, width: float, duels: int) -> Self:
        most = min(MOST_OF_A_QUESTION // max(duels, 1), MOST_OF_A_DUEL)
        narrowest = 2 * NINE_IN_TEN * (0.25 / most) ** 0.5
        if width < narrowest:
            reason = f"in time, {duels:,} {'duel' if duels == 1 else 'duels'} can be played {most:,} times each"
            raise UnreachableIntervalError(width, narrowest, reason)
        return cls(most_battles=most, doubt=ANY_ERROR, error=width / (2 * NINE_IN_TEN))


class EnginePredictor(BattlePredictor):
    """Plays each duel with our own engine until its outcome is known well enough.

    Building one reads the compiled rules, so that no question waits for them. It takes half a minute where they were
    never compiled on this machine, and half a second later.
    """

    def __init__(self, *, doubt: float = DOUBT, workers: int | None = None) -> None:
        self._usual = _Effort(most_battles=MOST_BATTLES, doubt=doubt)
        self._workers = workers or os.cpu_count() or 1
        _get_the_rules_ready()

    @property
    def version(self) -> str:
        return RULES_VERSION

    def predict(self, duels: Duels, pokedex: Pokedex, *, interval_width: float | None = None) -> DuelForecasts:
        effort = self._usual if interval_width is None else _Effort.for_width(interval_width, len(duels))
        ordered = in_order(*matchups(tables_of(pokedex), duels))
        tallies = self._play(ordered, effort)
        battles, first = tallies[:, :3].sum(axis=1), _share_of_first(tallies)
        # With one imaginary win for either side, so that what never happened yet is not called impossible.
        likely = (first * battles + 1) / (battles + 2)
        half = NINE_IN_TEN * np.sqrt(likely * (1 - likely) / (battles + 3))
        chance, middle = ordered.order.share_of_a(first), ordered.order.share_of_a(likely)
        return DuelForecasts(
            win_probability=chance,
            interval_low=np.clip(np.minimum(middle - half, chance), 0.0, 1.0),
            interval_high=np.clip(np.maximum(middle + half, chance), 0.0, 1.0),
            turns=tallies[:, 3] / battles,
            battles=battles,
        )

    def chances(self, duels: OrderedMatchups) -> NDArray[np.float64]:
        return duels.order.share_of_a(_share_of_first(self._play(duels, self._usual)))

    def _play(self, ordered: OrderedMatchups, effort: _Effort) -> NDArray[np.int64]:
        rows = np.array_split(np.arange(len(ordered.seeds)), self._workers if len(ordered.seeds) > _ALONE else 1)

        def play(some: NDArray[np.int64]) -> NDArray[np.int64]:
            return play_duels(
                ordered.fighters[some],
                ordered.moves[some],
                ordered.seeds[some],
                effort.most_battles,
                effort.doubt,
                effort.error,
            )

        with ThreadPoolExecutor(self._workers) as threads:
            return np.concatenate(list(threads.map(play, rows)))


def _share_of_first(tallies: NDArray[np.int64]) -> NDArray[np.float64]:
    return np.asarray((tallies[:, 0] + tallies[:, 2] / 2) / tallies[:, :3].sum(axis=1), dtype=np.float64)


def _get_the_rules_ready() -> None:
    nobody = np.empty((0, 2), FIGHTER), np.empty((0, 2, 2), MOVE)
    play_duels(*nobody, np.empty(0, np.uint64), MOST_BATTLES, DOUBT, ANY_ERROR)
    outlooks(*nobody)
