from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from app.domain.monitoring.served_traffic import TrafficRecord


class ServedTraffic(Protocol):
    """Counts what was asked and answered, without reading the answers one by one."""

    @abstractmethod
    def record(self, *, since: datetime, until: datetime, favourites: int, among: int) -> TrafficRecord:
        """Count what is kept of that time; `until` itself is not part of it.

        The counts come in the order of their hours, methods and versions. The `favourites` Pokémon that were asked
        about most often are counted among the newest `among` predictions of that time.

        Raises:
            DatabaseUnavailableError: it cannot be read.
        """
