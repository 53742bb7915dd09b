"""Makes what works the duels of untrained Pokémon out beforehand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.application.refresh_atlas import RefreshAtlas
from app.infrastructure.learning.atlas_process import AtlasProcess
from app.infrastructure.learning.file_atlas_repository import FileAtlasRepository

if TYPE_CHECKING:
    from pathlib import Path

    from app.application.model_in_service import ModelInService
    from app.application.ports.atlas_repository import AtlasRepository
    from app.infrastructure.learning.atlas_predictor import AtlasPredictor
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


def atlas_refresh(service: ModelInService[AtlasPredictor], process: AtlasProcess, settings: Settings) -> RefreshAtlas:
    def look() -> None:
        predictor = service.at_hand()
        if predictor is not None:
            predictor.look()

    return RefreshAtlas(look=look, end=process.end, every_seconds=settings.pokedex_refresh_seconds)
