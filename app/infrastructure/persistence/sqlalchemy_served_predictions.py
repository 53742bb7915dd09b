from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from sqlalchemy import Select, select

from app.application.ports.served_predictions import ServedPredictions, ServedSample
from app.domain.prediction.prediction import Method, Prediction
from app.infrastructure.persistence.database import snapshot
from app.infrastructure.persistence.reading_predictions import to_prediction
from app.infrastructure.persistence.tables import PredictionCombatantRow, PredictionRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy.orm import Session, sessionmaker

_MOST_AT_ONCE: Final = 500


class SqlAlchemyServedPredictions(ServedPredictions):
    def __init__(self, sessions: sessionmaker[Session]) -> None:
        self._sessions = sessions

    def sample(self, version: str, *, since: datetime, until: datetime, size: int, seed: int) -> ServedSample:
        with snapshot(self._sessions) as session:
            ids = session.scalars(_made(version, since, until)).all()
            drawn = np.random.default_rng(seed).choice(len(ids), size=min(size, len(ids)), replace=False)
            wanted = [ids[row] for row in np.sort(drawn)]
            return ServedSample(predictions=_read(session, wanted), total=len(ids))


def _made(version: str, since: datetime, until: datetime) -> Select[UUID]:
    return (
        select(PredictionRow.prediction_id)
        .where(PredictionRow.made_at >= since, PredictionRow.made_at < until)
        .where(PredictionRow.model_version == version, PredictionRow.method == Method.MODEL.value)
        .order_by(PredictionRow.made_at, PredictionRow.prediction_id)
    )


def _read(session: Session, wanted: Sequence[UUID]) -> tuple[Prediction, ...]:
    found: dict[UUID, Prediction] = {}
    for start in range(0, len(wanted), _MOST_AT_ONCE):
        part = wanted[start : start + _MOST_AT_ONCE]
        sides = session.scalars(select(PredictionCombatantRow).where(PredictionCombatantRow.prediction_id.in_(part)))
        combatants = {(one.prediction_id, one.side): one for one in sides}
        for row in session.scalars(select(PredictionRow).where(PredictionRow.prediction_id.in_(part))):
            key = row.prediction_id
            found[key] = to_prediction(row, combatants[key, "a"], combatants[key, "b"])
    return tuple(found[one] for one in wanted)
