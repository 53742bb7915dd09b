from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.application.ports.prediction_meter import Question
from app.domain.battle.roster import enrol
from app.domain.prediction.advice import TeamAdvice
from app.domain.prediction.choices import safest_pairs
from app.domain.prediction.prediction import Method

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from app.application.metering import Metering
    from app.application.ports.battle_predictor import BattlePredictor
    from app.application.ports.game_solver import GameSolver
    from app.application.ports.pokedex_repository import PokedexRepository
    from app.application.prediction_book import PredictionBook
    from app.application.workload import Workload
    from app.domain.battle.combatant import Combatant, Contender
    from app.domain.prediction.model import DuelForecasts
    from app.domain.prediction.prediction import Prediction


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareTeams:
    """Say how each of one team does against each of another, and whom to lead with."""

    pokedex: PokedexRepository
    predictors: Mapping[Method, Callable[[], BattlePredictor]]
    solver: GameSolver
    book: PredictionBook
    workload: Workload
    metering: Metering

    def __call__(
        self,
        *,
        own: Sequence[Contender],
        foe: Sequence[Contender],
        method: Method = Method.MODEL,
        durable: bool = False,
    ) -> TeamAdvice:
        """In each duel both sides play the move that is safest against every move of the other.

        So exchanging the teams exchanges the answer.
        """
        with self.metering.asked(Question.TEAM_MATCHUP, method) as answered:
            predictor = self.predictors[method]()
            duels, kept = self._match(own, foe, predictor, method)
            predictions = self.book.enter(duels, kept, method=method, version=predictor.version, durable=durable)
            advice = self._advise(own, foe, predictions, kept.win_probability.reshape(len(own), len(foe)))
            answered(predictor.version, predictions)
        return advice

    def _match(
        self, own: Sequence[Contender], foe: Sequence[Contender], predictor: BattlePredictor, method: Method
    ) -> tuple[list[tuple[Combatant, Combatant]], DuelForecasts]:
        """Forecast the duels that all of one team fight with all of the other, those of the first one first."""
        pokedex = self.pokedex.get()
        ours, theirs = enrol(pokedex, own), enrol(pokedex, foe)
        row, reply = (each.ravel() for each in np.indices((len(ours.rows), len(theirs.rows))))
        by_heart = predictor.knows_by_heart((*own, *foe), pokedex)
        with self.workload.admitted(len(row), method, by_heart=by_heart):
            forecasts = predictor.between(ours.rows, theirs.rows, pokedex).forecast(row, reply)
        table = forecasts.win_probability.reshape(len(ours.rows), len(theirs.rows))
        chosen = safest_pairs(table, ours.starts, theirs.starts)
        duels = [(ours.playing(a), theirs.playing(b)) for a, b in chosen.tolist()]
        return duels, forecasts.take(chosen[:, 0] * len(theirs.rows) + chosen[:, 1])

    def _advise(
        self,
        own: Sequence[Contender],
        foe: Sequence[Contender],
        predictions: Sequence[Prediction],
        payoff: NDArray[np.float64],
    ) -> TeamAdvice:
        strategies = self.solver.solve(payoff)
        return TeamAdvice(
            own=tuple(own),
            foe=tuple(foe),
            duels=tuple(tuple(predictions[start : start + len(foe)]) for start in range(0, len(predictions), len(foe))),
            own_shares=strategies.own,
            foe_shares=strategies.foe,
            value=strategies.value,
            best_lead=int(payoff.min(axis=1).argmax()),
            best_answers=tuple(payoff.argmax(axis=0).tolist()),
        )
