from __future__ import annotations

from http import HTTPStatus
from time import perf_counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from app.application.ports.request_meter import RequestMeter
    from app.presentation.api.route_templates import RouteTemplates

OTHER: Final = "other"
_USUAL: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class RequestMetering:
    """Tells the meter of each request, also of those that nobody lets in; what clients invent makes no new names."""

    def __init__(self, app: ASGIApp, *, meter: RequestMeter, templates: RouteTemplates) -> None:
        self._app = app
        self._meter = meter
        self._templates = templates

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        method = scope["method"] if scope["method"] in _USUAL else OTHER
        route = self._templates.of(scope)
        status: int = HTTPStatus.INTERNAL_SERVER_ERROR

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        self._meter.began(route)
        began = perf_counter()
        try:
            await self._app(scope, receive, noting)
        finally:
            self._meter.ended(method=method, route=route, status=status, seconds=perf_counter() - began)
