"""A web server of our own on the loopback address, which plays a public site, well or badly behaved.

    with ScriptedSite() as site:
        site.pages["/api/thing"] = Page(b'{"fine": true}')
        site.misbehave("/api/thing", Status(500), Status(500))  # twice, and then it behaves
        fetch(site.address + "/api/thing")
        assert site.asked("/api/thing") == 3

Paths are with their queries, if any. Every page has an ETag, and is answered with 304 where the request says that it
is known; what has no page is a 404. To play a certain site, write a function that fills `site.pages`, as in
`pokeapi.py`; what the site was asked is in `site.requests`.
"""

from __future__ import annotations

import gzip
import hashlib
import threading
from abc import abstractmethod
from collections import defaultdict
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Protocol, Self

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

LAST_MODIFIED = "Mon, 02 Nov 2026 10:00:00 GMT"


@dataclass(frozen=True, slots=True)
class Page:
    body: bytes
    content_type: str = "application/json"
    has_etag: bool = True

    @property
    def etag(self) -> str:
        return f'"{hashlib.sha256(self.body).hexdigest()[:16]}"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    path: str
    headers: Mapping[str, str]
    """By their names in lower case."""


class Misbehaviour(Protocol):
    @abstractmethod
    def play(self, handler: Handler, page: Page | None) -> None: ...


@dataclass(frozen=True, slots=True)
class Status(Misbehaviour):
    """Answer with this status, and these headers; `Status(200, body=b"...")` is an answer of the wrong shape."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    def play(self, handler: Handler, page: Page | None) -> None:
        del page
        handler.answer(self.status, self.body, self.headers)


@dataclass(frozen=True, slots=True)
class Truncated(Misbehaviour):
    """Send half of the page as if it were the whole."""

    def play(self, handler: Handler, page: Page | None) -> None:
        body = page.body if page else b""
        handler.answer(200, body[: len(body) // 2], {})


@dataclass(frozen=True, slots=True)
class Late(Misbehaviour):
    """Send the headers at once, and the body so many seconds later."""

    seconds: float

    def play(self, handler: Handler, page: Page | None) -> None:
        body = page.body if page else b""
        handler.begin(200, len(body), {})
        handler.wfile.flush()
        handler.site.stopped.wait(self.seconds)
        handler.wfile.write(body)


@dataclass(frozen=True, slots=True)
class Hangup(Misbehaviour):
    """Close the connection in the middle of the body."""

    def play(self, handler: Handler, page: Page | None) -> None:
        body = page.body if page else b""
        handler.begin(200, len(body) + 1, {})
        handler.wfile.write(body)
        handler.close_connection = True


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # which would hold back a body until the headers are acknowledged, some 40 ms
    site: ScriptedSite

    def do_GET(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        page, misbehaviour = self.site.begin(Request(path=self.path, headers=headers))
        try:
            self._play(page, misbehaviour, headers)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # the client did not wait
        finally:
            self.site.end()

    def _play(self, page: Page | None, misbehaviour: Misbehaviour | None, asked: Mapping[str, str]) -> None:
        if misbehaviour is not None:
            misbehaviour.play(self, page)
        elif page is None:
            self.answer(404, b"Not Found", {})
        elif page.has_etag and asked.get("if-none-match") == page.etag:
            self.answer(304, b"", {"ETag": page.etag})
        else:
            validators = {"ETag": page.etag, "Last-Modified": LAST_MODIFIED} if page.has_etag else {}
            body, encoding = _packed(page.body, asked.get("accept-encoding", ""))
            self.answer(200, body, {"Content-Type": page.content_type, **encoding, **validators})

    def answer(self, status: int, body: bytes, headers: Mapping[str, str]) -> None:
        self.begin(status, len(body), headers)
        self.wfile.write(body)

    def begin(self, status: int, length: int, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(length), **headers}.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in the library
        del format, args


def _packed(body: bytes, accepted: str) -> tuple[bytes, Mapping[str, str]]:
    return (gzip.compress(body, mtime=0), {"Content-Encoding": "gzip"}) if "gzip" in accepted else (body, {})


class ScriptedSite:
    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.requests: list[Request] = []
        self.most_at_once = 0
        """How many requests it was answering at a time, at most."""
        self.stopped = threading.Event()
        self._at_once = 0
        self._scripts: dict[str, list[Misbehaviour]] = defaultdict(list)
        self._lock = threading.Lock()
        handler = type("SiteHandler", (Handler,), {"site": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=lambda: self._server.serve_forever(poll_interval=0.01), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stopped.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def misbehave(self, path: str, *behaviours: Misbehaviour, times: int = 1) -> None:
        """Play these, one at each request, before the path behaves again."""
        self._scripts[path] = list(behaviours) * times

    def asked(self, path: str) -> int:
        return sum(request.path == path for request in self.requests)

    def begin(self, request: Request) -> tuple[Page | None, Misbehaviour | None]:
        with self._lock:
            self.requests.append(request)
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
            script = self._scripts[request.path]
            return self.pages.get(request.path), script.pop(0) if script else None

    def end(self) -> None:
        with self._lock:
            self._at_once -= 1
