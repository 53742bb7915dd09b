"""How each dependency is asked whether it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.prediction.prediction import Method
from app.infrastructure.persistence.migration import require_newest_schema

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlalchemy import Engine

    from app.application.ports.battle_predictor import BattlePredictor
    from app.application.ports.pokedex_repository import PokedexRepository
    from app.infrastructure.learning.atlas_predictor import AtlasPredictor


def _database_state(engine: Engine, pokedex: PokedexRepository) -> str:
    require_newest_schema(engine)
    return f"revision {pokedex.revision()} of the Pokédex"


def readiness_checks(
    database: Engine,
    stored: PokedexRepository,
    pokedex: PokedexRepository,
    predictors: Mapping[Method, Callable[[], BattlePredictor]],
) -> dict[str, Callable[[], str]]:
    return {
        "database": lambda: _database_state(database, stored),
        "pokedex": lambda: f"{len(pokedex.get().pokemon)} Pokémon, {len(pokedex.get().moves)} moves",
        "model": lambda: f"version {predictors[Method.MODEL]().version}",
        "engine": lambda: f"rules {predictors[Method.ENGINE]().version}",
    }


def accelerator_checks(atlas: Callable[[], AtlasPredictor]) -> dict[str, Callable[[], str]]:
    return {"atlas": lambda: atlas().state()}
