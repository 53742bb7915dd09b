"""Whether what happens three times in four is forecast as 75 %, and what to do about it where it is not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from app.domain.prediction.evaluation import log_loss

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

_BINS: Final = 200
_MOST_ODDS: Final = 1e30
"""So that no temperature makes them infinite."""
_TEMPERATURES: Final = np.exp(np.linspace(np.log(0.5), np.log(2.0), 401))


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """A rising curve from the chance that a model gives to the one that is told."""

    name: str
    temperature: float = 1.0
    """What the log odds are divided by."""
    before: tuple[float, ...] = ()
    after: tuple[float, ...] = ()
    """Points of the curve, joined by straight lines; where there are none, only the temperature counts."""

    def __call__(self, forecast: NDArray[np.float64]) -> NDArray[np.float64]:
        if self.before:
            return np.interp(forecast, self.before, self.after)
        if self.temperature == 1:
            return forecast
        odds = np.minimum(forecast / np.maximum(1 - forecast, 1 / _MOST_ODDS), _MOST_ODDS)
        heated = odds ** (1 / self.temperature)
        return np.where(forecast >= 1, 1.0, heated / (1 + heated))


NONE: Final = Calibration(name="none")


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationChoice:
    chosen: Calibration
    log_losses: Mapping[str, float]
    """Of every candidate, on the half of the duels that it was not fitted to."""


def choose_calibration(
    forecast: NDArray[np.float64], share: NDArray[np.float64], battles: NDArray[np.int64], half: NDArray[np.bool_]
) -> CalibrationChoice:
    """Fit every candidate to one half of n duels, and keep the one with the least log loss on the other.

    `half` (n,) says who belongs to the half that is fitted to; no pair of species stands in both.
    """
    fitted = candidates(forecast[half], share[half], battles[half])
    losses = {one.name: log_loss(one(forecast[~half]), share[~half]) for one in fitted}
    best = min(losses, key=losses.__getitem__)
    (chosen,) = (one for one in candidates(forecast, share, battles) if one.name == best)
    return CalibrationChoice(chosen=chosen, log_losses=losses)


def candidates(
    forecast: NDArray[np.float64], share: NDArray[np.float64], battles: NDArray[np.int64]
) -> tuple[Calibration, ...]:
    bins = _binned(forecast, share, battles)
    return NONE, temperature(forecast, share), isotonic(*bins), venn_abers(*bins)


def temperature(forecast: NDArray[np.float64], share: NDArray[np.float64]) -> Calibration:
    losses = [log_loss(Calibration(name="", temperature=one)(forecast), share) for one in _TEMPERATURES.tolist()]
    return Calibration(name="temperature", temperature=float(_TEMPERATURES[int(np.argmin(losses))]))


def isotonic(forecast: NDArray[np.float64], share: NDArray[np.float64], weight: NDArray[np.float64]) -> Calibration:
    """Return the rising step curve nearest to the shares (pool adjacent violators), its steps joined by lines."""
    return _curve("isotonic", forecast, rising(share, weight))


def venn_abers(forecast: NDArray[np.float64], share: NDArray[np.float64], weight: NDArray[np.float64]) -> Calibration:
    """Return the curve between the two isotonic ones that one more duel, lost or won, would make of the others.

    Source: Vovk and Petej, "Venn-Abers Predictors" (2014).
    """
    told = []
    for one_more in np.eye(len(forecast)):
        heavier = weight + one_more
        lost, won = (
            rising((share * weight + outcome * one_more) / heavier, heavier) @ one_more for outcome in (0.0, 1.0)
        )
        told.append(won / (1 - lost + won))
    return _curve("venn-abers", forecast, np.maximum.accumulate(told))


def rising(values: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the (n,) never falling numbers with the least weighted squared distance to these."""
    blocks: list[tuple[float, float, int]] = []
    for value, weight in zip(values.tolist(), weights.tolist(), strict=True):
        mean, heavy, count = value, weight, 1
        while blocks and blocks[-1][0] >= mean:
            before, lighter, more = blocks.pop()
            mean, heavy, count = (mean * heavy + before * lighter) / (heavy + lighter), heavy + lighter, count + more
        blocks.append((mean, heavy, count))
    return np.repeat([mean for mean, _, _ in blocks], [count for _, _, count in blocks])


def _binned(
    forecast: NDArray[np.float64], share: NDArray[np.float64], battles: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return mean forecast, share of battles won, and duels, of bins that hold equally many duels."""
    order = np.argsort(forecast, kind="stable")
    bins = [rows for rows in np.array_split(order, _BINS) if len(rows)]
    means = np.array([forecast[rows].mean() for rows in bins])
    shares = np.array([np.average(share[rows], weights=battles[rows]) for rows in bins])
    return means, shares, np.array([float(len(rows)) for rows in bins])


def _curve(name: str, before: NDArray[np.float64], after: NDArray[np.float64]) -> Calibration:
    # Certainty stays certainty, and what is told of it stays between 0 and 1.
    return Calibration(
        name=name, before=(0.0, *before.tolist(), 1.0), after=(0.0, *np.clip(after, 0.0, 1.0).tolist(), 1.0)
    )
