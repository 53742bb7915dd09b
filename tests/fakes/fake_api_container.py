from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from app.application.calculate_damage import CalculateDamage
from app.application.check_key import CheckKey
from app.application.check_readiness import CheckReadiness, Found
from app.application.compare_shadow import CompareShadow
from app.application.compare_teams import CompareTeams
from app.application.describe_product import DescribeProduct, Release
from app.application.explain_prediction import ExplainPrediction
from app.application.find_counters import FindCounters
from app.application.follow_challenger import FollowChallenger
from app.application.follow_production import FollowProduction
from app.application.key_memory import KeyMemory
from app.application.metering import Metering
from app.application.model_in_service import ModelInService
from app.application.monitoring import Monitoring
from app.application.patience import Patience
from app.application.ports.rate_limiter import Allowance
from app.application.predict_duels import PredictDuels
from app.application.prediction_book import PredictionBook
from app.application.recommend_move import RecommendMove
from app.application.record_outcome import RecordOutcome
from app.application.refresh_atlas import RefreshAtlas
from app.application.refresh_pokedex import RefreshPokedex
from app.application.review_jobs import ReviewJobs
from app.application.review_traffic import ReviewTraffic
from app.application.roll_back_model import RollBackModel
from app.application.shadow_book import ShadowBook
from app.application.simulate_duel import SimulateDuel
from app.application.take_pulse import TakePulse
from app.application.turnstile import Turnstile
from app.application.watch_production import WatchProduction
from app.application.workload import Workload
from app.application.write_key_uses import WriteKeyUses
from app.domain.battle.simulation import Engine
from app.domain.prediction.model import ModelArtefact
from app.domain.prediction.prediction import Method
from app.domain.registry.watch import WatchLimits
from app.infrastructure.games.scipy_game_solver import ScipyGameSolver
from app.presentation.api.policy import ApiPolicy
from tests.fakes.fake_api_key_repository import FakeApiKeyRepository
from tests.fakes.fake_battle_predictor import FakeBattlePredictor
from tests.fakes.fake_database_probe import FakeDatabaseProbe
from tests.fakes.fake_duel_player import FakeDuelPlayer
from tests.fakes.fake_import_history import FakeImportHistory
from tests.fakes.fake_metrics_page import FakeMetricsPage
from tests.fakes.fake_model_cache import FakeModelCache
from tests.fakes.fake_model_registry import FakeModelRegistry
from tests.fakes.fake_monitoring_history import FakeMonitoringHistory
from tests.fakes.fake_outcome_repository import FakeOutcomeRepository
from tests.fakes.fake_pokedex_repository import FakePokedexRepository
from tests.fakes.fake_prediction_meter import FakePredictionMeter
from tests.fakes.fake_prediction_repository import FakePredictionRepository
from tests.fakes.fake_provenance import FakeProvenance
from tests.fakes.fake_rate_limiter import FakeRateLimiter
from tests.fakes.fake_request_meter import FakeRequestMeter
from tests.fakes.fake_served_traffic import FakeServedTraffic
from tests.fakes.fake_shadow_repository import FakeShadowRepository
from tests.fakes.fake_simulator_meter import FakeSimulatorMeter
from tests.fakes.fake_status_board import FakeStatusBoard
from tests.fakes.fake_training_reports import FakeTrainingReports
from tests.fakes.fake_vital_signs import FakeVitalSigns
from tests.model_bench import ModelBench
from tests.registered_models import put_into_production

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.application.ports.duel_player import DuelPlayer
    from app.application.ports.metrics_page import MetricsPage
    from app.application.ports.model_registry import ModelRegistry
    from app.application.ports.pokedex_repository import PokedexRepository
    from app.application.ports.prediction_meter import PredictionMeter
    from app.application.ports.promotion_log import PromotionLog
    from app.application.ports.request_meter import RequestMeter
    from app.application.ports.simulator_meter import SimulatorMeter
    from app.application.ports.status_board import StatusBoard
    from app.application.promote_model import PromoteModel
    from app.application.roll_back_model import RollBackModel
    from app.domain.pokedex.pokedex import Pokedex

POLICY = ApiPolicy(
    needs_key_everywhere=False,
    requests=Allowance(name="requests", per_minute=1000),
    simulations=Allowance(name="simulations", per_minute=100),
    most_body_bytes=1024 * 1024,
    body_seconds=5,
    request_seconds=60,
    cors_origins=(),
    allowed_hosts=("*",),
)
HOOK_SECRET = "gotta sign them all"  # noqa: S105 - it opens nothing


class FakeApiContainer:
    """Wires the use cases to fakes, which a test may break."""

    def __init__(self, pokedex: Pokedex | None) -> None:
        self.pokedex = FakePokedexRepository(pokedex)
        self.predictions = FakePredictionRepository()
        self.outcomes = FakeOutcomeRepository(self.predictions)
        self.predictor = self.explaining = FakeBattlePredictor()
        self.engine = FakeBattlePredictor(version="fake-rules-1", battles=1234)
        self.players: dict[Engine, DuelPlayer] = {engine: FakeDuelPlayer() for engine in Engine}
        self.turnstile = Turnstile(at_once=1, waiting=1, patience_seconds=5)
        self.look: Callable[[], None] = lambda: None
        self.look_every_seconds = 0.01
        self.policy = POLICY
        self.models = ModelBench()
        self.keys = FakeApiKeyRepository()
        self.memory = KeyMemory(seconds=5)
        self.limiter = FakeRateLimiter()
        self.look_for_atlas: Callable[[], None] = lambda: None
        self.end_atlas: Callable[[], None] = lambda: None
        self.hook_secret = HOOK_SECRET
        self.accelerators: dict[str, Callable[[], str]] = {}
        self.registry: ModelRegistry = FakeModelRegistry()
        put_into_production(self.registry, "run 1", ModelArtefact(files={}))
        self.cache = FakeModelCache()
        self.reports = FakeMonitoringHistory()
        self.service: ModelInService[FakeBattlePredictor] = ModelInService()
        self.shadows = FakeShadowRepository(self.predictions, self.outcomes)
        self.reports = FakeMonitoringHistory()
        self.shadow_book = ShadowBook(pokedex=self.pokedex, predictions=self.predictions, shadows=self.shadows)
        self.measures = True
        self.requests: RequestMeter = FakeRequestMeter()
        self.prediction_meter: PredictionMeter = FakePredictionMeter()
        self.simulator_meter: SimulatorMeter = FakeSimulatorMeter()
        self.board: StatusBoard = FakeStatusBoard()
        self.page: MetricsPage = FakeMetricsPage()
        self.imports = FakeImportHistory()
        self.trainings = FakeTrainingReports()
        self.traffic = FakeServedTraffic(self.predictions, self.outcomes)
        self.now: datetime | None = None
        self.probe = FakeDatabaseProbe()
        self.checks: dict[str, Callable[[], str | Found]] = {"model": lambda: self.predictor.version}

    def pokedex_repository(self) -> PokedexRepository:
        return self.pokedex

    def prediction_repository(self) -> FakePredictionRepository:
        return self.predictions

    def pokedex_refresh(self) -> RefreshPokedex:
        return RefreshPokedex(look=self.look, every_seconds=self.look_every_seconds)

    def model_in_service(self) -> ModelInService[FakeBattlePredictor]:
        return self.service

    def follow_challenger(self) -> FollowChallenger:
        return FollowChallenger(
            registry=self.registry,
            book=self.shadow_book,
            prepare=lambda model: FakeBattlePredictor(version=model.version),
            patience=Patience(),
            wait_seconds=1,
            every_seconds=0.01,
        )

    def watch_production(self) -> WatchProduction:
        return WatchProduction(
            log=self.models.log,
            outcomes=self.outcomes,
            service=self.service,
            roll_back=self.models.roll_back,
            limits=WatchLimits(tries=3, error_share=0.1, least_requests=5, surprise=4, least_outcomes=20),
            window=timedelta(minutes=30),
            every_seconds=0.01,
        )

    def compare_shadow(self) -> CompareShadow:
        return CompareShadow(registry=self.models.registry, shadows=self.shadows, predictions=self.predictions)

    def monitoring_history(self) -> FakeMonitoringHistory:
        return self.reports

    def follow_production(self) -> FollowProduction[FakeBattlePredictor]:
        return FollowProduction(
            registry=self.registry,
            cache=self.cache,
            service=self.service,
            prepare=lambda model: FakeBattlePredictor(version=model.version),
            end_old_work=lambda: None,
            patience=Patience(),
            wait_seconds=1,
            every_seconds=0.01,
        )

    def review_traffic(self) -> ReviewTraffic:
        return ReviewTraffic(traffic=self.traffic, clock=lambda: self.now or datetime.now(UTC))

    def atlas_refresh(self) -> RefreshAtlas:
        return RefreshAtlas(look=self.look_for_atlas, end=self.end_atlas, every_seconds=0.01)

    def predict_duels(self) -> PredictDuels:
        return PredictDuels(**self._predicting())

    def recommend_move(self) -> RecommendMove:
        return RecommendMove(**self._predicting(), at_hand=lambda: self.predictor)

    def explain_prediction(self) -> ExplainPrediction:
        return ExplainPrediction(
            predictors={Method.MODEL: lambda: self.explaining, Method.ENGINE: lambda: self.engine},
            workload=Workload(turnstile=self.turnstile),
        )

    def find_counters(self) -> FindCounters:
        return FindCounters(**self._predicting())

    def compare_teams(self) -> CompareTeams:
        return CompareTeams(**self._predicting(), solver=ScipyGameSolver())

    def calculate_damage(self) -> CalculateDamage:
        return CalculateDamage(pokedex=self.pokedex)

    def outcome_repository(self) -> FakeOutcomeRepository:
        return self.outcomes

    def record_outcome(self) -> RecordOutcome:
        return RecordOutcome(predictions=self.predictions, outcomes=self.outcomes)

    def simulate_duel(self) -> SimulateDuel:
        return SimulateDuel(
            pokedex=self.pokedex,
            players={engine: partial(self.players.__getitem__, engine) for engine in Engine},
            predictors={Method.MODEL: lambda: self.predictor},
            turnstile=self.turnstile,
            meter=self.simulator_meter,
        )

    def describe_product(self) -> DescribeProduct:
        return DescribeProduct(
            release=Release(version="1.2.3", licence="MIT", rules="fake-rules-1"),
            pokedex=self.pokedex,
            provenance=FakeProvenance(),
            production=lambda: self.service.confirmed,
        )

    def check_readiness(self) -> CheckReadiness:
        return CheckReadiness(checks=self.checks, accelerators=self.accelerators)

    def _predicting(self) -> dict[str, Any]:
        return {
            "pokedex": self.pokedex,
            "predictors": {Method.MODEL: lambda: self.predictor, Method.ENGINE: lambda: self.engine},
            "book": PredictionBook(predictions=self.predictions, shadow=self.shadow_book.offer),
            "workload": Workload(turnstile=self.turnstile),
            "metering": Metering(meter=self.prediction_meter),
        }

    def model_registry(self) -> ModelRegistry:
        return self.models.registry

    def training_reports(self) -> FakeTrainingReports:
        return self.trainings

    def promotion_log(self) -> PromotionLog:
        return self.models.log

    def promote_judged_model(self) -> PromoteModel:
        return self.models.promote

    def roll_back_model(self) -> RollBackModel:
        return self.models.roll_back

    def api_policy(self) -> ApiPolicy:
        return self.policy

    def check_key(self) -> CheckKey:
        return CheckKey(keys=self.keys, memory=self.memory)

    def write_key_uses(self) -> WriteKeyUses:
        return WriteKeyUses(keys=self.keys, memory=self.memory, every_seconds=0.01)

    def monitoring(self) -> Monitoring | None:
        if not self.measures:
            return None
        return Monitoring(
            requests=self.requests,
            board=self.board,
            take_pulse=TakePulse(
                signs=FakeVitalSigns(),
                predictions=self.predictions,
                database=self.probe,
                service=self.service,
                has_atlas=lambda: False,
                board=self.board,
                every_seconds=0.01,
            ),
            review_jobs=ReviewJobs(
                database=self.probe,
                imports=self.imports,
                monitoring=FakeMonitoringHistory(),
                board=self.board,
                every_seconds=0.01,
            ),
            page=self.page,
        )

    def webhook_secret(self) -> str:
        return self.hook_secret

    def rate_limiter(self) -> FakeRateLimiter:
        return self.limiter
