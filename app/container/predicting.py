"""The model in production with its atlas, and the engine that answers beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dependency_injector import providers

from app.application.build_atlas import BuildAtlas
from app.container import atlas, learning
from app.container.storage import Storage
from app.domain.prediction.prediction import Method
from app.infrastructure.learning.mlflow_connection import MlflowConnection
from app.infrastructure.learning.mlflow_hooks import MlflowRegistryHooks
from app.infrastructure.learning.mlflow_registry import MlflowModelRegistry
from app.infrastructure.learning.tracking_store import chosen_store

if TYPE_CHECKING:
    from app.application.ports.atlas_repository import AtlasRepository
    from app.application.ports.battle_predictor import BattlePredictor, ChartablePredictor
    from app.application.ports.model_registry import ModelRegistry
    from app.application.ports.registry_hooks import RegistryHooks
    from app.application.refresh_atlas import RefreshAtlas
    from app.infrastructure.learning.atlas_predictor import AtlasPredictor


class Predicting(Storage):
    tracking_store = providers.ThreadSafeSingleton(
        chosen_store,
        configured=Storage.settings.provided.mlflow_tracking_uri,
        servers=Storage.settings.provided.mlflow_servers,
        var_folder=Storage.settings.provided.var_folder,
    )
    mlflow = providers.ThreadSafeSingleton(
        MlflowConnection,
        tracking_uri=tracking_store.provided.uri,
        advice=tracking_store.provided.advice,
        artifact_folder=providers.Callable(lambda folder: folder / "mlartifacts", Storage.settings.provided.var_folder),
    )
    model_registry: providers.Provider[ModelRegistry] = providers.ThreadSafeSingleton(MlflowModelRegistry, mlflow)
    registry_hooks: providers.Provider[RegistryHooks] = providers.ThreadSafeSingleton(MlflowRegistryHooks, mlflow)
    production_model: providers.Provider[ChartablePredictor] = providers.ThreadSafeSingleton(
        learning.production_model, model_registry
    )
    atlas_repository: providers.Provider[AtlasRepository] = providers.ThreadSafeSingleton(
        atlas.atlas_repository, Storage.settings.provided.var_folder
    )
    atlas_process = providers.ThreadSafeSingleton(
        atlas.atlas_process, atlas_repository, Storage.settings, tracking_store.provided.uri
    )
    battle_predictor: providers.Provider[AtlasPredictor] = providers.ThreadSafeSingleton(
        atlas.atlas_predictor,
        production_model,
        Storage.pokedex_repository,
        atlas_repository,
        atlas_process,
        Storage.settings,
    )
    predictor_at_hand = providers.ThreadSafeSingleton(atlas.PredictorAtHand)
    atlas_refresh: providers.Provider[RefreshAtlas] = providers.Factory(
        atlas.atlas_refresh, battle_predictor.provider, predictor_at_hand, atlas_process, Storage.settings
    )
    build_atlas: providers.Provider[BuildAtlas] = providers.Factory(
        BuildAtlas, pokedex=Storage.pokedex_repository, predictor=production_model.provider, atlases=atlas_repository
    )
    engine_predictor: providers.Provider[BattlePredictor] = providers.ThreadSafeSingleton(learning.engine_predictor)
    # Providers, not predictors: each is built when it is first asked for.
    predictors = providers.Dict(
        {Method.MODEL: battle_predictor.provider, Method.ENGINE: engine_predictor.provider},
    )
