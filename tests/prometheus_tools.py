"""The programs of Prometheus, which `make test` installs."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from scripts.install_prometheus import find

if TYPE_CHECKING:
    from pathlib import Path


def program(name: str) -> str:
    found = find(name)
    assert found, f"{name} is gone: delete .venv/prometheus, and run `make prometheus`."
    return found


def check(name: str, *arguments: str | Path, cwd: Path | None = None) -> str:
    """Run a program to its end, and return what it has said when it was content."""
    command = [program(name), *map(str, arguments)]
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr
