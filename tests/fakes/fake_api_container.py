from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from app.application.calculate_damage import CalculateDamage
from app.application.check_key import CheckKey
from app.application.check_readiness import CheckReadiness
from app.application.compare_teams import CompareTeams
from app.application.find_counters import FindCounters
from app.application.key_memory import KeyMemory
from app.application.ports.rate_limiter import Allowance
from app.application.predict_duels import PredictDuels
from app.application.prediction_book import PredictionBook
from app.application.recommend_move import RecommendMove
from app.application.record_outcome import RecordOutcome
from app.application.refresh_atlas import RefreshAtlas
from app.application.refresh_pokedex import RefreshPokedex
from app.application.simulate_duel import SimulateDuel
from app.application.turnstile import Turnstile
from app.application.workload import Workload
from app.application.write_key_uses import WriteKeyUses
from app.domain.battle.simulation import Engine
from app.domain.prediction.prediction import Method
from app.infrastructure.games.scipy_game_solver import ScipyGameSolver
from app.presentation.api.policy import ApiPolicy
from tests.fakes.fake_api_key_repository import FakeApiKeyRepository
from tests.fakes.fake_battle_predictor import FakeBattlePredictor
from tests.fakes.fake_duel_player import FakeDuelPlayer
from tests.fakes.fake_outcome_repository import FakeOutcomeRepository
from tests.fakes.fake_pokedex_repository import FakePokedexRepository
from tests.fakes.fake_prediction_repository import FakePredictionRepository
from tests.fakes.fake_rate_limiter import FakeRateLimiter

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.application.ports.duel_player import DuelPlayer
    from app.application.ports.pokedex_repository import PokedexRepository
    from app.domain.pokedex.pokedex import Pokedex

POLICY = ApiPolicy(
    needs_key_everywhere=False,
    requests=Allowance(name="requests", per_minute=1000),
    simulations=Allowance(name="simulations", per_minute=100),
    most_body_bytes=1024 * 1024,
    body_seconds=5,
    request_seconds=60,
    cors_origins=(),
)
HOOK_SECRET = "gotta sign them all"  # noqa: S105 - it opens nothing


class FakeApiContainer:
    """Wires the use cases to fakes, which a test may break."""

    def __init__(self, pokedex: Pokedex | None) -> None:
        self.pokedex = FakePokedexRepository(pokedex)
        self.predictions = FakePredictionRepository()
        self.outcomes = FakeOutcomeRepository(self.predictions)
        self.predictor = FakeBattlePredictor()
        self.engine = FakeBattlePredictor(version="fake-rules-1", battles=1234)
        self.players: dict[Engine, DuelPlayer] = {engine: FakeDuelPlayer() for engine in Engine}
        self.turnstile = Turnstile(at_once=1, waiting=1, patience_seconds=5)
        self.look: Callable[[], None] = lambda: None
        self.look_every_seconds = 0.01
        self.policy = POLICY
        self.keys = FakeApiKeyRepository()
        self.memory = KeyMemory(seconds=5)
        self.limiter = FakeRateLimiter()
        self.look_for_atlas: Callable[[], None] = lambda: None
        self.end_atlas: Callable[[], None] = lambda: None
        self.hook_secret = HOOK_SECRET
        self.accelerators: dict[str, Callable[[], str]] = {}
        self.checks: dict[str, Callable[[], str]] = {"model": lambda: self.predictor.version}

    def pokedex_repository(self) -> PokedexRepository:
        return self.pokedex

    def prediction_repository(self) -> FakePredictionRepository:
        return self.predictions

    def pokedex_refresh(self) -> RefreshPokedex:
        return RefreshPokedex(look=self.look, every_seconds=self.look_every_seconds)

    def atlas_refresh(self) -> RefreshAtlas:
        return RefreshAtlas(look=self.look_for_atlas, end=self.end_atlas, every_seconds=0.01)

    def predict_duels(self) -> PredictDuels:
        return PredictDuels(**self._predicting())

    def recommend_move(self) -> RecommendMove:
        return RecommendMove(**self._predicting(), at_hand=lambda: self.predictor)

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
        )

    def check_readiness(self) -> CheckReadiness:
        return CheckReadiness(checks=self.checks, accelerators=self.accelerators)

    def _predicting(self) -> dict[str, Any]:
        return {
            "pokedex": self.pokedex,
            "predictors": {Method.MODEL: lambda: self.predictor, Method.ENGINE: lambda: self.engine},
            "book": PredictionBook(predictions=self.predictions),
            "workload": Workload(turnstile=self.turnstile),
        }

    def api_policy(self) -> ApiPolicy:
        return self.policy

    def check_key(self) -> CheckKey:
        return CheckKey(keys=self.keys, memory=self.memory)

    def write_key_uses(self) -> WriteKeyUses:
        return WriteKeyUses(keys=self.keys, memory=self.memory, every_seconds=0.01)

    def webhook_secret(self) -> str:
        return self.hook_secret

    def rate_limiter(self) -> FakeRateLimiter:
        return self.limiter
