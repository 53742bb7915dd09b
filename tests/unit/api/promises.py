"""No operation answers a problem that it does not declare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.presentation.api.documented_access import api_routes
from app.presentation.api.problems import MEDIA_TYPE
from app.presentation.api.promised import PROBLEMS, described

if TYPE_CHECKING:
    import httpx
    from fastapi import FastAPI
    from fastapi.routing import APIRoute

_NO_KIND = "about:blank"


def require_promised(api: FastAPI, answer: httpx.Response) -> httpx.Response:
    """Return the answer, unless it is a problem of a kind that the operation does not know of itself."""
    if answer.headers.get("content-type") != MEDIA_TYPE or not answer.content:
        return answer
    kind = answer.json()["type"]
    route = _route_of(api, answer.request)
    if route is not None and kind != _NO_KIND:
        declared = _declared(route, answer.status_code)
        slug = kind.rpartition(":")[2]
        assert slug in declared, f"{route.path} answers {answer.status_code} {slug} and declares {sorted(declared)}"
    return answer


def _declared(route: APIRoute, status: int) -> set[str]:
    """Return what the operation says, with what every operation of this status may answer at the door."""
    return {*route.responses.get(status, {}).get(PROBLEMS, ()), *described(status)[PROBLEMS]}


def _route_of(api: FastAPI, request: httpx.Request) -> APIRoute | None:
    fitting = (one for one in api_routes(api.routes) if request.method in (one.methods or ()))
    return next((one for one in fitting if one.path_regex.match(request.url.path)), None)
