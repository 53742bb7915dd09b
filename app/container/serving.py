"""Makes what lets the model in production answer."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from app.domain.errors import PredictionDexError
from app.infrastructure.learning.atlas_predictor import AtlasPredictor
from app.infrastructure.learning.file_model_cache import FileModelCache

if TYPE_CHECKING:
    from pathlib import Path

    from app.application.ports.atlas_repository import AtlasPlan, AtlasRepository
    from app.application.ports.battle_predictor import ChartablePredictor
    from app.application.ports.model_cache import KeptModel, ModelCache
    from app.application.ports.pokedex_repository import PokedexRepository
    from app.infrastructure.learning.atlas_process import AtlasProcess
    from app.settings import Settings

_log = logging.getLogger(__name__)


def model_cache(var_folder: Path) -> ModelCache:
    return FileModelCache(var_folder / "models")


def chartable(model: KeptModel, *, pokedex: PokedexRepository, workers: int | None = None) -> ChartablePredictor:
    """Raise `DamagedModelError` where the model cannot be read, or fails on a duel."""
    # XGBoost takes a while to load, and most commands neither train nor predict.
    from app.infrastructure.learning.rehearsal import rehearse
    from app.infrastructure.learning.xgboost_predictor import XGBoostPredictor

    predictor = XGBoostPredictor(artefact=model.artefact, version=model.version, workers=workers)
    try:
        known = pokedex.get()
    except PredictionDexError as missing:
        _log.warning("The model %s is not rehearsed: %s", model.version, missing)
    else:
        rehearse(predictor, known)
    return predictor


def atlas_predictor(
    model: KeptModel,
    *,
    pokedex: PokedexRepository,
    atlases: AtlasRepository,
    process: AtlasProcess,
    settings: Settings,
) -> AtlasPredictor:
    """Return what answers by this model, with its atlas where that is there; raise `DamagedModelError`."""
    predictor = AtlasPredictor(
        model=chartable(model, pokedex=pokedex),
        pokedex=pokedex,
        atlases=atlases,
        build=process.begin if settings.atlas else _leave_it,
    )
    try:
        predictor.open()
    except PredictionDexError as failure:
        _log.info("The model %s answers without its atlas: %s", model.version, failure)
    return predictor


def _leave_it(_: AtlasPlan) -> None:
    """Build nothing; what another process has built is used."""
