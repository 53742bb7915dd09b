"""The fakes keep the same promises as the adapters, so that tests may lean on them."""

from __future__ import annotations

import pytest

from tests.contracts.api_key_repository_contract import ApiKeyRepositoryContract
from tests.contracts.database_probe_contract import DatabaseProbeContract
from tests.contracts.monitoring_history_contract import MonitoringHistoryContract
from tests.contracts.outcome_repository_contract import OutcomeRepositoryContract
from tests.contracts.pokedex_repository_contract import PokedexRepositoryContract
from tests.contracts.prediction_repository_contract import PredictionRepositoryContract
from tests.contracts.promotion_log_contract import PromotionLogContract
from tests.contracts.served_predictions_contract import ServedPredictionsContract
from tests.contracts.served_traffic_contract import ServedTrafficContract
from tests.contracts.shadow_repository_contract import ShadowRepositoryContract
from tests.fakes.fake_api_key_repository import FakeApiKeyRepository
from tests.fakes.fake_database_probe import FakeDatabaseProbe
from tests.fakes.fake_monitoring_history import FakeMonitoringHistory
from tests.fakes.fake_outcome_repository import FakeOutcomeRepository
from tests.fakes.fake_pokedex_repository import FakePokedexRepository
from tests.fakes.fake_prediction_repository import FakePredictionRepository
from tests.fakes.fake_promotion_log import FakePromotionLog
from tests.fakes.fake_served_predictions import FakeServedPredictions
from tests.fakes.fake_served_traffic import FakeServedTraffic
from tests.fakes.fake_shadow_repository import FakeShadowRepository


class TestFakePokedexRepository(PokedexRepositoryContract):
    @pytest.fixture
    def repository(self) -> FakePokedexRepository:
        return FakePokedexRepository()


class TestFakePredictionRepository(PredictionRepositoryContract):
    @pytest.fixture
    def repository(self) -> FakePredictionRepository:
        return FakePredictionRepository()


class TestFakeApiKeyRepository(ApiKeyRepositoryContract):
    @pytest.fixture
    def keys(self) -> FakeApiKeyRepository:
        return FakeApiKeyRepository()


class TestFakeOutcomeRepository(OutcomeRepositoryContract):
    @pytest.fixture
    def predictions(self) -> FakePredictionRepository:
        return FakePredictionRepository()

    @pytest.fixture
    def repository(self, predictions: FakePredictionRepository) -> FakeOutcomeRepository:
        return FakeOutcomeRepository(predictions)


class TestFakePromotionLog(PromotionLogContract):
    @pytest.fixture
    def log(self) -> FakePromotionLog:
        return FakePromotionLog()


class TestFakeShadowRepository(ShadowRepositoryContract):
    @pytest.fixture
    def predictions(self) -> FakePredictionRepository:
        return FakePredictionRepository()

    @pytest.fixture
    def outcomes(self, predictions: FakePredictionRepository) -> FakeOutcomeRepository:
        return FakeOutcomeRepository(predictions)

    @pytest.fixture
    def shadows(self, predictions: FakePredictionRepository, outcomes: FakeOutcomeRepository) -> FakeShadowRepository:
        return FakeShadowRepository(predictions, outcomes)


class TestFakeMonitoringHistory(MonitoringHistoryContract):
    @pytest.fixture
    def history(self) -> FakeMonitoringHistory:
        return FakeMonitoringHistory()


class TestFakeServedPredictions(ServedPredictionsContract):
    @pytest.fixture
    def predictions(self) -> FakePredictionRepository:
        return FakePredictionRepository()

    @pytest.fixture
    def served_predictions(self, predictions: FakePredictionRepository) -> FakeServedPredictions:
        return FakeServedPredictions(predictions)


class TestFakeServedTraffic(ServedTrafficContract):
    @pytest.fixture
    def predictions(self) -> FakePredictionRepository:
        return FakePredictionRepository()

    @pytest.fixture
    def outcomes(self, predictions: FakePredictionRepository) -> FakeOutcomeRepository:
        return FakeOutcomeRepository(predictions)

    @pytest.fixture
    def traffic(self, predictions: FakePredictionRepository, outcomes: FakeOutcomeRepository) -> FakeServedTraffic:
        return FakeServedTraffic(predictions, outcomes)


class TestFakeDatabaseProbe(DatabaseProbeContract):
    @pytest.fixture
    def probe(self) -> FakeDatabaseProbe:
        return FakeDatabaseProbe()

    @pytest.fixture
    def lost(self) -> FakeDatabaseProbe:
        return FakeDatabaseProbe(is_there=False)
