from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from tests.conftest import ROOT
from tests.real_server import environment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from multiprocessing.context import ForkServerContext

_SECONDS: Final = 300
_IMPORTED: Final = ("app.container.container", "app.main", "mlflow.tracking", "pyarrow.parquet", "xgboost")
"""What most commands need; what makes up its mind about the environment when it is imported is not among them."""


def run(*arguments: str, folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own, with everything that it keeps in this folder."""
    return run_at(ROOT, *arguments, folder=folder, seconds=_SECONDS, **settings)


def run_at(
    desk: Path, *arguments: str, folder: Path, seconds: float, **settings: str
) -> subprocess.CompletedProcess[str]:
    """Run it where paths begin at `desk`; raise `subprocess.TimeoutExpired` where it takes longer.

    The process is forked from one that has imported the code, for that takes longer than most commands.
    """
    environ = environment(folder, **settings) | {"COLUMNS": "200"}
    with TemporaryDirectory() as said:
        process = _forks().Process(target=_be_command, args=(arguments, environ, desk, said))
        process.start()
        process.join(seconds)
        if process.exitcode is None:
            process.kill()
            raise subprocess.TimeoutExpired(arguments, seconds)
        out, err = (Path(said, name).read_text(encoding="utf-8") for name in ("1", "2"))
    return subprocess.CompletedProcess(arguments, process.exitcode, out, err)


@cache
def _forks() -> ForkServerContext:
    context = get_context("forkserver")
    context.set_forkserver_preload(list(_IMPORTED))
    return context


def _be_command(arguments: Sequence[str], environ: Mapping[str, str], desk: Path, said: str) -> None:
    os.environ.clear()
    os.environ.update(environ)
    os.chdir(desk)
    for output in (1, 2):
        os.dup2(os.open(Path(said, str(output)), os.O_WRONLY | os.O_CREAT), output)
    from app.__main__ import main

    sys.argv = ["predictiondex", *arguments]
    sys.exit(main())
