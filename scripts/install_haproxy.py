"""Brings HAProxy into `.venv/haproxy`, from Debian's packages, where there is none on the path."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from scripts import debian_programs

FOLDER: Final = Path(__file__).parents[1] / ".venv" / "haproxy"
NAME: Final = "haproxy"
_REMEDY: Final = (
    "The rehearsal of a delivery, and its tests, need HAProxy 2.6 or later. Install the package haproxy of Debian or "
    "Ubuntu (after apt-get update) or Fedora, so that it is on the path."
)


def find(folder: Path = FOLDER) -> str | None:
    return debian_programs.find(NAME, folder)


def install(folder: Path) -> None:
    program = Path("usr/sbin/haproxy")
    debian_programs.install_with_libraries(program, package="haproxy", into=folder, remedy=_REMEDY)


if __name__ == "__main__":
    sys.exit(debian_programs.run(install, FOLDER))
