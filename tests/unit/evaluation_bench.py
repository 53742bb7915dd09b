"""What the tests of evaluation and comparison share: small data, and fakes for all that costs time."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from app.application.build_dataset import BuildDataset
from app.application.compare_models import CompareModels
from app.application.deliver_trainings import DeliverTrainings
from app.application.evaluate_model import EvaluateModel
from app.application.evaluation.tools import Sizes, Tools
from app.application.ports.duel_dataset import DatasetPlan
from app.application.train_model import TrainModel
from app.domain.prediction.draws import draws_version
from app.domain.prediction.model import ModelArtefact
from tests.fakes.fake_battle_predictor import FakeBattlePredictor
from tests.fakes.fake_battle_simulator import FakeBattleSimulator
from tests.fakes.fake_duel_dataset import FakeDuelDataset
from tests.fakes.fake_evaluation_writer import FakeEvaluationWriter
from tests.fakes.fake_experiment_tracker import FakeExperimentTracker
from tests.fakes.fake_feature_reader import FakeFeatureReader
from tests.fakes.fake_forecast_store import FakeForecastStore
from tests.fakes.fake_learner import FakeLearner
from tests.fakes.fake_model_registry import FakeModelRegistry
from tests.fakes.fake_model_trainer import FakeModelTrainer
from tests.fakes.fake_pokedex_repository import FakePokedexRepository
from tests.fakes.fake_report_printer import FakeReportPrinter
from tests.fakes.fake_step_outputs import FakeStepOutputs
from tests.fakes.fake_training_outbox import FakeTrainingOutbox
from tests.registered_models import put_into_production
from tests.training_runs import training_run

if TYPE_CHECKING:
    from app.application.ports.trainer_search import TrainerSearch
    from app.domain.pokedex.pokedex import Pokedex

REPORTS = Path("reports")
SIZES = Sizes(
    truth_battles=50,
    live_battles=5,
    sample=200,
    curve=(50, 100, 10_000),
    doubts=(0.01,),
    engine_doubts=(0.02, 0.01),
    timed=(20, 5),
)


def dataset(pokedex: Pokedex, mixture: str, duels: int) -> FakeDuelDataset:
    plan = DatasetPlan(
        duels=duels,
        battles=6,
        held_out_battles=12,
        seed=1,
        part_size=duels,
        mixture=mixture,
        rules_version="fake-1",
        draws_version=draws_version(pokedex),
    )
    built = FakeDuelDataset()
    BuildDataset(pokedex=pokedex, simulator=FakeBattleSimulator(pokedex), dataset=built)(plan=plan)
    return built


@dataclass(frozen=True, kw_only=True)
class Bench:
    pokedex: Pokedex
    lessons: FakeDuelDataset
    exam: FakeDuelDataset
    registry: FakeModelRegistry = field(default_factory=FakeModelRegistry)
    tracker: FakeExperimentTracker = field(default_factory=FakeExperimentTracker)
    outbox: FakeTrainingOutbox = field(default_factory=FakeTrainingOutbox)
    outputs: FakeStepOutputs = field(default_factory=FakeStepOutputs)
    printer: FakeReportPrinter = field(default_factory=FakeReportPrinter)
    forecasts: FakeForecastStore = field(default_factory=FakeForecastStore)
    writer: FakeEvaluationWriter = field(default_factory=FakeEvaluationWriter)
    learner: FakeLearner = field(default_factory=FakeLearner)
    rival: FakeLearner = field(default_factory=FakeLearner)
    reader: FakeFeatureReader = field(default_factory=FakeFeatureReader)

    @property
    def tools(self) -> Tools:
        ticks = count()
        return Tools(
            simulator=FakeBattleSimulator(self.pokedex),
            reader=self.reader,
            lone_reader=FakeFeatureReader(),
            learner=self.learner,
            sized_learner=lambda *, rounds, depth: self.learner,  # noqa: ARG005 - the fake has no size
            rivals={"rival": self.rival},
            engine=lambda doubt: FakeBattlePredictor(version=str(doubt)),
            clock=lambda: float(next(ticks)),
            forecasts=self.forecasts,
            processor_clock=lambda: float(next(ticks)),
            doubt=0.01,
            engine_doubt=0.001,
        )

    def put_a_model_into_production(self) -> None:
        artefact = ModelArtefact(files={"fake.json": b'{"wins": 1, "turns": 2, "seed": 3}'})
        given = {"lessons": self.lessons.manifest().checksum, "exam": self.exam.manifest().checksum}
        run_id = self.tracker.record(training_run(parameters=given, artefact=artefact))
        put_into_production(self.registry, run_id, artefact)

    @property
    def evaluate(self) -> EvaluateModel:
        return EvaluateModel(
            pokedex=FakePokedexRepository(self.pokedex),
            lessons=self.lessons,
            exam=self.exam,
            registry=self.registry,
            tracker=self.tracker,
            trainer=FakeModelTrainer(),
            tools=self.tools,
            writer=self.writer,
            outputs=self.outputs,
            reports=REPORTS,
            sizes=SIZES,
        )

    def train(self, trainer: FakeModelTrainer, search: TrainerSearch | None = None) -> TrainModel:
        return TrainModel(
            pokedex=FakePokedexRepository(self.pokedex),
            lessons=self.lessons,
            reference=self.lessons,
            exam=self.exam,
            trainer=trainer,
            printer=self.printer,
            outputs=self.outputs,
            outbox=self.outbox,
            deliver=self.deliver,
            reports=REPORTS,
            environment={"commit": "c0ffee"},
            search=search,
        )

    @property
    def deliver(self) -> DeliverTrainings:
        return DeliverTrainings(outbox=self.outbox, tracker=self.tracker, registry=self.registry)

    @property
    def compare(self) -> CompareModels:
        return CompareModels(
            pokedex=FakePokedexRepository(self.pokedex),
            lessons=self.lessons,
            exam=self.exam,
            tools=self.tools,
            writer=self.writer,
            outputs=self.outputs,
            reports=REPORTS,
            sizes=SIZES,
        )
