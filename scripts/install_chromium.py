"""Brings Chromium into `.venv/chromium`, from Debian's packages, where none is on the path."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from scripts import debian_programs
from scripts.debian_programs import MissingProgramsError

FOLDER: Final = Path(__file__).parents[1] / ".venv" / "chromium"
NAMES: Final = ("chromium", "chromium-browser", "google-chrome")
_ON_MACOS: Final = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
_PACKAGES: Final = ("chromium", "fonts-dejavu-core")
_REMEDY: Final = (
    f"The tests of the web interface need {', '.join(NAMES[:-1])} or {NAMES[-1]} on the path. Install the package "
    "chromium of Debian (after apt-get update) or Fedora, or Google Chrome from https://www.google.com/chrome, which "
    "is looked for in /Applications on macOS."
)
# Programs start with an absolute path to their libraries and fonts, where these are not.
_LAUNCHER: Final = """#!/bin/sh
export LD_LIBRARY_PATH="{libraries}"
export FONTCONFIG_FILE="{folder}/fonts.conf"
exec "{folder}/usr/lib/chromium/chromium" "$@"
"""
_FONTS: Final = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>/usr/share/fonts</dir>
  <dir>{folder}/usr/share/fonts</dir>
  <cachedir>{folder}/font-cache</cachedir>
</fontconfig>
"""


def find(folder: Path = FOLDER) -> str | None:
    """Return where a Chromium is, by whichever name."""
    return next((found for name in (*NAMES, _ON_MACOS) if (found := debian_programs.find(name, folder))), None)


def install(folder: Path) -> None:
    """Unpack a Chromium, with what it needs and this machine has not, unless there is one on the path."""
    if find(folder):
        return
    if not debian_programs.unpack(*_PACKAGES, into=folder, and_what_they_need=True):
        raise MissingProgramsError(_REMEDY)
    (folder / "fonts.conf").write_text(_FONTS.format(folder=folder), encoding="utf-8")
    _write_launcher(folder)


def _write_launcher(folder: Path) -> None:
    libraries = {str(library.parent) for library in folder.glob("**/*-linux-gnu*/**/*.so*")}
    # It comes last: an installation that was interrupted has none.
    launcher = folder / NAMES[0]
    launcher.touch(mode=0o755)
    launcher.write_text(_LAUNCHER.format(folder=folder, libraries=":".join(sorted(libraries))), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(debian_programs.run(install, FOLDER))
