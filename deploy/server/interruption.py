"""A delivery that its operator stops, or whose connection breaks, ends as one that has failed: it goes back."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from deploy.server.errors import DeliveryError

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class StoppedError(DeliveryError):
    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(f"It was stopped by {signal.Signals(number).name}.")


@contextmanager
def stoppable() -> Iterator[None]:
    """Raise `StoppedError` at the first signal; the way back, which takes its time, is not stopped by a second one."""

    def stop(number: int, _frame: object) -> None:
        for one in heard:
            signal.signal(one, signal.SIG_IGN)
        raise StoppedError(number)

    # Whoever has started this with nohup means it.
    heard = {one: signal.getsignal(one) for one in _SIGNALS if signal.getsignal(one) is not signal.SIG_IGN}
    for one in heard:
        signal.signal(one, stop)
    try:
        yield
    finally:
        for one, before in heard.items():
            signal.signal(one, before)
