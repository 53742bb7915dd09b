"""The web interface: a process of its own, so that neither it nor the API waits for the other."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from contextlib import contextmanager
from importlib.util import find_spec
from threading import Event, Thread
from typing import TYPE_CHECKING, Annotated, Final

import typer

from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_log = logging.getLogger(__name__)

_MODULE: Final = "app.presentation.web"
_API_VARIABLE: Final = "PREDICTIONDEX_API_URL"
_PAUSE_SECONDS: Final = 1.0
_STOP_SECONDS: Final = 5.0


class WebMissingError(PredictionDexError):
    def __init__(self) -> None:
        super().__init__("The web interface needs more libraries: pip install 'predictiondex[web]'.")


def web(
    *,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 8501,
    api: Annotated[str, typer.Option(envvar=_API_VARIABLE, help="Where the API answers.")] = "http://127.0.0.1:8000",
) -> None:
    """Serve the web interface alone, for an API that runs elsewhere."""
    _require_libraries()
    environment = os.environ | {_API_VARIABLE: api}
    raise typer.Exit(subprocess.run(_command(host, port), env=environment, check=False).returncode)


@contextmanager
def web_interface(host: str, port: int, api: str) -> Iterator[None]:
    """Serve it beside this process, and again where it dies, until the block ends or this process does.

    Raises `WebMissingError` where its libraries are not installed.
    """
    _require_libraries()
    ending = Event()
    process = _Process(_command(host, port, "--until-input-ends"), api)
    watcher = Thread(target=_keep_alive, args=(process, ending), daemon=True)
    watcher.start()
    try:
        yield
    finally:
        ending.set()
        process.stop()
        watcher.join()


class _Process:
    """Nothing is ever written into its input: it ends when that is closed, be it because this process died.

    In a session of its own it does not hear of Ctrl-C, which is for this process.
    """

    def __init__(self, command: Sequence[str], api: str) -> None:
        self._command = command
        self._environment = os.environ | {_API_VARIABLE: api}
        self._running = self._start()

    def again(self) -> None:
        self._running = self._start()

    def relay(self) -> int:
        """Pass on what it says until it ends, and return its status."""
        with self._running as running:
            for line in running.stdout or ():
                if line.strip():
                    _log.info("%s", line.strip())
        return running.wait()

    def stop(self) -> None:
        self._running.terminate()
        try:
            self._running.wait(timeout=_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._running.kill()

    def _start(self) -> subprocess.Popen[str]:
        return subprocess.Popen(
            self._command,
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )


def _keep_alive(process: _Process, ending: Event) -> None:
    while True:
        status = process.relay()
        if ending.wait(_PAUSE_SECONDS):
            return
        _log.warning("The web interface has ended with status %s; it is started again", status)
        process.again()
        if ending.is_set():
            # It was not there yet when the one before was stopped.
            process.stop()


def _command(host: str, port: int, *options: str) -> list[str]:
    return [sys.executable, "-m", _MODULE, "--host", host, "--port", str(port), *options]


def _require_libraries() -> None:
    if find_spec("streamlit") is None:
        raise WebMissingError
