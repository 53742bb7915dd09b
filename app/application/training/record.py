"""What is written down of a training."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.application.ports.duel_dataset import Collection
from app.application.training.reference_file import REFERENCE_FILE, reference_bytes
from app.domain.prediction.training_run import TrainingRun
from app.domain.registry.model_version import ModelOrigin

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from app.application.ports.model_trainer import ModelTrainer
    from app.application.training.examination import Examination
    from app.application.training.material import Material
    from app.domain.monitoring.reference import Reference
    from app.domain.prediction.model import ModelArtefact
    from app.domain.prediction.training_run import Trial


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    material: Material
    trainer: ModelTrainer
    artefact: ModelArtefact
    examined: Examination
    reference: Reference
    """What later questions to the model are compared with."""
    trials: tuple[Trial, ...] | None
    """What a search tried; None where there was none."""
    seed: int

    @property
    def origin(self) -> ModelOrigin:
        return ModelOrigin(
            feature_schema=self.trainer.parameters["feature_schema"],
            dataset=self.material.fingerprint,
            engine=self.material.manifests[Collection.LESSONS].plan.rules_version,
        )

    @property
    def parameters(self) -> dict[str, str]:
        manifests = self.material.manifests
        return {
            **self.trainer.parameters,
            "seed": str(self.seed),
            "learnt_from": str(len(self.material.learn)),
            "tuned": str(self.trials is not None),
            **{name.value: one.checksum for name, one in manifests.items()},
            **{f"{name}.rules": one.plan.rules_version for name, one in manifests.items()},
        }

    @property
    def metrics(self) -> dict[str, float]:
        return {**self.examined.metrics, "learnt_from": len(self.material.learn)}

    @property
    def facts(self) -> dict[str, str]:
        """What its report begins with; nothing of it depends on when or where it was trained."""
        used = self.material.used(())
        return {
            "model": f"checksum {self.artefact.checksum[:12]}",
            **{f"{one.name}, {one.purpose}": f"{one.duels:,} duels, checksum {one.checksum[:12]}" for one in used},
            "features": f"{len(self.trainer.features)}, schema {self.origin.feature_schema}",
            "settings": ", ".join(f"{name} {value}" for name, value in sorted(self.trainer.parameters.items())),
            "tuned": f"{len(self.trials)} settings tried" if self.trials is not None else "no",
            "seed": str(self.seed),
        }


def run_of(
    trained: Trained,
    files: Mapping[str, bytes],
    environment: Mapping[str, str],
    *,
    started_at: datetime,
    ended_at: datetime,
) -> TrainingRun:
    checksum, mode = trained.artefact.checksum, "train" if trained.trials is None else "tune"
    return TrainingRun(
        key=f"{ended_at:%Y%m%dT%H%M%S%f}Z-{checksum[:8]}",
        experiment=f"duels-{trained.origin.dataset[:12]}",
        name=f"{mode}-{started_at:%Y-%m-%dT%H:%MZ}",
        started_at=started_at,
        ended_at=ended_at,
        origin=trained.origin,
        parameters=trained.parameters,
        metrics=trained.metrics,
        environment=environment,
        datasets=trained.material.used(trained.trainer.features),
        trials=trained.trials or (),
        artefact=trained.artefact,
        files={**files, REFERENCE_FILE: reference_bytes(trained.reference)},
    )
