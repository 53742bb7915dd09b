"""Plays Alertmanager: Debian's own looks for its templates where only an installation by root puts them."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertListener:
    place: str
    """Host and port."""
    heard: list[dict[str, Any]] = field(default_factory=list)

    def annotations_of(self, alert: str) -> dict[str, str]:
        """Return what was said of this alert at last, and nothing where nobody did."""
        said: list[dict[str, str]] = [one["annotations"] for one in self.heard if one["labels"]["alertname"] == alert]
        return said[-1] if said else {}


@contextmanager
def alert_listener() -> Iterator[AlertListener]:
    heard: list[dict[str, Any]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            heard.extend(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
            """Keep the tests' output for what the tests say."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield AlertListener(place=f"127.0.0.1:{server.server_port}", heard=heard)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
