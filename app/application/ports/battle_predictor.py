from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from app.domain.battle.duels import Duels
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.model import DuelForecasts


class BattlePredictor(Protocol):
    """Says who wins, and how sure that is."""

    @property
    @abstractmethod
    def version(self) -> str:
        """Names what made the answer, so that it can be found again."""

    @abstractmethod
    def predict(self, duels: Duels, pokedex: Pokedex) -> DuelForecasts:
        """Forecast n duels, whose positions are those of this Pokédex.

        Exchanging the sides exchanges the answer exactly: the two win probabilities add up to 1, and two equal
        combatants have 0.5 each. How many battles were played is told for every duel or for none.
        """
