"""When the questions of a run of traffic are due."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Self

import numpy as np

from app.domain.errors import TooMuchTrafficError

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST_REQUESTS: Final = 100_000
MOST_SECONDS: Final = 3_600.0
MOST_RATE: Final = 1_000.0

_BURSTS: Final = 6
_ROUNDING: Final = 1e-6
"""Of a question: so much less than a whole one is a whole one."""


class Profile(StrEnum):
    STEADY = "steady"
    """As many questions in every second."""
    BURST = "burst"
    """Six bursts of five times as many, at even distances."""
    SPIKE = "spike"
    """Ten times as many for a tenth of the time, in the middle."""
    DRIFTING = "drifting"
    """As many in every second, but ever more of them about Pokémon such as no model has learnt from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A part of a run in which questions come at the same rate."""

    share: float
    """Of the run."""
    times: float
    """The ordinary rate."""


_EVEN: Final = (Stretch(share=1.0, times=1.0),)
_SHAPES: Final = {
    Profile.STEADY: _EVEN,
    Profile.BURST: (Stretch(share=0.8 / _BURSTS, times=1.0), Stretch(share=0.2 / _BURSTS, times=5.0)) * _BURSTS,
    Profile.SPIKE: (
        Stretch(share=0.45, times=1.0),
        Stretch(share=0.1, times=10.0),
        Stretch(share=0.45, times=1.0),
    ),
    Profile.DRIFTING: _EVEN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """A run of traffic.

    Raises:
        TooMuchTrafficError: it would last longer, or ask more, than a run may.
    """

    profile: Profile
    rate: float
    """Requests in a second, where nothing bursts."""
    seconds: float

    def __post_init__(self) -> None:
        _require("rate", self.rate, MOST_RATE)
        _require("seconds", self.seconds, MOST_SECONDS)
        _require("requests", self.requests, MOST_REQUESTS)

    @classmethod
    def within(cls, profile: Profile, *, rate: float, seconds: float, requests: int) -> Self:
        """Return the run that ends after so many seconds or, if that is sooner, so many requests."""
        _require("rate", rate, MOST_RATE)
        _require("requests", requests, MOST_REQUESTS)
        mean = sum(one.share * one.times for one in _SHAPES[profile])
        return cls(profile=profile, rate=rate, seconds=min(seconds, requests / (rate * mean)))

    @property
    def requests(self) -> int:
        return max(1, int(self._counts()[-1] + _ROUNDING))

    def rate_at(self, moment: float) -> float:
        """Return how many requests a second are due at this moment, in seconds from the start."""
        which = int(np.searchsorted(self._ends()[1:], moment, side="right"))
        shape = _SHAPES[self.profile]
        return self.rate * shape[min(which, len(shape) - 1)].times

    def moments(self) -> NDArray[np.float64]:
        """Return when each request is due, in seconds from the start."""
        return np.interp(np.arange(self.requests), self._counts(), self._ends())

    def strange_share(self, moments: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return what share of the requests at each moment is about Pokémon such as no model has learnt from."""
        return moments / self.seconds if self.profile is Profile.DRIFTING else np.zeros_like(moments)

    def _ends(self) -> NDArray[np.float64]:
        """Return the start of the run and the end of each stretch, in seconds."""
        return self.seconds * np.cumsum([0.0, *(one.share for one in _SHAPES[self.profile])])

    def _counts(self) -> NDArray[np.float64]:
        """Return how many requests are due before each of the ends."""
        expected = [self.rate * self.seconds * one.share * one.times for one in _SHAPES[self.profile]]
        return np.cumsum([0.0, *expected])


def _require(what: str, value: float, most: float) -> None:
    if not 0 < value <= most:
        raise TooMuchTrafficError(what, value, most)
