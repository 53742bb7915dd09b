from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from app.domain.battle.combatant import Combatant


class Method(StrEnum):
    MODEL = "model"
    """The model in production says what it has learnt."""
    ENGINE = "engine"
    """Our own engine plays the duel until its outcome is known well enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Where the true win probability lies, nine times in ten."""

    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """One answered question, as it is kept."""

    prediction_id: UUID
    made_at: datetime
    """Aware, in UTC."""
    method: Method
    model_version: str
    a: Combatant
    b: Combatant
    win_probability: float
    """Of A."""
    interval: Interval
    turns: float
    """Expected length of the duel."""
    battles: int | None
    """How many were played for this answer; None where nothing was played."""
