"""How each dependency is asked whether it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.application.check_readiness import Found
from app.domain.prediction.prediction import Method
from app.infrastructure.persistence.migration import require_usable_schema

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlalchemy import Engine

    from app.application.model_in_service import ModelInService
    from app.application.ports.battle_predictor import BattlePredictor
    from app.application.ports.pokedex_repository import PokedexRepository
    from app.infrastructure.learning.atlas_predictor import AtlasPredictor


def _database_state(engine: Engine, pokedex: PokedexRepository) -> str:
    require_usable_schema(engine)
    return f"revision {pokedex.revision()} of the Pokédex"


def _model_state(predictor: BattlePredictor, service: ModelInService[AtlasPredictor]) -> Found:
    origin = " from the cache" if service.is_stand_in else ""
    return Found(detail=f"version {predictor.version}{origin}", trouble=service.trouble)


def readiness_checks(
    database: Engine,
    stored: PokedexRepository,
    pokedex: PokedexRepository,
    predictors: Mapping[Method, Callable[[], BattlePredictor]],
    service: ModelInService[AtlasPredictor],
) -> dict[str, Callable[[], str | Found]]:
    return {
        "database": lambda: _database_state(database, stored),
        "pokedex": lambda: f"{len(pokedex.get().pokemon)} Pokémon, {len(pokedex.get().moves)} moves",
        "model": lambda: _model_state(predictors[Method.MODEL](), service),
        "engine": lambda: f"rules {predictors[Method.ENGINE]().version}",
    }


def accelerator_checks(service: ModelInService[AtlasPredictor]) -> dict[str, Callable[[], str]]:
    return {"atlas": lambda: service.get().state()}
