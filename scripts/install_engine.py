"""Installs the reference battle engine."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from scripts.node_packages import install

FOLDER: Final = Path(__file__).parents[1] / "app" / "infrastructure" / "simulation" / "showdown"

if __name__ == "__main__":
    sys.exit(install(FOLDER))
