from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager


class WorkerBooks(Protocol):
    """Where worker processes write down what they measure, so that each of them can tell it for all."""

    @abstractmethod
    def opened(self) -> AbstractContextManager[Callable[[int], None]]:
        """Open new books for the processes that are started meanwhile.

        What the context gives is to be told the number of each process that has ended: what that one has counted stays,
        and how it was is forgotten.
        """
