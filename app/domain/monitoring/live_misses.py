"""The answers that were furthest from the truth, and not by chance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.domain.prediction.agreement import agreement
from app.domain.prediction.misses import in_words, worst_rows

if TYPE_CHECKING:
    from uuid import UUID

    from app.domain.battle.outcome import Tallies
    from app.domain.monitoring.served_duels import ServedDuels
    from app.domain.pokedex.pokedex import Pokedex
    from app.domain.prediction.prediction import Prediction

MOST: Final = 10
_BEYOND_CHANCE: Final = 3.0
"""Standard errors: of a thousand answers that are true, three are further off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveMiss:
    prediction_id: UUID
    a: str
    b: str
    """Both in words."""
    served: float
    truth: float
    """Both chances of A."""
    standard_errors: float
    """How far apart they are, as a multiple of how far chance alone leads."""
    turns: float
    """Mean length of the duel."""


def worst_misses(pokedex: Pokedex, served: ServedDuels, tallies: Tallies) -> tuple[LiveMiss, ...]:
    """Return the worst of n answers, of which n tallies tell the truth; of answers to the same duel, the worst."""
    found: dict[int, LiveMiss] = {}
    errors = _standard_errors(served, tallies)
    for row in worst_rows(served.forecast, tallies.win_share, len(served)).tolist():
        group = int(served.groups[row])
        if abs(errors[row]) > _BEYOND_CHANCE and group not in found:
            found[group] = _miss(pokedex, served.predictions[row], tallies.take(slice(row, row + 1)), errors[row])
        if len(found) == MOST:
            break
    return tuple(found.values())


def _standard_errors(served: ServedDuels, tallies: Tallies) -> list[float]:
    rows = zip(served.forecast.tolist(), tallies.win_share.tolist(), tallies.battles.tolist(), strict=True)
    return [agreement(*row).standard_errors for row in rows]


def _miss(pokedex: Pokedex, prediction: Prediction, tally: Tallies, errors: float) -> LiveMiss:
    return LiveMiss(
        prediction_id=prediction.prediction_id,
        a=in_words(pokedex, prediction.a),
        b=in_words(pokedex, prediction.b),
        served=prediction.win_probability,
        truth=float(tally.win_share[0]),
        standard_errors=errors,
        turns=float(tally.mean_turns[0]),
    )
