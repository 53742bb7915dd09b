from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app.application.ports.outcome_repository import OutcomeRepository
from app.application.ports.prediction_repository import NoSuchPredictionError
from app.domain.prediction.prediction import Method
from app.domain.prediction.reported_outcome import ReportedOutcome, Winner
from app.domain.registry.watch import LiveForecasts
from app.infrastructure.persistence.database import transaction
from app.infrastructure.persistence.tables import PredictionOutcomeRow, PredictionRow

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy.orm import Session, sessionmaker


class SqlAlchemyOutcomeRepository(OutcomeRepository):
    def __init__(self, sessions: sessionmaker[Session]) -> None:
        self._sessions = sessions

    def add(self, outcome: ReportedOutcome) -> bool:
        row = PredictionOutcomeRow(
            prediction_id=outcome.prediction_id, winner=outcome.winner.value, reported_at=outcome.reported_at
        )
        try:
            with transaction(self._sessions) as session:
                session.add(row)
        except IntegrityError as error:
            if self.find(outcome.prediction_id) is None:
                raise NoSuchPredictionError(outcome.prediction_id) from error
            return False
        return True

    def find(self, prediction_id: UUID) -> ReportedOutcome | None:
        with transaction(self._sessions) as session:
            row = session.get(PredictionOutcomeRow, prediction_id)
        if row is None:
            return None
        return ReportedOutcome(prediction_id=row.prediction_id, winner=Winner(row.winner), reported_at=row.reported_at)

    def live_forecasts(self, version: str, *, since: datetime) -> LiveForecasts:
        found = (
            select(PredictionRow.win_probability, PredictionOutcomeRow.winner)
            .join(PredictionOutcomeRow, PredictionOutcomeRow.prediction_id == PredictionRow.prediction_id)
            .where(PredictionOutcomeRow.reported_at >= since, PredictionOutcomeRow.winner != Winner.TIE.value)
            .where(PredictionRow.made_at >= since, PredictionRow.model_version == version)
            .where(PredictionRow.method == Method.MODEL.value)
        )
        with transaction(self._sessions) as session:
            rows = session.execute(found).all()
        return LiveForecasts(
            win_probability=np.array([row.win_probability for row in rows], dtype=np.float64),
            won=np.array([row.winner == Winner.A.value for row in rows], dtype=np.float64),
        )
