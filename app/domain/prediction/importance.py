from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FeatureImportance:
    feature: str
    gain: float
    """Its share of what all splits of the trees gained in training."""
    shap: float
    """By how much it moves the log odds of a duel, on average, up or down."""
