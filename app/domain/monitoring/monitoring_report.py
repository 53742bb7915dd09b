from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


class MonitoringKind(StrEnum):
    """What a look at the served predictions was about."""

    DRIFT = "drift"
    """Whether what is asked is still what the model has learnt from."""
    QUALITY = "quality"
    """Whether the answers are true."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MonitoringReport:
    """One look at the predictions that a version of the model has served."""

    kind: MonitoringKind
    model_version: str
    """Empty where it failed before it was known which."""
    started_at: datetime
    ended_at: datetime
    """Both aware, in UTC."""
    verdict: str
    """In a word; empty where it failed."""
    explanation: str
    """The verdict in sentences."""
    figures: Mapping[str, float]
    details: tuple[Mapping[str, str | float], ...] = ()
    """The rows of its table, such as a column that has shifted, or a duel that was forecast badly."""
    failure: str | None = None
    """Why it could not come to a verdict."""

    @classmethod
    def without_verdict(
        cls,
        kind: MonitoringKind,
        failure: str,
        *,
        version: str,
        started_at: datetime,
        ended_at: datetime,
        figures: Mapping[str, float],
    ) -> Self:
        return cls(
            kind=kind,
            model_version=version,
            started_at=started_at,
            ended_at=ended_at,
            verdict="",
            explanation="",
            figures=figures,
            failure=failure,
        )
