from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from app.domain.registry.model_version import Alias

DEFAULT_HOURS: Final = 24.0


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityPlan:
    """What is looked at, and how closely; the same plan over the same answers comes to the same verdict."""

    version: str = Alias.PRODUCTION
    """By any of its names."""
    window: timedelta = timedelta(hours=DEFAULT_HOURS)
    """How far back answers are looked at."""
    sample: int = 1000
    """Answers that are drawn."""
    battles: int = 1000
    """That our engine plays of each different duel."""
    reference_sample: int = 50
    """Answers, of those drawn, that the reference engine judges as well; 0: none."""
    reference_battles: int = 100
    seed: int = 42
