from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import xgboost as xgb

from app.domain.prediction.importance import FeatureImportance

if TYPE_CHECKING:
    from app.domain.prediction.features import DuelFeatures


def importances_in(win: xgb.Booster, seen: DuelFeatures, *, threads: int) -> tuple[FeatureImportance, ...]:
    """Return what each feature counts for: in all trees, and in the forecasts of these duels; most SHAP first."""
    gained = win.get_score(importance_type="total_gain")
    gain = np.array([gained.get(f"f{column}", 0.0) for column in range(len(seen.names))], dtype=np.float64)
    data = xgb.DMatrix(seen.values, base_margin=seen.margin, nthread=threads)
    win.set_param({"nthread": threads})
    # The last column is where the forecast starts from.
    moved = np.abs(win.predict(data, pred_contribs=True)[:, :-1]).mean(axis=0, dtype=np.float64)
    found = [
        FeatureImportance(feature=name, gain=float(gain[column] / max(gain.sum(), 1e-12)), shap=float(moved[column]))
        for column, name in enumerate(seen.names)
    ]
    return tuple(sorted(found, key=lambda one: (-one.shap, one.feature)))
