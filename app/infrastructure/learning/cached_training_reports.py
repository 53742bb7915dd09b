from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Final

from cachetools import LRUCache

from app.application.ports.training_reports import TrainingReports

if TYPE_CHECKING:
    from app.domain.prediction.document import Evaluation
    from app.domain.registry.model_version import ModelVersion

_MOST: Final = 16
"""Reports of about half a megabyte of memory each."""


class CachedTrainingReports(TrainingReports):
    """Remembers those that were read last: what a training has kept never changes."""

    def __init__(self, inner: TrainingReports) -> None:
        self._inner = inner
        self._lock = Lock()
        self._read: LRUCache[str, Evaluation] = LRUCache(_MOST)

    def of(self, model: ModelVersion) -> Evaluation:
        with self._lock:
            report = self._read.get(model.run_id)
        if report is None:
            # Outside the lock: a store that is slow with one report does not hold up those that are known.
            report = self._inner.of(model)
            with self._lock:
                self._read[model.run_id] = report
        return report
