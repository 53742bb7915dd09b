"""Writes what the libraries of each image are, as CycloneDX, from its lock: `python -m scripts.write_sboms [FOLDER]`.

What the image below adds, which is Debian's, is told by the attestation that BuildKit makes (docs/delivery/images.md).
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

from scripts.images.context import ROOT
from scripts.images.sizes import LOCKS

_FOLDER: Final = ROOT / "var" / "sbom"


def main() -> int:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else _FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for image in LOCKS:
        print(write(image, folder))
    return 0


def write(image: str, folder: Path) -> Path:
    """Return the file, which fits the schema of CycloneDX."""
    file = folder / f"predictiondex-{image}.cdx.json"
    lock = ROOT / "requirements" / f"{LOCKS[image]}.txt"
    options = ["--pyproject", str(ROOT / "pyproject.toml"), "--output-reproducible", "--validate", "-o", str(file)]
    command = [sys.executable, "-m", "cyclonedx_py", "requirements", *options, str(lock)]
    subprocess.run(command, check=True, cwd=ROOT)
    return file


if __name__ == "__main__":
    sys.exit(main())
