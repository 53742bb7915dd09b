from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.application.prediction_ids import time_ordered_ids
from app.domain.battle.lineup import line_up_duels
from app.domain.prediction.prediction import Interval, Method, Prediction

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from uuid import UUID

    from app.application.ports.battle_predictor import BattlePredictor
    from app.application.ports.pokedex_repository import PokedexRepository
    from app.application.ports.prediction_repository import PredictionRepository
    from app.domain.battle.combatant import Combatant


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictDuels:
    """Answer who wins each duel, and remember every answer."""

    pokedex: PokedexRepository
    predictors: Mapping[Method, Callable[[], BattlePredictor]]
    """Asked for when a question needs it: where one is missing, the others still answer."""
    predictions: PredictionRepository
    now: Callable[[], datetime] = _now
    new_ids: Callable[[int], Sequence[UUID]] = time_ordered_ids

    def __call__(
        self,
        *,
        duels: Sequence[tuple[Combatant, Combatant]],
        method: Method = Method.MODEL,
        interval_width: float | None = None,
        durable: bool = False,
    ) -> Sequence[Prediction]:
        """Return one prediction for each pair (A, B), in the same order; `durable` ones are committed then.

        Raises:
            UnreachableIntervalError: some interval would be wider than `interval_width`; nothing is kept.
        """
        pokedex = self.pokedex.get()
        predictor = self.predictors[method]()
        forecasts = predictor.predict(line_up_duels(pokedex, duels), pokedex, interval_width=interval_width)
        made_at = self.now()
        answers = [
            Prediction(
                prediction_id=prediction_id,
                made_at=made_at,
                method=method,
                model_version=predictor.version,
                a=a,
                b=b,
                win_probability=float(forecasts.win_probability[row]),
                interval=Interval(low=float(forecasts.interval_low[row]), high=float(forecasts.interval_high[row])),
                turns=float(forecasts.turns[row]),
                battles=None if forecasts.battles is None else int(forecasts.battles[row]),
            )
            for row, ((a, b), prediction_id) in enumerate(zip(duels, self.new_ids(len(duels)), strict=True))
        ]
        self.predictions.add(answers, durable=durable)
        return answers
