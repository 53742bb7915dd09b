from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from app.application.ports.prediction_meter import Question
from app.domain.battle.roster import enrol, everybody
from app.domain.battle.tables import tables_of
from app.domain.prediction.baselines import rough_damages
from app.domain.prediction.prediction import Method
from app.domain.prediction.safest_choices import safest_choices

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from app.application.metering import Metering
    from app.application.ports.battle_predictor import BattlePredictor
    from app.application.ports.pokedex_repository import PokedexRepository
    from app.application.prediction_book import PredictionBook
    from app.application.workload import Workload
    from app.domain.battle.combatant import Combatant, Contender
    from app.domain.battle.roster import Roster
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.model import DuelForecasts
    from app.domain.prediction.prediction import Prediction


_WEIGHED_ONE_IN: Final = 4
"""The search leaves more duels alone than it weighs: at most this share was ever seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindCounters:
    """Say who does best against an opponent who chooses its move too."""

    pokedex: PokedexRepository
    predictors: Mapping[Method, Callable[[], BattlePredictor]]
    book: PredictionBook
    workload: Workload
    metering: Metering

    def __call__(
        self,
        *,
        opponent: Contender,
        pool: Sequence[Contender] | None = None,
        limit: int,
        method: Method = Method.MODEL,
        durable: bool = False,
    ) -> Sequence[Prediction]:
        """Return the duels that the best of the pool fight with their safest move, best first.

        Without a pool, everybody else stands in it, as it is where nothing is said about it. The opponent answers each
        move with the reply that is best against it.
        """
        with self.metering.asked(Question.COUNTERS, method) as answered:
            predictor = self.predictors[method]()
            found = self._find(opponent, pool, limit, predictor, method)
            predictions = self.book.enter(*found, method=method, version=predictor.version, durable=durable)
            answered(predictor.version, predictions)
        return predictions

    def _find(
        self,
        opponent: Contender,
        pool: Sequence[Contender] | None,
        limit: int,
        predictor: BattlePredictor,
        method: Method,
    ) -> tuple[list[tuple[Combatant, Combatant]], DuelForecasts]:
        pokedex = self.pokedex.get()
        foe = enrol(pokedex, [opponent])
        own = _everybody_else(pokedex, opponent) if pool is None else enrol(pokedex, pool)
        encounters = predictor.between(own.rows, foe.rows, pokedex)
        weighed = len(own.rows) * len(foe.rows) // _WEIGHED_ONE_IN
        by_heart = predictor.knows_by_heart((opponent, *(pool or ())), pokedex)
        with self.workload.admitted(weighed, method, by_heart=by_heart):
            rows, replies = safest_choices(
                lambda some, answers: encounters.forecast(some, answers).win_probability,
                own.starts,
                len(foe.rows),
                _first_guess(pokedex, own, foe),
            )
        forecasts = encounters.forecast(rows, replies)
        best = np.argsort(-forecasts.win_probability, kind="stable")[:limit]
        duels = [
            (own.playing(row), foe.playing(reply))
            for row, reply in zip(rows[best].tolist(), replies[best].tolist(), strict=True)
        ]
        return duels, forecasts.take(best)


def _everybody_else(pokedex: Pokedex, opponent: Contender) -> Roster:
    return everybody(pokedex).without(opponent.pokemon)


def _first_guess(pokedex: Pokedex, own: Roster, foe: Roster) -> NDArray[np.float64]:
    target = foe.rows.take(np.zeros(len(own.rows), dtype=np.int64))
    return rough_damages(tables_of(pokedex), own.rows, target)
