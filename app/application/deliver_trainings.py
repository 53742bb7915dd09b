from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.application.ports.model_registry import RegistryUnavailableError
from app.application.ports.training_outbox import DamagedTrainingError
from app.domain.registry.semantic_version import next_version

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.application.ports.experiment_tracker import ExperimentTracker
    from app.application.ports.model_registry import ModelRegistry
    from app.application.ports.training_outbox import TrainingOutbox
    from app.domain.errors import PredictionDexError
    from app.domain.prediction.training_run import TrainingRun
    from app.domain.registry.model_version import ModelVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What became of a training that waited."""

    key: str
    model: ModelVersion | None = None
    failure: PredictionDexError | None = None
    """Why it still waits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliverTrainings:
    """Record and register every training that waits, the oldest first; stopped anywhere, it can be done again."""

    outbox: TrainingOutbox
    tracker: ExperimentTracker
    registry: ModelRegistry

    def __call__(self, *, on_progress: Callable[[int, int], None] | None = None) -> Sequence[Delivery]:
        """Return what became of each; `on_progress` is told how many are done, and of how many.

        A damaged one is left and holds up nobody; where the tracker or the registry is away, the rest is not tried.
        """
        deliveries: list[Delivery] = []
        with self.outbox.alone():
            waiting = self.outbox.waiting()
            for key in waiting:
                deliveries.append(self._deliver(key))
                if isinstance(deliveries[-1].failure, RegistryUnavailableError):
                    break
                if on_progress:
                    on_progress(len(deliveries), len(waiting))
        failure = deliveries[-1].failure if deliveries else None
        return [*deliveries, *(Delivery(key=key, failure=failure) for key in waiting[len(deliveries) :])]

    def _deliver(self, key: str) -> Delivery:
        try:
            run = self.outbox.load(key)
            model = self._registered(run, self.tracker.record(run))
        except (DamagedTrainingError, RegistryUnavailableError) as error:
            return Delivery(key=key, failure=error)
        self.outbox.remove(key)
        return Delivery(key=key, model=model)

    def _registered(self, run: TrainingRun, run_id: str) -> ModelVersion:
        """Register the model, unless that was done before it could be taken out of the outbox."""
        known = self.registry.versions()
        before = [one for one in known if one.run_id == run_id]
        if before:
            return before[0]
        semantic = next_version(known, run.origin)
        return self.registry.register(run_id, run.artefact, semantic=semantic, origin=run.origin, metrics=run.metrics)
