"""Whether what is asked is still what a model has learnt from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import numpy as np

from app.domain.monitoring.columns import ANSWER, columns_of
from app.domain.monitoring.stability import Bins, largest_by_chance, stability_index
from app.domain.monitoring.territory import Territory

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.monitoring.answered import AnsweredDuels
    from app.domain.monitoring.columns import Columns
    from app.domain.monitoring.reference import Reference
    from app.domain.monitoring.territory import Outside
    from app.domain.pokedex.pokedex import Pokedex

LEAST_DUELS: Final = 200
"""Below it, nothing can be told from chance."""
MODERATE: Final = 0.1
LARGE: Final = 0.2
"""The usual limits of the index."""
MOST_OUTSIDE: Final = 0.05
"""Of the duels; ten times as many as a model's own lessons would have."""
_CHANCE: Final = 0.01
"""That any column of a population that has not moved is taken for one that has."""


class DriftVerdict(StrEnum):
    TOO_FEW = "too_few"
    STABLE = "stable"
    POPULATION_SHIFT = "population_shift"
    """Other matchups are asked, of the kind that was learnt from: the rules that decide them have not changed."""
    OUT_OF_DOMAIN = "out_of_domain"
    """Duels are asked such as the model has never seen."""


class Shift(StrEnum):
    NONE = "none"
    MODERATE = "moderate"
    LARGE = "large"


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnDrift:
    column: str
    psi: float
    noise: float
    """What the index would seldom exceed by chance alone."""
    learnt: float
    """The value in the middle of what was learnt from."""
    asked: float

    @property
    def shift(self) -> Shift:
        if self.psi <= max(MODERATE, self.noise):
            return Shift.NONE
        return Shift.LARGE if self.psi > LARGE else Shift.MODERATE

    @property
    def is_answer(self) -> bool:
        return self.column in ANSWER


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    verdict: DriftVerdict
    columns: tuple[ColumnDrift, ...]
    """The most shifted first; none where there are too few duels."""
    unlearnable: float
    """The share of the duels that are outside for this reason."""
    beyond: float
    strange: float
    outside: float
    """The share that is outside for any reason."""
    duels: int
    """Different ones."""
    predictions: int
    """With those that repeat a duel."""
    learnt: int
    """Duels of the reference."""

    @property
    def shifted(self) -> tuple[ColumnDrift, ...]:
        return tuple(one for one in self.columns if one.shift is Shift.LARGE)


def find_drift(pokedex: Pokedex, reference: Reference, answered: AnsweredDuels) -> Drift:
    """Compare; a duel that was asked a thousand times is one witness of what is asked, not a thousand."""
    different = answered.distinct()
    outside = Territory.of(reference).outside(pokedex, different.duels)
    has_enough = min(len(different), len(reference)) >= LEAST_DUELS
    columns = _compared(reference.columns, columns_of(pokedex, different)) if has_enough else ()
    return Drift(
        verdict=_verdict(columns, outside) if has_enough else DriftVerdict.TOO_FEW,
        columns=columns,
        unlearnable=_share(outside.unlearnable),
        beyond=_share(outside.beyond),
        strange=_share(outside.strange),
        outside=_share(outside.any),
        duels=len(different),
        predictions=len(answered),
        learnt=len(reference),
    )


def _compared(reference: Columns, current: Columns) -> tuple[ColumnDrift, ...]:
    confidence = 1 - _CHANCE / len(current)
    found = [_column(name, reference[name], current[name], confidence) for name in current]
    return tuple(sorted(found, key=lambda one: -one.psi))


def _column(name: str, reference: NDArray[np.float64], current: NDArray[np.float64], confidence: float) -> ColumnDrift:
    bins = Bins.of(reference)
    learnt, asked = bins.counts(reference), bins.counts(current)
    return ColumnDrift(
        column=name,
        psi=stability_index(learnt, asked),
        noise=largest_by_chance(learnt, asked, confidence=confidence),
        learnt=float(np.median(reference)),
        asked=float(np.median(current)),
    )


def _verdict(columns: tuple[ColumnDrift, ...], outside: Outside) -> DriftVerdict:
    if outside.any.mean() > MOST_OUTSIDE:
        return DriftVerdict.OUT_OF_DOMAIN
    has_shifted = any(one.shift is Shift.LARGE for one in columns)
    return DriftVerdict.POPULATION_SHIFT if has_shifted else DriftVerdict.STABLE


def _share(which: NDArray[np.bool_]) -> float:
    return float(which.mean()) if len(which) else 0.0
