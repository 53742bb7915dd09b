"""How the service tells what it does, as the settings say."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from app.domain.errors import PredictionDexError
from app.infrastructure.monitoring.log import begin_log as begin_lines

if TYPE_CHECKING:
    from structlog.typing import Processor

    from app.infrastructure.monitoring.tracing import Tracing
    from app.settings import Settings

_NEEDED: Final = (
    "opentelemetry.exporter.otlp.proto.http",
    "opentelemetry.instrumentation.fastapi",
    "opentelemetry.instrumentation.sqlalchemy",
    "opentelemetry.sdk",
)


class TracingMissingError(PredictionDexError):
    def __init__(self) -> None:
        super().__init__("PREDICTIONDEX_TRACING is set, but OpenTelemetry is not installed: install the extra tracing.")


def begin_log(settings: Settings) -> bool:
    """Begin to write the log of this process to standard error, and return whether it is for programs to read.

    Raises:
        TracingMissingError: traces are wanted, and cannot be made.
    """
    as_records = settings.log_format == "json" or (settings.log_format == "auto" and not sys.stderr.isatty())
    begin_lines(as_records=as_records, level=settings.log_level, additions=_additions(settings))
    return as_records


def tracing(settings: Settings) -> Tracing | None:
    """Return what follows requests, where that is wanted; raise `TracingMissingError`."""
    if not settings.tracing:
        return None
    _require_telemetry()
    from app.infrastructure.monitoring.tracing import Tracing

    return Tracing(share=settings.tracing_share)


def _additions(settings: Settings) -> list[Processor]:
    if not settings.tracing:
        return []
    _require_telemetry()
    from app.infrastructure.monitoring.trace_ids import with_trace_id

    return [with_trace_id]


def _require_telemetry() -> None:
    if not all(_is_there(name) for name in _NEEDED):
        raise TracingMissingError


def _is_there(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:  # not even what it would stand in
        return False
