"""A stand-in for the image below all others: the packages of Debian that it has, from this machine, and Python."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from scripts.images.dockerfile import Image

# Those of python:3.11-slim-bookworm, beside Debian's essential ones.
_PACKAGES: Final = (
    "apt",
    "ca-certificates",
    "libbz2-1.0",
    "libdb5.3",
    "libffi8",
    "libgdbm6",
    "liblzma5",
    "libncursesw6",
    "libreadline8",
    "libsqlite3-0",
    "libssl3",
    "libuuid1",
    "netbase",
    "tzdata",
    "zlib1g",
)
# What Debian's slim images leave out.
_LEFT_OUT: Final = (
    "/usr/share/doc/",
    "/usr/share/man/",
    "/usr/share/locale/",
    "/usr/share/info/",
    "/usr/share/lintian/",
)
_NEEDS: Final = re.compile(r"^\s*(?:Pre)?Depends: ([\w.+-]+)", re.MULTILINE)
_LINKS: Final = ("bin", "sbin", "lib", "lib64")
_FOLDERS: Final = ("proc", "sys", "dev", "run", "tmp", "root", "opt", "var/lib", "var/cache", "usr/local/bin")
BASE: Final = Image(
    environment={"PATH": "/usr/local/bin:/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8"}
)


def lay_base(folder: Path) -> None:
    """Fill an empty folder with it."""
    for name in _FOLDERS:
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "tmp").chmod(0o1777)
    for name in _LINKS:
        (folder / name).symlink_to(f"usr/{name}")
        (folder / "usr" / name).mkdir(parents=True, exist_ok=True)
    _copy(_files(), folder)
    for name in ("etc/passwd", "etc/group", "etc/shadow", "etc/gshadow", "etc/ld.so.conf"):
        shutil.copy(Path("/", name), folder / name)
    shutil.copytree("/etc/ld.so.conf.d", folder / "etc" / "ld.so.conf.d", dirs_exist_ok=True)
    _lay_python(folder / "usr" / "local")
    subprocess.run(["/usr/sbin/ldconfig", "-r", str(folder)], check=True)
    pip = ("/usr/local/bin/python", "-m", "ensurepip", "--default-pip")
    subprocess.run(
        ["/usr/sbin/chroot", str(folder), *pip], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def _files() -> list[str]:
    """Return the files of the packages, and of all that those need."""
    essential = _said("dpkg-query", "--show", "--showformat=${Essential} ${Package}\n")
    first = [line.split()[1] for line in essential.splitlines() if line.startswith("yes")]
    closure = _said("apt-cache", "depends", "--recurse", "--installed", "--no-recommends", "--no-suggests",
                    "--no-conflicts", "--no-breaks", "--no-replaces", "--no-enhances", *first, *_PACKAGES)  # fmt: skip
    names = {*first, *_PACKAGES, *_NEEDS.findall(closure)}
    installed = set(_said("dpkg-query", "--show", "--showformat=${Package}\n").split())
    return _said("dpkg-query", "--listfiles", *sorted(names & installed)).splitlines()


def _copy(files: list[str], folder: Path) -> None:
    for file in map(Path, dict.fromkeys(files)):
        if str(file).startswith(_LEFT_OUT) or not file.exists() or (file.is_dir() and not file.is_symlink()):
            continue
        # A library of /lib is one of /usr/lib.
        target = folder / file.parent.resolve().relative_to("/") / file.name
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.is_symlink() and not target.exists():
            shutil.copy2(file, target, follow_symlinks=False)


def _lay_python(local: Path) -> None:
    """Put the Python that runs this to where the image has its own."""
    version = f"python3.{sys.version_info.minor}"
    home = Path(sys.base_prefix)
    left_out = shutil.ignore_patterns("__pycache__", "site-packages", "test", "tests", "idlelib", "config-3*")
    shutil.copytree(home / "lib" / version, local / "lib" / version, ignore=left_out)
    for library in home.glob("lib/libpython3*.so*"):
        shutil.copy2(library, local / "lib" / library.name, follow_symlinks=False)
    shutil.copy2((home / "bin" / version).resolve(), local / "bin" / version)
    for name in ("python3", "python"):
        (local / "bin" / name).symlink_to(version)


def _said(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
