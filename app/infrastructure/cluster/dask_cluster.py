from __future__ import annotations

import logging
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import distributed
from distributed.comm import CommClosedError
from distributed.scheduler import KilledWorker
from distributed.utils import CancelledError, silence_logging_cmgr

from app.application.ports.cluster_errors import ClusterUnavailableError, LostWorkersError
from app.infrastructure.cluster.same_code import require_same_code_everywhere

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCAL: Final = "local"
"""In place of an address: a cluster of this machine's own, for as long as the work takes."""
_PATIENCE_SECONDS: Final = 4.0
_LEAVE_INTERRUPTIONS_TO_US: Final = "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)"
"""A terminal interrupts our workers as well, which would show tracebacks while we end them."""
_SCHEMES: Final = ("tcp://", "tls://")


class DaskCluster:
    """A Dask scheduler and its workers, at an address or made when needed."""

    def __init__(
        self, scheduler: str, *, workers: int | None = None, patience_seconds: float = _PATIENCE_SECONDS
    ) -> None:
        """`workers` is of a local cluster; by default it has one for each processor.

        The patience is for a scheduler to answer, and for its first worker.
        """
        if scheduler != LOCAL and not scheduler.startswith(_SCHEMES):
            wrong = f"it is neither {LOCAL} nor an address that begins with {' or '.join(_SCHEMES)}"
            raise ClusterUnavailableError(scheduler, wrong, "For instance: --scheduler tcp://10.0.0.5:8786")
        self.scheduler = scheduler
        self._patience_seconds = patience_seconds
        self._workers = workers or os.cpu_count() or 1

    @property
    def size(self) -> int:
        """How many workers there are; raise what `connected` does."""
        if self.scheduler == LOCAL:
            return self._workers
        with self.connected() as client:
            return len(client.ncores())

    @contextmanager
    def connected(self) -> Iterator[distributed.Client]:
        """Give a client, which is the current one meanwhile, of a cluster whose workers have our code.

        What is still under way in the end is given up.

        Raises:
            ClusterUnavailableError: nobody answers, or is lost later.
            OtherCodeError: a worker would come to other results.
            LostWorkersError: a piece of work was given up.
        """
        # What goes wrong is said by our own errors; Dask would show tracebacks as well.
        with silence_logging_cmgr(logging.CRITICAL), self._client() as client:
            yield from self._used(client)

    @contextmanager
    def _client(self) -> Iterator[distributed.Client]:
        if self.scheduler == LOCAL:
            with self._own() as cluster, distributed.Client(cluster) as client:
                yield client
        else:
            with self._reached() as client:
                yield client

    def _used(self, client: distributed.Client) -> Iterator[distributed.Client]:
        try:
            client.wait_for_workers(1, timeout=self._patience_seconds)
        except TimeoutError:
            start = f"Start one: `dask worker {self.scheduler}`."
            raise ClusterUnavailableError(self.scheduler, "it has no workers", start) from None
        require_same_code_everywhere(client, self.scheduler)
        try:
            yield client
        except KilledWorker as error:
            raise LostWorkersError(str(error.task), error.allowed_failures + 1) from error
        except (CancelledError, CommClosedError) as error:
            raise ClusterUnavailableError(self.scheduler, "it was lost", "Run the same command again.") from error

    def _own(self) -> distributed.LocalCluster:
        return distributed.LocalCluster(
            n_workers=self._workers,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            silence_logs=logging.CRITICAL,
            preload=_LEAVE_INTERRUPTIONS_TO_US,
        )

    def _reached(self) -> distributed.Client:
        try:
            return distributed.Client(self.scheduler, timeout=self._patience_seconds)
        except (OSError, ValueError) as error:
            listening = "Is `dask scheduler` running there, and is the address right?"
            raise ClusterUnavailableError(self.scheduler, f"nobody answers ({error})", listening) from error
