"""A challenger that answers in the shadow of the model in production."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dependency_injector import providers

from app.application.compare_shadow import CompareShadow
from app.application.follow_challenger import FollowChallenger
from app.application.patience import Patience
from app.application.shadow_book import ShadowBook
from app.container import serving
from app.container.predicting import Predicting
from app.container.storage import Storage
from app.infrastructure.persistence.sqlalchemy_shadow_repository import SqlAlchemyShadowRepository

if TYPE_CHECKING:
    from app.application.ports.shadow_repository import ShadowRepository


class Shadowing(Predicting):
    shadow_repository: providers.Provider[ShadowRepository] = providers.ThreadSafeSingleton(
        SqlAlchemyShadowRepository, Storage.sessions
    )
    shadow_book: providers.Provider[ShadowBook] = providers.ThreadSafeSingleton(
        ShadowBook,
        pokedex=Storage.pokedex_repository,
        predictions=Storage.prediction_repository,
        shadows=shadow_repository,
    )
    follow_challenger: providers.Provider[FollowChallenger] = providers.ThreadSafeSingleton(
        FollowChallenger,
        registry=Predicting.model_registry,
        book=shadow_book,
        # One thread: it must not take the processors from those who answer.
        prepare=providers.Callable(serving.chartable, pokedex=Storage.pokedex_repository, workers=1).provider,
        patience=providers.Factory(Patience),
        wait_seconds=Storage.settings.provided.registry_seconds,
        every_seconds=Storage.settings.provided.follow_seconds,
        is_wanted=Storage.settings.provided.shadow,
    )
    compare_shadow: providers.Provider[CompareShadow] = providers.Factory(
        CompareShadow,
        registry=Predicting.model_registry,
        shadows=shadow_repository,
        predictions=Storage.prediction_repository,
    )
