"""Servers on the loopback address that are no MLflow server, or a bad one."""

from __future__ import annotations

import socket
import threading
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING, Final

from tests.public_sites.scripted_site import Page, ScriptedSite

if TYPE_CHECKING:
    from collections.abc import Iterator

_MANY: Final = 8


@contextmanager
def swallowing_server() -> Iterator[str]:
    """Let nobody in: the queue of those who knock is full, and a packet more is dropped without a word."""
    with ExitStack() as opened:
        listener = opened.enter_context(socket.socket())
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        for _ in range(_MANY):
            knocking = opened.enter_context(socket.socket())
            knocking.settimeout(0)
            with suppress(BlockingIOError):
                knocking.connect(listener.getsockname())
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


@contextmanager
def trickling_server() -> Iterator[str]:
    """Answer whoever asks with a byte now and then, and never with the last one."""
    ended = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=_trickle, args=(listener, ended), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        ended.set()
        thread.join()


@contextmanager
def scripted_mlflow() -> Iterator[ScriptedSite]:
    """Say what MLflow would of its health and version; the rest is for the test to write."""
    with ScriptedSite() as site:
        site.pages["/health"] = Page(b"OK", has_etag=False)
        site.pages["/version"] = Page(b"3.17.2", has_etag=False)
        yield site


def _trickle(listener: socket.socket, ended: threading.Event) -> None:
    listener.settimeout(0.05)
    with ExitStack() as opened:
        clients: list[socket.socket] = []
        while not ended.wait(0.05):
            with suppress(TimeoutError):
                client = opened.enter_context(listener.accept()[0])
                client.sendall(b"HTTP/1.1 200 OK\r\nX-Patience: ")
                clients.append(client)
            for client in clients:
                with suppress(OSError):  # who has given up
                    client.sendall(b"z")
