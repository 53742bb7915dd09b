from __future__ import annotations

import contextlib
import json
import subprocess
import threading
import weakref
from collections import deque
from typing import IO, TYPE_CHECKING, Any, Final

from app.infrastructure.simulation.node_program import find_node

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_STDERR_LINES: Final = 12
_GOODBYE_SECONDS: Final = 2.0


class NodeProcessError(Exception):
    """The program ended, hung, or answered something other than the JSON line that was asked for."""


class NodeTimeoutError(NodeProcessError):
    """There was no answer in time."""


class NodeProcess:
    """A running Node program that answers each JSON line with a JSON line. After an error it is dead; start another.

    One thread at a time may ask. The child ends with this object, with `close`, or with the interpreter.
    """

    def __init__(self, program: Path) -> None:
        command = [find_node(), program.name]
        pipe = subprocess.PIPE
        try:
            # In a session of its own: Ctrl-C is ours to handle, and shall not look like a crash of the child.
            self._process = subprocess.Popen(
                command, cwd=program.parent, stdin=pipe, stdout=pipe, stderr=pipe, start_new_session=True
            )
        except OSError as error:
            raise NodeProcessError(f"it does not start: {error}") from error
        self._asked = 0
        self._last_words: deque[bytes] = deque(maxlen=_STDERR_LINES)
        listener = threading.Thread(target=_listen, args=(_open(self._process.stderr), self._last_words), daemon=True)
        listener.start()
        self._end = weakref.finalize(self, _end, self._process, listener)

    def ask(self, request: Mapping[str, object], *, timeout_seconds: float) -> dict[str, Any]:
        """Return the answer to the request, to which an `id` is added.

        Raises:
            NodeTimeoutError: there was no answer in time. The program is dead.
            NodeProcessError: there was no good answer. The program is dead.
        """
        self._asked += 1
        with self._alarm(timeout_seconds) as late:
            try:
                return self._understand(self._exchange({**request, "id": self._asked}))
            except NodeProcessError as error:
                self._end()  # and with it come its last words
                if late.is_set():
                    raise NodeTimeoutError(self._with_last_words(f"no answer within {timeout_seconds:g} s")) from None
                raise NodeProcessError(self._with_last_words(str(error))) from None
            except BaseException:
                self._end()
                raise

    def close(self) -> None:
        """Close the program's input, which ends it unless it is busy or broken; then kill it."""
        if self._end.alive:
            _hang_up(self._process)
        self._end()

    def kill(self) -> None:
        """May be called from any thread; whoever waits for an answer is told at once."""
        self._process.kill()

    @contextlib.contextmanager
    def _alarm(self, timeout_seconds: float) -> Iterator[threading.Event]:
        late = threading.Event()
        timer = threading.Timer(timeout_seconds, self._cut_short, [late])
        timer.daemon = True
        timer.start()
        try:
            yield late
        finally:
            timer.cancel()

    def _cut_short(self, late: threading.Event) -> None:
        late.set()
        self.kill()

    def _exchange(self, request: dict[str, object]) -> bytes:
        stdin, stdout = _open(self._process.stdin), _open(self._process.stdout)
        try:
            stdin.write(json.dumps(request).encode() + b"\n")
            stdin.flush()
            return stdout.readline()
        except (OSError, ValueError):  # the program has gone
            return b""

    def _understand(self, line: bytes) -> dict[str, Any]:
        if not line:
            raise NodeProcessError
        try:
            answer = json.loads(line)
        except ValueError:
            answer = None
        if not isinstance(answer, dict) or answer.get("id") != self._asked:
            raise NodeProcessError(f"it answered {line[:200].decode(errors='replace').strip()!r}")
        return answer

    def _with_last_words(self, reason: str) -> str:
        words = b"\n".join(self._last_words).decode(errors="replace").strip()
        said = reason or f"it ended with code {self._process.returncode}"
        return f"{said}: {words}" if words else said


def _open(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise NodeProcessError("it has no pipes")
    return pipe


def _listen(stderr: IO[bytes], last_words: deque[bytes]) -> None:
    for line in stderr:
        last_words.append(line.rstrip())


def _hang_up(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(OSError, subprocess.TimeoutExpired):
        _open(process.stdin).close()
        process.wait(_GOODBYE_SECONDS)


def _end(process: subprocess.Popen[bytes], listener: threading.Thread) -> None:
    process.kill()
    process.wait()
    listener.join(_GOODBYE_SECONDS)
    for pipe in (process.stdin, process.stdout, process.stderr):
        with contextlib.suppress(OSError):  # what was still to be written has no reader any more
            _open(pipe).close()
