from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.application.ports.prediction_meter import Question
from app.domain.battle.lineup import line_up_duels
from app.domain.prediction.prediction import Method

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from app.application.metering import Metering
    from app.application.ports.battle_predictor import BattlePredictor
    from app.application.ports.pokedex_repository import PokedexRepository
    from app.application.prediction_book import PredictionBook
    from app.application.workload import Workload
    from app.domain.battle.combatant import Combatant
    from app.domain.prediction.prediction import Prediction


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictDuels:
    """Answer who wins each duel, and remember every answer."""

    pokedex: PokedexRepository
    predictors: Mapping[Method, Callable[[], BattlePredictor]]
    """Asked for when a question needs it: where one is missing, the others still answer."""
    book: PredictionBook
    workload: Workload
    metering: Metering

    def __call__(
        self,
        *,
        duels: Sequence[tuple[Combatant, Combatant]],
        question: Question = Question.DUELS,
        method: Method = Method.MODEL,
        interval_width: float | None = None,
        durable: bool = False,
    ) -> Sequence[Prediction]:
        """Return one prediction for each pair (A, B), in the same order; `durable` ones are committed then.

        Raises:
            UnreachableIntervalError: some interval would be wider than `interval_width`; nothing is kept.
        """
        with self.metering.asked(question, method) as answered:
            pokedex = self.pokedex.get()
            predictor = self.predictors[method]()
            is_patient = interval_width is not None and method is Method.ENGINE
            with self.workload.admitted(len(duels), method, is_patient=is_patient):
                forecasts = predictor.predict(line_up_duels(pokedex, duels), pokedex, interval_width=interval_width)
            predictions = self.book.enter(duels, forecasts, method=method, version=predictor.version, durable=durable)
            answered(predictor.version, predictions)
        return predictions
