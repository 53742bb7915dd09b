from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Generic

from app.application.model_in_service import ModelInService, Predictor, ServedModel
from app.application.ports.model_cache import KeptModel
from app.application.ports.model_registry import DamagedModelError
from app.application.request_tally import RequestTally
from app.domain.errors import PredictionDexError
from app.domain.registry.model_version import Alias

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.application.patience import Patience
    from app.application.ports.model_cache import ModelCache
    from app.application.ports.model_registry import ModelRegistry
    from app.domain.registry.model_version import ModelVersion

_LONG_SECONDS: Final = 60.0
"""For what nobody waits for: a download, or a first start, when there is nothing else to answer with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowProduction(Generic[Predictor]):
    """Let the model that is in production answer, as soon as it is, and the last good one where that cannot be."""

    registry: ModelRegistry
    cache: ModelCache
    service: ModelInService[Predictor]
    prepare: Callable[[KeptModel], Predictor]
    """Return what answers at once, and well; raise `DamagedModelError`."""
    end_old_work: Callable[[], None]
    """Stop what is being done for the model that was in service before."""
    patience: Patience
    wait_seconds: float
    """For the registry, where something else can answer."""
    every_seconds: float

    def predictor(self) -> Predictor:
        """Return what answers; the first who asks waits until it was looked for; raise why there is nothing."""
        if self.service.served is None and self.service.trouble is None:
            with suppress(PredictionDexError):  # it is raised below, unless something else answers
                self()
        return self.service.get()

    def __call__(self) -> None:
        """Look at the registry once.

        Raises:
            NoSuchModelError: nothing is in production.
            DamagedModelError: what is in production cannot be used.
            RegistryUnavailableError: the registry does not answer, or not in time.
            UnwritableCacheError: the model answers, but cannot be kept.
        Whatever is raised, the model in service stays, and where there is none, the one in the cache takes its place.
        """
        with self.service.turn:
            try:
                self._follow()
            except PredictionDexError as trouble:
                self.service.trouble = trouble
                self._stand_in()
                raise
            self.service.trouble, self.service.is_stand_in = None, False

    def _follow(self) -> None:
        is_idle = self.service.served is None
        must_hurry = not is_idle or self._is_anything_kept()
        wanted = self.patience.wait_for(
            lambda: self.registry.aliased(Alias.PRODUCTION), seconds=self._seconds(hurry=must_hurry)
        )
        if not self.service.is_serving(wanted.version, wanted.checksum):
            self._exchange(wanted, seconds=self._seconds(hurry=is_idle and must_hurry))
        self.service.confirmed = wanted
        served = self.service.served
        if served is not None and not self.cache.is_last_good(wanted.version, wanted.checksum):
            self.cache.keep(served.model)

    def _exchange(self, wanted: ModelVersion, *, seconds: float) -> None:
        try:
            recent = self.service.recent(wanted.version, wanted.checksum)
            served = replace(recent, tally=RequestTally()) if recent else self._fetched(wanted, seconds)
        except DamagedModelError:
            self.service.note_failure(wanted.version)
            raise
        self.service.take(served)
        self.end_old_work()

    def _fetched(self, wanted: ModelVersion, seconds: float) -> ServedModel[Predictor]:
        artefact = self.cache.find(wanted.checksum)
        if artefact is None:
            artefact = self.patience.wait_for(lambda: self.registry.load(wanted.version), seconds=seconds)
        return self._ready(KeptModel(version=wanted.version, artefact=artefact), wanted.checksum)

    def _stand_in(self) -> None:
        if self.service.served is not None:
            return
        kept = self.cache.last_good()
        if kept is not None:
            self.service.take(self._ready(kept, kept.artefact.checksum), is_stand_in=True)

    def _ready(self, model: KeptModel, checksum: str) -> ServedModel[Predictor]:
        return ServedModel(model=model, checksum=checksum, predictor=self.prepare(model))

    def _is_anything_kept(self) -> bool:
        try:
            return self.cache.last_good() is not None
        except PredictionDexError:
            return False

    def _seconds(self, *, hurry: bool) -> float:
        return self.wait_seconds if hurry else _LONG_SECONDS
