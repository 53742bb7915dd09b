from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    import typer
    from fastapi import FastAPI

    from app.application.admit_key import AdmitKey
    from app.application.back_up import BackUp
    from app.application.build_atlas import BuildAtlas
    from app.application.build_dataset import BuildDataset
    from app.application.cards.write_data_sheet import WriteDataSheet
    from app.application.cards.write_model_card import WriteModelCard
    from app.application.check_drift import CheckDrift
    from app.application.check_quality import CheckQuality
    from app.application.compare_models import CompareModels
    from app.application.compare_shadow import CompareShadow
    from app.application.create_key import CreateKey
    from app.application.deliver_trainings import DeliverTrainings
    from app.application.diff_pokedex import DiffPokedex
    from app.application.evaluate_model import EvaluateModel
    from app.application.follow_production import FollowProduction
    from app.application.gate.judge_model import JudgeModel
    from app.application.generate_traffic import GenerateTraffic
    from app.application.import_pokedex import ImportPokedex
    from app.application.ports.api_key_repository import ApiKeyRepository
    from app.application.ports.backup_shelf import BackupShelf
    from app.application.ports.battle_predictor import BattlePredictor
    from app.application.ports.database_schema import DatabaseSchema
    from app.application.ports.duel_dataset import Collection, DuelDataset
    from app.application.ports.import_history import ImportHistory
    from app.application.ports.model_registry import ModelRegistry
    from app.application.ports.model_trainer import ModelTrainer
    from app.application.ports.part_player import PartPlayer
    from app.application.ports.pokedex_exporter import PokedexExporter
    from app.application.ports.pokedex_extractor import PokedexExtractor
    from app.application.ports.pokedex_repository import PokedexRepository
    from app.application.ports.pokedex_source import PokedexSource, SourceName
    from app.application.ports.promotion_log import PromotionLog
    from app.application.ports.questioner import Questioner
    from app.application.ports.registry_hooks import RegistryHooks
    from app.application.ports.stranger import Stranger
    from app.application.ports.trainer_search import TrainerSearch
    from app.application.ports.worker_books import WorkerBooks
    from app.application.promote_model import PromoteModel
    from app.application.restore_backup import RestoreBackup
    from app.application.roll_back_model import RollBackModel
    from app.application.smoke.try_release import TryRelease
    from app.application.train_model import TrainModel
    from app.application.watch_production import WatchProduction


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerOptions:
    keep_alive_seconds: int
    """How long a connection may stay open between two requests."""
    most_connections: int
    """Over it, the server itself answers 503."""
    trusted_proxies: tuple[str, ...]
    """Whose X-Forwarded-For says who asks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsReport:
    environment: str
    settings: tuple[tuple[str, str, str], ...]
    """The name of each, its value without what is secret, and where that comes from; none where they are unreadable."""
    objections: tuple[str, ...]
    """Everything for which nothing can start."""


class CliContainer(Protocol):
    """What the commands ask of whoever wires the application."""

    def settings_report(self) -> SettingsReport: ...

    def needs_keys(self) -> bool:
        """Say whether the API lets nobody in without a key."""

    def begin_log(self) -> bool:
        """Begin to log to standard error; return whether that is for programs to read, and nothing else belongs there.

        Raises `TracingMissingError` where lines shall name their trace, and what that needs is not installed.
        """

    def migrate_database(self) -> None:
        """Bring the database to this release's schema; raise `DatabaseUnavailableError`."""

    def database_schema(self) -> DatabaseSchema: ...

    def pokedex_sources(self) -> Mapping[SourceName, Callable[..., PokedexSource]]:
        """Return what makes each source; that of a user's own files takes their folder.

        Making one raises `UnreachableSourceError` where its libraries are not installed.
        """

    def import_pokedex(self) -> ImportPokedex: ...

    def diff_pokedex(self) -> DiffPokedex: ...

    def import_history(self) -> ImportHistory: ...

    def pokedex_repository(self) -> PokedexRepository: ...

    def pokedex_extractor(self) -> PokedexExtractor: ...

    def pokedex_exporter(self) -> PokedexExporter: ...

    def dataset_builders(self) -> Mapping[Collection, Callable[..., BuildDataset]]:
        """Return what makes each builder; it takes a `cluster` that plays in place of this machine."""

    def cluster_players(self) -> Mapping[Collection, Callable[[str], PartPlayer]]:
        """Return what makes each collection's player at a scheduler, or raises `ClusterUnavailableError`."""

    def lessons(self) -> DuelDataset: ...

    def first_lessons(self) -> int:
        """Return how many duels our engine plays before the first model is trained."""

    def production_model(self) -> BattlePredictor:
        """Return the model in production; raise `NoSuchModelError` or `DamagedModelError`."""

    @property
    def train_model(self) -> Callable[..., TrainModel]:
        """Takes another `trainer`, or a `search` for one."""

    def lone_trainer(self) -> ModelTrainer: ...

    @property
    def cluster_trainer(self) -> Callable[[str], ModelTrainer]:
        """Takes the scheduler; raises `ClusterUnavailableError`."""

    @property
    def lone_cluster_trainer(self) -> Callable[[str], ModelTrainer]: ...

    @property
    def trainer_search(self) -> Callable[..., TrainerSearch]:
        """Takes the name of a `grid`."""

    @property
    def lone_trainer_search(self) -> Callable[..., TrainerSearch]: ...

    def deliver_trainings(self) -> DeliverTrainings: ...

    def build_atlas(self) -> BuildAtlas: ...

    def evaluate_model(self) -> EvaluateModel: ...

    def compare_models(self) -> CompareModels: ...

    def model_registry(self) -> ModelRegistry: ...

    def registry_hooks(self) -> RegistryHooks: ...

    def worker_books(self) -> WorkerBooks: ...

    def webhook_secret(self) -> str:
        """Return what MLflow signs its webhooks with; it is empty where there is none."""

    def follow_production(self) -> FollowProduction[Any]: ...

    def watch_production(self) -> WatchProduction: ...

    def check_quality(self) -> CheckQuality: ...

    def compare_shadow(self) -> CompareShadow: ...

    def check_drift(self) -> CheckDrift: ...

    def promotion_log(self) -> PromotionLog: ...

    def judge_model(self) -> JudgeModel: ...

    def promote_model(self) -> PromoteModel: ...

    def roll_back_model(self) -> RollBackModel: ...

    def write_model_card(self) -> WriteModelCard: ...

    def write_data_sheet(self) -> WriteDataSheet: ...

    def back_up(self) -> BackUp: ...

    def restore_backup(self) -> RestoreBackup: ...

    def backup_shelf(self) -> Callable[[Path], BackupShelf]:
        """Return what makes one; it takes the folder with the backups."""

    def create_key(self) -> CreateKey: ...

    def admit_key(self) -> AdmitKey: ...

    def api_keys(self) -> ApiKeyRepository: ...

    def server_options(self) -> ServerOptions: ...

    @property
    def questioner(self) -> Callable[..., Questioner]:
        """Takes an `address`, a `key` in place of the setting's, and whether the address may be `elsewhere`.

        Raises what says that nothing can be asked there: `UnusableAddressError`, `ElsewhereError`, `UnusableKeyError`.
        """

    @property
    def generate_traffic(self) -> Callable[..., GenerateTraffic]:
        """Takes another `questioner`."""

    @property
    def stranger(self) -> Callable[..., Stranger]:
        """Takes an `address`, a `key` in place of the setting's, and how many `seconds` an answer may take.

        Raises `UnusableAddressError` or `UnusableKeyError`.
        """

    @property
    def try_release(self) -> Callable[..., TryRelease]:
        """Takes another `stranger`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependencies:
    container: CliContainer
    create_app: Callable[[], FastAPI]
    create_worker_app: Callable[[], FastAPI]
    """The same with a container of its own; a worker process imports it by its name."""


def dependencies_of(context: typer.Context) -> Dependencies:
    return cast("Dependencies", context.obj)


def container_of(context: typer.Context) -> CliContainer:
    return dependencies_of(context).container
