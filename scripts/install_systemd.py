"""Brings systemd's own judge of units into `.venv/systemd`, from Debian's packages, where there is none on the path."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from scripts import debian_programs

FOLDER: Final = Path(__file__).parents[1] / ".venv" / "systemd"
NAME: Final = "systemd-analyze"
_REMEDY: Final = (
    "The units of a server without containers are judged by systemd-analyze. Install the package systemd of Debian, "
    "Ubuntu (after apt-get update) or Fedora, so that it is on the path."
)


def find(folder: Path = FOLDER) -> str | None:
    return debian_programs.find(NAME, folder)


def install(folder: Path) -> None:
    program = Path("usr/bin/systemd-analyze")
    debian_programs.install_with_libraries(program, package="systemd", into=folder, remedy=_REMEDY)


if __name__ == "__main__":
    sys.exit(debian_programs.run(install, FOLDER))
