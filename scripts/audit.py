"""Asks whether anything that a lock names is known to be unsafe: `make audit`.

The exit status is 1 where something is, and where a lock cannot be asked about.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scripts.lock import GROUPS, LOCKS
from scripts.node_packages import npm

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT: Final = Path(__file__).parents[1]
NODE_LOCKS: Final = (
    "app/infrastructure/simulation/showdown",
    "scripts/workflow_linter",
    "scripts/cluster_tools",
    "scripts/mermaid",
)
_OSV: Final = "https://api.osv.dev/v1/query"


def main() -> int:
    parser = argparse.ArgumentParser(description="Asks whether anything that a lock names is known to be unsafe.")
    parser.add_argument("locks", nargs="*", default=[*LOCKS, *GROUPS], help="Of Python, by their names.")
    parser.add_argument("--osv-url", default=_OSV, help="Who knows.")
    parser.add_argument("--python-only", action="store_true", help="Leave Node's packages out.")
    wanted = parser.parse_args()
    node = () if wanted.python_only else NODE_LOCKS
    unsafe = [name for name, command in _commands(wanted.locks, node, wanted.osv_url) if _fails(name, command)]
    print(f"Unsafe, or not known: {', '.join(unsafe)}." if unsafe else "Nothing is known to be unsafe.")
    return 1 if unsafe else 0


def _commands(locks: Sequence[str], node: Sequence[str], address: str) -> Iterator[tuple[str, list[str]]]:
    audit = [sys.executable, "-m", "pip_audit", "--strict", "--progress-spinner", "off", "--disable-pip"]
    audit += ["--vulnerability-service", "osv", "--osv-url", address, "--require-hashes"]
    for name in locks:
        yield name, [*audit, "--requirement", str(ROOT / "requirements" / f"{name}.txt")]
    for folder in node:
        yield folder, [*npm(), "audit", "--prefix", str(ROOT / folder)]


def _fails(name: str, command: Sequence[str]) -> bool:
    print(f"{name}:", flush=True)
    return subprocess.run(command, cwd=ROOT, check=False).returncode != 0


if __name__ == "__main__":
    sys.exit(main())
