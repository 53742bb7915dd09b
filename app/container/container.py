"""The composition root: the only place that knows which adapter stands behind which port."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dependency_injector import containers, providers

from app.application.build_atlas import BuildAtlas
from app.application.build_dataset import BuildDataset
from app.application.calculate_damage import CalculateDamage
from app.application.check_key import CheckKey
from app.application.check_readiness import CheckReadiness
from app.application.compare_models import CompareModels
from app.application.compare_teams import CompareTeams
from app.application.create_key import CreateKey
from app.application.diff_pokedex import DiffPokedex
from app.application.evaluate_model import EvaluateModel
from app.application.find_counters import FindCounters
from app.application.import_pokedex import ImportPokedex
from app.application.key_memory import KeyMemory
from app.application.ports.duel_dataset import Collection
from app.application.ports.pokedex_source import SourceName
from app.application.predict_duels import PredictDuels
from app.application.prediction_book import PredictionBook
from app.application.recommend_move import RecommendMove
from app.application.record_outcome import RecordOutcome
from app.application.refresh_pokedex import RefreshPokedex
from app.application.simulate_duel import SimulateDuel
from app.application.train_model import TrainModel
from app.application.turnstile import Turnstile
from app.application.write_key_uses import WriteKeyUses
from app.container import access, atlas, games, learning, readiness, sources
from app.domain.battle.simulation import Engine
from app.domain.prediction.prediction import Method
from app.infrastructure.learning.feature_batches import SHORT_RUN
from app.infrastructure.learning.mlflow_connection import MlflowConnection
from app.infrastructure.learning.mlflow_registry import MlflowModelRegistry
from app.infrastructure.learning.mlflow_tracker import MlflowTracker
from app.infrastructure.persistence.buffered_prediction_repository import BufferedPredictionRepository
from app.infrastructure.persistence.cached_pokedex_repository import CachedPokedexRepository
from app.infrastructure.persistence.database import create_database_engine, create_sessions
from app.infrastructure.persistence.migration import migrate
from app.infrastructure.persistence.sqlalchemy_api_key_repository import SqlAlchemyApiKeyRepository
from app.infrastructure.persistence.sqlalchemy_import_history import SqlAlchemyImportHistory
from app.infrastructure.persistence.sqlalchemy_outcome_repository import SqlAlchemyOutcomeRepository
from app.infrastructure.persistence.sqlalchemy_pokedex_repository import SqlAlchemyPokedexRepository
from app.infrastructure.persistence.sqlalchemy_prediction_repository import SqlAlchemyPredictionRepository
from app.infrastructure.simulation.showdown_duel_player import ShowdownDuelPlayer
from app.infrastructure.simulation.showdown_simulator import ShowdownSimulator
from app.infrastructure.sources.bundled_pokedex_source import BundledPokedexSource
from app.infrastructure.sources.csv_files.csv_pokedex_exporter import CsvPokedexExporter
from app.infrastructure.sources.showdown_extraction import ShowdownExtractor
from app.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from app.application.evaluation.tools import Tools
    from app.application.ports.api_key_repository import ApiKeyRepository
    from app.application.ports.atlas_repository import AtlasRepository
    from app.application.ports.battle_predictor import BattlePredictor, ChartablePredictor
    from app.application.ports.battle_simulator import BattleSimulator
    from app.application.ports.duel_dataset import DuelDataset
    from app.application.ports.duel_player import DuelPlayer
    from app.application.ports.evaluation_writer import EvaluationWriter
    from app.application.ports.experiment_tracker import ExperimentTracker
    from app.application.ports.game_solver import GameSolver
    from app.application.ports.import_history import ImportHistory
    from app.application.ports.model_registry import ModelRegistry
    from app.application.ports.model_trainer import ModelTrainer
    from app.application.ports.outcome_repository import OutcomeRepository
    from app.application.ports.pokedex_exporter import PokedexExporter
    from app.application.ports.pokedex_extractor import PokedexExtractor
    from app.application.ports.pokedex_repository import PokedexRepository
    from app.application.ports.pokedex_source import PokedexSource
    from app.application.ports.prediction_repository import PredictionRepository
    from app.application.ports.rate_limiter import RateLimiter
    from app.application.ports.trainer_search import TrainerSearch
    from app.application.refresh_atlas import RefreshAtlas
    from app.infrastructure.learning.atlas_predictor import AtlasPredictor
    from app.presentation.api.policy import ApiPolicy
    from app.presentation.cli.dependencies import ServerOptions


class Container(containers.DeclarativeContainer):
    settings: providers.Provider[Settings] = providers.ThreadSafeSingleton(Settings)

    database_engine = providers.ThreadSafeSingleton(create_database_engine, settings.provided.database_url)
    migrate_database: providers.Provider[None] = providers.Callable(migrate, settings.provided.database_url)
    sessions = providers.ThreadSafeSingleton(create_sessions, database_engine)
    stored_pokedex: providers.Provider[PokedexRepository] = providers.ThreadSafeSingleton(
        SqlAlchemyPokedexRepository, sessions
    )
    pokedex_repository: providers.Provider[PokedexRepository] = providers.ThreadSafeSingleton(
        CachedPokedexRepository, stored_pokedex
    )
    pokedex_refresh: providers.Provider[RefreshPokedex] = providers.Factory(
        RefreshPokedex,
        look=pokedex_repository.provided.refresh,
        every_seconds=settings.provided.pokedex_refresh_seconds,
    )
    prediction_repository: providers.Provider[PredictionRepository] = providers.ThreadSafeSingleton(
        BufferedPredictionRepository, providers.ThreadSafeSingleton(SqlAlchemyPredictionRepository, sessions)
    )
    outcome_repository: providers.Provider[OutcomeRepository] = providers.ThreadSafeSingleton(
        SqlAlchemyOutcomeRepository, sessions
    )
    pokedex_source: providers.Provider[PokedexSource] = providers.ThreadSafeSingleton(
        BundledPokedexSource, settings.provided.pokedex_folder
    )
    # Providers, not sources: most are never asked for, and need libraries that an API image does not have.
    pokedex_sources = providers.Dict(
        {
            SourceName.BUNDLED: pokedex_source.provider,
            SourceName.CSV: providers.Factory(sources.csv_source, bundled=pokedex_source).provider,
            SourceName.POKEAPI: providers.Factory(sources.pokeapi_source, settings, pokedex_source).provider,
            SourceName.POKEPEDIA: providers.Factory(sources.pokepedia_source, settings, pokedex_source).provider,
        }
    )
    pokedex_exporter: providers.Provider[PokedexExporter] = providers.Factory(CsvPokedexExporter)
    pokedex_extractor: providers.Provider[PokedexExtractor] = providers.ThreadSafeSingleton(
        ShowdownExtractor, settings.provided.engine_folder
    )
    battle_simulator: providers.Provider[BattleSimulator] = providers.ThreadSafeSingleton(
        ShowdownSimulator,
        pokedex=pokedex_repository.provided.get.call(),
        engine_folder=settings.provided.engine_folder,
        workers=settings.provided.simulator_workers,
        timeout_seconds=settings.provided.simulator_timeout_seconds,
    )
    compiled_simulator: providers.Provider[BattleSimulator] = providers.ThreadSafeSingleton(
        learning.compiled_simulator, pokedex_repository.provided.get.call()
    )
    lessons: providers.Provider[DuelDataset] = providers.ThreadSafeSingleton(
        learning.lessons, settings.provided.var_folder
    )
    first_lessons: providers.Provider[int] = settings.provided.first_lessons
    reference_duels: providers.Provider[DuelDataset] = providers.ThreadSafeSingleton(
        learning.bundled_dataset, settings.provided.reference_folder, settings.provided.var_folder
    )
    exam: providers.Provider[DuelDataset] = providers.ThreadSafeSingleton(
        learning.bundled_dataset, settings.provided.exam_folder, settings.provided.var_folder
    )
    mlflow = providers.ThreadSafeSingleton(
        MlflowConnection,
        tracking_uri=settings.provided.mlflow_tracking_uri,
        artifact_folder=providers.Callable(lambda folder: folder / "mlartifacts", settings.provided.var_folder),
    )
    experiment_tracker: providers.Provider[ExperimentTracker] = providers.ThreadSafeSingleton(MlflowTracker, mlflow)
    model_registry: providers.Provider[ModelRegistry] = providers.ThreadSafeSingleton(MlflowModelRegistry, mlflow)
    model_trainer: providers.Provider[ModelTrainer] = providers.ThreadSafeSingleton(
        learning.xgboost_trainer, pokedex_repository, SHORT_RUN
    )
    lone_trainer: providers.Provider[ModelTrainer] = providers.ThreadSafeSingleton(
        learning.xgboost_trainer, pokedex_repository, None
    )
    trainer_search: providers.Provider[TrainerSearch] = providers.Factory(
        learning.grid_search, pokedex_repository, settings.provided.var_folder, SHORT_RUN
    )
    lone_trainer_search: providers.Provider[TrainerSearch] = providers.Factory(
        learning.grid_search, pokedex_repository, settings.provided.var_folder, None
    )
    production_model: providers.Provider[ChartablePredictor] = providers.ThreadSafeSingleton(
        learning.production_model, model_registry
    )
    atlas_repository: providers.Provider[AtlasRepository] = providers.ThreadSafeSingleton(
        atlas.atlas_repository, settings.provided.var_folder
    )
    atlas_process = providers.ThreadSafeSingleton(atlas.atlas_process, atlas_repository, settings)
    battle_predictor: providers.Provider[AtlasPredictor] = providers.ThreadSafeSingleton(
        atlas.atlas_predictor, production_model, pokedex_repository, atlas_repository, atlas_process, settings
    )
    atlas_refresh: providers.Provider[RefreshAtlas] = providers.Factory(
        atlas.atlas_refresh, battle_predictor.provider, atlas_process, settings
    )
    build_atlas: providers.Provider[BuildAtlas] = providers.Factory(
        BuildAtlas, pokedex=pokedex_repository, predictor=production_model.provider, atlases=atlas_repository
    )
    engine_predictor: providers.Provider[BattlePredictor] = providers.ThreadSafeSingleton(learning.engine_predictor)
    # Providers, not predictors: each is built when it is first asked for.
    predictors = providers.Dict(
        {Method.MODEL: battle_predictor.provider, Method.ENGINE: engine_predictor.provider},
    )

    import_history: providers.Provider[ImportHistory] = providers.ThreadSafeSingleton(SqlAlchemyImportHistory, sessions)
    import_pokedex: providers.Provider[ImportPokedex] = providers.Factory(
        ImportPokedex, repository=pokedex_repository, history=import_history
    )
    diff_pokedex: providers.Provider[DiffPokedex] = providers.Factory(DiffPokedex, repository=stored_pokedex)
    build_lessons: providers.Provider[BuildDataset] = providers.Factory(
        BuildDataset, pokedex=pokedex_repository.provided.get.call(), simulator=compiled_simulator, dataset=lessons
    )
    build_reference: providers.Provider[BuildDataset] = providers.Factory(
        BuildDataset,
        pokedex=pokedex_repository.provided.get.call(),
        simulator=battle_simulator,
        dataset=reference_duels,
    )
    build_exam: providers.Provider[BuildDataset] = providers.Factory(
        BuildDataset, pokedex=pokedex_repository.provided.get.call(), simulator=battle_simulator, dataset=exam
    )
    dataset_builders = providers.Dict(
        {
            Collection.LESSONS: build_lessons.provider,
            Collection.REFERENCE: build_reference.provider,
            Collection.EXAM: build_exam.provider,
        }
    )
    train_model: providers.Provider[TrainModel] = providers.Factory(
        TrainModel,
        pokedex=pokedex_repository,
        lessons=lessons,
        reference=reference_duels,
        exam=exam,
        trainer=model_trainer,
        tracker=experiment_tracker,
        registry=model_registry,
    )
    evaluation_tools: providers.Provider[Tools] = providers.Factory(
        learning.tools, pokedex_repository, compiled_simulator
    )
    evaluation_writer: providers.Provider[EvaluationWriter] = providers.Factory(learning.evaluation_writer)
    reports_folder: providers.Provider[Path] = providers.Callable(learning.reports_folder, settings.provided.var_folder)
    evaluate_model: providers.Provider[EvaluateModel] = providers.Factory(
        EvaluateModel,
        pokedex=pokedex_repository,
        lessons=lessons,
        exam=exam,
        registry=model_registry,
        trainer=model_trainer,
        tools=evaluation_tools,
        writer=evaluation_writer,
        reports=reports_folder,
    )
    compare_models: providers.Provider[CompareModels] = providers.Factory(
        CompareModels,
        pokedex=pokedex_repository,
        lessons=lessons,
        exam=exam,
        tools=evaluation_tools,
        writer=evaluation_writer,
        reports=reports_folder,
    )
    prediction_book: providers.Provider[PredictionBook] = providers.Factory(
        PredictionBook, predictions=prediction_repository
    )
    game_solver: providers.Provider[GameSolver] = providers.ThreadSafeSingleton(games.game_solver)
    predict_duels: providers.Provider[PredictDuels] = providers.Factory(
        PredictDuels, pokedex=pokedex_repository, predictors=predictors, book=prediction_book
    )
    recommend_move: providers.Provider[RecommendMove] = providers.Factory(
        RecommendMove, pokedex=pokedex_repository, predictors=predictors, book=prediction_book
    )
    find_counters: providers.Provider[FindCounters] = providers.Factory(
        FindCounters, pokedex=pokedex_repository, predictors=predictors, book=prediction_book
    )
    compare_teams: providers.Provider[CompareTeams] = providers.Factory(
        CompareTeams, pokedex=pokedex_repository, predictors=predictors, solver=game_solver, book=prediction_book
    )
    calculate_damage: providers.Provider[CalculateDamage] = providers.Factory(
        CalculateDamage, pokedex=pokedex_repository
    )
    record_outcome: providers.Provider[RecordOutcome] = providers.Factory(
        RecordOutcome, predictions=prediction_repository, outcomes=outcome_repository
    )
    own_player: providers.Provider[DuelPlayer] = providers.ThreadSafeSingleton(
        learning.compiled_duel_player, settings.provided.simulation_limit_seconds
    )
    reference_player: providers.Provider[DuelPlayer] = providers.ThreadSafeSingleton(
        ShowdownDuelPlayer,
        engine_folder=settings.provided.engine_folder,
        workers=settings.provided.simulations_at_once,
        limit_seconds=settings.provided.simulation_limit_seconds,
    )
    turnstile = providers.ThreadSafeSingleton(
        Turnstile,
        at_once=settings.provided.simulations_at_once,
        waiting=settings.provided.simulations_waiting,
        patience_seconds=settings.provided.simulation_limit_seconds,
    )
    simulate_duel: providers.Provider[SimulateDuel] = providers.Factory(
        SimulateDuel,
        pokedex=pokedex_repository,
        # Providers, not players: each is built when it is first asked for.
        players=providers.Dict({Engine.OWN: own_player.provider, Engine.REFERENCE: reference_player.provider}),
        predictors=predictors,
        turnstile=turnstile,
    )
    check_readiness: providers.Provider[CheckReadiness] = providers.Factory(
        CheckReadiness,
        checks=providers.Callable(
            readiness.readiness_checks, database_engine, stored_pokedex, pokedex_repository, predictors
        ),
        accelerators=providers.Callable(readiness.accelerator_checks, battle_predictor.provider),
    )
    api_keys: providers.Provider[ApiKeyRepository] = providers.ThreadSafeSingleton(SqlAlchemyApiKeyRepository, sessions)
    key_memory: providers.Provider[KeyMemory] = providers.ThreadSafeSingleton(
        KeyMemory, seconds=settings.provided.key_memory_seconds
    )
    create_key: providers.Provider[CreateKey] = providers.Factory(CreateKey, keys=api_keys)
    check_key: providers.Provider[CheckKey] = providers.Factory(CheckKey, keys=api_keys, memory=key_memory)
    write_key_uses: providers.Provider[WriteKeyUses] = providers.Factory(
        WriteKeyUses, keys=api_keys, memory=key_memory, every_seconds=60.0
    )
    rate_limiter: providers.Provider[RateLimiter] = providers.ThreadSafeSingleton(
        access.rate_limiter, settings.provided.redis_url
    )
    api_policy: providers.Provider[ApiPolicy] = providers.Callable(access.api_policy, settings)
    server_options: providers.Provider[ServerOptions] = providers.Callable(access.server_options, settings)
