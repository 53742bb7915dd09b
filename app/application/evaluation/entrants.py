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
    seen, start = work.seen(work.sizes.sample, doubt), work.tools.clock()
    learned = work.fit(seen, work.sample, learner)
    seconds = work.tools.clock() - start
    read = partial(work.tools.lone_reader.read, doubt=doubt)
    return KeptForecast(
        chance=chance_of_a(learned, work.exam_seen(doubt)),
        microseconds=time_of(work, lambda duels: chance_of_a(learned, read(duels)), work.sizes.timed[0]),
        seconds=seconds,
        size=learned.size,
    )


def _simple(work: Work, answer: Callable[..., NDArray[np.float64]]) -> KeptForecast:
    return KeptForecast(chance=answer(work.exam.duels), microseconds=time_of(work, answer, work.sizes.timed[0]))


def ranked(work: Work, answers: Mapping[str, KeptForecast]) -> tuple[Compared, ...]:
    """Return the marks of each, the least log loss first."""
    examined, groups = work.examined(), work.exam_groups
    share = examined.tallies.win_share
    losses = {name: log_losses(one.chance, share) for name, one in answers.items()}
    errors = {name: np.abs(one.chance - examined.truth) for name, one in answers.items()}
    order = sorted(losses, key=lambda name: float(losses[name].mean()))
    first = order[0]
    return tuple(
        Compared(
            name=name,
            log_loss=grouped_mean(losses[name], groups),
            behind=grouped_mean(losses[name] - losses[first], groups) if name != first else None,
            error=grouped_mean(errors[name], groups),
            regret=grouped_mean(errors[name] ** 2, groups),
            accuracy=grouped_mean(called(answers[name].chance, share), groups),
            further_off=grouped_mean(errors[name] - errors[first], groups) if name != first else None,
            seconds=answers[name].seconds,
            microseconds=answers[name].microseconds,
            size=answers[name].size,
        )
        for name in order
    )
