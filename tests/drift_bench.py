"""All that looks at drift, on fakes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from app.application.check_drift import CheckDrift
from app.domain.registry.model_version import Alias
from tests.fakes.fake_drift_report_writer import FakeDriftReportWriter
from tests.fakes.fake_model_registry import FakeModelRegistry
from tests.fakes.fake_monitoring_history import FakeMonitoringHistory
from tests.fakes.fake_pokedex_repository import FakePokedexRepository
from tests.fakes.fake_prediction_repository import FakePredictionRepository
from tests.fakes.fake_served_predictions import FakeServedPredictions
from tests.fakes.fake_training_references import FakeTrainingReferences
from tests.model_bench import artefact
from tests.monitored_duels import ASKED_AT, learnt, predictions_of, usual
from tests.registered_models import registered

if TYPE_CHECKING:
    from app.application.ports.drift_report_writer import DriftReportWriter
    from app.domain.battle.duels import Duels
    from app.domain.pokedex.pokedex import Pokedex

NOW = ASKED_AT + timedelta(hours=1)


@dataclass(kw_only=True)
class DriftBench:
    """Version 1 was trained before references were kept, and version 2, in production, was not."""

    pokedex: Pokedex
    registry: FakeModelRegistry = field(default_factory=FakeModelRegistry)
    references: FakeTrainingReferences = field(default_factory=FakeTrainingReferences)
    predictions: FakePredictionRepository = field(default_factory=FakePredictionRepository)
    history: FakeMonitoringHistory = field(default_factory=FakeMonitoringHistory)
    writer: DriftReportWriter = field(default_factory=FakeDriftReportWriter)
    reports: Path = Path("reports")

    def __post_init__(self) -> None:
        for number in (1, 2):
            registered(self.registry, f"run-{number}", artefact(number))
        self.registry.point(Alias.PRODUCTION, "2")
        self.references.kept["run-2"] = learnt(self.pokedex, usual(self.pokedex, 2000, seed=1))

    def ask(self, duels: Duels) -> None:
        self.predictions.add(predictions_of(self.pokedex, duels, version="2"))

    @property
    def check(self) -> CheckDrift:
        return CheckDrift(
            pokedex=FakePokedexRepository(self.pokedex),
            registry=self.registry,
            references=self.references,
            served=FakeServedPredictions(self.predictions),
            history=self.history,
            writer=self.writer,
            reports=self.reports,
            clock=lambda: NOW,
        )
