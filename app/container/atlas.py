"""Makes what answers the duels of untrained Pokémon beforehand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.application.refresh_atlas import RefreshAtlas
from app.infrastructure.learning.atlas_predictor import AtlasPredictor
from app.infrastructure.learning.atlas_process import AtlasProcess
from app.infrastructure.learning.file_atlas_repository import FileAtlasRepository

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.application.ports.atlas_repository import AtlasPlan, AtlasRepository
    from app.application.ports.battle_predictor import BattlePredictor, ChartablePredictor
    from app.application.ports.pokedex_repository import PokedexRepository
    from app.settings import Settings


def atlas_repository(var_folder: Path) -> AtlasRepository:
    return FileAtlasRepository(var_folder / "atlas")


def atlas_process(atlases: AtlasRepository, settings: Settings, tracking_uri: str) -> AtlasProcess:
    names = {
        "DATABASE_URL": settings.database_url,
        "MLFLOW_TRACKING_URI": tracking_uri,
        "VAR_FOLDER": str(settings.var_folder),
    }
    return AtlasProcess(atlases=atlases, settings={f"PREDICTIONDEX_{name}": value for name, value in names.items()})


def atlas_predictor(
    model: ChartablePredictor,
    pokedex: PokedexRepository,
    atlases: AtlasRepository,
    process: AtlasProcess,
    settings: Settings,
) -> AtlasPredictor:
    build = process.begin if settings.atlas else _leave_it
    return AtlasPredictor(model=model, pokedex=pokedex, atlases=atlases, build=build)


class PredictorAtHand:
    """The model's predictor once it has been made, for those who cannot wait until it is."""

    def __init__(self) -> None:
        self._predictor: BattlePredictor | None = None

    def get(self) -> BattlePredictor | None:
        return self._predictor

    def take(self, predictor: BattlePredictor) -> None:
        self._predictor = predictor


def atlas_refresh(
    predictor: Callable[[], AtlasPredictor], at_hand: PredictorAtHand, process: AtlasProcess, settings: Settings
) -> RefreshAtlas:
    def look() -> None:
        # The predictor is made by the first look: a service starts without a model, too.
        made = predictor()
        at_hand.take(made)
        made.look()

    return RefreshAtlas(look=look, end=process.end, every_seconds=settings.pokedex_refresh_seconds)


def _leave_it(_: AtlasPlan) -> None:
    """Build nothing; what another process has built is used."""
