"""The sections of an evaluation, and what makes each."""

from __future__ import annotations

from collections.abc import Callable
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
from app.domain.prediction.document import Section

if TYPE_CHECKING:
    from app.application.evaluation.work import Work
    from app.application.ports.battle_predictor import BattlePredictor

Maker = Callable[[Callable[[float], None]], Section]


def makers_of(work: Work, predictor: BattlePredictor) -> tuple[dict[str, Maker], dict[str, Maker]]:
    """Return what makes the sections, by their titles: those that need no training, and those that do."""
    forecasts = predictor.predict(work.exam.duels, work.pokedex)
    at_hand: dict[str, Maker] = {
        "How good it is": partial(how_good.overall, work, forecasts),
        "Baselines": partial(rivals.baselines, work, forecasts),
        "Calibration": partial(how_calibrated.calibration, work, forecasts),
        "Where it errs": partial(where_it_errs.slices, work, predictor),
        "Worst misses": partial(where_it_errs.worst_misses, work, forecasts),
    }
    costly: dict[str, Maker] = {
        "Equal time": partial(equal_time.equal_time, work),
        "Learning curve": partial(what_it_takes.learning_curve, work),
        "Ablation": partial(what_it_takes.ablation, work),
        "Size and speed": partial(what_it_takes.size_and_speed, work),
        "Unseen species": partial(never_seen.unseen_species, work),
        "The leak": partial(never_seen.leak, work),
    }
    return at_hand, costly
