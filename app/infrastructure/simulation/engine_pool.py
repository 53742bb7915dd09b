from __future__ import annotations

from contextlib import contextmanager
from queue import SimpleQueue
from threading import Lock
from typing import TYPE_CHECKING

from app.infrastructure.simulation.engine_process import EngineProcess

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class EnginePool:
    """A few Node programs, each lent to one thread at a time. They start when first asked."""

    def __init__(self, folder: Path, size: int) -> None:
        self._engines = [EngineProcess(folder) for _ in range(size)]
        self._idle: SimpleQueue[EngineProcess] = SimpleQueue()
        for engine in self._engines:
            self._idle.put(engine)
        self._closing = Lock()

    @contextmanager
    def lend(self) -> Iterator[EngineProcess]:
        engine = self._idle.get()
        try:
            yield engine
        finally:
            self._idle.put(engine)

    def kill(self) -> None:
        for engine in self._engines:
            engine.kill()

    def close(self) -> None:
        """Wait for what is being played, and end the programs."""
        with self._closing:  # or two closers could each wait for the engines that the other holds
            held = [self._idle.get() for _ in self._engines]
            for engine in held:
                engine.close()
                self._idle.put(engine)
