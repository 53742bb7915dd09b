"""Resolves pyproject.toml into requirements/, each with hashes and no index address.

What is locked already stays, unless pyproject.toml asks for something newer; `--upgrade` takes the newest of all.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_ROOT: Final = Path(__file__).parents[1]
LOCKS: Final = {
    "dev": ("build", "learn", "engine", "etl", "redis", "client", "cluster", "monitor", "tracing", "web", "dev"),
    "run": ("build", "train", "etl", "engine", "web"),
    "api": ("redis",),
    "jobs": ("learn", "engine", "etl", "cluster", "monitor"),
}
"""The extras in each lock; `dev` comes first and the others stay within it."""
_WITHIN_DEV: Final = ("--constraints", "requirements/dev.txt")
GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "client-generator": (),
    "delivery": (),
    "site": (),
    "build": _WITHIN_DEV,
    "web": _WITHIN_DEV,
    "mlflow-server": _WITHIN_DEV,
}
"""What lives in an environment of its own, each with its lock; the server is the one that the tests run."""
_COMPILE: Final = ("pip", "compile", "--quiet", "--universal", "--generate-hashes", "--no-header")


def main() -> int:
    newest = ["--upgrade"] if "--upgrade" in sys.argv else []
    for name, extras in LOCKS.items():
        wanted = ["pyproject.toml", *(option for extra in extras for option in ("--extra", extra))]
        _resolve(name, [*wanted, *(newest if name == "dev" else _WITHIN_DEV)])
    for group, limits in GROUPS.items():
        _resolve(group, ["--group", group, *(limits or newest)])
    return 0


def _resolve(name: str, wanted: list[str]) -> None:
    uv = Path(sys.executable).with_name("uv")
    options = ["--python-version", "3.11", "--output-file", f"requirements/{name}.txt"]
    subprocess.run([uv, *_COMPILE, *options, *wanted], cwd=_ROOT, check=True)


if __name__ == "__main__":
    sys.exit(main())
