from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, Final

from app.presentation.api.status_note import StatusNote

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

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
        note = StatusNote(send)
        self._meter.began(route)
        began = perf_counter()
        try:
            await self._app(scope, receive, note)
        finally:
            self._meter.ended(method=method, route=route, status=note.status, seconds=perf_counter() - began)
