"""Makes what learns, predicts and plays. Much of it takes a while to load, or is installed only where it is needed."""

from __future__ import annotations

from contextlib import contextmanager
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from app.application.evaluation.tools import Tools
from app.application.ports.duel_dataset import Collection, UnusableDatasetError
from app.application.ports.model_registry import RegistryUnavailableError
from app.domain.battle.engine.play import RULES_VERSION
from app.domain.registry.model_version import Alias
from app.infrastructure.learning.dataset_manifest import read_manifest
from app.infrastructure.learning.feature_batches import SHORT_RUN, ThreadedFeatureReader
from app.infrastructure.simulation.showdown_simulator import RULES_VERSION as SHOWDOWN_RULES_VERSION
from app.infrastructure.simulation.showdown_simulator import ShowdownSimulator

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from app.application.ports.battle_predictor import BattlePredictor, ChartablePredictor
    from app.application.ports.battle_simulator import BattleSimulator
    from app.application.ports.duel_dataset import DuelDataset
    from app.application.ports.duel_player import DuelPlayer
    from app.application.ports.evaluation_writer import EvaluationWriter
    from app.application.ports.learner import Learner
    from app.application.ports.model_cache import ModelCache
    from app.application.ports.model_registry import ModelRegistry
    from app.application.ports.model_trainer import ModelTrainer
    from app.application.ports.pokedex_repository import PokedexRepository
    from app.application.ports.report_printer import ReportPrinter
    from app.application.ports.step_outputs import StepOutputs
    from app.application.ports.trainer_search import TrainerSearch
    from app.application.ports.training_outbox import TrainingOutbox
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.model import ModelArtefact, ModelMakeup


@contextmanager
def _want_of_pyarrow_told(dataset: str) -> Iterator[None]:
    # It comes with the extra `learn`, which a process that only serves does not have.
    try:
        yield
    except ModuleNotFoundError as error:
        reason = f"{error.name} is not installed; pip install 'predictiondex[learn]' brings it"
        raise UnusableDatasetError(dataset, reason) from error


def bundled_dataset(folder: Path, var_folder: Path) -> DuelDataset:
    with _want_of_pyarrow_told(folder.name):
        from app.infrastructure.learning.parquet_duel_dataset import ParquetDuelDataset
    return ParquetDuelDataset(folder, var_folder / "unfinished" / folder.name, rules_version=SHOWDOWN_RULES_VERSION)


def lessons(var_folder: Path) -> DuelDataset:
    with _want_of_pyarrow_told(Collection.LESSONS):
        from app.infrastructure.learning.parquet_duel_dataset import FAST, ParquetDuelDataset
    return ParquetDuelDataset(
        var_folder / "lessons",
        var_folder / "unfinished" / "lessons",
        rules_version=RULES_VERSION,
        compression_level=FAST,
    )


def compiled_simulator(pokedex: Pokedex) -> BattleSimulator:
    # Numba takes a while to load, and most commands play nothing.
    from app.infrastructure.simulation.compiled_simulator import CompiledSimulator

    return CompiledSimulator(pokedex=pokedex)


def showdown_simulator(
    pokedex: Pokedex, *, engine_folder: Path, workers: int, timeout_seconds: float
) -> BattleSimulator:
    return ShowdownSimulator(
        pokedex=pokedex, engine_folder=engine_folder, workers=workers, timeout_seconds=timeout_seconds
    )


def compiled_duel_player(limit_seconds: float) -> DuelPlayer:
    # Numba takes a while to load, and most commands play nothing.
    from app.infrastructure.simulation.compiled_duel_player import CompiledDuelPlayer

    return CompiledDuelPlayer(limit_seconds=limit_seconds)


def predictor_of(artefact: ModelArtefact, version: str) -> ChartablePredictor:
    # XGBoost takes a while to load, and most commands neither train nor predict.
    from app.infrastructure.learning.xgboost_predictor import XGBoostPredictor

    return XGBoostPredictor(artefact=artefact, version=version)


def exam_checksum(folder: Path) -> str:
    return read_manifest(folder, rules_version=SHOWDOWN_RULES_VERSION).checksum


def production_model(registry: ModelRegistry, cache: ModelCache) -> ChartablePredictor:
    """Return the model in production, or the last good one where the registry is away."""
    # XGBoost takes a while to load, and most commands neither train nor predict.
    from app.infrastructure.learning.xgboost_predictor import XGBoostPredictor

    try:
        version = registry.aliased(Alias.PRODUCTION).version
        return XGBoostPredictor(artefact=registry.load(version), version=version)
    except RegistryUnavailableError:
        kept = cache.last_good()
        if kept is None:
            raise
        return XGBoostPredictor(artefact=kept.artefact, version=kept.version)


def xgboost_trainer(pokedex: PokedexRepository, doubt: float | None) -> ModelTrainer:
    from app.infrastructure.learning.xgboost_trainer import XGBoostTrainer

    return XGBoostTrainer(pokedex=pokedex, doubt=doubt)


def reports_folder(var_folder: Path) -> Path:
    return var_folder / "reports"


def grid_search(pokedex: PokedexRepository, var_folder: Path, doubt: float | None, grid: str = "fast") -> TrainerSearch:
    from app.infrastructure.learning.grid_search import GRIDS, GridSearch

    return GridSearch(pokedex=pokedex, results=var_folder / "unfinished" / "tuning", doubt=doubt, grid=GRIDS[grid])


def training_outbox(var_folder: Path) -> TrainingOutbox:
    from app.infrastructure.learning.file_training_outbox import FileTrainingOutbox

    return FileTrainingOutbox(var_folder / "outbox")


def step_outputs() -> StepOutputs:
    from app.infrastructure.learning.file_step_outputs import FileStepOutputs

    return FileStepOutputs()


def report_printer() -> ReportPrinter:
    from app.infrastructure.reports.report_files import FileReportPrinter

    return FileReportPrinter()


def environment() -> Mapping[str, str]:
    from app.infrastructure.learning.environment import environment

    return environment()


def engine_predictor() -> BattlePredictor:
    # Numba takes a while to load, and most commands play nothing.
    from app.infrastructure.simulation.engine_predictor import EnginePredictor

    return EnginePredictor()


def tools(pokedex: PokedexRepository, simulator: BattleSimulator, var_folder: Path) -> Tools:
    from app.infrastructure.learning.file_forecast_store import FileForecastStore
    from app.infrastructure.learning.scikit_learners import LogisticRegressionLearner, RandomForestLearner
    from app.infrastructure.learning.xgboost_learner import XGBoostLearner
    from app.infrastructure.simulation.engine_predictor import DOUBT, EnginePredictor

    return Tools(
        simulator=simulator,
        reader=ThreadedFeatureReader(pokedex=pokedex),
        lone_reader=ThreadedFeatureReader(pokedex=pokedex, workers=1),
        learner=XGBoostLearner(),
        sized_learner=_sized_learner,
        rivals={"random forest": RandomForestLearner(), "logistic regression": LogisticRegressionLearner()},
        engine=lambda doubt: EnginePredictor(doubt=doubt, workers=1),
        forecasts=FileForecastStore(var_folder / "unfinished" / "forecasts"),
        clock=perf_counter,
        processor_clock=process_time,
        doubt=SHORT_RUN,
        engine_doubt=DOUBT,
    )


def _sized_learner(*, rounds: int, depth: int) -> Learner:
    from app.infrastructure.learning.xgboost_learner import Boosting, XGBoostLearner

    return XGBoostLearner(boosting=Boosting(rounds=rounds, max_depth=depth))


def evaluation_writer() -> EvaluationWriter:
    from app.infrastructure.reports.file_evaluation_writer import FileEvaluationWriter

    return FileEvaluationWriter()


def makeup_of(artefact: ModelArtefact, version: str) -> ModelMakeup:
    # XGBoost takes a while to load, and most commands neither train nor predict.
    from app.infrastructure.learning.model_files import makeup_of

    return makeup_of(artefact, version)
