from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.exc import DataError, IntegrityError

from app.application.ports.prediction_repository import PredictionRepository, RefusedPredictionError
from app.infrastructure.persistence.database import snapshot, transaction
from app.infrastructure.persistence.database_failures import first_line
from app.infrastructure.persistence.reading_predictions import to_prediction
from app.infrastructure.persistence.tables import PredictionCombatantRow, PredictionRow
from app.infrastructure.persistence.writing_predictions import write_predictions

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from sqlalchemy.orm import Session, sessionmaker

    from app.domain.prediction.prediction import Prediction


class SqlAlchemyPredictionRepository(PredictionRepository):
    def __init__(self, sessions: sessionmaker[Session]) -> None:
        self._sessions = sessions

    def add(self, predictions: Sequence[Prediction], *, durable: bool = False) -> None:  # noqa: ARG002 - always
        if not predictions:
            return
        try:
            with transaction(self._sessions) as session:
                write_predictions(session.connection(), predictions)
        except (IntegrityError, DataError) as error:
            raise RefusedPredictionError(first_line(error)) from error

    def find(self, prediction_id: UUID) -> Prediction | None:
        with snapshot(self._sessions) as session:
            row = session.get(PredictionRow, prediction_id)
            belongs = PredictionCombatantRow.prediction_id == prediction_id
            combatants = {one.side: one for one in session.scalars(select(PredictionCombatantRow).where(belongs))}
        return None if row is None else to_prediction(row, combatants["a"], combatants["b"])

    def close(self) -> None:
        """Nothing is ever on its way."""
