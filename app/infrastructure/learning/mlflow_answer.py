"""Whether the server that keeps the models is there, asked in the way that MLflow's client would ask."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any, Final

from app.infrastructure.learning.mlflow_probe import is_version, within

_PATIENCE_SECONDS: Final = 3.0


class AwayServerError(OSError):
    def __init__(self, address: str) -> None:
        super().__init__(f"nothing answers at {address}")


class SilentServerError(OSError):
    def __init__(self) -> None:
        super().__init__(f"the MLflow server has not answered within {_PATIENCE_SECONDS:g} s")


class NoMlflowServerError(OSError):
    def __init__(self, status: int) -> None:
        super().__init__(f"what answers there is not an MLflow server, or not a sound one (status {status})")


def require_answer(address: str) -> None:
    """Ask for the version before anything else is asked: whatever MLflow's client waits for, it waits for thrice.

    Raises:
        SilentServerError: it takes too long, though it may send a byte now and then.
        NoMlflowServerError: it fails, or answers what MLflow would not. A front door that wants a key, or has no such
            page, is left to MLflow's client.
        AwayServerError: it cannot be reached.
    """
    # Before the clock starts: MLflow takes seconds to load.
    from mlflow.utils.credentials import get_default_host_creds
    from mlflow.utils.rest_utils import http_request

    credentials = get_default_host_creds(address)  # type: ignore[no-untyped-call]
    try:
        answer = within(_PATIENCE_SECONDS, lambda: _version(http_request, credentials))
    except TimeoutError:
        raise SilentServerError from None
    if isinstance(answer, Exception):
        raise AwayServerError(address) from answer
    _require_version(*answer)


def _version(http_request: Any, credentials: Any) -> tuple[int, bytes] | Exception:
    """Return the status and the text, or why there is neither."""
    try:
        with http_request(
            credentials, "/version", "GET", max_retries=0, raise_on_status=False, timeout=_PATIENCE_SECONDS
        ) as response:
            return response.status_code, response.content
    except Exception as error:  # noqa: BLE001 - it is raised where it was asked for
        return error


def _require_version(status: int, text: bytes) -> None:
    is_sound = is_version(text) if status == HTTPStatus.OK else status < HTTPStatus.INTERNAL_SERVER_ERROR
    if not is_sound:
        raise NoMlflowServerError(status)
