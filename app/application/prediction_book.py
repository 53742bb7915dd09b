from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.application.prediction_ids import time_ordered_ids
from app.domain.prediction.prediction import Interval, Method, Prediction

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from app.application.ports.prediction_repository import PredictionRepository
    from app.domain.battle.combatant import Combatant
    from app.domain.prediction.model import DuelForecasts


def _now() -> datetime:
    return datetime.now(UTC)


def _tell_nobody(_: Sequence[Prediction]) -> None:
    """Nobody answers in the shadow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictionBook:
    """Gives each answer that leaves the house its number and its date, and keeps it."""

    predictions: PredictionRepository
    now: Callable[[], datetime] = _now
    new_ids: Callable[[int], Sequence[UUID]] = time_ordered_ids
    shadow: Callable[[Sequence[Prediction]], None] = _tell_nobody
    """Is told what was answered, and never waits nor fails."""

    def enter(
        self,
        duels: Sequence[tuple[Combatant, Combatant]],
        forecasts: DuelForecasts,
        *,
        method: Method,
        version: str,
        durable: bool = False,
    ) -> list[Prediction]:
        """Where `durable`, return when they are committed.

        Raises:
            DatabaseUnavailableError: they cannot be kept.
            RefusedPredictionError: they are durable, and one of them is refused for its content.
        """
        made_at = self.now()
        answers = [
            Prediction(
                prediction_id=prediction_id,
                made_at=made_at,
                method=method,
                model_version=version,
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
        self.shadow(answers)
        return answers
