from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from threading import Lock
from typing import IO, TYPE_CHECKING, Final

from app.domain.errors import PredictionDexError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.application.ports.atlas_repository import AtlasPlan, AtlasRepository

_COMMAND: Final = (sys.executable, "-m", "app", "learn", "atlas", "--background")
_BUSY_STATUS: Final = 75
"""The exit status of a process that leaves the work to another one."""
_BUILT_ANOTHER: Final = "another model is in production by now, or another Pokédex was imported"
_STOP_SECONDS: Final = 5
_LAST_WORDS: Final = 500


class AtlasNotBuiltError(PredictionDexError):
    """The process that should have built it has failed; it is not tried again with the same model and Pokédex."""

    def __init__(self, key: str, said: str) -> None:
        self.key = key
        self.said = said
        super().__init__(f"The atlas {key} could not be built: {said}")


class AtlasProcess:
    """Has atlases built by a process of low priority, which ends with this one, however this one ends."""

    def __init__(self, *, atlases: AtlasRepository, settings: Mapping[str, str]) -> None:
        """`settings` are the environment variables by which the other process finds the same databases and folders."""
        self._atlases = atlases
        self._settings = settings
        self._running: _Running | None = None
        self._excuses: dict[str, str] = {}
        self._lock = Lock()

    def begin(self, plan: AtlasPlan) -> None:
        """Begin to build, unless that is being done already.

        Raises:
            AtlasNotBuiltError: it was tried, and failed.
        """
        key = plan.origin.key
        with self._lock:
            if self._running and self._running.has_ended():
                # Perhaps it has built it just now: whether it is there is seen before this is called again.
                self._excuses.update(self._running.excuse())
                self._running = None
            elif key in self._excuses:
                raise AtlasNotBuiltError(key, self._excuses[key])
            elif self._running is None and not self._atlases.is_busy():
                self._running = _Running(key, self._settings)

    def end(self) -> None:
        """Stop building; what is asked for next is another atlas, so what failed may be tried again after it."""
        with self._lock:
            self._excuses.clear()
            if self._running:
                self._running.stop()
                self._running = None


class _Running:
    def __init__(self, key: str, settings: Mapping[str, str]) -> None:
        self._key = key
        self._said: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - it is closed when the process has ended
        # Nothing is ever written into the pipe: the other end sees when it is closed, be it because this process died.
        # In a session of its own it does not hear of Ctrl-C, which is for this one.
        self._process = subprocess.Popen(
            _COMMAND,
            env=os.environ | settings,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=self._said,
            start_new_session=True,
        )

    def has_ended(self) -> bool:
        return self._process.poll() is not None

    def excuse(self) -> dict[str, str]:
        """Return why a process that has ended will not build it next time either, by the key of its atlas."""
        status = self._process.wait()
        self._said.seek(0)
        words = " ".join(self._said.read().decode(errors="replace").split())[-_LAST_WORDS:]
        self._close()
        if status == _BUSY_STATUS:
            return {}
        return {self._key: (words or f"exit status {status}") if status else _BUILT_ANOTHER}

    def stop(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(timeout=_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._close()

    def _close(self) -> None:
        self._said.close()
        if self._process.stdin:
            self._process.stdin.close()
