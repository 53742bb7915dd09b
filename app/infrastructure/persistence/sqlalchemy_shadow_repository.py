from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from sqlalchemy import Select, select
from sqlalchemy.dialects import postgresql, sqlite

from app.application.ports.shadow_repository import ShadowRepository
from app.domain.prediction.reported_outcome import Winner
from app.domain.registry.shadow import ShadowRecord
from app.infrastructure.persistence.database import SQLITE, transaction
from app.infrastructure.persistence.tables import PredictionOutcomeRow, PredictionRow, ShadowPredictionRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from sqlalchemy.orm import Session, sessionmaker

    from app.domain.registry.shadow import ShadowAnswer

_MOST_AT_ONCE: Final = 500
_WON: Final = {Winner.A: 1.0, Winner.B: 0.0}


class SqlAlchemyShadowRepository(ShadowRepository):
    def __init__(self, sessions: sessionmaker[Session]) -> None:
        self._sessions = sessions

    def add(self, answers: Sequence[ShadowAnswer]) -> None:
        for start in range(0, len(answers), _MOST_AT_ONCE):
            with transaction(self._sessions) as session:
                _add(session, answers[start : start + _MOST_AT_ONCE])

    def record(self, version: str, *, limit: int) -> ShadowRecord:
        with transaction(self._sessions) as session:
            rows = session.execute(_newest_of(version).limit(limit)).all()
        return ShadowRecord(
            prediction_ids=tuple(row.prediction_id for row in rows),
            champion=np.array([row.champion for row in rows], dtype=np.float64),
            challenger=np.array([row.challenger for row in rows], dtype=np.float64),
            won=np.array([_WON.get(row.winner, np.nan) for row in rows], dtype=np.float64),
        )


def _add(session: Session, answers: Sequence[ShadowAnswer]) -> None:
    asked = [one.prediction_id for one in answers]
    kept = set(session.scalars(select(PredictionRow.prediction_id).where(PredictionRow.prediction_id.in_(asked))))
    rows = [_row(one) for one in answers if one.prediction_id in kept]
    if rows:
        dialect = sqlite if session.get_bind().dialect.name == SQLITE else postgresql
        session.execute(dialect.insert(ShadowPredictionRow).on_conflict_do_nothing(), rows)


def _row(answer: ShadowAnswer) -> dict[str, Any]:
    return {
        "prediction_id": answer.prediction_id,
        "model_version": answer.model_version,
        "win_probability": answer.win_probability,
        "made_at": answer.made_at,
    }


def _newest_of(version: str) -> Select[UUID, float, float, str]:
    return (
        select(
            ShadowPredictionRow.prediction_id,
            PredictionRow.win_probability.label("champion"),
            ShadowPredictionRow.win_probability.label("challenger"),
            PredictionOutcomeRow.winner,
        )
        .join(PredictionRow, PredictionRow.prediction_id == ShadowPredictionRow.prediction_id)
        .outerjoin(PredictionOutcomeRow, PredictionOutcomeRow.prediction_id == ShadowPredictionRow.prediction_id)
        .where(ShadowPredictionRow.model_version == version)
        .order_by(ShadowPredictionRow.made_at.desc(), ShadowPredictionRow.prediction_id.desc())
    )
