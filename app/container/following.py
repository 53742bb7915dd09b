"""Puts what follows requests around the use cases and the predictors of a container."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dependency_injector import providers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fastapi import FastAPI

    from app.application.ports.battle_predictor import BattlePredictor
    from app.container.container import Container
    from app.domain.prediction.prediction import Method
    from app.infrastructure.monitoring.tracing import Tracing

USE_CASES: Final = (
    "calculate_damage",
    "check_key",
    "check_readiness",
    "compare_shadow",
    "compare_teams",
    "explain_prediction",
    "describe_product",
    "find_counters",
    "predict_duels",
    "promote_judged_model",
    "recommend_move",
    "record_outcome",
    "review_traffic",
    "roll_back_model",
    "simulate_duel",
)


def follow_requests(container: Container) -> Callable[[FastAPI], None]:
    """Prepare to follow requests where that is wanted, and return what begins to, with an application.

    Raises:
        TracingMissingError: it is wanted, and what it needs is not installed.
    """
    tracing = container.tracing()
    if tracing is None:
        return _leave_it
    container.predictors.override(providers.Object(_traced(tracing, container.predictors())))
    for name in USE_CASES:
        setattr(container, name, providers.Callable(tracing.use_case, container.providers[name]))

    def follow(api: FastAPI) -> None:
        tracing.follow_api(api)
        tracing.follow_database(container.database_engine())

    return follow


def _traced(
    tracing: Tracing, predictors: Mapping[Method, Callable[[], BattlePredictor]]
) -> dict[Method, Callable[[], BattlePredictor]]:
    def traced(make: Callable[[], BattlePredictor]) -> Callable[[], BattlePredictor]:
        return lambda: tracing.predictor(make())

    return {method: traced(make) for method, make in predictors.items()}


def _leave_it(_: FastAPI) -> None:
    """Follow nothing."""
