"""Every question to the API passes here, so that all that can go wrong is told in one way."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import httpx

from predictiondex_client import AuthenticatedClient, Client
from predictiondex_client.errors import UnexpectedStatus
from predictiondex_client.models import ProblemOut

if TYPE_CHECKING:
    from collections.abc import Callable

    from predictiondex_client.types import Response

API_VARIABLE: Final = "PREDICTIONDEX_API_URL"
KEY_VARIABLE: Final = "PREDICTIONDEX_KEY"
KEY_FILE_VARIABLE: Final = "PREDICTIONDEX_KEY_FILE"
_DEFAULT_API: Final = "http://127.0.0.1:8000"
_PATIENCE: Final = httpx.Timeout(35.0, connect=3.0)
"""Longer than the API takes at most, by its own limit."""

_httpx_args: Final[dict[str, Any]] = {}

_Answer = TypeVar("_Answer")


class UnusableKeyFileError(Exception):
    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"{KEY_FILE_VARIABLE}: {reason}.")


class ServiceAwayError(Exception):
    """The API does not answer, or something else answers in its place."""


class RefusedError(Exception):
    """The API says that something is wrong."""

    def __init__(self, problem: ProblemOut, request_id: str) -> None:
        self.problem = problem
        self.request_id = request_id
        super().__init__(problem.detail)

    @property
    def kind(self) -> str:
        return self.problem.type_.rpartition(":")[2]


def api_address() -> str:
    return os.environ.get(API_VARIABLE, _DEFAULT_API).rstrip("/")


def own_key() -> str:
    """Return the key that the questions show; raise `UnusableKeyFileError`."""
    key, file = os.environ.get(KEY_VARIABLE, ""), os.environ.get(KEY_FILE_VARIABLE, "")
    if not file:
        return key
    if key:
        raise UnusableKeyFileError(f"{KEY_VARIABLE} is given, too; leave one of them out")
    try:
        text = Path(file).read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UnusableKeyFileError(f"{file} cannot be read") from error
    if not text:
        raise UnusableKeyFileError(f"{file} is empty")
    return text


def reach_by(transport: httpx.BaseTransport | None) -> None:
    """Send every question to come by this transport; by the network where there is none."""
    _httpx_args["transport"] = transport
    _own_client.cache_clear()


def ask(operation: Callable[..., Response[_Answer | ProblemOut]], **arguments: Any) -> _Answer:
    """Ask once, by an operation of the typed client.

    Raises:
        ServiceAwayError: nobody answers.
        RefusedError: the answer is a problem.
    """
    return _ask(_own_client(), operation, arguments)


def ask_with_key(key: str, operation: Callable[..., Response[_Answer | ProblemOut]], **arguments: Any) -> _Answer:
    """Ask as the owner of this key, which is not kept; raise what `ask` raises."""
    with _client_of(key) as client:
        return _ask(client, operation, arguments)


def _ask(
    client: AuthenticatedClient | Client,
    operation: Callable[..., Response[_Answer | ProblemOut]],
    arguments: dict[str, Any],
) -> _Answer:
    try:
        response = operation(client=client, **arguments)
    # A proxy in between may answer what no API would: another status, no JSON, or JSON of another kind.
    except (httpx.RequestError, UnexpectedStatus, ValueError, KeyError, TypeError) as error:
        raise ServiceAwayError from error
    answer = response.parsed
    if answer is None:
        raise ServiceAwayError
    if isinstance(answer, ProblemOut):
        raise RefusedError(answer, response.headers.get("X-Request-ID", ""))
    return answer


@cache
def _own_client() -> AuthenticatedClient | Client:
    key = own_key()
    if key:
        return _client_of(key)
    return Client(api_address(), timeout=_PATIENCE, raise_on_unexpected_status=True, httpx_args=_httpx_args)


def _client_of(key: str) -> AuthenticatedClient:
    return AuthenticatedClient(
        api_address(), token=key, timeout=_PATIENCE, raise_on_unexpected_status=True, httpx_args=_httpx_args
    )
