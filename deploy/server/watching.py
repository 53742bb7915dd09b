"""Looks for a while at how a new release does with other people's questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from deploy.server.errors import DeliveryError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from deploy.server.layout import Instance
    from deploy.server.proxy import Rotation

LEAST_ANSWERS: Final = 50
"""Of all instances, before a share of failures says anything."""
MOST_FAILURES: Final = 0.01
_PAUSE: Final = 1.0


class SeenToFailError(DeliveryError):
    def __init__(self, failed: int, answered: int) -> None:
        self.failed = failed
        self.answered = answered
        super().__init__(f"Under the watch it has failed {failed:,} times, in {answered:,} answers.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    instances: Sequence[Instance]
    rotation: Rotation
    sleep: Callable[[float], None]

    def __call__(self, seconds: float) -> None:
        """Raise `SeenToFailError` as soon as more than the allowed share has failed."""
        answered, failed = self._seen()
        for _ in range(int(seconds / _PAUSE)):
            self.sleep(_PAUSE)
            answered_now, failed_now = self._seen()
            _judge(failed_now - failed, answered_now - answered)

    def _seen(self) -> tuple[int, int]:
        seen = [self.rotation.traffic(instance) for instance in self.instances]
        return sum(one.answered for one in seen), sum(one.failed for one in seen)


def _judge(failed: int, answered: int) -> None:
    if answered >= LEAST_ANSWERS and failed / answered > MOST_FAILURES:
        raise SeenToFailError(failed, answered)
