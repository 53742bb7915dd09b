from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from app.application.ports.prediction_repository import PredictionRepository
from app.domain.battle.combatant import Combatant
from app.domain.prediction.prediction import Interval, Method, Prediction
from app.infrastructure.persistence.database import snapshot, transaction
from app.infrastructure.persistence.tables import PredictionCombatantRow, PredictionRow, metadata

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from sqlalchemy.orm import Session, sessionmaker

    from app.infrastructure.persistence.table_differences import Values

# Rows are inserted into tables, not as objects: a thousand predictions take a fraction of the time.
_PREDICTIONS = metadata.tables[PredictionRow.__tablename__]
_COMBATANTS = metadata.tables[PredictionCombatantRow.__tablename__]


class SqlAlchemyPredictionRepository(PredictionRepository):
    def __init__(self, sessions: sessionmaker[Session]) -> None:
        self._sessions = sessions

    def add(self, predictions: Sequence[Prediction]) -> None:
        if not predictions:
            return
        combatants = [
            _combatant_values(one.prediction_id, side, combatant)
            for one in predictions
            for side, combatant in (("a", one.a), ("b", one.b))
        ]
        with transaction(self._sessions) as session:
            session.execute(insert(_PREDICTIONS), [_prediction_values(one) for one in predictions])
            session.execute(insert(_COMBATANTS), combatants)

    def find(self, prediction_id: UUID) -> Prediction | None:
        with snapshot(self._sessions) as session:
            row = session.get(PredictionRow, prediction_id)
            belongs = PredictionCombatantRow.prediction_id == prediction_id
            combatants = {one.side: one for one in session.scalars(select(PredictionCombatantRow).where(belongs))}
        return None if row is None else _prediction(row, combatants["a"], combatants["b"])


def _prediction_values(prediction: Prediction) -> Values:
    return {
        "prediction_id": prediction.prediction_id,
        "made_at": prediction.made_at,
        "method": prediction.method.value,
        "model_version": prediction.model_version,
        "win_probability": prediction.win_probability,
        "interval_low": prediction.interval.low,
        "interval_high": prediction.interval.high,
        "turns": prediction.turns,
        "battles": prediction.battles,
    }


def _combatant_values(prediction_id: UUID, side: str, combatant: Combatant) -> Values:
    iv_hp, iv_atk, iv_def, iv_spa, iv_spd, iv_spe = combatant.ivs
    av_hp, av_atk, av_def, av_spa, av_spd, av_spe = combatant.avs
    return {
        "prediction_id": prediction_id,
        "side": side,
        "pokemon": combatant.pokemon,
        "move": combatant.move,
        "nature": combatant.nature,
        "level": combatant.level,
        "friendship": combatant.friendship,
        "iv_hp": iv_hp,
        "iv_atk": iv_atk,
        "iv_def": iv_def,
        "iv_spa": iv_spa,
        "iv_spd": iv_spd,
        "iv_spe": iv_spe,
        "av_hp": av_hp,
        "av_atk": av_atk,
        "av_def": av_def,
        "av_spa": av_spa,
        "av_spd": av_spd,
        "av_spe": av_spe,
    }


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
