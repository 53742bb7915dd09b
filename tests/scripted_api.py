"""A server on the loopback address that answers as PredictionDex would, or as a test has written for it."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from uuid import uuid4

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    content: object = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    method: str
    path: str
    headers: Mapping[str, str]
    """By their names in lower case."""
    body: Any


class ScriptedApi:
    def __init__(self) -> None:
        self.script: list[Said] = []
        """What is answered first, before everything is answered well."""
        self.heard: list[Heard] = []
        self.address = ""

    def answer(self, heard: Heard) -> tuple[Said, object]:
        self.heard.append(heard)
        if self.script:
            said = self.script.pop(0)
            return said, said.content
        status = 201 if heard.path.endswith("/outcome") else 200
        content = {"prediction_id": str(uuid4())} if heard.path.endswith("/duel") else {"fine": True}
        return Said(status=status), content


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # which would hold back a body until the headers are acknowledged, some 40 ms
    api: ScriptedApi

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in the library
        del format, args

    def _answer(self) -> None:
        text = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        headers = {name.lower(): value for name, value in self.headers.items()}
        body = json.loads(text) if text else None
        said, content = self.api.answer(Heard(method=self.command, path=self.path, headers=headers, body=body))
        written = json.dumps(content).encode()
        self.send_response(said.status)
        for name, value in {"Content-Length": str(len(written)), **said.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(written)


@contextmanager
def scripted_api() -> Iterator[ScriptedApi]:
    api = ScriptedApi()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("ApiHandler", (_Handler,), {"api": api}))
    server.daemon_threads = True
    thread = threading.Thread(target=lambda: server.serve_forever(poll_interval=0.01), daemon=True)
    thread.start()
    api.address = f"http://127.0.0.1:{server.server_port}"
    yield api
    server.shutdown()
    server.server_close()
    thread.join()
