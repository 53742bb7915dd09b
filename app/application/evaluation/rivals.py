"""What needs no model: the forecasts that one has to beat."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from app.domain.battle.tables import tables_of
from app.domain.prediction.baselines import BASELINES
from app.domain.prediction.document import Section, Table
from app.domain.prediction.evaluation import contested
from app.domain.prediction.marks import mark

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from app.application.evaluation.work import Work
    from app.domain.battle.duels import Duels
    from app.domain.prediction.marks import Examined, Marks
    from app.domain.prediction.model import DuelForecasts


def baselines(work: Work, forecasts: DuelForecasts, tell: Callable[[float], None]) -> Section:
    examined = work.examined()
    told = {"the model": forecasts.win_probability} | simple_forecasts(work, tell)
    rows = [
        (name, *_few(mark(one, examined)), _contested_error(one, examined))
        for name, one in sorted(told.items(), key=lambda each: float(np.abs(each[1] - examined.truth).mean()))
    ]
    return Section(
        name="baselines",
        title="What it has to beat",
        words=(
            (
                "All duels of the exam. The arithmetic alone is what the outlook says before anything is learnt. The "
                "engine plays until it knows a duel as well as it does when people ask for it; see “The same time "
                "for each” for what it can do in less time."
            ),
        ),
        tables=(
            Table(
                title="The model and its baselines",
                columns=("who forecasts", "MAE", "MAE without noise", "Brier", "regret", "accuracy", "MAE, contested"),
                rows=tuple(rows),
            ),
        ),
    )


def _contested_error(forecast: NDArray[np.float64], examined: Examined) -> float | None:
    doubtful = contested(examined.tallies)
    return float(np.abs(forecast - examined.truth)[doubtful].mean()) if len(doubtful) else None


def simple_forecasts(work: Work, tell: Callable[[float], None]) -> dict[str, NDArray[np.float64]]:
    """Return what is forecast without a model, by the name of who forecasts."""
    forecasts, answers = {}, simple_answers(work)
    for step, (name, answer) in enumerate(answers.items()):
        forecasts[name] = answer(work.exam.duels)
        tell((step + 1) / len(answers))
    return forecasts


def simple_answers(work: Work) -> dict[str, Callable[[Duels], NDArray[np.float64]]]:
    """Return what says the chance of A in n duels without a model, by its name."""
    tables, engine, live = tables_of(work.pokedex), work.tools.engine(work.tools.engine_doubt), work.sizes.live_battles

    def arithmetic(duels: Duels) -> NDArray[np.float64]:
        seen = work.tools.lone_reader.read(duels, doubt=None)
        return seen.order.share_of_a(np.asarray(seen.values[:, seen.names.index("wins")], dtype=np.float64))

    return {
        **{name.replace("_", " ").replace("ko", "KO"): partial(backs, tables) for name, backs in BASELINES.items()},
        f"{live} live battles": lambda duels: (
            work.tools.simulator.simulate(duels, battles=live, seed=work.seed).win_share
        ),
        "the arithmetic alone": arithmetic,
        "the engine, as it is served": lambda duels: engine.predict(duels, work.pokedex).win_probability,
    }


def _few(one: Marks) -> tuple[float, float, float, float, float]:
    return one.mae, one.mae_without_noise, one.brier, one.brier_regret, one.accuracy
