"""A terminal in which a document is followed: one shell for all its blocks, as a reader has one."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Listener
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tests.command_line import run_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from multiprocessing.connection import Connection

_SECONDS: Final = 180
_COMMAND_SECONDS: Final = 90
"""So that a command which does not end is told before the document is given up."""
_BEGINNING: Final = 'set -o pipefail\nset -E\ntrap \'echo "$BASH_COMMAND" >> "$FAILED"\' ERR\n'
_BEGINNING_OF_JSON: Final = re.compile(r"\{\s*\"")
_PROGRAM: Final = """#!{python} -IS
import os, sys
from multiprocessing.connection import Client
with Client({address!r}) as caller:
    caller.send((sys.argv[1:], os.getcwd(), dict(os.environ)))
    out, err, status = caller.recv()
sys.stdout.write(out)
sys.stderr.write(err)
sys.exit(status)
"""
"""Stands for `predictiondex`, which it has done by a process that has read the code already."""
_OF_OURS: Final = "PREDICTIONDEX_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    printed: str
    failed: tuple[str, ...]
    """The commands that ended with another status than 0."""

    def answers(self) -> list[Any]:
        """Return the JSON documents that were printed, one after the other."""
        found, end = [], 0
        while beginning := _BEGINNING_OF_JSON.search(self.printed, end):
            answer, end = json.JSONDecoder().raw_decode(self.printed, beginning.start())
            found.append(answer)
        return found


def follow(blocks: Sequence[str], *, desk: Path, var_folder: Path, **settings: str) -> list[Outcome]:
    """Type one block after the other, and return what each printed.

    `desk` is the folder that the reader is in; `settings` are variables of the shell.
    """
    notes = desk.with_name(f"{desk.name}-notes")
    notes.mkdir()
    script = _BEGINNING
    for at, block in enumerate(blocks):
        (notes / f"{at}.sh").write_text(f"{block}\ntrue\n", encoding="utf-8")
        script += f"FAILED='{notes / f'{at}.failed'}'\nsource '{notes / f'{at}.sh'}' > '{notes / f'{at}.out'}' 2>&1\n"
    with _program(notes, var_folder):
        path = os.pathsep.join([str(notes / "bin"), str(Path(sys.executable).parent), os.environ["PATH"]])
        environ = os.environ | settings | {"PATH": path, "FAILED": str(notes / "beginning")}
        subprocess.run(["/bin/bash", "-c", script], cwd=desk, env=environ, timeout=_SECONDS, check=False)
    return [_outcome(notes, at) for at in range(len(blocks))]


def _outcome(notes: Path, at: int) -> Outcome:
    failed = notes / f"{at}.failed"
    return Outcome(
        printed=(notes / f"{at}.out").read_text(encoding="utf-8"),
        failed=tuple(failed.read_text(encoding="utf-8").splitlines()) if failed.exists() else (),
    )


@contextmanager
def _program(notes: Path, var_folder: Path) -> Iterator[None]:
    """Put `predictiondex` into a folder of programs, and do what it is asked to."""
    file = notes / "bin" / "predictiondex"
    file.parent.mkdir()
    with Listener(family="AF_UNIX") as listener:
        file.write_text(_PROGRAM.format(python=sys.executable, address=listener.address), encoding="utf-8")
        file.chmod(0o755)
        threading.Thread(target=_serve, args=(listener, var_folder), daemon=True).start()
        yield


def _serve(listener: Listener, var_folder: Path) -> None:
    with listener:  # who calls after a failure here is refused, and does not wait
        while True:
            try:
                caller = listener.accept()
            except OSError:  # the document is at its end
                return
            with caller:
                _do(caller, var_folder)


def _do(caller: Connection[Any, Any], var_folder: Path) -> None:
    arguments, folder, environ = caller.recv()
    done = run_at(Path(folder), *arguments, folder=var_folder, seconds=_COMMAND_SECONDS, **_settings(environ))
    caller.send((done.stdout, done.stderr, done.returncode))


def _settings(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the settings of the shell that are not those of the test's own process."""
    return {
        name.removeprefix(_OF_OURS): value
        for name, value in environ.items()
        if name.startswith(_OF_OURS) and os.environ.get(name) != value
    }
