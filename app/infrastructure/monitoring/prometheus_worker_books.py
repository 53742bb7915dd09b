from __future__ import annotations

import os
from contextlib import contextmanager
from functools import partial
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from prometheus_client.multiprocess import mark_process_dead

from app.application.ports.worker_books import WorkerBooks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BOOKS: Final = "PROMETHEUS_MULTIPROC_DIR"
"""Prometheus' client reads it when it is imported, so a process must be started with it."""


class PrometheusWorkerBooks(WorkerBooks):
    """Keeps the books in memory-mapped files of this machine, beside whatever is shared with others."""

    @contextmanager
    def opened(self) -> Iterator[Callable[[int], None]]:
        with TemporaryDirectory(prefix="predictiondex-metrics-") as folder:
            before = os.environ.get(BOOKS)
            os.environ[BOOKS] = folder
            try:
                yield partial(mark_process_dead, path=folder)
            finally:
                del os.environ[BOOKS]
                if before is not None:
                    os.environ[BOOKS] = before
