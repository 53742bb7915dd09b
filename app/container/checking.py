"""Who looks whether what is served is true."""

from __future__ import annotations

from functools import partial

from dependency_injector import providers

from app.application.check_quality import CheckQuality
from app.application.quality.engines import Engines
from app.application.quality.sample import ServedSampler
from app.container import learning
from app.container.predicting import Predicting
from app.container.storage import Storage
from app.container.watching import Watching

_SETTINGS = Storage.settings.provided


class Checking(Watching):
    check_quality: providers.Provider[CheckQuality] = providers.Factory(
        CheckQuality,
        registry=Predicting.model_registry,
        sampler=providers.Factory(
            ServedSampler,
            predictions=Storage.served_predictions,
            imports=Storage.import_history,
            pokedex=Storage.stored_pokedex,
        ),
        # One that is made for each look plays by the Pokédex of that moment, also where looks go on for days.
        engines=providers.Factory(
            Engines,
            own=providers.Object(learning.compiled_simulator),
            reference=providers.Callable(
                partial,
                providers.Object(learning.showdown_simulator),
                engine_folder=_SETTINGS.engine_folder,
                workers=_SETTINGS.simulator_workers,
                timeout_seconds=_SETTINGS.simulator_timeout_seconds,
            ),
        ),
        outcomes=Storage.outcome_repository,
        history=Storage.monitoring_history,
        limits=Watching.watch_limits,
    )
