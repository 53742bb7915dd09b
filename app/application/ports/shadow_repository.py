from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.registry.shadow import ShadowAnswer, ShadowRecord


class ShadowRepository(Protocol):
    """Remembers what challengers would have answered.

    Every method raises `DatabaseUnavailableError` where the database cannot be reached.
    """

    @abstractmethod
    def add(self, answers: Sequence[ShadowAnswer]) -> None:
        """Keep those whose predictions are kept, and that are not kept themselves already."""

    @abstractmethod
    def record(self, version: str, *, limit: int) -> ShadowRecord:
        """Return the newest duels that this version has answered in the shadow, newest first."""
