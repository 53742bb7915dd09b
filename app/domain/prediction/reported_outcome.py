from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID


class Winner(StrEnum):
    A = "a"
    B = "b"
    TIE = "tie"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedOutcome:
    """How the duel of a prediction really ended, as somebody has reported."""

    prediction_id: UUID
    winner: Winner
    reported_at: datetime
    """Aware, in UTC."""
