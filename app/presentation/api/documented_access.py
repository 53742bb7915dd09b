"""How keys and limits stand in the OpenAPI document: written once, for every route that asks for a scope."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from fastapi.routing import APIRoute, iter_route_contexts

from app.presentation.api.access_control import KEY_HEADER
from app.presentation.api.policy import FREE_ON_LOOPBACK
from app.presentation.api.problems import MEDIA_TYPE
from app.presentation.api.promised import described
from app.presentation.api.visit import needs_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from starlette.routing import BaseRoute

    from app.domain.access.api_key import Scope
    from app.presentation.api.policy import ApiPolicy

PROBLEM: Final = "#/components/schemas/ProblemOut"
_BEARER: Final = "bearer"
_HEADER: Final = "apiKey"
_SCHEMES: Final = {
    _BEARER: {"type": "http", "scheme": "bearer", "bearerFormat": "pdx_<id>_<secret>"},
    _HEADER: {"type": "apiKey", "in": "header", "name": KEY_HEADER},
}
_REFUSALS: Final = (401, 403, 429, 503)
_REFUSALS_OF_BODIES: Final = (408, 413)
_EXAMPLES: Final = {
    "RateLimit-Policy": ("How much may be asked for in any minute.", '"requests";q=6000;w=60'),
    "RateLimit": ("What is left, and in how many seconds there is more.", '"requests";r=5999;t=60'),
    "Retry-After": ("Seconds.", "1"),
    "WWW-Authenticate": ("What is needed.", 'Bearer realm="PredictionDex"'),
}
_TELLS: Final = {401: ["WWW-Authenticate"], 403: ["WWW-Authenticate"], 429: ["Retry-After"]}


def document_access(schema: dict[str, Any], routes: Sequence[BaseRoute], policy: ApiPolicy) -> None:
    schema["components"]["securitySchemes"] = _SCHEMES
    scopes = dict(_scopes(routes))
    for operations in schema["paths"].values():
        for operation in operations.values():
            if operation["operationId"] in scopes:
                _document(operation, scopes[operation["operationId"]], policy)


def api_routes(routes: Sequence[BaseRoute]) -> Iterator[APIRoute]:
    """Give every route of the application, also of the routers that it includes."""
    for one in iter_route_contexts(routes):
        if isinstance(one.original_route, APIRoute):
            yield one.original_route


def _scopes(routes: Sequence[BaseRoute]) -> Iterator[tuple[str, Scope]]:
    for route in api_routes(routes):
        for needed in needs_of(route):
            yield route.operation_id or route.unique_id, needed.scope


def _document(operation: dict[str, Any], scope: Scope, policy: ApiPolicy) -> None:
    keys = [{_BEARER: [scope.value]}, {_HEADER: [scope.value]}]
    is_free = scope in FREE_ON_LOOPBACK and not policy.needs_key_everywhere
    operation["security"] = [{}, *keys] if is_free else keys
    answers = operation["responses"]
    for status in (*_REFUSALS, *(_REFUSALS_OF_BODIES if "requestBody" in operation else ())):
        answers.setdefault(str(status), _refusal(status))
    for status, answer in answers.items():
        answer.setdefault("headers", {}).update(_headers(int(status)))


def _refusal(status: int) -> dict[str, Any]:
    return {**described(status), "content": {MEDIA_TYPE: {"schema": {"$ref": PROBLEM}}}}


def _headers(status: int) -> dict[str, Any]:
    names = ("RateLimit-Policy", "RateLimit", *_TELLS.get(status, ()))
    return {
        name: {"description": _EXAMPLES[name][0], "schema": {"type": "string", "examples": [_EXAMPLES[name][1]]}}
        for name in names
    }
