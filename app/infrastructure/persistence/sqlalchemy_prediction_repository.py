from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.exc import DataError, IntegrityError

from app.application.ports.prediction_repository import PredictionRepository, RefusedPredictionError
from app.domain.battle.combatant import Combatant
from app.domain.prediction.prediction import Interval, Method, Prediction
from app.infrastructure.persistence.database import snapshot, transaction
from app.infrastructure.persistence.database_failures import first_line
from app.infrastructure.persistence.tables import PredictionCombatantRow, PredictionRow
from app.infrastructure.persistence.writing_predictions import write_predictions

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from sqlalchemy.orm import Session, sessionmaker


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
        return None if row is None else _prediction(row, combatants["a"], combatants["b"])

    def close(self) -> None:
        """Nothing is ever on its way."""


def _prediction(row: PredictionRow, a: PredictionCombatantRow, b: PredictionCombatantRow) -> Prediction:
    return Prediction(
        prediction_id=row.prediction_id,
        made_at=row.made_at,
        method=Method(row.method),
        model_version=row.model_version,
        a=_combatant(a),
        b=_combatant(b),
        win_probability=row.win_probability,
        interval=Interval(low=row.interval_low, high=row.interval_high),
        turns=row.turns,
        battles=row.battles,
    )


def _combatant(row: PredictionCombatantRow) -> Combatant:
    return Combatant(
        pokemon=row.pokemon,
        move=row.move,
        level=row.level,
        nature=row.nature,
        friendship=row.friendship,
        ivs=(row.iv_hp, row.iv_atk, row.iv_def, row.iv_spa, row.iv_spd, row.iv_spe),
        avs=(row.av_hp, row.av_atk, row.av_def, row.av_spa, row.av_spd, row.av_spe),
    )
