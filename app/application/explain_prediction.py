from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.battle.engine.matchup import matchups
from app.domain.battle.lineup import line_up_duels
from app.domain.battle.tables import tables_of
from app.domain.errors import PredictionDexError
from app.domain.prediction.explanation import explain
from app.domain.prediction.trades import Trades

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.application.ports.battle_predictor import BattlePredictor
    from app.application.workload import Workload
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.explanation import Explanation
    from app.domain.prediction.prediction import Method, Prediction


class OvertakenAnswerError(PredictionDexError):
    """What gave the answer no longer answers, so that its reasons cannot be asked for."""

    def __init__(self, answered: str, now: str) -> None:
        self.answered = answered
        self.now = now
        super().__init__(f"{answered} has answered, but {now} answers now. Ask again.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainPrediction:
    """Say why an answer that was given just now is what it is."""

    predictors: Mapping[Method, Callable[[], BattlePredictor]]
    workload: Workload

    def __call__(self, prediction: Prediction, pokedex: Pokedex) -> Explanation:
        """Explain it by the Pokédex that it was made with.

        Raises:
            OvertakenAnswerError: another model has taken over since the answer.
        """
        predictor = self.predictors[prediction.method]()
        if predictor.version != prediction.model_version:
            raise OvertakenAnswerError(prediction.model_version, predictor.version)
        duels = line_up_duels(pokedex, [(prediction.a, prediction.b)])
        trades = Trades.of(*matchups(tables_of(pokedex), duels))
        with self.workload.admitted(len(trades), prediction.method):
            chances = predictor.chances(trades.duels)
        return explain(trades, chances, answer=prediction.win_probability)
