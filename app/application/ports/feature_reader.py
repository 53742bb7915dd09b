from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.battle.duels import Duels
    from app.domain.prediction.features import DuelFeatures


class FeatureReader(Protocol):
    """Sees duels as models see them."""

    @abstractmethod
    def read(
        self, duels: Duels, *, doubt: float | None, on_progress: Callable[[int], None] | None = None
    ) -> DuelFeatures:
        """Return what `features` does; `on_progress` is told how many duels are done."""
