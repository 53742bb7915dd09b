"""A server that dies at one call, at the hands of the client that makes it."""

from __future__ import annotations

from contextlib import contextmanager
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.infrastructure.learning.mlflow_connection import MlflowConnection
    from tests.mlflow_server import MlflowServer


class Dies(Enum):
    BEFORE = auto()
    AFTER = auto()
    """It has done what it was asked, but nobody hears of it."""


class DeadlyClient:
    """Hands every call on to MLflow's client, and kills the server at the one with this name."""

    def __init__(self, client: Any, server: MlflowServer, name: str, dies: Dies) -> None:
        self._client, self._server, self._name, self._dies = client, server, name, dies

    def __getattr__(self, name: str) -> Any:
        return self._deadly if name == self._name else getattr(self._client, name)

    def _deadly(self, *arguments: Any, **named: Any) -> Any:
        call = getattr(self._client, self._name)
        if self._dies is Dies.AFTER:
            call(*arguments, **named)
        self._server.kill()
        if self._dies is Dies.AFTER:
            raise ConnectionResetError(f"{self._server.address} has not answered")
        return call(*arguments, **named)


@contextmanager
def dies_at(connection: MlflowConnection, server: MlflowServer, name: str, dies: Dies = Dies.BEFORE) -> Iterator[None]:
    """Let the server die at the first call of this name through this connection."""
    with connection.client() as client:
        connection._client = DeadlyClient(client, server, name, dies)
    try:
        yield
    finally:
        connection._client = client
    assert server.status_of("/health") is None, f"nobody has called {name}"
