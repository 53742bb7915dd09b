"""Whom Alertmanager tells, which remembers what it was told and under which password."""

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
class Told:
    path: str
    authorization: str
    content: Any

    @property
    def alerts(self) -> set[str]:
        return {one["labels"]["alertname"] for one in self.content["alerts"] if one["status"] == "firing"}


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertReceiver:
    address: str
    heard: list[Told] = field(default_factory=list)

    def alerts_at(self, path: str) -> set[str]:
        return {alert for one in self.heard if one.path == path for alert in one.alerts}


@contextmanager
def alert_receiver() -> Iterator[AlertReceiver]:
    heard: list[Told] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            content = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            heard.append(Told(path=self.path, authorization=self.headers.get("Authorization", ""), content=content))
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
            """Keep the tests' output for what the tests say."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield AlertReceiver(address=f"http://127.0.0.1:{server.server_port}", heard=heard)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
