"""The line of the log that each request has."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar

import structlog

from app.presentation.api.route_templates import UNMATCHED
from app.presentation.api.visit import owner_in

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import Scope

_VERSION: Final = "predictiondex.model_version"
_PROBES: Final = ("/health/", "/metrics")
_LONGEST: Final = 120
_UNPRINTABLE: Final = re.compile(r"[^!-~]")

_log: Any = structlog.get_logger("app.presentation.api")


class _Versioned(Protocol):
    model_version: str


_Answer = TypeVar("_Answer", bound=_Versioned)


def noted(request: Request, answer: _Answer) -> _Answer:
    """Return an answer whose version the line shall name."""
    request.scope[_VERSION] = answer.model_version
    return answer


def write_line(scope: Scope, route: str, *, status: int | None, milliseconds: float, failure: Exception | None) -> None:
    """Tell what was asked and answered, but neither from where nor with what; a failure with its traceback."""
    facts = {"method": scope["method"], **_place(scope, route), "status": status, "duration_ms": round(milliseconds, 3)}
    own = {"owner": owner_in(scope), "model_version": scope.get(_VERSION)}
    facts |= {name: value for name, value in own.items() if value is not None}
    if failure is None and route.startswith(_PROBES):
        _log.debug("request", **facts)
    elif failure is not None or (status or 0) >= HTTPStatus.INTERNAL_SERVER_ERROR:
        _log.error("request", **facts, exc_info=failure)
    else:
        _log.info("request", **facts)


def _place(scope: Scope, route: str) -> dict[str, str]:
    """Return the template of the route or, where there is none, what can be shown of the path without harm."""
    if route != UNMATCHED:
        return {"route": route}
    return {"path": _UNPRINTABLE.sub("?", scope["path"][:_LONGEST])}
