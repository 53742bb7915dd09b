"""Lists what each lock brings, in the form of CycloneDX: `make sbom`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

from scripts.lock import GROUPS, LOCKS

ROOT: Final = Path(__file__).parents[1]


def main() -> int:
    """Write into the folder that was named, or into var/sbom."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "var" / "sbom"
    folder.mkdir(parents=True, exist_ok=True)
    for name in (*LOCKS, *GROUPS):
        write(name, folder / f"{name}.cdx.json")
    print(f"The lists are in {folder}.")
    return 0


def write(lock: str, file: Path) -> None:
    tool = Path(sys.executable).with_name("cyclonedx-py")
    options = ["--output-reproducible", "--output-format", "JSON", "--output-file", str(file)]
    source = ROOT / "requirements" / f"{lock}.txt"
    command = [str(tool), "requirements", *options, str(source)]
    subprocess.run(command, cwd=ROOT, check=True)


if __name__ == "__main__":
    sys.exit(main())
