from __future__ import annotations

from typing import TYPE_CHECKING

from opentelemetry.trace import format_trace_id, get_current_span

if TYPE_CHECKING:
    from structlog.typing import EventDict


def with_trace_id(_logger: object, _method: str, record: EventDict) -> EventDict:
    """Let a record that is written while a request is followed say in which trace it belongs."""
    context = get_current_span().get_span_context()
    if context.is_valid and context.trace_flags.sampled:
        record["trace_id"] = format_trace_id(context.trace_id)
    return record
