from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.domain.errors import PredictionDexError
from app.domain.prediction.prediction import Method

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.application.turnstile import Turnstile

MOST_DUELS: Final = {Method.MODEL: 100_000, Method.ENGINE: 20_000}
"""Of one question: some seconds of work on two processors."""
SMALL: Final = {Method.MODEL: 2_000, Method.ENGINE: 200}
"""What takes a fraction of a second, and need not wait for its turn."""


class TooLargeQuestionError(PredictionDexError):
    """One question leads to more duels than may be forecast for it."""

    def __init__(self, method: Method, duels: int) -> None:
        self.method = method
        self.duels = duels
        self.most = MOST_DUELS[method]
        super().__init__(
            f"The question is about {duels:,} duels; the {method} answers at most {self.most:,} at once. "
            "Name fewer Pokémon, or the moves that they may choose from."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Workload:
    """Bounds what one question may cost, and lets few large ones be worked on at once."""

    turnstile: Turnstile

    @contextmanager
    def admitted(
        self, duels: int, method: Method, *, by_heart: bool = False, is_patient: bool = False
    ) -> Iterator[None]:
        """Let a question about so many duels in; what is known by heart is small, what is to be surer than usual never.

        Raises:
            TooLargeQuestionError: it is about too many.
            TooManySimulationsError: it is large, and there is no place for it in time.
        """
        if duels > MOST_DUELS[method]:
            raise TooLargeQuestionError(method, duels)
        if by_heart or (duels <= SMALL[method] and not is_patient):
            yield
            return
        with self.turnstile.turn():
            yield
