from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from app.domain.prediction.calibration import Calibration
    from app.domain.prediction.intervals import IntervalTable


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelArtefact:
    """A trained model as it is stored: files that need nothing but themselves to be read again."""

    files: Mapping[str, bytes]

    @property
    def checksum(self) -> str:
        digest = hashlib.sha256()
        for name in sorted(self.files):
            digest.update(f"{name}\0{len(self.files[name])}\0".encode())
            digest.update(self.files[name])
        return digest.hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class DuelForecasts:
    """What a predictor says of n duels."""

    win_probability: NDArray[np.float64]  # (n,) of A
    interval_low: NDArray[np.float64]  # (n,) the truth lies above it nine times in ten together with the next
    interval_high: NDArray[np.float64]  # (n,)
    turns: NDArray[np.float64]  # (n,) expected length
    battles: NDArray[np.int64] | None  # (n,) played for the answer; None where nothing was played

    def take(self, rows: NDArray[np.int64] | slice) -> DuelForecasts:
        return DuelForecasts(
            win_probability=self.win_probability[rows],
            interval_low=self.interval_low[rows],
            interval_high=self.interval_high[rows],
            turns=self.turns[rows],
            battles=None if self.battles is None else self.battles[rows],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelMakeup:
    """What a stored model consists of."""

    doubt: float | None
    """How well the short run of the engine, whose result it is told, knows a duel; None without a run."""
    calibration: Calibration
    intervals: IntervalTable
