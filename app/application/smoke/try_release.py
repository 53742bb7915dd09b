from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.application.ports.questioner import NobodyAnswersError
from app.application.ports.stranger import WrongAnswerError
from app.application.smoke.checks import checks
from app.application.smoke.report import Checked, SmokeReport, UnsoundError

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.application.ports.stranger import Stranger
    from app.application.smoke.checks import Expected

_PAUSE: Final = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class TryRelease:
    """See whether a service that has just been delivered is sound, before it is trusted with other people's questions.

    Every check is made, also after one that has failed, so that whoever reads the report knows all that is wrong.
    """

    stranger: Stranger
    clock: Callable[[], float]
    """Seconds since any moment."""
    sleep: Callable[[float], None]

    def __call__(self, expected: Expected, *, patience: float = 0.0) -> SmokeReport:
        """Wait until it is ready for at most `patience` seconds, and ask.

        Raises:
            NobodyAnswersError: no PredictionDex is there.
        """
        try:
            self._wait(patience)
            return SmokeReport(
                checked=tuple(self._check(name, look) for name, look in checks(self.stranger, expected).items())
            )
        finally:
            self.stranger.close()

    def _wait(self, patience: float) -> None:
        deadline = self.clock() + patience
        while not self._is_ready(is_last=self.clock() >= deadline):
            if self.clock() >= deadline:
                return
            self.sleep(_PAUSE)

    def _is_ready(self, *, is_last: bool) -> bool:
        """Raise `NobodyAnswersError` the last time alone."""
        try:
            self.stranger.life()
            return self.stranger.state().is_ready
        except WrongAnswerError:
            return False
        except NobodyAnswersError:
            if is_last:
                raise
            return False

    def _check(self, name: str, look: Callable[[], str]) -> Checked:
        began = self.clock()
        try:
            words, passed = look(), True
        except (UnsoundError, WrongAnswerError, NobodyAnswersError) as error:
            words, passed = str(error), False
        return Checked(name=name, passed=passed, words=words, seconds=self.clock() - began)
