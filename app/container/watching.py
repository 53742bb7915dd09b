"""Who looks after a model that has just come into production."""

from __future__ import annotations

from datetime import timedelta

from dependency_injector import providers

from app.application.watch_production import WatchProduction
from app.container.predicting import Predicting
from app.container.promoting import Promoting
from app.container.storage import Storage
from app.domain.registry.watch import WatchLimits

_SETTINGS = Storage.settings.provided


class Watching(Promoting):
    watch_limits: providers.Provider[WatchLimits] = providers.Factory(
        WatchLimits,
        tries=_SETTINGS.watch_tries,
        error_share=_SETTINGS.watch_error_share,
        least_requests=_SETTINGS.watch_least_requests,
        surprise=_SETTINGS.watch_surprise,
        least_outcomes=_SETTINGS.watch_least_outcomes,
    )
    watch_production: providers.Provider[WatchProduction] = providers.Factory(
        WatchProduction,
        log=Promoting.promotion_log,
        outcomes=Storage.outcome_repository,
        service=Predicting.model_in_service,
        roll_back=Promoting.roll_back_model,
        limits=watch_limits,
        window=providers.Callable(lambda minutes: timedelta(minutes=minutes), _SETTINGS.watch_minutes),
        every_seconds=_SETTINGS.watch_seconds,
    )
