from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self
from uuid import UUID

from pydantic import BaseModel, Field

from app.domain.prediction.reported_outcome import Winner
from app.presentation.api.routers.combatant_models import StrictIn
from app.presentation.api.routers.prediction_models import PredictionOut, prediction_of

if TYPE_CHECKING:
    from app.domain.prediction.prediction import Prediction
    from app.domain.prediction.reported_outcome import ReportedOutcome


class OutcomeIn(StrictIn):
    winner: Winner = Field(description="Who has really won.")


class OutcomeOut(BaseModel):
    prediction_id: UUID = Field(description="The prediction that it belongs to.")
    winner: Winner = Field(description="Who has really won.")
    reported_at: datetime = Field(description="When that was first reported.")

    @classmethod
    def of(cls, outcome: ReportedOutcome) -> Self:
        return cls(prediction_id=outcome.prediction_id, winner=outcome.winner, reported_at=outcome.reported_at)


class KeptPredictionOut(PredictionOut):
    outcome: OutcomeOut | None = Field(description="Who has really won; null where nobody has reported it.")


def kept_prediction_of(prediction: Prediction, outcome: ReportedOutcome | None) -> KeptPredictionOut:
    said = None if outcome is None else OutcomeOut.of(outcome)
    return KeptPredictionOut(**dict(prediction_of(prediction, stored=True)), outcome=said)
