from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from app.application.ports.battle_simulator import SimulatorUnavailableError
from app.infrastructure.simulation.node_process import NodeProcess, NodeProcessError
from app.infrastructure.simulation.node_program import NodeMissingError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


REMEDY: Final = "Run `make engine`."
_PROGRAM: Final = "engine.mjs"
_START_SECONDS: Final = 60.0


class EngineProcess:
    """The Node program; it starts when first asked, and afresh after a failure. One thread at a time may ask."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._node: NodeProcess | None = None

    def ask(self, request: Mapping[str, object], *, timeout_seconds: float) -> dict[str, Any]:
        """Return the answer, which is the caller's to check.

        Raises:
            SimulatorUnavailableError: there is no Node, or no engine.
            NodeProcessError: there was no good answer in time.
        """
        if self._node is None:
            self._node = self._start()
        try:
            return self._node.ask(request, timeout_seconds=timeout_seconds)
        except BaseException:
            self._node = None
            raise

    def rules_version(self, *, timeout_seconds: float = _START_SECONDS) -> str:
        """Raise `SimulatorUnavailableError` where the engine does not even say its version."""
        try:
            answer = self.ask({"op": "version"}, timeout_seconds=timeout_seconds)
            return str(answer["rules"])
        except (NodeProcessError, KeyError) as error:
            raise SimulatorUnavailableError("it does not start", REMEDY, cause=str(error)) from error

    def kill(self) -> None:
        """May be called from any thread; whoever waits for an answer is told at once."""
        node = self._node
        if node is not None:
            node.kill()

    def close(self) -> None:
        node, self._node = self._node, None
        if node is not None:
            node.close()

    def _start(self) -> NodeProcess:
        if not (self._folder / _PROGRAM).is_file() or not (self._folder / "node_modules").is_dir():
            raise SimulatorUnavailableError("it is not installed", REMEDY)
        try:
            return NodeProcess(self._folder / _PROGRAM)
        except NodeMissingError:
            raise SimulatorUnavailableError("there is no Node", REMEDY) from None
