from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectionUse:
    """Of the connections that this process keeps to the database."""

    in_use: int
    idle: int
    limit: int


class DatabaseProbe(Protocol):
    """Feels whether the database is there."""

    @abstractmethod
    def is_up(self) -> bool:
        """Say whether it answers; it may take some seconds to know that it does not."""

    @abstractmethod
    def connections(self) -> ConnectionUse | None:
        """Return what is known at once, or None where no connections are kept."""
