"""The model in production with its atlas, and the engine that answers beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dependency_injector import providers

from app.application.build_atlas import BuildAtlas
from app.application.follow_production import FollowProduction
from app.application.model_in_service import ModelInService
from app.application.patience import Patience
from app.container import atlas, learning, serving
from app.container.storage import Storage
from app.domain.prediction.prediction import Method
from app.infrastructure.learning.atlas_predictor import AtlasPredictor
from app.infrastructure.learning.cached_training_reports import CachedTrainingReports
from app.infrastructure.learning.mlflow_connection import MlflowConnection
from app.infrastructure.learning.mlflow_hooks import MlflowRegistryHooks
from app.infrastructure.learning.mlflow_registry import MlflowModelRegistry
from app.infrastructure.learning.mlflow_training_reports import MlflowTrainingReports
from app.infrastructure.learning.tracking_store import chosen_store

if TYPE_CHECKING:
    from app.application.ports.atlas_repository import AtlasRepository
    from app.application.ports.battle_predictor import BattlePredictor, ChartablePredictor
    from app.application.ports.model_cache import ModelCache
    from app.application.ports.model_registry import ModelRegistry
    from app.application.ports.registry_hooks import RegistryHooks
    from app.application.ports.training_reports import TrainingReports
    from app.application.refresh_atlas import RefreshAtlas


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
    training_reports: providers.Provider[TrainingReports] = providers.ThreadSafeSingleton(
        CachedTrainingReports, providers.ThreadSafeSingleton(MlflowTrainingReports, mlflow)
    )
    registry_hooks: providers.Provider[RegistryHooks] = providers.ThreadSafeSingleton(MlflowRegistryHooks, mlflow)
    model_cache: providers.Provider[ModelCache] = providers.ThreadSafeSingleton(
        serving.model_cache, Storage.settings.provided.var_folder
    )
    production_model: providers.Provider[ChartablePredictor] = providers.ThreadSafeSingleton(
        learning.production_model, model_registry, model_cache
    )
    atlas_repository: providers.Provider[AtlasRepository] = providers.ThreadSafeSingleton(
        atlas.atlas_repository, Storage.settings.provided.var_folder
    )
    atlas_process = providers.ThreadSafeSingleton(
        atlas.atlas_process, atlas_repository, Storage.settings, tracking_store.provided.uri
    )
    model_in_service = providers.ThreadSafeSingleton(ModelInService[AtlasPredictor])
    follow_production = providers.ThreadSafeSingleton(
        FollowProduction,
        registry=model_registry,
        cache=model_cache,
        service=model_in_service,
        prepare=providers.Callable(
            serving.atlas_predictor,
            pokedex=Storage.pokedex_repository,
            atlases=atlas_repository,
            process=atlas_process,
            settings=Storage.settings,
        ).provider,
        end_old_work=atlas_process.provided.end,
        patience=providers.Factory(Patience),
        wait_seconds=Storage.settings.provided.registry_seconds,
        every_seconds=Storage.settings.provided.follow_seconds,
    )
    atlas_refresh: providers.Provider[RefreshAtlas] = providers.Factory(
        atlas.atlas_refresh, model_in_service, atlas_process, Storage.settings
    )
    build_atlas: providers.Provider[BuildAtlas] = providers.Factory(
        BuildAtlas, pokedex=Storage.pokedex_repository, predictor=production_model.provider, atlases=atlas_repository
    )
    engine_predictor: providers.Provider[BattlePredictor] = providers.ThreadSafeSingleton(learning.engine_predictor)
    # Providers, not predictors: each is built when it is first asked for.
    predictors = providers.Dict(
        {Method.MODEL: follow_production.provided.predictor, Method.ENGINE: engine_predictor.provider},
    )
