"""Resolves pyproject.toml into requirements/, each with hashes and no index address.

What is locked already stays, unless pyproject.toml asks for something newer; `--upgrade` takes the newest of all.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

_ROOT: Final = Path(__file__).parents[1]
LOCKS: Final = {
    "dev": ("build", "learn", "engine", "etl", "dev"),
    "run": ("build", "train", "etl"),
    "api": (),
}
"""The extras in each lock; `dev` comes first and the others stay within it."""


def main() -> int:
    for name, extras in LOCKS.items():
        command = ["uv", "pip", "compile", "--quiet", "--universal", "--generate-hashes", "--no-header"]
        command += ["--python-version", "3.11", "pyproject.toml", "--output-file", f"requirements/{name}.txt"]
        command += [option for extra in extras for option in ("--extra", extra)]
        if name != "dev":
            command += ["--constraints", "requirements/dev.txt"]
        elif "--upgrade" in sys.argv:
            command.append("--upgrade")
        program = Path(sys.executable).with_name(command[0])
        subprocess.run([program, *command[1:]], cwd=_ROOT, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
