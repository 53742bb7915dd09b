"""Lets Schemathesis ask a server everything that the API's own description allows, and much that it does not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

_CONFIGURATION: Final = Path(__file__).with_name("schemathesis.toml")
_PROGRAM: Final = (sys.executable, "-m", "schemathesis.cli", "--no-color", "--config-file", str(_CONFIGURATION), "run")
_OPTIONS: Final = ("--checks", "all", "--continue-on-failure", "--workers", "2", "--seed", "2018")


def run_schemathesis(address: str, folder: Path, *, phases: str, examples: int) -> subprocess.CompletedProcess[str]:
    """Return what it says and whether it found nothing; what it keeps, it keeps in this folder."""
    options = [*_OPTIONS, "--phases", phases, "--max-examples", str(examples)]
    command = [*_PROGRAM, f"{address}/openapi.json", *options]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
