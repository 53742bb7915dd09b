from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.battle.combatant import Combatant
from app.domain.prediction.prediction import Interval, Method, Prediction

if TYPE_CHECKING:
    from app.infrastructure.persistence.tables import PredictionCombatantRow, PredictionRow


def to_prediction(row: PredictionRow, a: PredictionCombatantRow, b: PredictionCombatantRow) -> Prediction:
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
