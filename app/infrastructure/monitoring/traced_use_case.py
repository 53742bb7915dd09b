from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from opentelemetry.trace import Tracer


class TracedUseCase:
    """A use case whose every call is a span of the trace that it is part of."""

    def __init__(self, use_case: Any, tracer: Tracer) -> None:
        self._use_case = use_case
        self._tracer = tracer

    def __call__(self, *given: Any, **named: Any) -> Any:
        with self._tracer.start_as_current_span(type(self._use_case).__name__):
            return self._use_case(*given, **named)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._use_case, name)
