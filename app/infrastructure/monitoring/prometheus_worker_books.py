from __future__ import annotations

import os
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from prometheus_client.multiprocess import mark_process_dead

from app.application.ports.worker_books import WorkerBooks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BOOKS: Final = "PROMETHEUS_MULTIPROC_DIR"
"""Prometheus' client reads it when it is imported, so a process must be started with it."""
_MEMORY: Final = Path("/dev/shm")  # noqa: S108 - what is made there has a name of its own


class PrometheusWorkerBooks(WorkerBooks):
    """Keeps the books in memory-mapped files of this machine, beside whatever is shared with others."""

    def __init__(self, *, memory: Path = _MEMORY) -> None:
        """Keep them in this folder where that can be: on a disk that is full, who writes to them would be ended."""
        self._folder = memory if os.access(memory, os.W_OK | os.X_OK) else None

    @contextmanager
    def opened(self) -> Iterator[Callable[[int], None]]:
        with TemporaryDirectory(prefix="predictiondex-metrics-", dir=self._folder) as folder:
            before = os.environ.get(BOOKS)
            os.environ[BOOKS] = folder
            try:
                yield partial(mark_process_dead, path=folder)
            finally:
                del os.environ[BOOKS]
                if before is not None:
                    os.environ[BOOKS] = before
