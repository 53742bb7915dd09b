"""What needs no training: where the model that is examined errs most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from app.domain.prediction.document import Section, Table
from app.domain.prediction.marks import noise_of
from app.domain.prediction.misses import misses, worst_rows
from app.domain.prediction.slices import by_effect, by_level, by_move, by_species

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from app.application.evaluation.work import Work
    from app.application.ports.battle_predictor import BattlePredictor
    from app.domain.prediction.labelled import LabelledDuels
    from app.domain.prediction.model import DuelForecasts
    from app.domain.prediction.slices import Slices

_WORST_SPECIES: Final = 30
_FEWEST: Final = 30
_MISSES: Final = 10
_AT_ONCE: Final = 5000


def slices(work: Work, predictor: BattlePredictor, tell: Callable[[float], None]) -> Section:
    lessons, pokedex = work.unseen_lessons, work.pokedex
    forecast = _forecast(work, predictor, tell)
    duels = lessons.duels
    moves = _table("Moves, worst first", lessons, forecast, by_move(pokedex, duels))
    species = _table("Species, worst first", lessons, forecast, by_species(pokedex, duels))
    return Section(
        name="slices",
        title="Where it errs",
        words=(
            (
                f"The exam is too small to be cut into {len(moves.rows)} moves, so these are the {len(lessons):,} "
                "lessons whose pairs of species were kept from the model, played by our own engine "
                f"{int(np.median(lessons.tallies.battles))} times each. A duel counts for both of its moves and "
                "species. “Of it noise” is about what sampling alone adds to the MAE; the RMSE is without it. Slices "
                f"of fewer than {_FEWEST} duels are left out."
            ),
        ),
        tables=(
            _table("Effects of either move, worst first", lessons, forecast, by_effect(pokedex, duels)),
            _table("Levels", lessons, forecast, by_level(duels), worst_first=False),
            Table(title=species.title, columns=species.columns, rows=species.rows[:_WORST_SPECIES]),
            moves,
        ),
    )


def _forecast(work: Work, predictor: BattlePredictor, tell: Callable[[float], None]) -> NDArray[np.float64]:
    lessons, parts = work.unseen_lessons, []
    for start in range(0, len(lessons), _AT_ONCE):
        duels = lessons.duels.take(slice(start, start + _AT_ONCE))
        parts.append(predictor.predict(duels, work.pokedex).win_probability)
        tell(min((start + _AT_ONCE) / len(lessons), 1.0))
    return np.concatenate(parts)


def _table(
    title: str, labelled: LabelledDuels, forecast: NDArray[np.float64], cut: Slices, *, worst_first: bool = True
) -> Table:
    share, battles = labelled.tallies.win_share, labelled.tallies.battles
    error, noise = np.abs(forecast - share), noise_of(labelled.tallies)
    square = error**2 - share * (1 - share) / np.maximum(battles - 1, 1)
    rows = [
        (
            name,
            len(some),
            float(error[some].mean()),
            float(noise[some].mean()),
            max(float(square[some].mean()), 0.0) ** 0.5,
        )
        for name, some in cut.items()
        if len(some) >= _FEWEST
    ]
    if worst_first:
        rows.sort(key=lambda row: -row[4])
    return Table(
        title=title,
        columns=("duels with", "duels", "MAE", "of it noise", "RMSE without noise"),
        rows=tuple(rows),
    )


def worst_misses(work: Work, forecasts: DuelForecasts, tell: Callable[[float], None]) -> Section:
    examined, forecast = work.examined(), forecasts.win_probability
    rows = worst_rows(forecast, examined.truth, _MISSES)
    duels = work.exam.duels.take(rows)
    seen = work.tools.reader.read(duels, doubt=work.tools.doubt)
    tell(0.9)
    found = misses(work.pokedex, duels, forecast[rows], examined.take(rows), seen)
    return Section(
        name="misses",
        title="Its worst misses",
        words=(
            (
                "The duels of the exam whose forecast is farthest from the truth. What explains them is worked out "
                "from facts: what the arithmetic says, how lucky the short run was that models are told of, and what "
                "either move does."
            ),
        ),
        tables=(
            Table(
                title="Worst first",
                columns=("A", "B", "forecast", "truth", "reference", "what is known of it"),
                rows=tuple((one.a, one.b, one.forecast, one.truth, one.observed, one.explanation) for one in found),
            ),
        ),
    )
