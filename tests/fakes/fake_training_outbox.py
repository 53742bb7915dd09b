from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from app.application.ports.training_outbox import DamagedTrainingError, TrainingOutbox

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.domain.errors import PredictionDexError
    from app.domain.prediction.training_run import TrainingRun


class FakeTrainingOutbox(TrainingOutbox):
    """Keeps trainings in memory; `failure`, once set, is what `keep` raises, and `damaged` are keys."""

    def __init__(self) -> None:
        self.failure: PredictionDexError | None = None
        self.damaged: set[str] = set()
        self.kept: dict[str, TrainingRun] = {}

    def keep(self, run: TrainingRun) -> None:
        if self.failure is not None:
            raise self.failure
        self.kept[run.key] = run

    def waiting(self) -> Sequence[str]:
        return sorted(self.kept)

    def load(self, key: str) -> TrainingRun:
        if key not in self.kept or key in self.damaged:
            raise DamagedTrainingError(key, "run.json is missing")
        return self.kept[key]

    def remove(self, key: str) -> None:
        del self.kept[key]

    @contextmanager
    def alone(self) -> Iterator[None]:
        yield
