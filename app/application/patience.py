from __future__ import annotations

from concurrent.futures import Future, wait
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

from app.application.ports.model_registry import RegistryUnavailableError

if TYPE_CHECKING:
    from collections.abc import Callable

_Answer = TypeVar("_Answer")


class Patience:
    """Asks a registry that may hang, in a thread that nobody has to wait for; one question at a time."""

    def __init__(self) -> None:
        self._last: Future[Any] | None = None

    def wait_for(self, call: Callable[[], _Answer], *, seconds: float) -> _Answer:
        """Return what the call returns, or raise what it raises.

        Raises:
            RegistryUnavailableError: that takes longer, or the call before this one has not ended yet.
        """
        if self._last is not None and wait([self._last], seconds).not_done:
            raise _late(seconds)
        answer: Future[_Answer] = Future()
        self._last = answer
        Thread(target=_work, args=(call, answer), name="registry", daemon=True).start()
        if wait([answer], seconds).not_done:
            raise _late(seconds)
        return answer.result()


def _work(call: Callable[[], _Answer], answer: Future[_Answer]) -> None:
    try:
        answer.set_result(call())
    except BaseException as failure:  # noqa: BLE001 - whoever waits for the answer raises it
        answer.set_exception(failure)


def _late(seconds: float) -> RegistryUnavailableError:
    return RegistryUnavailableError(f"it has not answered within {seconds:g} s")
