"""Brings Prometheus' programs into `.venv/prometheus`, from Debian's packages, where none are on the path."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

FOLDER: Final = Path(__file__).parents[1] / ".venv" / "prometheus"
PROGRAMS: Final = ("prometheus", "promtool", "amtool")
_PACKAGES: Final = ("prometheus", "prometheus-alertmanager")
_REMEDY: Final = (
    f"The tests need {', '.join(PROGRAMS)}. Install them from https://prometheus.io/download, or as the packages "
    f"{' and '.join(_PACKAGES)} of Debian or Ubuntu (after apt-get update), so that they are on the path."
)


class MissingProgramsError(Exception):
    """Neither the path nor Debian's packages gave the programs."""

    def __init__(self) -> None:
        super().__init__(_REMEDY)


def find(program: str, folder: Path = FOLDER) -> str | None:
    """Return where this program is: on the path or, after `main`, in the folder."""
    path = os.pathsep.join([os.environ.get("PATH", os.defpath), str(folder)])
    return shutil.which(program, path=path)


def install(folder: Path) -> None:
    """Unpack the programs into the folder, unless all are on the path; it needs no rights but those to write there."""
    if all(find(program, folder) for program in PROGRAMS):
        return
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as name:
        unpacked = Path(name)
        for package in _download(unpacked):
            subprocess.run(["dpkg-deb", "--extract", str(package), name], check=True)  # noqa: S607 - Debian's own
        for program in PROGRAMS:
            shutil.copy(unpacked / "usr" / "bin" / program, folder)


def _download(folder: Path) -> list[Path]:
    if shutil.which("apt-get") is None or shutil.which("dpkg-deb") is None:
        raise MissingProgramsError
    # On a fresh machine apt does not know yet what there is, and only root may let it look.
    if not _apt("download", *_PACKAGES, folder=folder) and not (
        os.geteuid() == 0 and _apt("update", folder=folder) and _apt("download", *_PACKAGES, folder=folder)
    ):
        raise MissingProgramsError
    return sorted(folder.glob("*.deb"))


def _apt(*arguments: str, folder: Path) -> bool:
    # As root, apt would download as somebody who may not write into a folder of root's.
    command = ["apt-get", "--quiet", "--option", "APT::Sandbox::User=root", *arguments]
    return subprocess.run(command, cwd=folder, check=False).returncode == 0


def main() -> int:
    try:
        install(FOLDER)
    except MissingProgramsError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
