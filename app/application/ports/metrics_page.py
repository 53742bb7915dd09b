from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenMetrics:
    content: bytes
    media_type: str


class MetricsPage(Protocol):
    """All that is measured, as whoever gathers it wants to read it."""

    @abstractmethod
    def write(self, accept: str) -> WrittenMetrics:
        """Write it in the form that fits an Accept header best, for all processes that serve together."""
