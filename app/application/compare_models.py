from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from app.application.evaluation.comparison import Compared, comparison_report
from app.application.evaluation.equal_time import time_of
from app.application.evaluation.rivals import simple_answers
from app.application.evaluation.tools import Sizes
from app.application.evaluation.work import Work, chance_of_a
from app.domain.prediction.bootstrap import grouped_mean
from app.domain.prediction.marks import called

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray

    from app.application.evaluation.tools import Tools
    from app.application.ports.duel_dataset import DuelDataset
    from app.application.ports.evaluation_writer import EvaluationWriter
    from app.application.ports.learner import Learner
    from app.application.ports.pokedex_repository import PokedexRepository


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    compared: tuple[Compared, ...]
    pending: tuple[str, ...]
    folder: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    forecast: NDArray[np.float64]
    microseconds: float
    seconds: float | None = None
    size: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareModels:
    """Teach several learners the same lessons and examine them, and the baselines, on the same duels.

    The report is written after each of them, so that an interruption leaves those before it.
    """

    pokedex: PokedexRepository
    lessons: DuelDataset
    exam: DuelDataset
    tools: Tools
    writer: EvaluationWriter
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
        """
        pokedex, folder, tell = self.pokedex.get(), folder or self.reports / "comparison", on_progress or _nobody
        work = Work(
            pokedex=pokedex,
            exam=self.exam.load(pokedex),
            lessons=self.lessons.load(pokedex),
            tools=self.tools,
            sizes=self.sizes.with_sample(sample),
            seed=seed,
        )
        makers = self._makers(work)
        self.writer.write(comparison_report(work, (), tuple(makers)), folder)
        if on_start:
            on_start(folder)
        work.examined(partial(tell, "The truth"))
        answers: dict[str, _Answer] = {}
        compared: tuple[Compared, ...] = ()
        for name, make in makers.items():
            tell(name, 0.0)
            answers[name] = make()
            compared = _compared(work, answers)
            self.writer.write(comparison_report(work, compared, tuple(makers)[len(answers) :]), folder)
            tell(name, 1.0)
        return Comparison(compared=compared, pending=(), folder=folder)

    def _makers(self, work: Work) -> dict[str, Callable[[], _Answer]]:
        told: dict[str, float | None] = {"over a short run": self.tools.doubt, "alone": None}
        learners = {"XGBoost": self.tools.learner, **self.tools.rivals}
        taught = {
            f"{name} {how}": partial(_taught, work, learner, doubt)
            for name, learner in learners.items()
            for how, doubt in told.items()
        }
        simple = {name: partial(_simple, work, answer) for name, answer in simple_answers(work).items()}
        return {**taught, **simple}


def _taught(work: Work, learner: Learner, doubt: float | None) -> _Answer:
    seen, start = work.seen(work.sizes.sample, doubt), work.tools.clock()
    learned = work.fit(seen, work.sample, learner)
    seconds = work.tools.clock() - start
    read = partial(work.tools.lone_reader.read, doubt=doubt)
    return _Answer(
        forecast=chance_of_a(learned, work.exam_seen(doubt)),
        microseconds=time_of(work, lambda duels: chance_of_a(learned, read(duels)), work.sizes.timed[0]),
        seconds=seconds,
        size=learned.size,
    )


def _simple(work: Work, answer: Callable[..., NDArray[np.float64]]) -> _Answer:
    return _Answer(forecast=answer(work.exam.duels), microseconds=time_of(work, answer, work.sizes.timed[0]))


def _compared(work: Work, answers: dict[str, _Answer]) -> tuple[Compared, ...]:
    examined, groups = work.examined(), work.exam_groups
    errors = {name: np.abs(one.forecast - examined.truth) for name, one in answers.items()}
    first = next(iter(errors.values()))
    share = examined.tallies.win_share
    return tuple(
        Compared(
            name=name,
            error=grouped_mean(errors[name], groups),
            regret=grouped_mean(errors[name] ** 2, groups),
            accuracy=grouped_mean(called(one.forecast, share), groups),
            behind=grouped_mean(errors[name] - first, groups) if errors[name] is not first else None,
            seconds=one.seconds,
            microseconds=one.microseconds,
            size=one.size,
        )
        for name, one in answers.items()
    )


def _nobody(_: str, __: float) -> None:
    """Nobody wants to know."""
