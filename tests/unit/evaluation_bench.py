"""What the tests of evaluation and comparison share: small data, and fakes for all that costs time."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from app.application.build_dataset import BuildDataset
from app.application.compare_models import CompareModels
from app.application.evaluate_model import EvaluateModel
from app.application.evaluation.tools import Sizes, Tools
from app.application.ports.duel_dataset import DatasetPlan
from app.domain.prediction.model import ModelArtefact
from tests.fakes.fake_battle_predictor import FakeBattlePredictor
from tests.fakes.fake_battle_simulator import FakeBattleSimulator
from tests.fakes.fake_duel_dataset import FakeDuelDataset
from tests.fakes.fake_evaluation_writer import FakeEvaluationWriter
from tests.fakes.fake_feature_reader import FakeFeatureReader
from tests.fakes.fake_learner import FakeLearner
from tests.fakes.fake_model_registry import FakeModelRegistry
from tests.fakes.fake_model_trainer import FakeModelTrainer
from tests.fakes.fake_pokedex_repository import FakePokedexRepository
from tests.registered_models import put_into_production

if TYPE_CHECKING:
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
        draws_version="1-fake",
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
            processor_clock=lambda: float(next(ticks)),
            doubt=0.01,
            engine_doubt=0.001,
        )

    def put_a_model_into_production(self) -> None:
        artefact = ModelArtefact(files={"fake.json": b'{"wins": 1, "turns": 2, "seed": 3}'})
        put_into_production(self.registry, "run-1", artefact)

    @property
    def evaluate(self) -> EvaluateModel:
        return EvaluateModel(
            pokedex=FakePokedexRepository(self.pokedex),
            lessons=self.lessons,
            exam=self.exam,
            registry=self.registry,
            trainer=FakeModelTrainer(),
            tools=self.tools,
            writer=self.writer,
            reports=REPORTS,
            sizes=SIZES,
        )

    @property
    def compare(self) -> CompareModels:
        return CompareModels(
            pokedex=FakePokedexRepository(self.pokedex),
            lessons=self.lessons,
            exam=self.exam,
            tools=self.tools,
            writer=self.writer,
            reports=REPORTS,
            sizes=SIZES,
        )
