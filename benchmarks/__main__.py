"""Every benchmark in turn, whatever the others miss: `python -m benchmarks`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

BENCHMARKS: Final = (
    "simulator",
    "engine",
    "search",
    "atlas",
    "api",
    "advice",
    "load",
    "monitoring",
    "storing",
    "soak",
    "switching",
    "cluster",
    "imports",
    "pokedex",
    "web",
)
_WITH_A_MODEL: Final = frozenset({"advice", "load", "monitoring", "soak", "web"})
"""They share a folder, so that one model is trained and one atlas built for all of them."""


def main() -> None:
    with TemporaryDirectory() as folder:
        missed = run_all({name: command_of(name, Path(folder)) for name in BENCHMARKS})
    sys.exit(f"Missed or failed, of {len(BENCHMARKS)} benchmarks: {', '.join(missed)}." if missed else 0)


def command_of(name: str, folder: Path) -> list[str]:
    return [sys.executable, "-m", f"benchmarks.{name}", *([str(folder)] if name in _WITH_A_MODEL else [])]


def run_all(commands: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the names of those that did not end well."""
    missed = []
    for name, command in commands.items():
        sys.stdout.write(f"\n== {name}\n")
        sys.stdout.flush()
        if subprocess.run(command, check=False).returncode:
            missed.append(name)
    return missed


if __name__ == "__main__":
    main()
