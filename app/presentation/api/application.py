from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.presentation.api.answer_store import AnswerStore
from app.presentation.api.documentation import DocumentedApi, add_documentation
from app.presentation.api.error_handlers import handle_errors
from app.presentation.api.middleware import BodyLimit, HeadAsGet, RequestTrace
from app.presentation.api.refreshing import kept_fresh
from app.presentation.api.routers import (
    damage,
    health,
    learnsets,
    moves,
    natures,
    pokemon,
    predictions,
    simulations,
    types,
)

if TYPE_CHECKING:
    from fastapi import FastAPI

    from app.presentation.api.dependencies import ApiContainer

_DESCRIPTION: Final = (
    "Who wins a battle in Pokémon: Let's Go, and by how much the answer can be trusted. "
    "Pokémon, moves, types and natures are accepted by slug and by English, French, Japanese, German or Showdown name, "
    "in any case, with or without accents and hyphens."
)
_TAGS: Final = [
    {"name": "predictions", "description": "Who wins a duel of two Pokémon that each repeat one move."},
    {"name": "damage", "description": "What one use of a move does, to the roll."},
    {"name": "simulations", "description": "Duels that are really played, many times."},
    {"name": "pokedex", "description": "The facts of Let's Go that predictions rest on."},
    {"name": "health", "description": "Whether the service runs, and whether it can answer."},
]


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
        lifespan=kept_fresh,
    )
    api.state.container = container
    api.state.answers = AnswerStore()
    # The last one added is the outermost.
    api.add_middleware(HeadAsGet)
    api.add_middleware(BodyLimit)
    api.add_middleware(RequestTrace)
    handle_errors(api)
    for module in (predictions, damage, simulations, pokemon, moves, learnsets, types, natures, health):
        api.include_router(module.router)
    add_documentation(api)
    return api
