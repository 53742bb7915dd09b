from __future__ import annotations

from typing import TYPE_CHECKING

from app.application.ports.model_cache import KeptModel, ModelCache
from app.application.ports.model_registry import DamagedModelError

if TYPE_CHECKING:
    from app.domain.errors import PredictionDexError
    from app.domain.prediction.model import ModelArtefact

_KEPT = 3


class FakeModelCache(ModelCache):
    """Keeps the models in memory; `failure`, once set, is what keeping raises, and `damaged` spoils what is kept."""

    def __init__(self) -> None:
        self.failure: PredictionDexError | None = None
        self.damaged = False
        self._last: KeptModel | None = None
        self._artefacts: dict[str, ModelArtefact] = {}

    def keep(self, model: KeptModel) -> None:
        if self.failure is not None:
            raise self.failure
        checksum = model.artefact.checksum
        others = {known: one for known, one in self._artefacts.items() if known != checksum}
        self._artefacts = {**dict(list(others.items())[1 - _KEPT :]), checksum: model.artefact}
        self._last, self.damaged = model, False

    def is_last_good(self, version: str, checksum: str) -> bool:
        return self._last is not None and (self._last.version, self._last.artefact.checksum) == (version, checksum)

    def last_good(self) -> KeptModel | None:
        if self._last is not None and self.damaged:
            raise DamagedModelError(self._last.version, "its files in the cache are not those that were kept")
        return self._last

    def find(self, checksum: str) -> ModelArtefact | None:
        return None if self.damaged else self._artefacts.get(checksum)
