"""The server of `benchmarks.load`: the product's own, with a route beside best-move that only validates and answers."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Final

from fastapi import Body, Depends

from app.container.container import Container
from app.domain.battle.combatant import choose_among, train
from app.main import create_app
from app.presentation.api.dependencies import require_json
from app.presentation.api.routers import advice
from app.presentation.api.routers.advice_examples import BEST_MOVE
from app.presentation.api.routers.advice_models import BestMoveIn, BestMoveOut
from app.presentation.cli.application import run_command
from app.presentation.cli.dependencies import Dependencies

if TYPE_CHECKING:
    from fastapi import FastAPI

PLAIN_PATH: Final = "/v1/predictions/nothing-to-do"


def main() -> int:
    container = Container()
    dependencies = Dependencies(
        container=container,
        create_app=lambda: create_app_with_a_route_that_does_nothing(container),
        create_worker_app=create_worker_app,
    )
    return run_command(["serve", "--prepare", "--port", "0", *sys.argv[1:]], dependencies)


def create_worker_app() -> FastAPI:
    return create_app_with_a_route_that_does_nothing(Container())


def create_app_with_a_route_that_does_nothing(container: Container) -> FastAPI:
    pokedex = container.pokedex_repository().get()
    a = choose_among(pokedex, train(pokedex, pokemon="pikachu"), ["thunderbolt", "quick-attack", "iron-tail", "facade"])
    given = container.recommend_move()(a=a, b=choose_among(pokedex, train(pokedex, pokemon="gyarados"), []))

    # Beside the real one, for routes are tried one after the other.
    @advice.router.post(PLAIN_PATH.removeprefix(advice.router.prefix), dependencies=[Depends(require_json)])
    async def answer_the_same(_question: Annotated[BestMoveIn, Body(openapi_examples=BEST_MOVE)]) -> BestMoveOut:
        return BestMoveOut.of(given, None, stored=False)

    return create_app(container)


if __name__ == "__main__":
    sys.exit(main())
