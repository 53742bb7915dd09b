from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TYPE_CHECKING, Final

from starlette.middleware.cors import CORSMiddleware

from app.presentation.api.access_control import KEY_HEADER, AccessControl
from app.presentation.api.allowed_hosts import AllowedHosts
from app.presentation.api.answer_store import AnswerStore
from app.presentation.api.bell import Bell
from app.presentation.api.counting import PredictionCount
from app.presentation.api.documentation import DocumentedApi, add_documentation
from app.presentation.api.error_handlers import handle_errors
from app.presentation.api.keeping import kept_to_the_end
from app.presentation.api.loop_lag import lag_watched
from app.presentation.api.middleware import REQUEST_ID, BodyLimit, HeadAsGet, RequestTrace
from app.presentation.api.refreshing import kept_fresh
from app.presentation.api.request_metering import RequestMetering
from app.presentation.api.route_templates import RouteTemplates
from app.presentation.api.routers import (
    about,
    advice,
    damage,
    drift,
    health,
    learnsets,
    live_quality,
    metrics,
    models,
    moves,
    natures,
    outcomes,
    pokemon,
    predictions,
    reports,
    sets,
    shadow,
    simulations,
    traffic,
    types,
    webhook,
)
from app.presentation.api.security_headers import SecurityHeaders
from app.presentation.api.time_limits import BodyTimeLimit, ComputingTimeLimit

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from fastapi import FastAPI

    from app.application.monitoring import Monitoring
    from app.presentation.api.dependencies import ApiContainer

_DESCRIPTION: Final = (
    "Who wins a battle in Pokémon: Let's Go, and by how much the answer can be trusted. "
    "Pokémon, moves, types and natures are accepted by slug and by English, French, Japanese, German or Showdown name, "
    "in any case, with or without accents and hyphens."
)
_TAGS: Final = [
    {"name": "predictions", "description": "Who wins a duel of two Pokémon that each repeat one move."},
    {"name": "damage", "description": "What one use of a move does, to the roll."},
    {"name": "sets", "description": "Pokémon with their moves, in the text of Pokémon Showdown's teambuilder."},
    {"name": "simulations", "description": "Duels that are really played, many times."},
    {"name": "pokedex", "description": "The facts of Let's Go that predictions rest on."},
    {"name": "models", "description": "Which model answers, which one did, and which one shall."},
    {"name": "monitoring", "description": "Whether what is asked was learnt, and whether the answers are true."},
    {"name": "about", "description": "What this is, and where what it knows comes from."},
    {"name": "health", "description": "Whether the service runs, and whether it can answer."},
]


@asynccontextmanager
async def _while_it_runs(api: FastAPI) -> AsyncIterator[None]:
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(kept_to_the_end(api))
        await stack.enter_async_context(kept_fresh(api))
        if api.state.monitoring is not None:
            stack.enter_context(api.state.scraping)
            await stack.enter_async_context(lag_watched(api.state.monitoring.board))
        yield


def create_api(container: ApiContainer, *, version: str) -> FastAPI:
    api = DocumentedApi(
        title="PredictionDex",
        version=version,
        description=_DESCRIPTION,
        openapi_tags=_TAGS,
        docs_url=None,
        redoc_url=None,
        # A redirection would repeat whatever host the client says it asked.
        redirect_slashes=False,
        # It would send what bodies and errors say to wherever a library of this process has set OpenTelemetry up for.
        telemetry={"tracing": False, "metrics": False, "logs": False, "auto_configure": False},
        lifespan=_while_it_runs,
    )
    api.state.container = container
    api.state.answers = AnswerStore()
    api.state.bell = Bell()
    api.state.monitoring = container.monitoring()
    templates = RouteTemplates(api.routes)
    _add_middleware(api, container, templates)
    handle_errors(api)
    for module in (
        predictions,
        advice,
        damage,
        simulations,
        outcomes,
        sets,
        pokemon,
        moves,
        learnsets,
        types,
        natures,
        webhook,
        models,
        reports,
        shadow,
        drift,
        live_quality,
        traffic,
        about,
        health,
    ):
        api.include_router(module.router)
    add_documentation(api)
    if api.state.monitoring is not None:
        _measure(api, api.state.monitoring, templates)
    return api


def _measure(api: FastAPI, monitoring: Monitoring, templates: RouteTemplates) -> None:
    api.state.scraping = ThreadPoolExecutor(max_workers=1, thread_name_prefix="metrics")
    api.include_router(metrics.router)
    # Outermost, so that it sees what everybody else makes of a request.
    api.add_middleware(RequestMetering, meter=monitoring.requests, templates=templates)


def _add_middleware(api: FastAPI, container: ApiContainer, templates: RouteTemplates) -> None:
    policy = container.api_policy()
    # The last one added is the outermost.
    api.add_middleware(HeadAsGet)
    api.add_middleware(BodyLimit, most_bytes=policy.most_body_bytes)
    api.add_middleware(BodyTimeLimit, seconds=policy.body_seconds)
    api.add_middleware(ComputingTimeLimit, seconds=policy.request_seconds)
    api.add_middleware(PredictionCount, service=container.model_in_service())
    check_key, limiter = container.check_key(), container.rate_limiter()
    api.add_middleware(AccessControl, policy=policy, check_key=check_key, limiter=limiter)
    if policy.cors_origins:
        # A page of another site asks first, without a key, so the door must not stand before this.
        api.add_middleware(
            CORSMiddleware,
            allow_origins=policy.cors_origins,
            allow_methods=("GET", "POST"),
            allow_headers=("Authorization", KEY_HEADER, "Content-Type", "If-None-Match", REQUEST_ID),
            expose_headers=("ETag", "RateLimit", "RateLimit-Policy", "Retry-After", "WWW-Authenticate", REQUEST_ID),
        )
    api.add_middleware(AllowedHosts, allowed=policy.allowed_hosts)
    api.add_middleware(RequestTrace, templates=templates)
    # Around what answers where nobody else can.
    api.add_middleware(SecurityHeaders)
