"""What the service tells those who run it."""

from __future__ import annotations

from dependency_injector import providers

from app.container import observation
from app.container.storage import Storage


class Observing(Storage):
    begin_log: providers.Provider[bool] = providers.Callable(observation.begin_log, Storage.settings)
    tracing = providers.ThreadSafeSingleton(observation.tracing, Storage.settings)
