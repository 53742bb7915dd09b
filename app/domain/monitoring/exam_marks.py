"""What a version showed on its own exam, as a measure for what it serves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class ExamMarks:
    contested_regret: float
    """Brier regret where the outcome is in doubt."""
    decided_regret: float
    """Where it is not."""
    calibration_error: float

    @classmethod
    def of(cls, metrics: Mapping[str, float]) -> Self | None:
        """Read them from what was registered with the version; None where that does not tell."""
        try:
            whole, contested = (metrics[f"{part}.brier_regret"] for part in ("model", "contested"))
            duels, in_doubt = (metrics[f"{part}.duels"] for part in ("model", "contested"))
            calibration_error = metrics["model.ece"]
        except KeyError:
            return None
        decided = (whole * duels - contested * in_doubt) / max(duels - in_doubt, 1)
        return cls(
            contested_regret=max(contested, 0.0),
            decided_regret=max(decided, 0.0),
            calibration_error=calibration_error,
        )

    def regret_where(self, contested_share: float) -> float:
        """Return the Brier regret to expect of duels of which this share is in doubt.

        Which duels are asked is not the model's doing: whoever asks about close ones only must not condemn it.
        """
        return contested_share * self.contested_regret + (1 - contested_share) * self.decided_regret
