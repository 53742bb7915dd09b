from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from app.application.ports.duel_dataset import Collection
from app.application.ports.step_outputs import StepRecord
from app.application.training.examination import examine
from app.application.training.material import collect
from app.application.training.pages import training_pages
from app.application.training.record import Trained, run_of
from app.domain.monitoring.reference import reference_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from app.application.deliver_trainings import DeliverTrainings
    from app.application.ports.duel_dataset import DuelDataset
    from app.application.ports.model_trainer import ModelTrainer
    from app.application.ports.pokedex_repository import PokedexRepository
    from app.application.ports.report_printer import PrintedReport, ReportPrinter
    from app.application.ports.step_outputs import StepOutputs
    from app.application.ports.trainer_search import TrainerSearch
    from app.application.ports.training_outbox import TrainingOutbox
    from app.application.training.material import Material
    from app.domain.errors import PredictionDexError
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.evaluation import Score
    from app.domain.prediction.training_run import TrainingRun
    from app.domain.registry.model_version import ModelVersion

_EXPLAINED: Final = 500
"""Duels of the exam whose forecasts are explained."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    run: TrainingRun
    scores: Mapping[str, Score]
    """Of the exam: `model`, `contested`, each kind of draw, and each baseline; of other splits by their names."""
    model: ModelVersion | None
    """None where it could not be registered; then it waits in the outbox."""
    failure: PredictionDexError | None
    """Why it waits."""
    folder: Path
    """Has the report."""
    missing: tuple[str, ...]
    """Libraries that are not installed, for want of which the report has no pictures, or no page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainModel:
    """Train on the datasets, examine on pairs that were never seen, keep everything, and deliver it.

    Nothing is put into production.
    """

    pokedex: PokedexRepository
    lessons: DuelDataset
    reference: DuelDataset
    exam: DuelDataset
    trainer: ModelTrainer
    printer: ReportPrinter
    outputs: StepOutputs
    outbox: TrainingOutbox
    deliver: DeliverTrainings
    reports: Path
    environment: Mapping[str, str]
    """What it runs on."""
    search: TrainerSearch | None = None
    """Chooses the settings with which the model is trained in the end, in place of `trainer`."""
    clock: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))

    def __call__(
        self,
        *,
        seed: int,
        duels: int | None = None,
        on_search: Callable[[float], None] | None = None,
        on_progress: Callable[[float], None] | None = None,
    ) -> Training:
        """Learn from the first `duels` lessons, or from all; `on_search` and `on_progress` are told shares done."""
        started, pokedex = self.clock(), self.pokedex.get()
        material = collect(pokedex, self._datasets, duels=duels)
        trained = self._trained(pokedex, material, seed, on_search, on_progress)
        printed = self._printed(pokedex, trained)
        run = run_of(trained, printed.files, self.environment, started_at=started, ended_at=self.clock())
        self._keep(run, self._inputs(pokedex, seed=seed, duels=duels))
        model, failure = self._delivered(run.key)
        return Training(
            run=run,
            scores=trained.examined.scores,
            model=model,
            failure=failure,
            folder=self.folder,
            missing=printed.missing,
        )

    def known(self, *, seed: int, duels: int | None = None) -> ModelVersion | None:
        """Return the model that the last training made, where it had exactly these inputs and is still registered.

        Raises:
            PredictionDexError: it had, but waits to be registered, for the reason told.
        """
        record = self.outputs.find(self.folder)
        if record is None or record.made_from != self._inputs(self.pokedex.get(), seed=seed, duels=duels):
            return None
        if record.made["key"] in self.outbox.waiting():
            model, failure = self._delivered(record.made["key"])
            if failure:
                raise failure
            return model
        versions = self.deliver.registry.versions()
        return next((one for one in versions if one.checksum == record.made["model"]), None)

    @property
    def folder(self) -> Path:
        return self.reports / "training"

    @property
    def _datasets(self) -> dict[Collection, DuelDataset]:
        return {Collection.LESSONS: self.lessons, Collection.REFERENCE: self.reference, Collection.EXAM: self.exam}

    def _inputs(self, pokedex: Pokedex, *, seed: int, duels: int | None) -> dict[str, str]:
        decided = self.search.parameters if self.search else self.trainer.parameters
        manifests = {name.value: one.manifest().checksum for name, one in self._datasets.items()}
        return {**decided, **manifests, "pokedex": pokedex.fingerprint, "seed": str(seed), "duels": str(duels or "all")}

    def _trained(
        self,
        pokedex: Pokedex,
        material: Material,
        seed: int,
        on_search: Callable[[float], None] | None,
        on_progress: Callable[[float], None] | None,
    ) -> Trained:
        found = self.search.best(material.learn, seed=seed, on_progress=on_search) if self.search else None
        trainer = found.trainer if found else self.trainer
        artefact = trainer.train(learn=material.learn, calibrate=material.calibrate, seed=seed, on_progress=on_progress)
        predictor = trainer.predictor(artefact, "candidate")
        return Trained(
            material=material,
            trainer=trainer,
            artefact=artefact,
            examined=examine(predictor, material, pokedex),
            reference=reference_of(
                pokedex, material.learn.duels, lambda duels: predictor.predict(duels, pokedex), seed=seed
            ),
            trials=found.trials if found else None,
            seed=seed,
        )

    def _printed(self, pokedex: Pokedex, trained: Trained) -> PrintedReport:
        explained = trained.material.exam.duels.take(slice(_EXPLAINED))
        importances = trained.trainer.importances(trained.artefact, explained)
        return self.printer.print(training_pages(trained.examined, importances, pokedex, trained.facts))

    def _keep(self, run: TrainingRun, inputs: Mapping[str, str]) -> None:
        """Keep it so that nothing that fails elsewhere can lose it."""
        self.outbox.keep(run)
        self.outputs.write(run.files, self.folder)
        made = {"model": run.artefact.checksum, "key": run.key}
        self.outputs.seal(StepRecord(step="train", made_from=inputs, made=made), self.folder, list(run.files))

    def _delivered(self, key: str) -> tuple[ModelVersion | None, PredictionDexError | None]:
        (one,) = (each for each in self.deliver() if each.key == key)
        return one.model, one.failure
