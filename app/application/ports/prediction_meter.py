from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.prediction.advice import RankedMove
    from app.domain.prediction.choices import Scenario
    from app.domain.prediction.prediction import Method, Prediction


class Question(StrEnum):
    """What can be asked about battles."""

    DUEL = "duel"
    DUELS = "duels"
    BEST_MOVE = "best-move"
    COUNTERS = "counters"
    TEAM_MATCHUP = "team-matchup"


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenAnswer:
    question: Question
    method: Method
    model_version: str
    scenario: Scenario | None
    """None where the question knows none."""
    forecasts: Sequence[Prediction | RankedMove]
    """All that it holds; of the moves that were weighed for advice, the best."""
    seconds: float
    """From the question to the answer, with the time that it waited."""


class PredictionMeter(Protocol):
    """Is told what was answered; it neither waits nor fails."""

    @abstractmethod
    def answered(self, answer: GivenAnswer) -> None: ...

    @abstractmethod
    def failed(self, question: Question) -> None:
        """Note that nobody could answer, though the question was a sensible one."""
