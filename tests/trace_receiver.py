"""Where OpenTelemetry sends spans to: a small server on the loopback address that keeps them."""

from __future__ import annotations

import gzip
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedSpan:
    name: str
    trace_id: str
    span_id: str
    parent_id: str
    kind: int
    service: str
    facts: dict[str, str]


@dataclass(slots=True, kw_only=True)
class TraceReceiver:
    address: str = ""
    spans: list[ReceivedSpan] = field(default_factory=list)
    raw: bytes = b""
    """Everything that was received, as it came."""

    def trace_with(self, name: str) -> dict[str, ReceivedSpan]:
        """Return the spans of the one trace that has a span of this name, by their names, as soon as it is there."""
        deadline = time.monotonic() + 20
        while not (found := [one for one in self.spans if one.name == name]) and time.monotonic() < deadline:
            time.sleep(0.05)
        (wanted,) = found
        return {one.name: one for one in self.spans if one.trace_id == wanted.trace_id}

    def receive(self, body: bytes) -> None:
        self.raw += body
        told = ExportTraceServiceRequest.FromString(body)
        self.spans += [
            _span(span, str(_facts(resource.resource.attributes)["service.name"]))
            for resource in told.resource_spans
            for scope in resource.scope_spans
            for span in scope.spans
        ]


@contextmanager
def trace_receiver() -> Iterator[TraceReceiver]:
    receiver = TraceReceiver()

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            receiver.receive(gzip.decompress(body) if self.headers.get("Content-Encoding") == "gzip" else body)
            self.send_response(200)
            self.send_header("Content-Type", "application/x-protobuf")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Door) as server:
        receiver.address = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield receiver
        finally:
            server.shutdown()
            thread.join()


def _span(span: Any, service: str) -> ReceivedSpan:
    return ReceivedSpan(
        name=span.name,
        trace_id=span.trace_id.hex(),
        span_id=span.span_id.hex(),
        parent_id=span.parent_span_id.hex(),
        kind=span.kind,
        service=service,
        facts=_facts(span.attributes),
    )


def _facts(attributes: Any) -> dict[str, str]:
    return {one.key: str(getattr(one.value, one.value.WhichOneof("value"))) for one in attributes}
