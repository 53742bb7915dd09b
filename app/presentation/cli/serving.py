"""What runs while the service answers: this process alone, or several workers on the one socket."""

from __future__ import annotations

import gc
import logging
import multiprocessing
import signal
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

import uvicorn
from uvicorn.config import STARTUP_FAILURE
from uvicorn.supervisors.multiprocess import Multiprocess, Process

from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

    from fastapi import FastAPI

    from app.presentation.cli.dependencies import ServerOptions

_SILENT_SECONDS: Final = 30
"""How long a worker may be too busy to say that it is alive, as while it compiles the rules."""

_log = logging.getLogger(__name__)


def serve_alone(app: FastAPI, listener: socket.socket, options: ServerOptions) -> None:
    _freeze()
    with suppress(KeyboardInterrupt):  # uvicorn has closed every connection before it hands Ctrl-C on
        uvicorn.Server(uvicorn.Config(app, **_settings(options))).run(sockets=[listener])


def serve_with_workers(
    create_app: Callable[[], FastAPI],
    listener: socket.socket,
    options: ServerOptions,
    *,
    workers: int,
    announce: Callable[[], None],
    tell_end: Callable[[int], None],
) -> bool:
    """Start processes that each make an application of their own, until Ctrl-C; one that dies is replaced.

    `create_app` must be importable, for a new process has nothing else of this one. `tell_end` is told the number of
    each process that is gone. Return whether all could start.
    """
    config = uvicorn.Config(
        Worker(create_app),
        factory=True,
        workers=workers,
        timeout_worker_healthcheck=_SILENT_SECONDS,
        **_settings(options),
    )
    supervisor = _Supervisor(config, sockets=[listener], announce=announce, tell_end=tell_end)
    supervisor.run()
    return all(process.exitcode != STARTUP_FAILURE for process in supervisor.processes)


class _Supervisor(Multiprocess):
    """Starts the other workers after the first, which compiles the rules and makes the stores where there are none."""

    def __init__(
        self,
        config: uvicorn.Config,
        sockets: list[socket.socket],
        *,
        announce: Callable[[], None],
        tell_end: Callable[[int], None],
    ) -> None:
        super().__init__(config, sockets)
        self._announce = announce
        self._tell_end = tell_end
        self._known: set[int] = set()
        self._announced = False

    def init_processes(self) -> None:
        self._start(1)

    def keep_subprocess_alive(self) -> None:
        before = self._present()
        # Also who has been started since, and dies at once.
        self._known |= before
        super().keep_subprocess_alive()
        for gone in before - self._present():
            _log.warning("The worker %s has died; another takes its place", gone)
        self._tell_ends()
        if not self._announced and self.processes[0].is_ready():
            self._announced = True
            self._start(self.processes_num - 1)
            self._announce()

    def _tell_ends(self) -> None:
        """Also of those that a signal has let go or replaced."""
        present = self._present()
        for gone in self._known - present:
            self._tell_end(gone)
        self._known = present

    def _present(self) -> set[int]:
        return {process.pid for process in self.processes if process.pid is not None}

    def _start(self, count: int) -> None:
        for _ in range(count):
            process = Process(self.config, self.sockets)
            process.start()
            self.processes.append(process)


class Worker:
    """Makes the application of one worker, in that worker."""

    def __init__(self, create_app: Callable[[], FastAPI]) -> None:
        self._create_app = create_app

    def __call__(self) -> FastAPI:
        """Leave with the status that tells the supervisor not to try again, where it cannot be made."""
        threading.Thread(target=_stop_with_supervisor, daemon=True).start()
        try:
            app = self._create_app()
        except PredictionDexError as error:
            _log.error("%s", error)
            raise SystemExit(STARTUP_FAILURE) from error
        except Exception as error:
            _log.exception("The service cannot be made")
            raise SystemExit(STARTUP_FAILURE) from error
        _freeze()
        return app


def _stop_with_supervisor() -> None:
    """Nobody else would stop a worker, and what it holds would be lost, where its supervisor is killed."""
    supervisor = multiprocessing.parent_process()
    if supervisor is not None:
        supervisor.join()
        signal.raise_signal(signal.SIGTERM)


def _settings(options: ServerOptions) -> dict[str, Any]:
    return {
        # The same wherever it runs, whatever else is installed beside it.
        "loop": "asyncio",
        "http": "h11",
        # Its records go where all others do, and each request has a line already.
        "log_config": None,
        "log_level": "warning",
        "access_log": False,
        "server_header": False,
        # Whoever is not named here could otherwise say that it is this machine.
        "proxy_headers": bool(options.trusted_proxies),
        "forwarded_allow_ips": list(options.trusted_proxies),
        "timeout_keep_alive": options.keep_alive_seconds,
        "limit_concurrency": options.most_connections,
    }


def _freeze() -> None:
    # What is loaded now stays loaded: looking through it for garbage would hold up an answer now and then.
    gc.collect()
    gc.freeze()
