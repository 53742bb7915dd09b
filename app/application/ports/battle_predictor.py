from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from app.domain.battle.duels import Duels
from app.domain.battle.roster import enrol
from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from app.domain.battle.combatant import Contender
    from app.domain.battle.duels import Combatants
    from app.domain.battle.engine.order import OrderedMatchups
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.atlas import AtlasOrigin
    from app.domain.prediction.intervals import IntervalTable
    from app.domain.prediction.model import DuelForecasts


class UnreachableIntervalError(PredictionDexError):
    """An answer was asked to be surer than it can be made in time."""

    def __init__(self, asked: float, narrowest: float, reason: str) -> None:
        self.asked = asked
        self.narrowest = narrowest
        super().__init__(f"An interval of {asked:g} is narrower than {narrowest:.4g}, the narrowest here: {reason}.")


class Encounters(Protocol):
    """The duels between two groups of combatants, forecast when they are asked for."""

    @abstractmethod
    def forecast(self, own: NDArray[np.int64], foe: NDArray[np.int64]) -> DuelForecasts:
        """Forecast n duels, each between a row of the own group and a row of the foe's."""


class BattlePredictor(Protocol):
    """Says who wins, and how sure that is."""

    @property
    @abstractmethod
    def version(self) -> str:
        """Names what made the answer, so that it can be found again."""

    @abstractmethod
    def predict(self, duels: Duels, pokedex: Pokedex, *, interval_width: float | None = None) -> DuelForecasts:
        """Forecast n duels, whose positions are those of this Pokédex.

        Exchanging the sides exchanges the answer exactly: the two win probabilities add up to 1, and two equal
        combatants have 0.5 each. How many battles were played is told for every duel or for none. Where
        `interval_width` is given, no interval is wider.

        Raises:
            UnreachableIntervalError: some interval would be wider.
        """

    @abstractmethod
    def chances(self, duels: OrderedMatchups) -> NDArray[np.float64]:
        """Return A's (n,) win probability in duels as the engine plays them, whoever may fight like that.

        Those that `in_order` makes of a duel's records have what `predict` says of the duel, but for what an answer
        that is kept ready has been rounded.
        """

    def knows_by_heart(self, contenders: Sequence[Contender], pokedex: Pokedex) -> bool:  # noqa: ARG002
        """Say whether it forecasts duels among these, whatever moves they choose, without working anything out."""
        return False

    def weigh(self, own: Contender, foe: Contender, pokedex: Pokedex) -> DuelForecasts:
        """Forecast each move of `own` against each of `foe`, all duels of its first move first, as `predict` would."""
        rows, m, k = enrol(pokedex, [own, foe]).rows, len(own.moves), len(foe.moves)
        encounters = self.between(rows.take(slice(m)), rows.take(slice(m, None)), pokedex)
        return encounters.forecast(np.repeat(np.arange(m), k), np.tile(np.arange(k), m))

    def between(self, own: Combatants, foe: Combatants, pokedex: Pokedex) -> Encounters:
        """Make ready to forecast duels between any of `own` and any of `foe`, as `predict` would."""
        return _Encounters(predictor=self, own=own, foe=foe, pokedex=pokedex)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Encounters(Encounters):
    predictor: BattlePredictor
    own: Combatants
    foe: Combatants
    pokedex: Pokedex

    def forecast(self, own: NDArray[np.int64], foe: NDArray[np.int64]) -> DuelForecasts:
        return self.predictor.predict(Duels(a=self.own.take(own), b=self.foe.take(foe)), self.pokedex)


class ChartablePredictor(BattlePredictor, Protocol):
    """One whose answers can be kept in an atlas: they are always the same, and the interval follows from the chance."""

    @abstractmethod
    def origin(self, pokedex: Pokedex) -> AtlasOrigin:
        """Return all that the answers depend on."""

    @property
    @abstractmethod
    def intervals(self) -> IntervalTable: ...
