"""Asks whether an MLflow server is there, and never longer than it was told to."""

from __future__ import annotations

import re
from functools import partial
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, Final, TypeVar
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_Answer = TypeVar("_Answer")
_VERSION: Final = re.compile(rb"\d+\.\d+(\.\w+)*")
_MOST_BYTES: Final = 64


def first_server(addresses: Sequence[str], *, seconds: float) -> str | None:
    """Return the first of these where an MLflow server answers; all are asked at once."""
    deadline = monotonic() + seconds
    asked = [(address, _begin(partial(is_mlflow, address, seconds=seconds))) for address in addresses]
    for address, answer in asked:
        try:
            if answer.get(timeout=max(deadline - monotonic(), 0)):
                return address
        except Empty:
            continue
    return None


def is_mlflow(address: str, *, seconds: float) -> bool:
    """Say whether the server is well, and is one of MLflow's; `seconds` is the patience with each of its packets."""
    parts = urlsplit(address)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    try:
        connection = kind(parts.hostname or "", parts.port, timeout=seconds)
        folder = parts.path.rstrip("/")
        return _ask(connection, f"{folder}/health") == b"OK" and is_version(_ask(connection, f"{folder}/version"))
    except (OSError, HTTPException, ValueError):
        return False


def is_version(text: bytes) -> bool:
    """Say whether MLflow would say this when it is asked for its version."""
    return _VERSION.fullmatch(text.strip()) is not None


def within(seconds: float, ask: Callable[[], _Answer]) -> _Answer:
    """Return the answer; raise `TimeoutError` where it takes longer, even if a little of it comes now and then.

    `ask` must not raise. It is left to itself where it is too late: nothing ends a look-up of a name, say.
    """
    try:
        return _begin(ask).get(timeout=seconds)
    except Empty:
        raise TimeoutError from None


def _begin(ask: Callable[[], _Answer]) -> SimpleQueue[_Answer]:
    answer: SimpleQueue[_Answer] = SimpleQueue()
    Thread(target=lambda: answer.put(ask()), daemon=True).start()
    return answer


def _ask(connection: HTTPConnection, path: str) -> bytes:
    connection.request("GET", path, headers={"Connection": "close"})
    response = connection.getresponse()
    text = response.read(_MOST_BYTES)
    connection.close()
    return text if response.status == HTTPStatus.OK else b""
