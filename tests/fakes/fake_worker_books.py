from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from app.application.ports.worker_books import WorkerBooks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class FakeWorkerBooks(WorkerBooks):
    def __init__(self) -> None:
        self.ended: list[int] = []

    @contextmanager
    def opened(self) -> Iterator[Callable[[int], None]]:
        yield self.ended.append
