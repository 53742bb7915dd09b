from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Protocol, cast

from fastapi import Depends, HTTPException, Request

if TYPE_CHECKING:
    from app.application.calculate_damage import CalculateDamage
    from app.application.check_key import CheckKey
    from app.application.check_readiness import CheckReadiness
    from app.application.compare_shadow import CompareShadow
    from app.application.compare_teams import CompareTeams
    from app.application.describe_product import DescribeProduct
    from app.application.explain_prediction import ExplainPrediction
    from app.application.find_counters import FindCounters
    from app.application.follow_challenger import FollowChallenger
    from app.application.follow_production import FollowProduction
    from app.application.model_in_service import ModelInService
    from app.application.monitoring import Monitoring
    from app.application.ports.model_registry import ModelRegistry
    from app.application.ports.monitoring_history import MonitoringHistory
    from app.application.ports.outcome_repository import OutcomeRepository
    from app.application.ports.pokedex_repository import PokedexRepository
    from app.application.ports.prediction_repository import PredictionRepository
    from app.application.ports.promotion_log import PromotionLog
    from app.application.ports.rate_limiter import RateLimiter
    from app.application.ports.training_reports import TrainingReports
    from app.application.predict_duels import PredictDuels
    from app.application.promote_model import PromoteModel
    from app.application.recommend_move import RecommendMove
    from app.application.record_outcome import RecordOutcome
    from app.application.refresh_atlas import RefreshAtlas
    from app.application.refresh_pokedex import RefreshPokedex
    from app.application.review_traffic import ReviewTraffic
    from app.application.roll_back_model import RollBackModel
    from app.application.simulate_duel import SimulateDuel
    from app.application.watch_production import WatchProduction
    from app.application.write_key_uses import WriteKeyUses
    from app.presentation.api.policy import ApiPolicy


class ApiContainer(Protocol):
    """What the routes ask of whoever wires the application."""

    def pokedex_repository(self) -> PokedexRepository: ...

    def pokedex_refresh(self) -> RefreshPokedex: ...

    def model_in_service(self) -> ModelInService[Any]: ...

    def follow_production(self) -> FollowProduction[Any]: ...

    def follow_challenger(self) -> FollowChallenger: ...

    def watch_production(self) -> WatchProduction: ...

    def compare_shadow(self) -> CompareShadow: ...

    def monitoring_history(self) -> MonitoringHistory: ...

    def review_traffic(self) -> ReviewTraffic: ...

    def atlas_refresh(self) -> RefreshAtlas: ...

    def predict_duels(self) -> PredictDuels: ...

    def recommend_move(self) -> RecommendMove: ...

    def explain_prediction(self) -> ExplainPrediction: ...

    def find_counters(self) -> FindCounters: ...

    def compare_teams(self) -> CompareTeams: ...

    def calculate_damage(self) -> CalculateDamage: ...

    def simulate_duel(self) -> SimulateDuel: ...

    def prediction_repository(self) -> PredictionRepository: ...

    def outcome_repository(self) -> OutcomeRepository: ...

    def record_outcome(self) -> RecordOutcome: ...

    def describe_product(self) -> DescribeProduct: ...

    def check_readiness(self) -> CheckReadiness: ...

    def model_registry(self) -> ModelRegistry: ...

    def training_reports(self) -> TrainingReports: ...

    def promotion_log(self) -> PromotionLog: ...

    def promote_judged_model(self) -> PromoteModel:
        """Return one that recalls what the gate has said for production, instead of having the exam sat."""

    def roll_back_model(self) -> RollBackModel: ...

    def api_policy(self) -> ApiPolicy: ...

    def check_key(self) -> CheckKey: ...

    def write_key_uses(self) -> WriteKeyUses: ...

    def rate_limiter(self) -> RateLimiter: ...

    def monitoring(self) -> Monitoring | None:
        """Return None where nothing shall be measured."""

    def webhook_secret(self) -> str:
        """Return what MLflow signs its webhooks with; it is empty where none is heard."""


async def container_of(request: Request) -> ApiContainer:
    return cast("ApiContainer", request.app.state.container)


async def require_json(request: Request) -> None:
    """Refuse a body that does not say that it is JSON; raise a 415."""
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type == "application/json" or (media_type.startswith("application/") and media_type.endswith("+json")):
        return
    raise HTTPException(415, "The body must be JSON, sent as Content-Type: application/json.")


Container = Annotated[ApiContainer, Depends(container_of)]
