from __future__ import annotations

from abc import abstractmethod
from datetime import timedelta
from typing import TYPE_CHECKING, Final, Protocol

from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager
    from datetime import datetime

    from app.domain.registry.model_version import Alias
    from app.domain.registry.promotion import Promotion

LONGEST: Final = timedelta(seconds=60)
"""How long a promotion may be under way: longer than a registry that does not answer is waited for."""


class PromotionUnderWayError(PredictionDexError):
    def __init__(self, by: str, began_at: datetime) -> None:
        self.by = by
        self.began_at = began_at
        super().__init__(f"Another promotion is under way: {by} began it at {began_at:%H:%M:%S} UTC. Try again soon.")


class LostPromotionError(PredictionDexError):
    """It took so long that another process settled it meanwhile."""

    def __init__(self, version: str) -> None:
        self.version = version
        super().__init__(
            f"The promotion of version {version} took longer than {LONGEST.total_seconds():g} s, and was given up by "
            "another. `predictiondex model list` shows what is in production now."
        )


class PromotionLog(Protocol):
    """Remembers for ever which version held which place from when on.

    Every method raises `DatabaseUnavailableError` where the log cannot be reached.
    """

    @abstractmethod
    def entering(self, promotion: Promotion) -> AbstractContextManager[None]:
        """Write down the intention, let the block move the alias, and then make the entry valid.

        Where the block raises, or its process dies in it, the intention stays until `settle` decides it: whether the
        alias has moved, only the registry can tell.

        Raises:
            PromotionUnderWayError: another one has begun, and is not settled.
            LostPromotionError: another process has settled this one meanwhile.
        """

    @abstractmethod
    def intention(self) -> Promotion | None:
        """Return what was begun and not settled."""

    @abstractmethod
    def settle(self, promotion: Promotion, *, happened: bool) -> None:
        """Decide this intention: it becomes valid, or is withdrawn. Where it is decided already, nothing changes."""

    @abstractmethod
    def history(self, to: Alias | None = None, *, limit: int | None = 100, offset: int = 0) -> Sequence[Promotion]:
        """Return the valid entries of a place, or of all, newest first."""

    @abstractmethod
    def count(self, to: Alias | None = None) -> int:
        """Return how many valid entries there are."""

    @abstractmethod
    def at(self, to: Alias, when: datetime) -> Promotion | None:
        """Return the entry by which the version came that held the place at that time."""
