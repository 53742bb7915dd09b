from __future__ import annotations

import logging
from importlib.metadata import version
from typing import TYPE_CHECKING

from app.application.ports.model_registry import DamagedModelError
from app.container.container import Container
from app.container.following import follow_requests
from app.domain.battle.lineup import line_up_duels
from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from fastapi import FastAPI

_log = logging.getLogger(__name__)


def create_app(container: Container) -> FastAPI:
    """Return the API, with its model and the rules of its engine read.

    What is missing is answered for by /health/ready, and used as soon as it is there.

    Raises:
        DamagedModelError: the model in production is not the one that was registered, and no other was kept.
        TracingMissingError: requests shall be followed, and what that needs is not installed.
    """
    follow = follow_requests(container)
    _log.info("Reading the rules of battle; the first time on a machine, they are compiled for a minute")
    parts = (
        container.follow_production().predictor,
        container.engine_predictor,
        container.own_player,
        lambda: _rehearse(container),
    )
    for part in parts:
        try:
            part()
        except DamagedModelError:
            raise
        except PredictionDexError as error:
            _log.warning("Not ready yet: %s", error)
    # Most commands do without: it takes a fifth of a second to read.
    from app.presentation.api.application import create_api

    api = create_api(container, version=version("predictiondex"))
    follow(api)
    return api


def create_worker_app() -> FastAPI:
    """Return the API of a process that begins with nothing, not even a log; raise what `create_app` raises."""
    container = Container()
    container.begin_log()
    return create_app(container)


def _rehearse(container: Container) -> None:
    """Answer questions about nobody, so that no real one waits for its rules to be compiled."""
    pokedex = container.pokedex_repository().get()
    container.engine_predictor().predict(line_up_duels(pokedex, []), pokedex)
    container.calculate_damage()(pairs=[])
