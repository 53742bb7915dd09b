"""Brings Prometheus' programs into `.venv/prometheus`, from Debian's packages, where none are on the path."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from scripts import debian_programs
from scripts.debian_programs import MissingProgramsError

FOLDER: Final = Path(__file__).parents[1] / ".venv" / "prometheus"
PROGRAMS: Final = ("prometheus", "promtool", "amtool")
_PACKAGES: Final = ("prometheus", "prometheus-alertmanager")
_REMEDY: Final = (
    f"The tests need {', '.join(PROGRAMS)}. Install them from https://prometheus.io/download, or as the packages "
    f"{' and '.join(_PACKAGES)} of Debian or Ubuntu (after apt-get update), so that they are on the path."
)


def find(program: str, folder: Path = FOLDER) -> str | None:
    return debian_programs.find(program, folder)


def install(folder: Path) -> None:
    """Copy the programs into the folder, unless all are on the path."""
    if all(find(program, folder) for program in PROGRAMS):
        return
    with TemporaryDirectory() as name:
        unpacked = Path(name)
        if not debian_programs.unpack(*_PACKAGES, into=unpacked):
            raise MissingProgramsError(_REMEDY)
        folder.mkdir(parents=True, exist_ok=True)
        for program in PROGRAMS:
            shutil.copy(unpacked / "usr" / "bin" / program, folder)


if __name__ == "__main__":
    sys.exit(debian_programs.run(install, FOLDER))
