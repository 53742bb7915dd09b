"""Programs that the tests need, from Debian's packages, where none are on the path; the system stays as it is."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

# A package that is there already has its version in brackets before the new one.
_NOT_INSTALLED: Final = re.compile(r"^Inst (\S+) \(", re.MULTILINE)
# As root, apt would download as somebody who may not write into a folder of root's.
_APT: Final = ("apt-get", "--quiet", "--option", "APT::Sandbox::User=root")
# It finds what it starts beside itself, so that a checkout may be moved.
_LAUNCHER: Final = """#!/bin/sh
here=$(cd "${{0%/*}}" && pwd)
export LD_LIBRARY_PATH="{libraries}"
exec "$here/{program}" "$@"
"""


class MissingProgramsError(Exception):
    """Neither the path nor Debian's packages gave the programs."""


def find(program: str, folder: Path) -> str | None:
    """Return where this program is: on the path or, where it was installed there, in the folder."""
    path = os.pathsep.join([os.environ.get("PATH", os.defpath), str(folder)])
    return shutil.which(program, path=path)


def unpack(*packages: str, into: Path, and_what_they_need: bool = False) -> bool:
    """Unpack the newest of these packages, or tell that they cannot be had; it needs no rights but those to write."""
    if shutil.which("apt-get") is None or shutil.which("dpkg-deb") is None:
        return False
    with TemporaryDirectory() as name:
        downloads = Path(name)
        if not _download(packages, downloads, and_what_they_need=and_what_they_need):
            return False
        into.mkdir(parents=True, exist_ok=True)
        for package in sorted(downloads.glob("*.deb")):
            subprocess.run(["dpkg-deb", "--extract", str(package), str(into)], check=True)  # noqa: S607 - Debian's own
    return True


def install_with_libraries(program: Path, *, package: str, into: Path, remedy: str) -> None:
    """Unpack a program, with what it needs and this machine has not, unless it is on the path.

    Args:
        program: Where it is in its package, such as usr/bin/true.
        package: Debian's name of it.
        into: The folder, which gets a launcher of the program's name.
        remedy: What the error says where it cannot be had.

    Raises:
        MissingProgramsError: It cannot be had.
    """
    if find(program.name, into):
        return
    if not unpack(package, into=into, and_what_they_need=True):
        raise MissingProgramsError(remedy)
    libraries = {f"$here/{one.parent.relative_to(into)}" for one in into.glob("**/*-linux-gnu*/**/*.so*")}
    # It comes last: an installation that was interrupted has none.
    launcher = into / program.name
    launcher.touch(mode=0o755)
    text = _LAUNCHER.format(program=program, libraries=":".join(sorted(libraries)))
    launcher.write_text(text, encoding="utf-8")


def _download(packages: tuple[str, ...], folder: Path, *, and_what_they_need: bool) -> bool:
    def download() -> bool:
        wanted = _with_what_is_missing(packages) if and_what_they_need else packages
        return bool(wanted) and _apt("download", *wanted, folder=folder)

    # On a fresh machine apt does not know yet what there is, and only root may let it look.
    return download() or (os.geteuid() == 0 and _apt("update", folder=folder) and download())


def _with_what_is_missing(packages: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of the packages, and of all that they need, that this machine has not; none where apt refuses."""
    command = [*_APT, "install", "--simulate", "--no-install-recommends", *packages]
    done = subprocess.run(command, check=False, stdout=subprocess.PIPE, text=True)
    return tuple(_NOT_INSTALLED.findall(done.stdout)) if done.returncode == 0 else ()


def _apt(*arguments: str, folder: Path) -> bool:
    return subprocess.run([*_APT, *arguments], cwd=folder, check=False).returncode == 0


def run(install: Callable[[Path], None], folder: Path) -> int:
    """Install into the folder; the remedy, where it is needed, is what the caller gets to read."""
    try:
        install(folder)
    except MissingProgramsError as error:
        print(error, file=sys.stderr)
        return 1
    return 0
