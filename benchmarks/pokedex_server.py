"""The server of `benchmarks.pokedex`: the product's own, with a route beside each measured one that does nothing."""

from __future__ import annotations

import asyncio
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpx
from fastapi import Response

from app.container.container import Container
from app.infrastructure.sources.bundled_pokedex_source import BundledPokedexSource
from app.main import create_app, create_worker_app
from app.presentation.cli.application import run_command
from app.presentation.cli.dependencies import Dependencies

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from typing import Any

    from fastapi import FastAPI


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    path: str
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        return " ".join((self.path, *(f"{name}: {value}" for name, value in self.headers)))


PATHS = (
    "/v1/pokemon",
    "/v1/pokemon?limit=500",
    "/v1/pokemon?q=rachu",
    "/v1/pokemon?type=fire&min_spe=90&sort=-spe",
    "/v1/pokemon/pikachu",
    "/v1/pokemon/charizard/weaknesses",
    "/v1/pokemon/pikachu/moves?damaging=true",
    "/v1/moves?limit=500",
    "/v1/moves/thunderbolt",
    "/v1/moves/thunderbolt/learners?limit=500",
    "/v1/types",
    "/v1/types/chart",
    "/v1/types/electric",
    "/v1/natures",
    "/v1/natures/timid",
)
QUESTIONS = (
    *(Question(path=path) for path in PATHS),
    Question(path="/v1/pokemon?limit=500", headers=(("If-None-Match", "*"),)),
)


def main() -> int:
    container = Container()
    container.migrate_database()
    bundled = BundledPokedexSource(container.settings().pokedex_folder).read().pokedex
    container.stored_pokedex().replace(bundled, source="bundled")
    dependencies = Dependencies(
        container=container,
        create_app=lambda: with_routes_that_do_nothing(create_app(container)),
        create_worker_app=create_worker_app,
    )
    return run_command(["serve", "--port", "0"], dependencies)


def plain_path(number: int) -> str:
    return f"/nothing-to-do/{number}"


def with_routes_that_do_nothing(app: FastAPI) -> FastAPI:
    routes = app.router.routes
    for number, answer in enumerate(asyncio.run(_answers(app))):
        app.add_api_route(plain_path(number), _repeating(answer), include_in_schema=False)
        # At the front, so that none of them is looked for longer than ours.
        routes.insert(number, routes.pop())
    return app


async def _answers(app: FastAPI) -> list[httpx.Response]:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://benchmark") as client:
        return [await client.get(one.path, headers=dict(one.headers)) for one in QUESTIONS]


def _repeating(answer: httpx.Response) -> Callable[[], Coroutine[Any, Any, Response]]:
    body, status = answer.content, answer.status_code
    headers = {
        name: answer.headers[name] for name in ("etag", "cache-control", "content-type") if name in answer.headers
    }

    async def repeat() -> Response:
        return Response(body, status, headers)

    return repeat


if __name__ == "__main__":
    sys.exit(main())
