from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from app.application.evaluation.foreign import Difference, foreign_model
from app.application.evaluation.sections import makers_of
from app.application.evaluation.tools import Sizes
from app.application.evaluation.work import Work
from app.application.ports.duel_dataset import Collection
from app.application.ports.evaluation_writer import REPORT
from app.application.ports.experiment_tracker import NoSuchRunError
from app.application.ports.step_outputs import StepRecord
from app.application.report_file import report_folder
from app.application.training.material import require_of_pokedex
from app.domain.prediction.document import Evaluation
from app.domain.registry.model_version import Alias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from app.application.evaluation.sections import Maker
    from app.application.evaluation.tools import Tools
    from app.application.ports.duel_dataset import DuelDataset
    from app.application.ports.evaluation_writer import EvaluationWriter
    from app.application.ports.experiment_tracker import ExperimentTracker
    from app.application.ports.model_registry import ModelRegistry
    from app.application.ports.model_trainer import ModelTrainer
    from app.application.ports.pokedex_repository import PokedexRepository
    from app.application.ports.step_outputs import StepOutputs
    from app.domain.registry.model_version import ModelVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    evaluation: Evaluation
    folder: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluateModel:
    """Examine a model; the report is written after each section, so that an interruption leaves those before it."""

    pokedex: PokedexRepository
    lessons: DuelDataset
    exam: DuelDataset
    registry: ModelRegistry
    tracker: ExperimentTracker
    trainer: ModelTrainer
    tools: Tools
    writer: EvaluationWriter
    outputs: StepOutputs
    reports: Path
    """Where reports are written, each into a folder of its own."""
    sizes: Sizes = field(default_factory=Sizes)

    def __call__(
        self,
        *,
        version: str | None = None,
        quick: bool = False,
        foreign: bool = False,
        folder: Path | None = None,
        sample: int | None = None,
        seed: int,
        on_start: Callable[[Path], None] | None = None,
        on_progress: Callable[[str, float], None] | None = None,
    ) -> Report:
        """Examine the version in production, or another; `quick` leaves out what needs training.

        A `foreign` model may have learnt from other lessons than those that lie there, and the report says so.
        `sample` is how many lessons the models learn from that are trained for the report.
        `on_start` is told the folder; `on_progress` the section that is being made, and the share of it that is done.

        Raises:
            StaleInputError: the model is foreign, or the lessons were drawn from another Pokédex.
        """
        found = self._version(version)
        differing = self._differing(found)
        if differing and not foreign:
            raise foreign_model(found.version, differing)
        work = self._work(sample, seed)
        predictor = self.trainer.predictor(self.registry.load(found.version), found.version)
        at_hand, costly = makers_of(work, predictor)
        folder = folder or self._folder(found)
        whole = Evaluation(
            title=f"Model {found.version}",
            facts=self._facts(found, work, differing),
            sections=(),
            pending=(*at_hand, *costly),
        )
        # Written before anything is worked out, so that nothing is worked out in vain.
        self.writer.write(whole, folder)
        if on_start:
            on_start(folder)
        wanted = at_hand if quick else {**at_hand, **costly}
        filled = self._fill(whole, wanted, folder, on_progress or _nobody)
        made_from = self._inputs(found, quick=quick, sample=sample, seed=seed)
        self.outputs.seal(StepRecord(step="evaluate", made_from=made_from, made={}), folder, [REPORT])
        return Report(evaluation=filled, folder=folder)

    def is_done(self, version: str, *, quick: bool = False, sample: int | None = None, seed: int) -> bool:
        """Say whether the report that lies in the folder of this version was made from exactly these inputs."""
        found = self._version(version)
        record = self.outputs.find(self._folder(found))
        return record is not None and record.made_from == self._inputs(found, quick=quick, sample=sample, seed=seed)

    def _folder(self, model: ModelVersion) -> Path:
        return report_folder(self.reports, model.version)

    def _work(self, sample: int | None, seed: int) -> Work:
        pokedex = self.pokedex.get()
        require_of_pokedex(self.lessons.manifest(), pokedex)
        return Work(
            pokedex=pokedex,
            exam=self.exam.load(pokedex),
            lessons=self.lessons.load(pokedex),
            tools=self.tools,
            sizes=self.sizes.with_sample(sample),
            seed=seed,
        )

    def _inputs(self, model: ModelVersion, *, quick: bool, sample: int | None, seed: int) -> dict[str, str]:
        return {
            "model": model.checksum,
            **{name.value: one.manifest().checksum for name, one in self._datasets.items()},
            "pokedex": self.pokedex.get().fingerprint,
            "sizes": str(self.sizes.with_sample(sample)),
            "seed": str(seed),
            "quick": str(quick),
        }

    def _differing(self, model: ModelVersion) -> tuple[Difference, ...]:
        """Return how the datasets that the model was trained and examined on differ from those that lie there."""
        try:
            given = self.tracker.parameters(model.run_id)
        except NoSuchRunError:  # it was deleted there: nobody knows what the model was trained on
            given = {}
        return tuple(
            Difference(dataset=name, then=given.get(name, ""), now=one.manifest().checksum)
            for name, one in self._datasets.items()
            if given.get(name) != one.manifest().checksum
        )

    @property
    def _datasets(self) -> dict[Collection, DuelDataset]:
        return {Collection.LESSONS: self.lessons, Collection.EXAM: self.exam}

    def _fill(
        self, evaluation: Evaluation, makers: Mapping[str, Maker], folder: Path, tell: Callable[[str, float], None]
    ) -> Evaluation:
        """Make one section after the other, and write the report after each."""
        for name, make in makers.items():
            made = make(partial(tell, name))
            tell(name, 1.0)
            evaluation = replace(evaluation, sections=(*evaluation.sections, made), pending=evaluation.pending[1:])
            self.writer.write(evaluation, folder)
        return evaluation

    def _version(self, wanted: str | None) -> ModelVersion:
        return self.registry.aliased(Alias.PRODUCTION) if wanted is None else self.registry.find(wanted)

    def _facts(self, found: ModelVersion, work: Work, differing: tuple[Difference, ...]) -> dict[str, str]:
        exam, lessons = self.exam.manifest(), self.lessons.manifest()
        return {
            "model": f"version {found.version}, checksum {found.checksum[:12]}",
            **{f"the model's own {one.dataset}": one.then_in_words for one in differing},
            "exam": f"{len(work.exam):,} duels, {exam.battles:,} battles by {exam.plan.rules_version}, "
            f"checksum {exam.checksum[:12]}",
            "lessons": f"{lessons.plan.duels:,} duels, {lessons.battles:,} battles by {lessons.plan.rules_version}, "
            f"checksum {lessons.checksum[:12]}",
            "truth": f"{work.sizes.truth_battles:,} battles of our own engine for each duel of the exam",
            "models trained for this report": f"learn from {len(work.sample):,} lessons, unless their section says so",
            "seed": str(work.seed),
        }


def _nobody(_: str, __: float) -> None:
    """Nobody wants to know."""
