"""Brings HAProxy into `.venv/haproxy`, from Debian's packages, where there is none on the path."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from scripts import debian_programs
from scripts.debian_programs import MissingProgramsError

FOLDER: Final = Path(__file__).parents[1] / ".venv" / "haproxy"
NAME: Final = "haproxy"
_REMEDY: Final = (
    "The rehearsal of a delivery, and its tests, need HAProxy 2.6 or later. Install the package haproxy of Debian or "
    "Ubuntu (after apt-get update) or Fedora, so that it is on the path."
)
_LAUNCHER: Final = """#!/bin/sh
export LD_LIBRARY_PATH="{libraries}"
exec "{folder}/usr/sbin/haproxy" "$@"
"""


def find(folder: Path = FOLDER) -> str | None:
    return debian_programs.find(NAME, folder)


def install(folder: Path) -> None:
    """Unpack it, with what it needs and this machine has not, unless it is on the path."""
    if find(folder):
        return
    if not debian_programs.unpack(NAME, into=folder, and_what_they_need=True):
        raise MissingProgramsError(_REMEDY)
    libraries = {str(library.parent) for library in folder.glob("**/*-linux-gnu*/**/*.so*")}
    # It comes last: an installation that was interrupted has none.
    launcher = folder / NAME
    launcher.touch(mode=0o755)
    launcher.write_text(_LAUNCHER.format(folder=folder, libraries=":".join(sorted(libraries))), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(debian_programs.run(install, FOLDER))
