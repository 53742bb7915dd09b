from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Protocol

from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from uuid import UUID

    from app.domain.monitoring.traffic import Question
    from app.domain.prediction.reported_outcome import Winner


class NobodyAnswersError(PredictionDexError):
    """No PredictionDex answers at this address."""

    def __init__(self, address: str, reason: str) -> None:
        self.address = address
        self.reason = reason
        super().__init__(f"No PredictionDex answers at {address}: {reason}. `predictiondex serve` starts one.")


class UnusableAddressError(PredictionDexError):
    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"The address cannot be asked: {reason}. Write it as http://127.0.0.1:8000.")


class ElsewhereError(PredictionDexError):
    """The address is not on this machine, and nobody has said that it may be elsewhere."""

    def __init__(self, host: str) -> None:
        self.host = host
        super().__init__(
            f"{host} is not this machine, and traffic is a burden. If whoever runs it agrees, add --elsewhere."
        )


class UnusableKeyError(PredictionDexError):
    def __init__(self) -> None:
        super().__init__("What was given as the key has not the form of one, which `predictiondex keys create` prints.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came of one request."""

    seconds: float
    """Until the whole answer was there, or until it was clear that none comes."""
    status: int | None = None
    """None where no answer came."""
    failure: str = ""
    """Why none came."""
    hold_seconds: float = 0.0
    """How long the server wants to be left alone; nothing, unless it has refused the request for being too many."""
    prediction_id: UUID | None = None
    """Of the duel, where the question was about one."""

    @property
    def is_refused(self) -> bool:
        return self.status == HTTPStatus.TOO_MANY_REQUESTS

    @property
    def is_failure(self) -> bool:
        return self.status is None or (self.status >= HTTPStatus.MULTIPLE_CHOICES and not self.is_refused)


class Questioner(Protocol):
    """Asks a PredictionDex that runs somewhere, on the event loop, because many questions are open at once."""

    @abstractmethod
    async def knock(self) -> None:
        """Raise `NobodyAnswersError` where no PredictionDex answers."""

    @abstractmethod
    async def ask(self, question: Question) -> Answer:
        """Ask once, and wait for the answer for at most half a minute; what fails is told, not raised."""

    @abstractmethod
    async def report(self, prediction_id: UUID, winner: Winner) -> Answer:
        """Tell who has won, as `ask` asks."""

    @abstractmethod
    async def close(self) -> None:
        """Let go of the connections."""
