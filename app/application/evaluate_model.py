from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from app.application.evaluation import (
    equal_time,
    how_calibrated,
    how_good,
    never_seen,
    rivals,
    what_it_takes,
    where_it_errs,
)
from app.application.evaluation.tools import Sizes
from app.application.evaluation.work import Work
from app.domain.prediction.document import Evaluation
from app.domain.registry.model_version import Alias

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.application.evaluation.tools import Tools
    from app.application.ports.battle_predictor import BattlePredictor
    from app.application.ports.duel_dataset import DuelDataset
    from app.application.ports.evaluation_writer import EvaluationWriter
    from app.application.ports.model_registry import ModelRegistry
    from app.application.ports.model_trainer import ModelTrainer
    from app.application.ports.pokedex_repository import PokedexRepository
    from app.domain.prediction.document import Section
    from app.domain.registry.model_version import ModelVersion

    _Maker = Callable[[Callable[[float], None]], Section]


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
    trainer: ModelTrainer
    tools: Tools
    writer: EvaluationWriter
    reports: Path
    """Where reports are written, each into a folder of its own."""
    sizes: Sizes = field(default_factory=Sizes)

    def __call__(
        self,
        *,
        version: str | None = None,
        quick: bool = False,
        folder: Path | None = None,
        sample: int | None = None,
        seed: int,
        on_start: Callable[[Path], None] | None = None,
        on_progress: Callable[[str, float], None] | None = None,
    ) -> Report:
        """Examine the version in production, or another; `quick` leaves out what needs training.

        `sample` is how many lessons the models learn from that are trained for the report.
        `on_start` is told the folder; `on_progress` the section that is being made, and the share of it that is done.
        """
        found, pokedex = self._version(version), self.pokedex.get()
        predictor = self.trainer.predictor(self.registry.load(found.version), found.version)
        work = Work(
            pokedex=pokedex,
            exam=self.exam.load(pokedex),
            lessons=self.lessons.load(pokedex),
            tools=self.tools,
            sizes=self.sizes.with_sample(sample),
            seed=seed,
        )
        at_hand, costly = _makers(work, predictor)
        folder = folder or self.reports / f"model-{found.version}"
        whole = Evaluation(
            title=f"Model {found.version}", facts=self._facts(found, work), sections=(), pending=(*at_hand, *costly)
        )
        # Written before anything is worked out, so that nothing is worked out in vain.
        self.writer.write(whole, folder)
        if on_start:
            on_start(folder)
        wanted = at_hand if quick else at_hand | costly
        return Report(evaluation=self._fill(whole, wanted, folder, on_progress or _nobody), folder=folder)

    def _fill(
        self, evaluation: Evaluation, makers: dict[str, _Maker], folder: Path, tell: Callable[[str, float], None]
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

    def _facts(self, found: ModelVersion, work: Work) -> dict[str, str]:
        exam, lessons = self.exam.manifest(), self.lessons.manifest()
        return {
            "model": f"version {found.version}, checksum {found.checksum[:12]}",
            "exam": f"{len(work.exam):,} duels, {exam.battles:,} battles by {exam.plan.rules_version}, "
            f"checksum {exam.checksum[:12]}",
            "lessons": f"{lessons.plan.duels:,} duels, {lessons.battles:,} battles by {lessons.plan.rules_version}, "
            f"checksum {lessons.checksum[:12]}",
            "truth": f"{work.sizes.truth_battles:,} battles of our own engine for each duel of the exam",
            "models trained for this report": f"learn from {len(work.sample):,} lessons, unless their section says so",
            "seed": str(work.seed),
        }


def _makers(work: Work, predictor: BattlePredictor) -> tuple[dict[str, _Maker], dict[str, _Maker]]:
    """Return what makes the sections, by their titles: those that need no training, and those that do."""
    forecasts = predictor.predict(work.exam.duels, work.pokedex)
    at_hand: dict[str, _Maker] = {
        "How good it is": partial(how_good.overall, work, forecasts),
        "Baselines": partial(rivals.baselines, work, forecasts),
        "Calibration": partial(how_calibrated.calibration, work, forecasts),
        "Where it errs": partial(where_it_errs.slices, work, predictor),
        "Worst misses": partial(where_it_errs.worst_misses, work, forecasts),
    }
    costly: dict[str, _Maker] = {
        "Equal time": partial(equal_time.equal_time, work),
        "Learning curve": partial(what_it_takes.learning_curve, work),
        "Ablation": partial(what_it_takes.ablation, work),
        "Size and speed": partial(what_it_takes.size_and_speed, work),
        "Unseen species": partial(never_seen.unseen_species, work),
        "The leak": partial(never_seen.leak, work),
    }
    return at_hand, costly


def _nobody(_: str, __: float) -> None:
    """Nobody wants to know."""
