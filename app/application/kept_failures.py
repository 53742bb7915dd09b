from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from app.application.ports.database_errors import DatabaseUnavailableError
from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from app.application.ports.monitoring_history import MonitoringHistory
    from app.domain.monitoring.monitoring_report import MonitoringReport


@contextmanager
def kept_where_it_fails(
    history: MonitoringHistory, failed: Callable[[PredictionDexError], MonitoringReport]
) -> Iterator[None]:
    """Keep the report of what the block raises, if that can be kept, and raise it on."""
    try:
        yield
    except PredictionDexError as error:
        with suppress(DatabaseUnavailableError):  # what failed first is raised, and tells more
            history.add(failed(error))
        raise
