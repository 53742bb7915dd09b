from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.application.ports.model_registry import RegistryUnavailableError
from app.infrastructure.learning.cached_training_reports import CachedTrainingReports
from tests.contracts.training_reports_contract import TrainingReportsContract, odd_report
from tests.fakes.fake_model_registry import FakeModelRegistry
from tests.fakes.fake_training_reports import FakeTrainingReports
from tests.model_bench import artefact
from tests.registered_models import registered

if TYPE_CHECKING:
    from app.application.ports.training_reports import TrainingReports
    from app.domain.prediction.document import Evaluation
    from app.domain.registry.model_version import ModelVersion
    from tests.contracts.training_reports_contract import Train


@pytest.fixture
def inner() -> FakeTrainingReports:
    return FakeTrainingReports()


@pytest.fixture
def train(inner: FakeTrainingReports) -> Train:
    registry = FakeModelRegistry()

    def train(report: Evaluation | None) -> ModelVersion:
        number = len(registry.versions()) + 1
        if report is not None:
            inner.kept[f"run-{number}"] = report
        return registered(registry, f"run-{number}", artefact(number))

    return train


class TestFakeTrainingReports(TrainingReportsContract):
    @pytest.fixture
    def reports(self, inner: FakeTrainingReports) -> TrainingReports:
        return inner


class TestCachedTrainingReports(TrainingReportsContract):
    @pytest.fixture
    def reports(self, inner: FakeTrainingReports) -> TrainingReports:
        return CachedTrainingReports(inner)

    def test_each_is_fetched_once(self, reports: TrainingReports, train: Train, inner: FakeTrainingReports) -> None:
        models = [train(odd_report(number)) for number in (1, 2)]
        for one in [*models, *models]:
            reports.of(one)

        assert inner.asked == ["1", "2"]

    def test_a_failure_is_not_remembered(
        self, reports: TrainingReports, train: Train, inner: FakeTrainingReports
    ) -> None:
        model = train(odd_report())
        inner.failure = RegistryUnavailableError("it sleeps")
        with pytest.raises(RegistryUnavailableError):
            reports.of(model)
        inner.failure = None

        assert reports.of(model) == odd_report()

    def test_it_answers_while_the_store_is_away(
        self, reports: TrainingReports, train: Train, inner: FakeTrainingReports
    ) -> None:
        model = train(odd_report())
        reports.of(model)
        inner.failure = RegistryUnavailableError("it sleeps")

        assert reports.of(model) == odd_report()

    def test_only_those_that_were_wanted_last_are_kept(
        self, reports: TrainingReports, train: Train, inner: FakeTrainingReports
    ) -> None:
        models = [train(odd_report(number)) for number in range(20)]
        for one in [*models, models[0], models[-1]]:
            reports.of(one)

        assert inner.asked == [*(one.version for one in models), "1"]
