"""How a model comes into a place, and goes from it."""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

from dependency_injector import providers

from app.application.gate.entrance_tests import EntranceTests
from app.application.gate.judge_model import JudgeModel
from app.application.gate.recall_verdict import RecallVerdict
from app.application.model_places import ModelPlaces
from app.application.promote_model import PromoteModel
from app.application.roll_back_model import RollBackModel
from app.application.turnstile import Turnstile
from app.container import learning
from app.container.predicting import Predicting
from app.container.storage import Storage
from app.container.teaching import Teaching
from app.infrastructure.persistence.sqlalchemy_promotion_log import SqlAlchemyPromotionLog

if TYPE_CHECKING:
    from app.application.ports.promotion_log import PromotionLog


class Promoting(Teaching):
    promotion_log: providers.Provider[PromotionLog] = providers.ThreadSafeSingleton(
        SqlAlchemyPromotionLog, Storage.sessions
    )
    predictor_of = providers.Object(learning.predictor_of)
    model_places: providers.Provider[ModelPlaces] = providers.Factory(
        ModelPlaces, registry=Predicting.model_registry, log=promotion_log
    )
    judge_model: providers.Provider[JudgeModel] = providers.Factory(
        JudgeModel,
        pokedex=Storage.pokedex_repository,
        exam=Teaching.exam.provider,
        registry=Predicting.model_registry,
        predictor_of=predictor_of,
        entrance_tests=providers.Factory(EntranceTests, processor_clock=providers.Object(process_time)),
    )
    # One at a time, because it keeps the processors busy for a second.
    judging = providers.ThreadSafeSingleton(Turnstile, at_once=1, waiting=4, patience_seconds=20.0)
    recall_verdict: providers.Provider[RecallVerdict] = providers.Factory(
        RecallVerdict,
        registry=Predicting.model_registry,
        pokedex=Storage.pokedex_repository,
        predictor_of=predictor_of,
        exam_checksum=providers.Callable(learning.exam_checksum, Storage.settings.provided.exam_folder).provider,
        judge=judge_model,
        turnstile=judging,
    )
    promote_model: providers.Provider[PromoteModel] = providers.Factory(
        PromoteModel, registry=Predicting.model_registry, judge=judge_model, places=model_places
    )
    promote_judged_model: providers.Provider[PromoteModel] = providers.Factory(
        PromoteModel, registry=Predicting.model_registry, judge=recall_verdict, places=model_places
    )
    roll_back_model: providers.Provider[RollBackModel] = providers.Factory(
        RollBackModel,
        registry=Predicting.model_registry,
        predictor_of=predictor_of,
        places=model_places,
        log=promotion_log,
    )
