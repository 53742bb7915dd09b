from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Float, Select, func, select

from app.application.ports.served_traffic import ServedTraffic
from app.domain.monitoring.served_traffic import AnswerCount, Favourite, TrafficRecord
from app.domain.prediction.prediction import Method
from app.infrastructure.persistence.database import snapshot
from app.infrastructure.persistence.hours import HourOf
from app.infrastructure.persistence.tables import PredictionCombatantRow, PredictionOutcomeRow, PredictionRow

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session, sessionmaker


class SqlAlchemyServedTraffic(ServedTraffic):
    def __init__(self, sessions: sessionmaker[Session]) -> None:
        self._sessions = sessions

    def record(self, *, since: datetime, until: datetime, favourites: int, among: int) -> TrafficRecord:
        with snapshot(self._sessions) as session:
            counts = session.execute(_counts(since, until)).all()
            often = session.execute(_favourites(since, until, favourites, among)).all()
            outcomes = session.scalars(_outcomes(since, until)).one()
        return TrafficRecord(
            counts=tuple(
                AnswerCount(hour=hour, method=Method(method), version=version, predictions=number, confidence=0.5 + gap)
                for hour, method, version, number, gap in counts
            ),
            favourites=tuple(Favourite(pokemon=pokemon, times=times) for pokemon, times in often),
            outcomes=outcomes,
        )


def _counts(since: datetime, until: datetime) -> Select[Any]:
    """Both databases know the distance from an even chance; each calls the greater of two chances otherwise."""
    hour = HourOf(PredictionRow.made_at).label("hour")
    gap = func.avg(func.abs(PredictionRow.win_probability - 0.5), type_=Float)
    return (
        select(hour, PredictionRow.method, PredictionRow.model_version, func.count(), gap)
        .where(PredictionRow.made_at >= since, PredictionRow.made_at < until)
        .group_by(hour, PredictionRow.method, PredictionRow.model_version)
        .order_by(hour, PredictionRow.method, PredictionRow.model_version)
    )


def _favourites(since: datetime, until: datetime, most: int, among: int) -> Select[str, int]:
    newest = (
        select(PredictionRow.prediction_id)
        .where(PredictionRow.made_at >= since, PredictionRow.made_at < until)
        .order_by(PredictionRow.made_at.desc())
        .limit(among)
        .subquery()
    )
    times = func.count().label("times")
    return (
        select(PredictionCombatantRow.pokemon, times)
        .join(newest, newest.c.prediction_id == PredictionCombatantRow.prediction_id)
        .group_by(PredictionCombatantRow.pokemon)
        .order_by(times.desc(), PredictionCombatantRow.pokemon)
        .limit(most)
    )


def _outcomes(since: datetime, until: datetime) -> Select[int]:
    return (
        select(func.count())
        .select_from(PredictionOutcomeRow)
        .where(PredictionOutcomeRow.reported_at >= since, PredictionOutcomeRow.reported_at < until)
    )
