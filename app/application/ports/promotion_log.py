from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Protocol

from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager
    from datetime import datetime

    from app.domain.registry.model_version import Alias
    from app.domain.registry.promotion import Promotion


class PromotionUnderWayError(PredictionDexError):
    def __init__(self, by: str, began_at: datetime) -> None:
        self.by = by
        self.began_at = began_at
        super().__init__(f"Another promotion is under way: {by} began it at {began_at:%H:%M:%S} UTC. Try again soon.")


class PromotionLog(Protocol):
    """Remembers for ever which version held which place from when on.

    Every method raises `DatabaseUnavailableError` where the log cannot be reached.
    """

    @abstractmethod
    def entering(self, promotion: Promotion) -> AbstractContextManager[None]:
        """Write down the intention, let the block move the alias, and then make the entry valid.

        Where the block raises, the entry is withdrawn. A process that dies in the block leaves an intention, which
        `settle` decides.

        Raises:
            PromotionUnderWayError: another one has begun, and not ended.
        """

    @abstractmethod
    def intention(self) -> Promotion | None:
        """Return what was begun and neither ended nor withdrawn."""

    @abstractmethod
    def settle(self, promotion: Promotion, *, happened: bool) -> None:
        """Decide an intention that its process left behind: it becomes valid, or is withdrawn."""

    @abstractmethod
    def history(self, to: Alias | None = None, *, limit: int = 100, offset: int = 0) -> Sequence[Promotion]:
        """Return the valid entries of a place, or of all, newest first."""

    @abstractmethod
    def at(self, to: Alias, when: datetime) -> Promotion | None:
        """Return the entry by which the version came that held the place at that time."""
