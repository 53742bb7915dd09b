"""Who looks after a model that has just come into production."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from dependency_injector import providers

from app.application.model_places import ModelPlaces
from app.application.roll_back_model import RollBackModel
from app.application.watch_production import WatchProduction
from app.container import serving
from app.container.predicting import Predicting
from app.container.storage import Storage
from app.domain.registry.watch import WatchLimits
from app.infrastructure.persistence.sqlalchemy_promotion_log import SqlAlchemyPromotionLog

if TYPE_CHECKING:
    from app.application.ports.promotion_log import PromotionLog

_SETTINGS = Storage.settings.provided


class Watching(Predicting):
    promotion_log: providers.Provider[PromotionLog] = providers.ThreadSafeSingleton(
        SqlAlchemyPromotionLog, Storage.sessions
    )
    model_places: providers.Provider[ModelPlaces] = providers.Factory(
        ModelPlaces, registry=Predicting.model_registry, log=promotion_log
    )
    roll_back_model: providers.Provider[RollBackModel] = providers.Factory(
        RollBackModel,
        registry=Predicting.model_registry,
        predictor_of=providers.Object(serving.predictor_of),
        places=model_places,
        log=promotion_log,
    )
    watch_production: providers.Provider[WatchProduction] = providers.Factory(
        WatchProduction,
        log=promotion_log,
        outcomes=Storage.outcome_repository,
        service=Predicting.model_in_service,
        roll_back=roll_back_model,
        limits=providers.Factory(
            WatchLimits,
            tries=_SETTINGS.watch_tries,
            error_share=_SETTINGS.watch_error_share,
            least_requests=_SETTINGS.watch_least_requests,
            surprise=_SETTINGS.watch_surprise,
            least_outcomes=_SETTINGS.watch_least_outcomes,
        ),
        window=providers.Callable(lambda minutes: timedelta(minutes=minutes), _SETTINGS.watch_minutes),
        every_seconds=_SETTINGS.watch_seconds,
    )
