from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Self

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

OUTCOME: Final = "outcome"
"""The kind of a request that reports an outcome; the others are those of their questions."""
NO_ANSWER: Final = "no answer"


class Ending(StrEnum):
    DONE = "done"
    """Everything was asked for which there was time."""
    INTERRUPTED = "interrupted"
    FAILED = "failed"
    """Too many questions in a row have failed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One request, and what came of it."""

    kind: str
    status: int | None
    seconds: float
    """From when it was sent to when it was answered."""
    late_seconds: float
    """From when it was due to when it was sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Of durations, in seconds."""

    median: float
    p99: float
    longest: float

    @classmethod
    def of(cls, seconds: Sequence[float]) -> Self:
        """Return zeros where there are none."""
        values = np.array(seconds or [0.0])
        median, p99 = np.quantile(values, (0.5, 0.99)).tolist()
        return cls(median=median, p99=p99, longest=float(values.max()))


@dataclass(frozen=True, slots=True, kw_only=True)
class TrafficReport:
    planned: int
    """Questions that were due."""
    held_back: int
    """Questions that were not asked because the server had wanted to be left alone."""
    sent: tuple[Sent, ...]
    seconds: float
    """That the run has taken."""
    ending: Ending
    reason: str = ""
    """Of a run that has failed."""

    @property
    def asked(self) -> int:
        return sum(one.kind != OUTCOME for one in self.sent)

    @property
    def unasked(self) -> int:
        """Questions for which there was no time any more."""
        return self.planned - self.held_back - self.asked

    @property
    def statuses(self) -> Mapping[str, int]:
        """How many requests were answered with each status."""
        return dict(sorted(Counter(str(one.status or NO_ANSWER) for one in self.sent).items()))

    @property
    def rate(self) -> float:
        """Requests in a second, over the whole run."""
        return len(self.sent) / self.seconds if self.seconds else 0.0

    @property
    def lateness(self) -> Spread:
        return Spread.of([one.late_seconds for one in self.sent if one.kind != OUTCOME])

    @property
    def latencies(self) -> Mapping[str, tuple[int, Spread]]:
        """How many requests of each kind were answered, and how soon."""
        found: dict[str, list[float]] = {}
        for one in self.sent:
            if one.status is not None:
                found.setdefault(one.kind, []).append(one.seconds)
        return {kind: (len(seconds), Spread.of(seconds)) for kind, seconds in sorted(found.items())}
