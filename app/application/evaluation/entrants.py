"""Who is compared: learners that are told more or less, and what needs no model."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from app.application.evaluation.comparison import Compared
from app.application.evaluation.equal_time import time_of
from app.application.evaluation.rivals import simple_answers
from app.application.evaluation.work import chance_of_a
from app.application.ports.forecast_store import KeptForecast
from app.domain.prediction.bootstrap import grouped_mean
from app.domain.prediction.evaluation import log_losses
from app.domain.prediction.marks import called

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    from app.application.evaluation.work import Work
    from app.application.ports.learner import Learner
    from app.domain.prediction.bootstrap import Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrant:
    answer: Callable[[], KeptForecast]
    settings: Mapping[str, str]
    """What its answer depends on, beside the exam and the seed."""


def entrants_of(work: Work) -> dict[str, Entrant]:
    """Return who is compared, by name, in the order in which they are measured."""
    told: dict[str, float | None] = {"over a short run": work.tools.doubt, "alone": None}
    learners, lessons = {"XGBoost": work.tools.learner, **work.tools.rivals}, work.sample.fingerprint
    taught = {
        f"{name} {how}": Entrant(
            answer=partial(_taught, work, learner, doubt),
            settings={"lessons": lessons, "doubt": str(doubt), **learner.parameters},
        )
        for name, learner in learners.items()
        for how, doubt in told.items()
    }
    settings = {"live battles": str(work.sizes.live_battles), "engine doubt": str(work.tools.engine_doubt)}
    simple = {
        name: Entrant(answer=partial(_simple, work, answer), settings=settings)
        for name, answer in simple_answers(work).items()
    }
    return {**taught, **simple}


def _taught(work: Work, learner: Learner, doubt: float | None) -> KeptForecast:
    seen, start = work.seen(work.sizes.sample, doubt), work.tools.processor_clock()
    learned = work.fit(seen, work.sample, learner)
    seconds = work.tools.processor_clock() - start
    read = partial(work.tools.lone_reader.read, doubt=doubt)
    return KeptForecast(
        chance=chance_of_a(learned, work.exam_seen(doubt)),
        microseconds=time_of(work, lambda duels: chance_of_a(learned, read(duels)), work.sizes.timed[0]),
        seconds=seconds,
        size=learned.size,
    )


def _simple(work: Work, answer: Callable[..., NDArray[np.float64]]) -> KeptForecast:
    return KeptForecast(chance=answer(work.exam.duels), microseconds=time_of(work, answer, work.sizes.timed[0]))


class Ranking:
    """Sets those who were measured so far beside each other; what was estimated of one is not estimated again."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._share = work.examined().tallies.win_share
        self._answers: dict[str, KeptForecast] = {}
        self._losses: dict[str, NDArray[np.float64]] = {}
        self._errors: dict[str, NDArray[np.float64]] = {}
        self._estimates: dict[tuple[str, ...], Estimate] = {}

    def add(self, name: str, answer: KeptForecast) -> None:
        self._answers[name] = answer
        self._losses[name] = log_losses(answer.chance, self._share)
        self._errors[name] = np.abs(answer.chance - self._work.examined().truth)

    def compared(self) -> tuple[Compared, ...]:
        """Return the marks of each, the least log loss first."""
        order = sorted(self._answers, key=lambda name: float(self._losses[name].mean()))
        return tuple(self._marks(name, order[0]) for name in order)

    def _marks(self, name: str, first: str) -> Compared:
        answer, loss, error = self._answers[name], self._losses[name], self._errors[name]
        return Compared(
            name=name,
            log_loss=self._mean(loss, "log loss", name),
            behind=None if name == first else self._mean(loss - self._losses[first], "log loss", name, first),
            error=self._mean(error, "error", name),
            regret=self._mean(error**2, "regret", name),
            accuracy=self._mean(called(answer.chance, self._share), "accuracy", name),
            further_off=None if name == first else self._mean(error - self._errors[first], "error", name, first),
            seconds=answer.seconds,
            microseconds=answer.microseconds,
            size=answer.size,
        )

    def _mean(self, values: NDArray[np.float64], *key: str) -> Estimate:
        if key not in self._estimates:
            self._estimates[key] = grouped_mean(values, self._work.exam_groups)
        return self._estimates[key]
