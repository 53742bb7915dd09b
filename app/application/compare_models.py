from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from app.application.evaluation.comparison import comparison_report
from app.application.evaluation.entrants import Ranking, entrants_of
from app.application.evaluation.tools import Sizes
from app.application.evaluation.work import Work
from app.application.ports.evaluation_writer import REPORT
from app.application.ports.step_outputs import StepRecord
from app.application.training.material import require_of_pokedex

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.application.evaluation.comparison import Compared
    from app.application.evaluation.tools import Tools
    from app.application.ports.duel_dataset import DuelDataset
    from app.application.ports.evaluation_writer import EvaluationWriter
    from app.application.ports.pokedex_repository import PokedexRepository
    from app.application.ports.step_outputs import StepOutputs


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    compared: tuple[Compared, ...]
    """The best first."""
    folder: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareModels:
    """Teach several learners the same lessons and examine them, and the baselines, on the same duels.

    The report is written after each of them, so that an interruption leaves those before it; and who was measured on
    the same duels with the same settings is not measured again.
    """

    pokedex: PokedexRepository
    lessons: DuelDataset
    exam: DuelDataset
    tools: Tools
    writer: EvaluationWriter
    outputs: StepOutputs
    reports: Path
    sizes: Sizes = field(default_factory=Sizes)

    def __call__(
        self,
        *,
        folder: Path | None = None,
        sample: int | None = None,
        seed: int,
        on_start: Callable[[Path], None] | None = None,
        on_progress: Callable[[str, float], None] | None = None,
    ) -> Comparison:
        """Compare what is learnt from `sample` lessons.

        `on_progress` is told who is at work, and the share of it that is done.

        Raises:
            StaleInputError: the lessons were drawn from another Pokédex.
        """
        folder, tell = folder or self.folder, on_progress or _nobody
        work = self._work(sample, seed)
        entrants = entrants_of(work)
        self.writer.write(comparison_report(work, (), tuple(entrants)), folder)
        if on_start:
            on_start(folder)
        work.examined(partial(tell, "The truth"))
        ranking, names = Ranking(work), tuple(entrants)
        for place, (name, entrant) in enumerate(entrants.items(), start=1):
            tell(name, 0.0)
            ranking.add(name, work.kept(name, entrant.answer, **entrant.settings))
            self.writer.write(comparison_report(work, ranking.compared(), names[place:]), folder)
            tell(name, 1.0)
        record = StepRecord(step="compare", made_from=self._inputs(sample, seed), made={})
        self.outputs.seal(record, folder, [REPORT])
        return Comparison(compared=ranking.compared(), folder=folder)

    def is_done(self, *, sample: int | None = None, seed: int) -> bool:
        """Say whether the comparison that lies in its own folder was made from exactly these inputs."""
        record = self.outputs.find(self.folder)
        return record is not None and record.made_from == self._inputs(sample, seed)

    @property
    def folder(self) -> Path:
        return self.reports / "comparison"

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

    def _inputs(self, sample: int | None, seed: int) -> dict[str, str]:
        learners = {"XGBoost": self.tools.learner, **self.tools.rivals}
        return {
            "lessons": self.lessons.manifest().checksum,
            "exam": self.exam.manifest().checksum,
            "pokedex": self.pokedex.get().fingerprint,
            "sizes": str(self.sizes.with_sample(sample)),
            "seed": str(seed),
            **{name: str(sorted(learner.parameters.items())) for name, learner in learners.items()},
        }


def _nobody(_: str, __: float) -> None:
    """Nobody wants to know."""
