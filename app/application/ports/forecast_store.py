from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptForecast:
    """What somebody said of n duels, and what it took."""

    chance: NDArray[np.float64]  # (n,) of A
    microseconds: float | None = None
    """For each duel."""
    seconds: float | None = None
    """To learn."""
    size: int | None = None
    """Bytes of what was learnt."""


class ForecastStore(Protocol):
    """Keeps forecasts that took long to make."""

    @abstractmethod
    def find(self, key: str) -> KeptForecast | None:
        """Return what was kept under this key; None where it is missing or damaged."""

    @abstractmethod
    def keep(self, key: str, forecast: KeptForecast) -> None:
        """`key` is the hash of everything that the forecast depends on."""
