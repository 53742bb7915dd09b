"""What writes cards, on fakes."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.application.cards.write_data_sheet import WriteDataSheet
from app.application.cards.write_model_card import WriteModelCard
from app.application.describe_product import Release
from app.application.ports.duel_dataset import Collection
from app.domain.prediction.calibration import NONE
from app.domain.prediction.intervals import IntervalTable
from app.domain.prediction.model import ModelMakeup
from tests.fakes.fake_card_writer import FakeCardWriter
from tests.fakes.fake_duel_dataset import FakeDuelDataset
from tests.fakes.fake_evaluation_reader import FakeEvaluationReader
from tests.fakes.fake_experiment_tracker import FakeExperimentTracker
from tests.fakes.fake_provenance import FakeProvenance
from tests.model_bench import ModelBench, artefact
from tests.registered_models import registered
from tests.training_runs import training_run

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.prediction.model import ModelArtefact
    from app.domain.registry.model_version import ModelVersion

REPORTS: Final = Path("reports")
RELEASE: Final = Release(version="9.8.7", licence="MIT", rules="own-9")


def makeup_of(_: ModelArtefact, __: str) -> ModelMakeup:
    return ModelMakeup(
        doubt=None, calibration=NONE, intervals=IntervalTable(doubts=(0.25, 0.5), half_widths=(0.01, 0.02))
    )


@dataclass(kw_only=True)
class CardBench:
    models: ModelBench = field(default_factory=ModelBench)
    tracker: FakeExperimentTracker = field(default_factory=FakeExperimentTracker)
    evaluations: FakeEvaluationReader = field(default_factory=FakeEvaluationReader)
    writer: FakeCardWriter = field(default_factory=FakeCardWriter)
    datasets: dict[Collection, FakeDuelDataset] = field(
        default_factory=lambda: {one: FakeDuelDataset() for one in Collection}
    )

    def register(self, *, metrics: Mapping[str, float] | None = None, is_tracked: bool = True) -> ModelVersion:
        number = len(self.models.registry.versions()) + 1
        made = artefact(number)
        run = training_run(number=number, artefact=made, parameters={"seed": "42", "exam": "5e", "exam.rules": "own-1"})
        run_id = self.tracker.record(run) if is_tracked else f"lost-{number}"
        return registered(self.models.registry, run_id, made, metrics=metrics)

    @property
    def model_card(self) -> WriteModelCard:
        return WriteModelCard(
            registry=self.models.registry,
            tracker=self.tracker,
            log=self.models.log,
            evaluations=self.evaluations,
            provenance=FakeProvenance(),
            writer=self.writer,
            makeup_of=makeup_of,
            release=RELEASE,
            reports=REPORTS,
        )

    @property
    def data_sheet(self) -> WriteDataSheet:
        return WriteDataSheet(
            registry=self.models.registry,
            tracker=self.tracker,
            datasets=self.datasets,
            provenance=FakeProvenance(),
            writer=self.writer,
            release=RELEASE,
        )
