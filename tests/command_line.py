from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from tests.conftest import ROOT
from tests.real_server import environment

if TYPE_CHECKING:
    from pathlib import Path


def run(*arguments: str, folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own, with everything that it keeps in this folder."""
    environ = environment(folder, **settings) | {"COLUMNS": "200"}
    command = [sys.executable, "-m", "app", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False, timeout=300)
