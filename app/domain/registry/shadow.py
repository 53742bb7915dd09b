"""What a challenger would have answered, beside what the champion has answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from app.domain.prediction.bootstrap import Estimate, grouped_mean
from app.domain.prediction.evaluation import log_losses
from app.domain.prediction.marks import briers

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from numpy.typing import NDArray

_EVEN: Final = 0.5
_EDGES: Final = (0.0, 0.01, 0.02, 0.05, 0.1, 0.2, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShadowAnswer:
    """What a challenger says of a duel that was predicted; nobody was told."""

    prediction_id: UUID
    model_version: str
    win_probability: float
    """Of A."""
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ShadowRecord:
    """n duels that both have answered."""

    prediction_ids: tuple[UUID, ...]
    champion: NDArray[np.float64]  # (n,) chance of A
    challenger: NDArray[np.float64]  # (n,)
    won: NDArray[np.float64]  # (n,) 1 where A has really won, 0 where B has, NaN where nobody has said or neither has


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket:
    """Duels by how far the two answers are apart."""

    low: float
    high: float
    duels: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LossPair:
    """The mean loss of both in the duels whose end was reported."""

    champion: float
    challenger: float
    difference: Estimate
    """Below 0, the challenger is better."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShadowComparison:
    version: str
    """The challenger's."""
    duels: int
    mean_difference: float
    """Between the two chances, without its sign."""
    other_winner_share: float
    """Of duels in which each backs another side."""
    buckets: tuple[Bucket, ...]
    reported: int
    """Of these duels, those that were really fought."""
    losses: dict[str, LossPair]
    """Log loss and Brier score, where any were reported."""
    largest: tuple[int, ...]
    """The rows in which they differ most."""


def compare_answers(version: str, record: ShadowRecord, *, largest: int) -> ShadowComparison:
    gap = np.abs(record.challenger - record.champion)
    others = (record.challenger > _EVEN) != (record.champion > _EVEN)
    fought = np.flatnonzero(~np.isnan(record.won))
    return ShadowComparison(
        version=version,
        duels=len(gap),
        mean_difference=float(gap.mean()) if len(gap) else 0.0,
        other_winner_share=float(others.mean()) if len(gap) else 0.0,
        buckets=_buckets(gap),
        reported=len(fought),
        losses=_losses(record, fought) if len(fought) else {},
        largest=tuple(np.argsort(-gap, kind="stable")[:largest].tolist()),
    )


def _buckets(gap: NDArray[np.float64]) -> tuple[Bucket, ...]:
    counts, _ = np.histogram(gap, _EDGES)
    return tuple(
        Bucket(low=low, high=high, duels=int(count))
        for low, high, count in zip(_EDGES, _EDGES[1:], counts, strict=False)
    )


def _losses(record: ShadowRecord, rows: NDArray[np.int64]) -> dict[str, LossPair]:
    champion, challenger, won = (each[rows] for each in (record.champion, record.challenger, record.won))
    pairs = {
        "log loss": (log_losses(champion, won), log_losses(challenger, won)),
        "Brier score": (briers(champion, won), briers(challenger, won)),
    }
    # Where both give the same two answers once more, it is the same duel, and no witness of its own.
    _, groups = np.unique(champion + 1j * challenger, return_inverse=True)
    return {name: _pair(*losses, groups) for name, losses in pairs.items()}


def _pair(champion: NDArray[np.float64], challenger: NDArray[np.float64], groups: NDArray[np.int64]) -> LossPair:
    return LossPair(
        champion=float(champion.mean()),
        challenger=float(challenger.mean()),
        difference=grouped_mean(challenger - champion, groups),
    )
