"""Which spans there are, and what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from opentelemetry.sdk.trace import Event, ReadableSpan
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.sdk.trace.sampling import (
    DEFAULT_OFF,
    ParentBased,
    Sampler,
    SamplingResult,
    TraceIdRatioBased,
)
from opentelemetry.trace import SpanKind, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from opentelemetry.context import Context
    from opentelemetry.trace import Link
    from opentelemetry.trace.span import TraceState
    from opentelemetry.util.types import Attributes

_TOLD_OF_A_REQUEST: Final = frozenset(
    {
        "error.type",
        "http.flavor",
        "http.method",
        "http.request.method",
        "http.response.status_code",
        "http.route",
        "http.scheme",
        "http.status_code",
        "network.protocol.version",
        "url.scheme",
    }
)
"""Not from where it came, nor with what: neither addresses nor queries nor headers."""
_TOLD_OF_A_FAILURE: Final = "exception.type"
"""Not its words, which repeat what was asked, and what a database was given."""


class OnlyRequests(Sampler):
    """Begins a trace with a share of the requests, and with nothing else that goes on in a service."""

    def __init__(self, share: float) -> None:
        self._share = TraceIdRatioBased(share)

    @classmethod
    def of(cls, share: float) -> Sampler:
        return ParentBased(root=cls(share))

    def should_sample(  # noqa: PLR0917 - OpenTelemetry gives them by their place
        self,
        parent_context: Context | None,
        trace_id: int,
        name: str,
        kind: SpanKind | None = None,
        attributes: Attributes = None,
        links: Sequence[Link] | None = None,
        trace_state: TraceState | None = None,
    ) -> SamplingResult:
        chosen = self._share if kind is SpanKind.SERVER else DEFAULT_OFF
        return chosen.should_sample(parent_context, trace_id, name, kind, attributes, links, trace_state)

    def get_description(self) -> str:
        return f"OnlyRequests({self._share.get_description()})"


class SpansWithoutPeople(BatchSpanProcessor):
    """Sends spans, many together, without what they say about who has sent a request, and with what."""

    def on_end(self, span: ReadableSpan) -> None:
        super().on_end(_without_people(span))


def _without_people(span: ReadableSpan) -> ReadableSpan:
    return ReadableSpan(
        name=span.name,
        context=span.context,
        parent=span.parent,
        resource=span.resource,
        attributes=_facts(span),
        events=[_without_words(one) for one in span.events],
        links=span.links,
        kind=span.kind,
        status=Status(span.status.status_code),
        start_time=span.start_time,
        end_time=span.end_time,
        instrumentation_scope=span.instrumentation_scope,
    )


def _facts(span: ReadableSpan) -> Attributes:
    facts = span.attributes or {}
    if span.kind is not SpanKind.SERVER:
        return facts
    return {name: value for name, value in facts.items() if name in _TOLD_OF_A_REQUEST}


def _without_words(event: Event) -> Event:
    facts = event.attributes or {}
    told = {_TOLD_OF_A_FAILURE: facts[_TOLD_OF_A_FAILURE]} if _TOLD_OF_A_FAILURE in facts else {}
    return Event(event.name, told, event.timestamp)
